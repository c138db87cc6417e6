import { expandSystem } from '../evidence/claimScope.ts';
import type { ClaimStatement, IndexedClaim, IndexedTerm } from './claimIndex.ts';
import { isCommonWord } from './commonWords.ts';
import type { PaperFeatures } from './paperFeatures.ts';
import type { StatementReading } from './reading.ts';
import type { RelatedEntities } from './relatedEntities.ts';
import { agreementOf, partsOf, type Relation, relationAt, type Sign } from './relation.ts';

/** How much a kind of feature tells; names tell most. */
const kindWeights: Readonly<Record<string, number>> = { entity: 1.6, meaning: 0.8, word: 1 };

/** How rare what no claim has counts: a word may be anything, a name or a meaning is a matter of its own. */
const unknownRarity: Readonly<Record<string, number>> = { entity: 0.9, meaning: 0.9, word: 0.6 };

/** The same of words that all texts have, of numbers, and of pairs of Chinese characters, which overlap and cut across words. */
const unknownCommonWord = 0.1;
const unknownPair = 0.2;

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

/** What a sentence is about, with how much that tells. */
interface WeighedFeature {
	readonly name: string;
	readonly weight: number;
	readonly isName: boolean;
}

/** A claim beside a sentence. */
interface ClaimComparison {
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
	readonly #related: RelatedEntities;
	readonly #papers: PaperFeatures;
	readonly #weigh: (feature: string) => number;
	readonly #features: readonly WeighedFeature[];
	readonly #said: number;
	readonly #named: number;
	readonly #systems: readonly string[];

	constructor(
		reading: StatementReading,
		rarities: ReadonlyMap<string, number>,
		related: RelatedEntities,
		papers: PaperFeatures,
	) {
		this.#reading = reading;
		this.#related = related;
		this.#papers = papers;
		this.#weigh = (feature) => {
			const kind = feature.slice(0, feature.indexOf(':'));
			return kindWeights[kind]! * (rarities.get(feature) ?? unknownRarityOf(feature));
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
	compare(indexed: IndexedClaim): ClaimComparison | undefined {
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
		const { language } = this.#reading;
		const own = indexed.statements.find(({ reading }) => reading.language === language) ?? indexed.statements[0]!;
		const { claimed, claimedShared, names, namesShared } = this.#sharedOf(own);
		const other = own.reading.relation;
		const subject = this.#shareOfTerm(indexed.subject);
		const object = this.#shareOfTerm(indexed.object);
		const systems = this.#systemsMatch(indexed);
		const relation = relationAt(this.#reading.relation, this.#focusOf(indexed));
		const agreement = this.#agreementWith(own.reading, relation, indexed);
		const left = this.#features.filter(({ name }) => !indexed.matches.has(name));
		const likeness: Likeness = {
			ofClaim: shareOf(claimedShared, claimed),
			ofSentence: shareOf(said, this.#said),
			namesOfClaim: names === 0 ? shareOf(claimedShared, claimed) : shareOf(namesShared, names),
			namesOfSentence: this.#named === 0 ? shareOf(said, this.#said) : shareOf(named, this.#named),
			told: shareOf(sumOf(left), this.#said),
			shared: Math.min(1, claimedShared / 3),
			agrees: agreement === 1 ? 1 : 0,
			opposes: agreement === -1 ? 1 : 0,
			subject,
			object,
			both: Math.min(subject, object),
			narrower: Math.min(
				2,
				this.#features.filter(({ name }) => restricting.has(name) && !indexed.matches.has(name)).length,
			),
			wider: Math.min(
				2,
				own.features.filter((name) => restricting.has(name) && !this.#reading.features.has(name)).length,
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
			const weight = this.#weigh(`entity:${entity}`);
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

	/** How much of a term the sentence names: the best of its entities, and its words where the languages agree. */
	#shareOfTerm({ entities, features }: IndexedTerm): number {
		const named = entities.reduce((best, id) => Math.max(best, this.#matchOf(`entity:${id}`)), 0);
		const others = features.filter((feature) => this.#reading.language === 'en' || feature.startsWith('meaning:'));
		if (others.length === 0) {
			return named;
		}
		const weight = others.reduce((sum, feature) => sum + this.#weigh(feature), 0);
		const shared = others.reduce((sum, feature) => sum + this.#weigh(feature) * this.#matchOf(feature), 0);
		return entities.length === 0 ? shared / weight : 0.6 * named + (0.4 * shared) / weight;
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
function bothOrOne(first: Relation, second: Relation, axis: 'requires' | 'benefit'): number {
	return first[axis] !== 0 && second[axis] !== 0 ? 1 : first[axis] !== 0 || second[axis] !== 0 ? -1 : 0;
}
