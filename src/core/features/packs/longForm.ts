import { alignedStart } from '../../matching/definitions.ts';

/** A name and the abbreviation after it: `bone mineral density (BMD)`. */
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
	const small = words.toLowerCase();
	// A few letters are longer when they are small; then places no longer agree.
	const start = small.length === words.length ? alignedStart(small, abbreviation) : undefined;
	const longForm = start === undefined ? '' : words.slice(start).trim();
	return longForm.length > abbreviation.length ? longForm : undefined;
}
