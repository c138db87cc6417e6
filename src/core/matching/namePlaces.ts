/** Decides at which places of a block names may begin: where a word begins, and behind the letters that stand before a protein. */
import { breakCode, type FoldedProse } from '../text/foldedBuffer.ts';
import type { TrieValue } from './company.ts';
import type { NameTrie } from './nameTrie.ts';
import type { NameWalker } from './nameWalker.ts';
import { behindPrefix, having } from './proteinPrefix.ts';
import { collectShortForms } from './shortForms.ts';
import type { NamePlace } from './strangers.ts';

const code = { space: 32, p: 112, t: 116, alpha: 0x3b1, delta: 0x394 } as const;

/** Where names begin; `from` is behind a prefix such as `p-`. */
export interface PrefixedPlace extends NamePlace {
	readonly from: number;
}

/**
 * Every place of a block where names begin, and the short forms that were met on the way (`collectShortForms`).
 *
 * @param isWord whether a unit is a word's, by its code
 * @param walker has begun with the same prose
 */
export function placesOfNames(
	prose: FoldedProse,
	isWord: Uint8Array,
	trie: NameTrie<TrieValue>,
	walker: NameWalker,
): { readonly places: readonly PrefixedPlace[]; readonly shortForms: readonly number[] } {
	const places: PrefixedPlace[] = [];
	const shortForms: number[] = [];
	const { codes, length } = prose;
	let previous = breakCode;
	for (let at = 0; at < length; at++) {
		const unit = codes[at]!;
		if (isWord[unit] === 1) {
			if (isWord[previous] === 1) {
				// `αPD-1`, an antibody against what is named behind the letter; `ΔMADRS`, the change of a score.
				const isBehindSign = at < 2 || isWord[codes[at - 2]!] === 0;
				const isBehindAlpha = isBehindSign && previous === code.alpha;
				const isBehindDelta = isBehindSign && prose.cased[at - 1] === code.delta;
				const matches =
					isBehindAlpha || isBehindDelta ? having(isBehindAlpha ? 'isProtein' : 'isScale', walker.walk(at)) : undefined;
				if (matches !== undefined) {
					places.push({ at, matches, from: at });
				}
				previous = unit;
				continue;
			}
			collectShortForms(prose, at, isWord, shortForms);
			const next = codes[at + 1]!;
			const third = at + 2 < length ? codes[at + 2]! : 0;
			const canBegin = isWord[next] === 0 || at + 1 >= length || trie.beginsWith(unit, next, third);
			const matches = canBegin ? walker.walk(at) : undefined;
			const from = unit === code.p || unit === code.t ? behindPrefix(prose, at, isWord) : 0;
			const prefixed = from > 0 ? walker.walk(from) : undefined;
			if (prefixed !== undefined && (matches === undefined || prefixed[0]!.end > matches[0]!.end)) {
				places.push({ at, matches: prefixed, from });
			} else if (matches !== undefined) {
				places.push({ at, matches, from: at });
			}
		} else if (unit !== code.space && unit !== breakCode) {
			const matches = walker.walk(at);
			if (matches !== undefined) {
				places.push({ at, matches, from: at });
			}
		}
		previous = unit;
	}
	return { places, shortForms };
}
