import { expandSystem } from '../evidence/claimScope.ts';
import type { ClaimStatement, IndexedClaim } from './claimIndex.ts';
import type { StatementReading } from './reading.ts';
import type { RelatedEntities } from './relatedEntities.ts';
import { agreementOf, type Relation, type Sign } from './relation.ts';

/** How much a kind of feature tells; names tell most. */
const kindWeights: Readonly<Record<string, number>> = { entity: 1.6, meaning: 0.8, word: 1 };

/** How rare what no claim has counts: a word may be anything, a name or a meaning is a matter of its own. */
const unknownRarity: Readonly<Record<string, number>> = { entity: 0.9, meaning: 0.9, word: 0.6 };

/** What speaks for a claim being what a sentence says, each from -1 to 1. */
export interface Likeness {
	/** How much of the claim the sentence says, and how much of the sentence the claim says. */
	readonly ofClaim: number;
	readonly ofSentence: number;
	/** The same for names alone. */
	readonly namesOfClaim: number;
	readonly namesOfSentence: number;
	/** How much is shared at all. */
	readonly shared: number;
	readonly agrees: number;
	readonly opposes: number;
	/** Whether they are about the same species. */
	readonly systems: number;
	readonly requires: number;
	readonly benefit: number;
	readonly change: number;
}

/** How much each counts; fitted on the tuning half of `test/quality/suggest` with a logistic regression. */
const weights: Likeness = {
	ofClaim: 4,
	ofSentence: 3,
	namesOfSentence: 1,
	namesOfClaim: 1,
	agrees: 0.6,
	opposes: 0.4,
	systems: 0.5,
	shared: 1,
	requires: 0.6,
	benefit: 0.2,
	change: 0.2,
};
const bias = -5.2;

/** The probability that the claim is what the sentence speaks of. */
export function scoreOf(likeness: Likeness): number {
	let sum = bias;
	for (const [name, weight] of Object.entries(weights) as [keyof Likeness, number][]) {
		sum += weight * likeness[name];
	}
	return 1 / (1 + Math.exp(-sum));
}

/** Compares one sentence with claims. */
export class SentenceScorer {
	readonly #reading: StatementReading;
	readonly #related: RelatedEntities;
	readonly #weigh: (feature: string) => number;
	readonly #features: readonly { readonly name: string; readonly weight: number; readonly isName: boolean }[];
	readonly #said: number;
	readonly #named: number;
	readonly #systems: readonly string[];

	constructor(reading: StatementReading, rarities: ReadonlyMap<string, number>, related: RelatedEntities) {
		this.#reading = reading;
		this.#related = related;
		this.#weigh = (feature) => {
			const kind = feature.slice(0, feature.indexOf(':'));
			return kindWeights[kind]! * (rarities.get(feature) ?? unknownRarity[kind]!);
		};
		this.#features = [...reading.features].map((name) => ({
			name,
			weight: this.#weigh(name),
			isName: name.startsWith('entity:'),
		}));
		this.#said = sumOf(this.#features);
		this.#named = sumOf(this.#features.filter(({ isName }) => isName));
		this.#systems = [...reading.systems].flatMap((system) => expandSystem(system));
	}

	/** Undefined where nothing is shared. */
	compare(indexed: IndexedClaim): { readonly likeness: Likeness; readonly agreement: Sign } | undefined {
		let said = 0;
		let named = 0;
		for (const { name, weight, isName } of this.#features) {
			const match = indexed.matches.get(name);
			if (match !== undefined) {
				said += weight * match;
				named += isName ? weight * match : 0;
			}
		}
		if (said === 0) {
			return undefined;
		}
		const { language, relation } = this.#reading;
		const own = indexed.statements.find(({ reading }) => reading.language === language) ?? indexed.statements[0]!;
		const { claimed, claimedShared, names, namesShared } = this.#sharedOf(own);
		const other = own.reading.relation;
		const agreement = agreementOf(relation, other);
		return {
			agreement: agreement === 0 ? (relation.isNegated === other.isNegated ? 1 : -1) : agreement,
			likeness: {
				ofClaim: shareOf(claimedShared, claimed),
				ofSentence: shareOf(said, this.#said),
				namesOfClaim: shareOf(namesShared, names),
				namesOfSentence: shareOf(named, this.#named),
				shared: Math.min(1, claimedShared / 3),
				agrees: agreement === 1 ? 1 : 0,
				opposes: agreement === -1 ? 1 : 0,
				systems: this.#systemsMatch(indexed),
				requires: bothOrOne(relation, other, 'requires'),
				benefit: bothOrOne(relation, other, 'benefit'),
				change: bothOrOne(relation, other, 'change'),
			},
		};
	}

	/** How much of a statement the sentence says. */
	#sharedOf({ features }: ClaimStatement) {
		let claimed = 0;
		let claimedShared = 0;
		let names = 0;
		let namesShared = 0;
		for (const feature of features) {
			const weight = this.#weigh(feature);
			const match = this.#matchOf(feature);
			claimed += weight;
			claimedShared += weight * match;
			if (feature.startsWith('entity:')) {
				names += weight;
				namesShared += weight * match;
			}
		}
		return { claimed, claimedShared, names, namesShared };
	}

	/** How far the sentence has a feature of a claim, from 0 to 1. */
	#matchOf(feature: string): number {
		const { features, alternatives, entities } = this.#reading;
		if (features.has(feature)) {
			return 1;
		}
		if (!feature.startsWith('entity:')) {
			return 0;
		}
		const id = feature.slice('entity:'.length);
		const related = this.#related.get(id);
		return entities.reduce((best, entity) => Math.max(best, related?.get(entity) ?? 0), alternatives.has(id) ? 0.8 : 0);
	}

	/** 1 where sentence and claim are about the same species, -1 where about others, 0 where one does not say. */
	#systemsMatch({ systems }: IndexedClaim): number {
		if (this.#systems.length === 0 || systems.size === 0) {
			return 0;
		}
		return this.#systems.some((system) => (systems as ReadonlySet<string>).has(system)) ? 1 : -1;
	}
}

function sumOf(features: readonly { readonly weight: number }[]): number {
	return features.reduce((sum, { weight }) => sum + weight, 0);
}

function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** 1 where both state such a relation, -1 where one does, 0 where neither. */
function bothOrOne(first: Relation, second: Relation, axis: 'requires' | 'benefit' | 'change'): number {
	return first[axis] !== 0 && second[axis] !== 0 ? 1 : first[axis] !== 0 || second[axis] !== 0 ? -1 : 0;
}
