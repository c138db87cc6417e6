/** Decides what kind of character stands at a place, by which words end and gaps count. */

/** What a folded character is for boundaries and gaps. */
export const characterKind = { other: 0, latin: 1, digit: 2, greek: 3, ideograph: 4 } as const;
export type CharacterKind = (typeof characterKind)[keyof typeof characterKind];

/** The kind of a folded, lower-case or cased UTF-16 unit. */
export function kindOf(code: number): CharacterKind {
	if (code < 128) {
		if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90)) {
			return characterKind.latin;
		}
		return code >= 48 && code <= 57 ? characterKind.digit : characterKind.other;
	}
	if ((code >= 0x4e00 && code <= 0x9fff) || (code >= 0x3400 && code <= 0x4dbf)) {
		return characterKind.ideograph;
	}
	if (code >= 0x391 && code <= 0x3c9) {
		return characterKind.greek;
	}
	// Punctuation of Chinese and of Latin scripts ends words; the rest are letters of other scripts.
	return (code >= 0x2000 && code <= 0x303f) || (code >= 0xff00 && code <= 0xffef) || code < 0xc0
		? characterKind.other
		: characterKind.latin;
}

/** Whether a unit is part of a word in a script that separates words. */
export function isWordCode(code: number): boolean {
	const kind = kindOf(code);
	return kind === characterKind.latin || kind === characterKind.digit || kind === characterKind.greek;
}

export function isUpper(code: number): boolean {
	return code >= 65 && code <= 90;
}

export function isDigit(code: number): boolean {
	return code >= 48 && code <= 57;
}
