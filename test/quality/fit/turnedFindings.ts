import type { EvidenceBase } from '../../../src/core/evidence/evidenceBase.ts';
import { inBothLanguages } from '../../../src/core/evidence/inBothLanguages.ts';

/** A finding of a paper with one place of it turned into its contrary. */
export interface TurnedFinding {
	readonly turn: string;
	readonly citekey: string;
	readonly text: string;
}

/** Words that say the contrary of each other. */
const contraries: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
	direction: [
		['increased', 'decreased'],
		['raised', 'lowered'],
		['rose', 'fell'],
		['increases', 'decreases'],
		['raises', 'lowers'],
		['enhanced', 'weakened'],
		['upregulated', 'downregulated'],
		['升高', '降低'],
		['增加', '减少'],
		['上调', '下调'],
		['增强', '减弱'],
	],
	comparison: [
		['more', 'less'],
		['better', 'worse'],
		['higher', 'lower'],
		['greater', 'smaller'],
		['superior', 'inferior'],
		['longer', 'shorter'],
		['优于', '不如'],
		['高于', '低于'],
	],
	need: [
		['blocked', 'did not block'],
		['abolished', 'left intact'],
		['prevented', 'did not prevent'],
		['reversed', 'did not reverse'],
		['阻断了', '没有阻断'],
		['消除了', '没有消除'],
	],
	negation: [
		['did not', 'did'],
		['was not', 'was'],
		['were not', 'were'],
		['had no', 'had a clear'],
		['without', 'with'],
		['没有', ''],
		['并未', ''],
		['未', ''],
	],
};

const isHan = (word: string): boolean => /\p{Script=Han}/u.test(word);

/** A word wherever it stands by itself. */
function placeOf(text: string, word: string): number {
	return isHan(word) ? text.indexOf(word) : text.search(new RegExp(String.raw`(?<![\w-])${word}(?![\w-])`, 'u'));
}

/**
 * The findings of all papers, each with the first word of a kind that has a contrary exchanged for it. A machine turns them, so
 * some are no statements or true by accident: what share gets a hint serves to compare one way of finding faults with another.
 */
export function turnedFindings(base: EvidenceBase): readonly TurnedFinding[] {
	return base.papers.flatMap(({ citekey, study }) =>
		study.findings.flatMap(inBothLanguages).flatMap((finding) =>
			Object.entries(contraries).flatMap(([turn, pairs]) => {
				const text = turnedOnce(finding, pairs);
				return text === undefined ? [] : [{ turn, citekey, text }];
			}),
		),
	);
}

function turnedOnce(text: string, pairs: readonly (readonly [string, string])[]): string | undefined {
	const [first] = pairs
		.flatMap(([one, other]) => [
			[one, other],
			[other, one],
		])
		.filter(([word]) => word !== '')
		.map(([word, contrary]) => ({ word: word!, contrary: contrary!, at: placeOf(text, word!) }))
		.filter(({ at }) => at >= 0)
		// `did not block` holds `did not`, but that is what it is the contrary of.
		.sort((one, other) => one.at - other.at || other.word.length - one.word.length);
	return first && text.slice(0, first.at) + first.contrary + text.slice(first.at + first.word.length);
}
