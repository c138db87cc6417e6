/** A name and the abbreviation behind it: `bone mineral density (BMD)`. */
export interface DefinedName {
	readonly longForm: string;
	readonly abbreviation: string;
}

/** Words in front of an abbreviation that can belong to its long form. */
const mostWords = 8;

/** The names that a text defines an abbreviation for, as Schwartz and Hearst (2003) find them. */
export function definedNames(text: string): readonly DefinedName[] {
	return [...text.matchAll(/\((\p{L}[\p{L}\p{N}/-]{1,9})\)/gu)].flatMap(({ index, 1: inner = '' }) => {
		const before = text.slice(Math.max(0, index - 200), index).trimEnd();
		// A sentence or another bracket ends what may be part of it.
		const words = /[^.;:()[\]!?]*$/.exec(before)![0].trim().split(/\s+/).slice(-mostWords).join(' ');
		const longForm = /\p{Lu}/u.test(inner) ? longFormOf(inner, words) : undefined;
		return longForm === undefined ? [] : [{ longForm, abbreviation: inner }];
	});
}

/** The shortest end of `words` that has the letters of the abbreviation in order, the first one at a word's start. */
function longFormOf(abbreviation: string, words: string): string | undefined {
	const letters = [...abbreviation.toLowerCase()].filter((letter) => /[\p{L}\p{N}]/u.test(letter));
	let at = words.length - 1;
	for (const [index, letter] of [...letters.entries()].reverse()) {
		const isFirst = index === 0;
		while (
			at >= 0 &&
			(words[at]!.toLowerCase() !== letter || (isFirst && at > 0 && /[\p{L}\p{N}]/u.test(words[at - 1]!)))
		) {
			at--;
		}
		if (at < 0) {
			return undefined;
		}
		at--;
	}
	const longForm = words.slice(at + 1).trim();
	return longForm.length > abbreviation.length ? longForm : undefined;
}
