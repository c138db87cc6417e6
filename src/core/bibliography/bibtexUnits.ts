import { lineFeed, carriageReturn, percent, space, tab } from '../text/units.ts';

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
	return unit === space || (unit >= 9 && unit <= 13) || unit === 160 || unit === 0xfeff;
}

/** Whether a unit is white space within a line. */
export function isBlank(unit: number): boolean {
	return unit === space || unit === tab || unit === 0xfeff;
}

/** Whether a unit ends a line. */
export function isLineBreak(unit: number): boolean {
	return unit === lineFeed || unit === carriageReturn;
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
