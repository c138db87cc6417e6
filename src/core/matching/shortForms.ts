/** Decides which forms of a block a document may define as abbreviations. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { isUpper } from './characters.ts';
import { longestAbbreviation } from './definitions.ts';

const code = { hyphen: 45, slash: 47, s: 115 } as const;

/**
 * Decides what a document may define as an abbreviation (`definitions.ts`): adds start and end of every form that begins
 * at a place, `TMM` of `TMM-normalised`, `PK/PD`.
 */
export function collectShortForms(
	{ codes, cased, starts, ends, length }: FoldedProse,
	at: number,
	isWord: Uint8Array,
	shortForms: number[],
): void {
	const last = Math.min(length, at + longestAbbreviation + 1);
	let capitals = 0;
	let isTelling = false;
	for (let end = at; end < last; end++) {
		const isLetter = isWord[codes[end]!] === 1;
		if (!isLetter && codes[end] !== code.hyphen && codes[end] !== code.slash) {
			break;
		}
		if (isUpper(cased[end]!)) {
			capitals++;
			isTelling ||= end > at;
		}
		if (isLetter && isTelling && (end + 1 >= length || isWord[codes[end + 1]!] === 0)) {
			const own = end > at + 1 && cased[end] === code.s ? end : end + 1;
			const size = own - at;
			if (size > 1 && size <= longestAbbreviation && (capitals > 1 || size <= 4)) {
				shortForms.push(starts[at]!, ends[own - 1]!);
			}
		}
	}
}
