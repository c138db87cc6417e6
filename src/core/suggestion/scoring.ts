import { expandSystem } from '../evidence/claimScope.ts';
import type { IndexedClaim } from './claimIndex.ts';
import type { ClaimTable, NumberedClaim, NumberedStatement, NumberedTerm } from './claimTable.ts';
import type { PaperFeatures } from './paperFeatures.ts';
import type { StatementReading } from './reading.ts';
import { agreementOf, partsOf, type Relation, relationAt, type Sign } from './relation.ts';

/** What speaks for a claim being what a sentence says, each from -1 to 1. */
interface Likeness {
	/** How much of the claim the sentence says, and how much of the sentence the claim says. */
	readonly ofClaim: number;
	readonly ofSentence: number;
	/** The same for names alone. */
	readonly namesOfClaim: number;
	readonly namesOfSentence: number;
	/** How much of the sentence beyond that one of the papers of the claim says, in its title and findings. */
	readonly told: number;
	/** How much is shared at all. */
	readonly shared: number;
	readonly agrees: number;
	readonly opposes: number;
	/** How much of the subject and of the object of the claim the sentence names. */
	readonly subject: number;
	readonly object: number;
	/** The lesser of the two. */
	readonly both: number;
	/** In how much the sentence, and the claim, is about fewer cases than the other: people, routes, times. */
	readonly narrower: number;
	readonly wider: number;
	/** Whether they are about the same species, or about different ones. */
	readonly sameSystems: number;
	readonly otherSystems: number;
	readonly requires: number;
	readonly benefit: number;
}

/** Meanings that say for whom, by which way and when something holds. */
const restricting: ReadonlySet<string> = new Set(
	(
		'child elderly pregnancy delivery surgery bipolar healthy nasal oral infusion repeated single uncontrolled alone ' +
		'adjunct pretreatment woman man lowdose highdose resistant transient week month year day sleep cancer diabetes ' +
		'dementia alcohol smoking stroke infection'
	)
		.split(' ')
		.map((meaning) => `meaning:${meaning}`),
);

/**
 * How much each counts; fitted on what `test/quality/suggest` has for tuning, with a logistic regression over all claims
 * and over none of them, drawn towards the weights that were set by hand.
 */
const weights: Readonly<Record<keyof Likeness, number>> = {
	ofClaim: 3.4,
	ofSentence: 14.1,
	namesOfClaim: 1.1,
	namesOfSentence: -1.8,
	told: 5.9,
	shared: 1.5,
	agrees: 0.5,
	opposes: 0.1,
	subject: 2.8,
	object: 0.7,
	both: 0.8,
	narrower: -0.4,
	wider: -0.4,
	sameSystems: 0.9,
	otherSystems: -5.6,
	requires: 1.1,
	benefit: 0.3,
};
const bias = -12.4;

const weighted = Object.entries(weights) as [keyof Likeness, number][];

/** The probability that the claim is what the sentence speaks of. */
function scoreOf(likeness: Likeness): number {
	let sum = bias;
	for (const [name, weight] of weighted) {
		sum += weight * likeness[name];
	}
	return 1 / (1 + Math.exp(-sum));
}

/** What is known of the likeness before relations are compared: all that numbers of features tell. */
type SharedLikeness = Omit<Likeness, keyof typeof unknownLikeness>;

/** What is not known by then, each as it speaks most for a claim. */
const unknownLikeness = {
	agrees: mostTelling('agrees', 0, 1),
	opposes: mostTelling('opposes', 0, 1),
	narrower: mostTelling('narrower', 0, 2),
	wider: mostTelling('wider', 0, 2),
	sameSystems: mostTelling('sameSystems', 0, 1),
	otherSystems: mostTelling('otherSystems', 0, 1),
	requires: mostTelling('requires', -1, 1),
	benefit: mostTelling('benefit', -1, 1),
};

function mostTelling(name: keyof Likeness, least: number, most: number): number {
	return weights[name] > 0 ? most : least;
}

/** What is added up in another order may differ by as much. */
const rounding = 1e-6;

/** How well a name fits that may mean something else as well. */
const alternativeMatch = 0.8;

/** What a sentence is about, with how much that tells. */
interface WeighedFeature {
	readonly name: string;
	readonly weight: number;
	readonly isName: boolean;
}

/** A claim that shares something with a sentence. */
export interface ClaimCandidate {
	readonly claim: NumberedClaim;
	/** No score of the claim is higher. */
	readonly most: number;
}

/** A claim beside a sentence. */
export interface ClaimComparison {
	/** Whether the sentence says what the claim says (1) or the opposite (-1). */
	readonly agreement: Sign;
	/** The score if one of its papers said all that the claim does not say of the sentence. */
	readonly most: number;
	/** Works out how likely the claim is what the sentence speaks of; reads its papers. */
	score(): number;
}

/** Compares one sentence with claims. */
export class SentenceScorer {
	readonly #reading: StatementReading;
	readonly #table: ClaimTable;
	readonly #papers: PaperFeatures;
	readonly #features: readonly WeighedFeature[];
	readonly #said: number;
	readonly #named: number;
	readonly #systems: readonly string[];
	/** How far the sentence has each feature of the claims, from 0 to 1. */
	readonly #matches: Float64Array;

	constructor(reading: StatementReading, table: ClaimTable, papers: PaperFeatures) {
		this.#reading = reading;
		this.#table = table;
		this.#papers = papers;
		this.#features = [...reading.features].map((name) => ({
			name,
			weight: table.weigh(name),
			isName: name.startsWith('entity:'),
		}));
		this.#said = sumOf(this.#features);
		this.#named = sumOf(this.#features.filter(({ isName }) => isName));
		this.#systems = [...reading.systems].flatMap((system) => expandSystem(system));
		this.#matches = matchesOf(reading, table);
	}

	/** The claims that share something with the sentence, those first that could be most like it. */
	candidates(): readonly ClaimCandidate[] {
		const { claims } = this.#table;
		const shared = this.#sharedWithAll();
		return claims
			.flatMap((claim) => {
				const said = shared.said[claim.order]!;
				if (said === 0) {
					return [];
				}
				const left = this.#said - shared.matched[claim.order]! + rounding;
				const likeness = this.#sharedLikeness(claim, said, shared.named[claim.order]!, left);
				return [{ claim, most: scoreOf({ ...likeness, ...unknownLikeness }) }];
			})
			.sort((first, second) => second.most - first.most);
	}

	/** Compares a claim with the sentence in full. */
	compare({ claim }: ClaimCandidate): ClaimComparison {
		const { indexed } = claim;
		const left = this.#features.filter(({ name }) => !indexed.matches.has(name));
		const { said, named } = this.#sharedWith(indexed);
		const { statement } = this.#statementOf(claim);
		const other = statement.reading.relation;
		const systems = this.#systemsMatch(indexed);
		const relation = relationAt(this.#reading.relation, this.#focusOf(indexed));
		const agreement = this.#agreementWith(statement.reading, relation, indexed);
		const likeness: Likeness = {
			...this.#sharedLikeness(claim, said, named, sumOf(left)),
			agrees: agreement === 1 ? 1 : 0,
			opposes: agreement === -1 ? 1 : 0,
			narrower: Math.min(2, left.filter(({ name }) => restricting.has(name)).length),
			wider: Math.min(
				2,
				statement.features.filter((name) => restricting.has(name) && !this.#reading.features.has(name)).length,
			),
			sameSystems: systems === 1 ? 1 : 0,
			otherSystems: systems === -1 ? 1 : 0,
			requires: bothOrOne(relation, other, 'requires'),
			benefit: bothOrOne(relation, other, 'benefit'),
		};
		return {
			agreement,
			most: scoreOf(likeness),
			score: () => scoreOf({ ...likeness, told: shareOf(this.#told(indexed, left), this.#said) }),
		};
	}

	/**
	 * How much the sentence and a claim share.
	 *
	 * @param said how much of the sentence the claim says; `named` of its names
	 * @param left how much of the sentence the claim does not say
	 */
	#sharedLikeness(claim: NumberedClaim, said: number, named: number, left: number): SharedLikeness {
		const own = this.#statementOf(claim);
		const claimedShared = this.#sharedOf(own.numbers);
		const subject = this.#shareOfTerm(claim.subject);
		const object = this.#shareOfTerm(claim.object);
		return {
			ofClaim: shareOf(claimedShared, own.weight),
			ofSentence: shareOf(said, this.#said),
			namesOfClaim:
				own.nameWeight === 0 ? shareOf(claimedShared, own.weight) : shareOf(this.#sharedOf(own.names), own.nameWeight),
			namesOfSentence: this.#named === 0 ? shareOf(said, this.#said) : shareOf(named, this.#named),
			told: shareOf(left, this.#said),
			shared: Math.min(1, claimedShared / 3),
			subject,
			object,
			both: Math.min(subject, object),
		};
	}

	/** By the order of the claims: how much of the sentence each says, of its names, and how much tells what it says in part. */
	#sharedWithAll() {
		const count = this.#table.claims.length;
		const [said, named, matched] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
		for (const { name, weight, isName } of this.#features) {
			const number = this.#table.numberOf(name);
			if (number === undefined) {
				continue;
			}
			const { claims, matches } = this.#table.havingFeature(number);
			for (let at = 0; at < claims.length; at++) {
				const order = claims[at]!;
				said[order]! += weight * matches[at]!;
				named[order]! += isName ? weight * matches[at]! : 0;
				matched[order]! += weight;
			}
		}
		return { said, named, matched };
	}

	/** The same of one claim. */
	#sharedWith({ matches }: IndexedClaim) {
		let said = 0;
		let named = 0;
		for (const { name, weight, isName } of this.#features) {
			const match = matches.get(name) ?? 0;
			said += weight * match;
			named += isName ? weight * match : 0;
		}
		return { said, named };
	}

	/** What a claim states, in the language of the sentence where it has that. */
	#statementOf({ statements }: NumberedClaim): NumberedStatement {
		const { language } = this.#reading;
		return statements.find(({ statement }) => statement.reading.language === language) ?? statements[0]!;
	}

	/** How much of what the claim does not say the best of its papers says. */
	#told({ claim }: IndexedClaim, left: readonly WeighedFeature[]): number {
		const papers = claim.evidence.filter(({ stance }) => stance !== 'background');
		return papers.reduce((best, { paper }) => {
			const features = this.#papers.of(paper);
			return Math.max(best, sumOf(left.filter(({ name }) => features.has(name))));
		}, 0);
	}

	/** Where the sentence names what the claim says something of: its object, else the rarest name. */
	#focusOf({ object, matches }: IndexedClaim): number | undefined {
		const named = this.#reading.mentions.filter(({ entity }) => matches.has(`entity:${entity}`));
		const ofObject = named.filter(({ entity }) => object.entities.includes(entity));
		let rarest: { readonly start: number; readonly weight: number } | undefined;
		for (const { entity, start } of ofObject.length > 0 ? ofObject : named) {
			const weight = this.#table.weigh(`entity:${entity}`);
			if (rarest === undefined || weight > rarest.weight) {
				rarest = { start, weight };
			}
		}
		return rarest?.start;
	}

	/** Whether the sentence says the same; that it says the opposite is believed only where no part of it says the same. */
	#agreementWith(own: StatementReading, relation: Relation, { subject }: IndexedClaim): Sign {
		const isTurned = this.#isTurned(own);
		const isExcluded = (of: StatementReading) => subject.entities.some((id) => of.excluded.has(id));
		const stated = agreementOf(relation, own.relation, isTurned);
		const agreement = isExcluded(this.#reading) === isExcluded(own) ? stated : ((0 - stated) as Sign);
		const parts = relation.changes.length > 1 ? partsOf(relation) : [];
		return agreement < 0 && parts.some((part) => agreementOf(part, own.relation, isTurned) > 0) ? 0 : agreement;
	}

	/** Whether the sentence compares the other way round: what the claim compares with is what it compares. */
	#isTurned(own: StatementReading): boolean {
		const { lead } = this.#reading;
		return lead !== undefined && lead !== own.lead && own.entities.includes(lead);
	}

	/** How much of some features the sentence says. */
	#sharedOf(numbers: readonly number[]): number {
		let shared = 0;
		for (const number of numbers) {
			shared += this.#table.weightOf(number) * this.#matches[number]!;
		}
		return shared;
	}

	/** How much of a term the sentence names: the best of its entities, and its words where the languages agree. */
	#shareOfTerm({ entities, others, meanings }: NumberedTerm): number {
		const named = entities.reduce((best, number) => Math.max(best, this.#matches[number]!), 0);
		const { numbers, weight } = this.#reading.language === 'en' ? others : meanings;
		if (numbers.length === 0) {
			return named;
		}
		const shared = this.#sharedOf(numbers);
		return entities.length === 0 ? shared / weight : 0.6 * named + (0.4 * shared) / weight;
	}

	/** 1 where sentence and claim are about the same species, -1 where about others, 0 where one does not say. */
	#systemsMatch({ systems }: IndexedClaim): number {
		if (this.#systems.length === 0 || systems.size === 0) {
			return 0;
		}
		return this.#systems.some((system) => (systems as ReadonlySet<string>).has(system)) ? 1 : -1;
	}
}

function matchesOf({ features, alternatives, entities }: StatementReading, table: ClaimTable): Float64Array {
	const matches = new Float64Array(table.featureCount);
	const add = (number: number | undefined, match: number): void => {
		if (number !== undefined) {
			matches[number] = Math.max(matches[number]!, match);
		}
	};
	features.forEach((feature) => add(table.numberOf(feature), 1));
	alternatives.forEach((id) => add(table.numberOf(`entity:${id}`), alternativeMatch));
	for (const entity of entities) {
		table.standsFor(entity).forEach(({ number, match }) => add(number, match));
	}
	return matches;
}

function sumOf(features: readonly { readonly weight: number }[]): number {
	return features.reduce((sum, { weight }) => sum + weight, 0);
}

function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** 1 where both state such a relation, -1 where one does, 0 where neither. */
function bothOrOne(first: Relation, second: Relation, axis: 'requires' | 'benefit'): number {
	return first[axis] !== 0 && second[axis] !== 0 ? 1 : first[axis] !== 0 || second[axis] !== 0 ? -1 : 0;
}
