/** Decides where a protein begins behind a prefix such as `p-`. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import type { Match } from './nameWalker.ts';
import { isUpper } from './characters.ts';

/** Decides where a protein begins after `p-`, `phospho-`, `t-` or `pro`; 0 where there is no such prefix. */
export function behindPrefix({ codes, cased }: FoldedProse, at: number, isWord: Uint8Array): number {
	for (const prefix of ['phospho-', 'phospho', 'p-', 'prepro-', 'prepro', 'pro-', 'pro', 'p', 't-']) {
		let k = 0;
		while (
			k < prefix.length &&
			(cased[at + k] === prefix.charCodeAt(k) || (prefix.length > 4 && codes[at + k] === prefix.charCodeAt(k)))
		) {
			k++;
		}
		if (k < prefix.length) {
			continue;
		}
		const from = at + k;
		const isJoined = /[a-z]$/.test(prefix);
		if (isWord[codes[from]!] === 1 && (!isJoined || isUpper(cased[from]!) || isEukaryotic(codes, from))) {
			return from;
		}
	}
	return 0;
}

/** `eEF2K`, `eIF4E`: proteins of eukaryotes, whose names begin with a small letter. */
function isEukaryotic(codes: Uint16Array, from: number): boolean {
	return codes[from] === 101 && codes[from + 1] === 101;
}

/** What of the names at a place are names of proteins, or of scales. */
export function having(
	trait: 'isProtein' | 'isScale',
	matches: readonly Match[] | undefined,
): readonly Match[] | undefined {
	const fitting = (matches ?? []).flatMap((match) => {
		const forms = match.forms.filter(({ form }) => form.traits[trait] && !form.isOtherThing);
		return forms.length > 0 ? [{ ...match, forms }] : [];
	});
	return fitting.length > 0 ? fitting : undefined;
}
