/** What a character that is not plain ASCII folds to: characters of the folded text, or nothing for one to leave out. */
export type FoldedCharacter = string;

/**
 * Folds one character outside ASCII: hyphen variants become `-`, white space a space, full-width forms, sub- and
 * superscripts and ligatures their plain letters, accents go, the micro sign becomes mu, and invisible characters
 * vanish. Case is kept; Chinese characters stay as they are.
 */
export function foldCharacter(character: string): FoldedCharacter {
	const code = character.codePointAt(0)!;
	if (isIdeograph(code)) {
		return character;
	}
	if (isHyphen(code)) {
		return '-';
	}
	if (isBlank(code)) {
		return ' ';
	}
	if (code === 0x2122 || code === 0x2120) {
		// Unicode decomposes ™ and ℠ into letters, which would stick to the name.
		return ' ';
	}
	if (isInvisible(code)) {
		return '';
	}
	if (code === 0x2018 || code === 0x2019 || code === 0x2032) {
		return "'";
	}
	if (code === 0x2044 || code === 0x2215) {
		return '/';
	}
	if (code === 0x03c2) {
		return 'σ';
	}
	if (code === 0xd8 || code === 0xf8) {
		return code === 0xd8 ? 'O' : 'o';
	}
	const decomposed = character.normalize('NFKD');
	let folded = '';
	for (const part of decomposed) {
		const partCode = part.codePointAt(0)!;
		if (partCode >= 0x300 && partCode <= 0x36f) {
			continue;
		}
		folded += partCode < 128 || part === character ? part : isHyphen(partCode) ? '-' : partCode === 0x2044 ? '/' : part;
	}
	return folded;
}

/** Chinese characters and their punctuation, but not full-width forms, which fold to ASCII. */
export function isIdeograph(code: number): boolean {
	return (code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf) || (code >= 0x3001 && code <= 0x303f);
}

function isHyphen(code: number): boolean {
	return (code >= 0x2010 && code <= 0x2015) || code === 0x2212 || code === 0xfe63 || code === 0xff0d;
}

function isBlank(code: number): boolean {
	return code === 0xa0 || (code >= 0x2000 && code <= 0x200a) || code === 0x202f || code === 0x205f || code === 0x3000;
}

function isInvisible(code: number): boolean {
	return code === 0xad || (code >= 0x200b && code <= 0x200f) || code === 0x2060 || code === 0xfeff;
}

/** Superscript digits, which number references and must not become part of the name before them. */
export function isSuperscriptDigit(code: number): boolean {
	return code === 0xb9 || code === 0xb2 || code === 0xb3 || code === 0x2070 || (code >= 0x2074 && code <= 0x2079);
}

/** Superscript plus and minus: they make digits before them a charge (`Ca²⁺`). */
export function isSuperscriptSign(code: number): boolean {
	return code === 0x207a || code === 0x207b;
}
