import { groupBy } from '../text/groupBy.ts';
import type { ClaimStatement, IndexedClaim, IndexedTerm } from './claimIndex.ts';
import { isCommonWord } from './commonWords.ts';
import type { RelatedEntities } from './relatedEntities.ts';

/** How much a kind of feature says; names say most. */
const kindWeights: Readonly<Record<string, number>> = { entity: 1.6, meaning: 0.8, word: 1 };

/** How rare what no claim has counts: a word may be anything, a name or a meaning is a matter of its own. */
const unknownRarity: Readonly<Record<string, number>> = { entity: 0.9, meaning: 0.9, word: 0.6 };

/** The same of words that all texts have, of numbers, and of pairs of Chinese characters, which overlap and cut across words. */
const unknownCommonWord = 0.1;
const unknownPair = 0.2;

/** How many of the claims a topic has, and how many claims there must be. */
const leastOfTopic = 0.2;
const fewestOfTopic = 20;

/** Features of a claim by their numbers, with how much they say together. */
export interface NumberedFeatures {
	readonly numbers: readonly number[];
	readonly weight: number;
}

/** A statement of a claim, by numbers. */
export interface NumberedStatement extends NumberedFeatures {
	readonly statement: ClaimStatement;
	readonly names: readonly number[];
	/** How much its names say together. */
	readonly nameWeight: number;
}

/** Subject or object of a claim, by numbers. */
export interface NumberedTerm {
	readonly entities: readonly number[];
	readonly others: NumberedFeatures;
	/** Those of the others that hold in every language. */
	readonly meanings: NumberedFeatures;
}

/** A claim, by numbers; `order` is its place in the base. */
export interface NumberedClaim {
	readonly indexed: IndexedClaim;
	readonly order: number;
	readonly statements: readonly NumberedStatement[];
	readonly subject: NumberedTerm;
	readonly object: NumberedTerm;
}

/** The claims that have a feature, by their order, and how well each matches it. */
export interface FeaturePostings {
	readonly claims: readonly number[];
	readonly matches: readonly number[];
}

/** A feature for which another entity stands in part, with how well. */
export interface NearFeature {
	readonly number: number;
	readonly match: number;
}

/**
 * The claims beside each other, with their features as numbers: what a sentence shares with hundreds of claims is added up
 * in one walk over what it says.
 */
export class ClaimTable {
	readonly claims: readonly NumberedClaim[];
	readonly #rarities: ReadonlyMap<string, number>;
	readonly #numbers = new Map<string, number>();
	readonly #weights: number[] = [];
	readonly #isName: boolean[] = [];
	readonly #postings: { readonly claims: number[]; readonly matches: number[] }[] = [];
	readonly #standsFor: ReadonlyMap<string, readonly NearFeature[]>;

	constructor(claims: readonly IndexedClaim[], rarities: ReadonlyMap<string, number>, related: RelatedEntities) {
		this.#rarities = rarities;
		this.claims = claims.map((indexed, order) => this.#numbered(indexed, order));
		this.topics = this.#postings.flatMap(({ claims: { length } }, number) =>
			this.#isName[number] && length >= claims.length * leastOfTopic && claims.length >= fewestOfTopic ? [number] : [],
		);
		this.#standsFor = standingFor(related, (id) => this.numberOf(`entity:${id}`));
	}

	/** What a fifth of the claims or more are about: what writers mean where they do not name it. */
	readonly topics: readonly number[];

	/** How many features the claims have; their numbers are smaller. */
	get featureCount(): number {
		return this.#weights.length;
	}

	/** The number of a feature; undefined for one that no claim has. */
	numberOf(feature: string): number | undefined {
		return this.#numbers.get(feature);
	}

	/** How much a feature says. */
	weigh(feature: string): number {
		const kind = feature.slice(0, feature.indexOf(':'));
		return kindWeights[kind]! * (this.#rarities.get(feature) ?? unknownRarityOf(feature));
	}

	weightOf(number: number): number {
		return this.#weights[number]!;
	}

	/** The claims that have a feature. */
	havingFeature(number: number): FeaturePostings {
		return this.#postings[number]!;
	}

	/** The features for which an entity stands in part, with how well. */
	standsFor(entity: string): readonly NearFeature[] {
		return this.#standsFor.get(entity) ?? [];
	}

	#numbered(indexed: IndexedClaim, order: number): NumberedClaim {
		for (const [feature, match] of indexed.matches) {
			const { claims, matches } = this.#postings[this.#number(feature)]!;
			claims.push(order);
			matches.push(match);
		}
		const statements = indexed.statements.map((statement): NumberedStatement => {
			const features = this.#numberedFeatures(statement.features);
			const names = features.numbers.filter((number) => this.#isName[number]);
			return { ...features, statement, names, nameWeight: this.#sumOf(names) };
		});
		return {
			indexed,
			order,
			statements,
			subject: this.#numberedTerm(indexed.subject),
			object: this.#numberedTerm(indexed.object),
		};
	}

	#numberedTerm({ entities, features }: IndexedTerm): NumberedTerm {
		return {
			entities: entities.map((id) => this.#number(`entity:${id}`)),
			others: this.#numberedFeatures(features),
			meanings: this.#numberedFeatures(features.filter((feature) => feature.startsWith('meaning:'))),
		};
	}

	#numberedFeatures(features: readonly string[]): NumberedFeatures {
		const numbers = features.map((feature) => this.#number(feature));
		return { numbers, weight: this.#sumOf(numbers) };
	}

	#sumOf(numbers: readonly number[]): number {
		return numbers.reduce((sum, number) => sum + this.#weights[number]!, 0);
	}

	#number(feature: string): number {
		let number = this.#numbers.get(feature);
		if (number === undefined) {
			number = this.#weights.length;
			this.#numbers.set(feature, number);
			this.#weights.push(this.weigh(feature));
			this.#isName.push(feature.startsWith('entity:'));
			this.#postings.push({ claims: [], matches: [] });
		}
		return number;
	}
}

function standingFor(
	related: RelatedEntities,
	numberOf: (entity: string) => number | undefined,
): ReadonlyMap<string, readonly NearFeature[]> {
	const near = [...related].flatMap(([id, others]) => {
		const number = numberOf(id);
		return number === undefined ? [] : [...others].map(([other, match]) => ({ other, number, match }));
	});
	return groupBy(near, ({ other }) => other);
}

function unknownRarityOf(feature: string): number {
	const [kind, word] = [feature.slice(0, feature.indexOf(':')), feature.slice(feature.indexOf(':') + 1)];
	if (kind !== 'word') {
		return unknownRarity[kind]!;
	}
	if (/^\p{Script=Han}/u.test(word)) {
		return unknownPair;
	}
	return word.length < 2 || /^\d/.test(word) || isCommonWord(word) ? unknownCommonWord : unknownRarity['word']!;
}

/** A word that not every text has. */
export function isTellingWord(feature: string): boolean {
	return feature.startsWith('word:') && unknownRarityOf(feature) === unknownRarity['word'];
}
