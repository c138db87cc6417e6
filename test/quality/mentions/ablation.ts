import type { EntityNames } from '../../../src/core/evidence/nameModel.ts';
import type { Vocabulary } from '../../../src/core/evidence/packModel.ts';

/** A pack without one kind of what it says of names. */
export interface Ablation {
	readonly without: string;
	/** How many rows that kind has: names, rules, phrases, pairs or words. */
	readonly rows: number;
	readonly vocabulary: Vocabulary;
}

/** A pack as it is, and without each kind of what it says of names. */
export function ablations(pack: Vocabulary): readonly Ablation[] {
	const names = pack.names ?? [];
	const without = (what: Partial<EntityNames>): Vocabulary => ({ ...pack, names: names.map((each) => ({ ...each, ...what })) });
	const count = (size: (each: EntityNames) => number): number => names.reduce((sum, each) => sum + size(each), 0);
	const phrases = ({ otherThings }: EntityNames) => otherThings.reduce((sum, rule) => sum + rule.phrases.length, 0);
	return [
		{ without: 'nothing', rows: 0, vocabulary: pack },
		{ without: 'further names', rows: count((each) => each.names.length), vocabulary: without({ names: [] }) },
		{ without: 'rules on company', rows: count((each) => each.company.length), vocabulary: without({ company: [] }) },
		{ without: 'phrases of other things', rows: count(phrases), vocabulary: without({ otherThings: [] }) },
		{ without: 'spellings', rows: pack.spellings?.length ?? 0, vocabulary: { ...pack, spellings: [] } },
		{ without: 'words of the field', rows: pack.fieldWords?.length ?? 0, vocabulary: { ...pack, fieldWords: [] } },
		{ without: 'all of it', rows: 0, vocabulary: { entities: pack.entities } },
	];
}
