/** The characters that give a `.bib` file its shape, as UTF-16 units: entries are walked through unit by unit. */
export const at = 64;
export const comma = 44;
export const equals = 61;
export const openBrace = 123;
export const closeBrace = 125;
export const openParenthesis = 40;
export const closeParenthesis = 41;
export const quote = 34;
export const percent = 37;
export const hash = 35;
export const backslash = 92;
export const tie = 126;
export const dollar = 36;
export const grave = 96;
export const apostrophe = 39;
export const hyphen = 45;

/** The end of a name of an entry type, a field or a string that begins at `start`. */
export function endOfName(text: string, start: number): number {
	let i = start;
	while (i < text.length && isNameUnit(text.charCodeAt(i))) {
		i++;
	}
	return i;
}

/** Whether a unit may be in a name. */
export function isNameUnit(unit: number): boolean {
	return (
		(unit >= 97 && unit <= 122) ||
		(unit >= 65 && unit <= 90) ||
		(unit >= 48 && unit <= 57) ||
		unit === 45 ||
		unit === 95 ||
		unit === 58 ||
		unit === 46 ||
		unit === 43 ||
		unit === 47 ||
		(unit > 127 && !isSpace(unit))
	);
}

/** Whether a UTF-16 unit is white space for BibTeX; the byte order mark counts as such. */
export function isSpace(unit: number): boolean {
	return unit === 32 || (unit >= 9 && unit <= 13) || unit === 160 || unit === 0xfeff;
}

/** Whether a unit is white space within a line. */
export function isBlank(unit: number): boolean {
	return unit === 32 || unit === 9 || unit === 0xfeff;
}

/** Whether a unit ends a line. */
export function isLineBreak(unit: number): boolean {
	return unit === 10 || unit === 13;
}

/** The first offset from `start` that is no white space, at most `end`. */
export function skipSpace(text: string, start: number, end: number): number {
	let i = start;
	while (i < end && isSpace(text.charCodeAt(i))) {
		i++;
	}
	return i;
}

/**
 * The same, `%` comments passed too: between the parts of an entry biber and pandoc take one for white space. BibTeX
 * knows none, and skips the rest of the entry.
 */
export function skipGap(text: string, start: number, end: number): number {
	let i = skipSpace(text, start, end);
	while (i < end && text.charCodeAt(i) === percent) {
		i = skipSpace(text, Math.min(end, endOfLine(text, i)), end);
	}
	return i;
}

/** The offset after the last unit before `end` that is no white space, at least `start`. */
export function skipSpaceBack(text: string, end: number, start: number): number {
	let i = end;
	while (i > start && isSpace(text.charCodeAt(i - 1))) {
		i--;
	}
	return i;
}

/** Where the line of a place ends. */
export function endOfLine(text: string, start: number): number {
	let i = start;
	while (i < text.length && !isLineBreak(text.charCodeAt(i))) {
		i++;
	}
	return i;
}
