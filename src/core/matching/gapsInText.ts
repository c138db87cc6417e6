/** Decides what stands between two characters of a name in a text: blanks, hyphens, slashes, brackets of what is set low. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { type GapKind, gapKind } from './gaps.ts';

const code = { space: 32, close: 41, plus: 43, hyphen: 45, slash: 47 } as const;

/** Longest `(2A)` that stands for what is set low or raised: `A(2A)`, `Na(v)1.5`, `Mg(2+)`. */
const longestLowered = 3;

/** Where a name goes on after a blank, hyphen or slash, or after two of them; 0 where none can. */
export function endOfGap({ codes, length }: FoldedProse, start: number): number {
	let end = start + 1;
	while (end < length && end - start < 3) {
		const unit = codes[end]!;
		if (unit !== code.space && unit !== code.hyphen && unit !== code.slash) {
			break;
		}
		end++;
	}
	return end < length ? end : 0;
}

/** What kind of gap stands there. */
export function gapBetween({ codes }: FoldedProse, start: number, end: number): GapKind {
	let gap: GapKind = gapKind.space;
	for (let i = start; i < end; i++) {
		const unit = codes[i]!;
		if (unit === code.slash) {
			return gapKind.slash;
		}
		if (unit === code.hyphen) {
			gap = gapKind.hyphen;
		}
	}
	// A dash between blanks is punctuation.
	return gap === gapKind.hyphen && codes[start] === code.space ? gapKind.bracket : gap;
}

/** Where a bracket closes that stands directly behind a letter and holds what others set low or raised; 0 where none does. */
export function endOfLowered({ codes, length }: FoldedProse, open: number, isWord: Uint8Array): number {
	if (isWord[codes[open - 1]!] === 0) {
		return 0;
	}
	for (let i = open + 1; i < length && i <= open + longestLowered + 1; i++) {
		const unit = codes[i]!;
		if (unit === code.close) {
			return i > open + 1 ? i : 0;
		}
		if (isWord[unit] === 0 && unit !== code.plus && unit !== code.hyphen) {
			return 0;
		}
	}
	return 0;
}
