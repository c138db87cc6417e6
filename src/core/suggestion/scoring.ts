import { expandSystem } from '../evidence/claimScope.ts';
import { type Agreement, agreementOf, type Comparand, partsOf, relationAt, sharesKind } from './agreement.ts';
import type { ClaimStatement, IndexedClaim } from './claimIndex.ts';
import {
	type ClaimTable,
	isTellingWord,
	type NumberedClaim,
	type NumberedStatement,
	type NumberedTerm,
} from './claimTable.ts';
import type { Evidence } from '../evidence/model.ts';
import type { PaperFeatures } from './paperFeatures.ts';
import type { StatementReading } from './reading.ts';
import type { Relation } from './relation.ts';
import type { Sign } from './sign.ts';

/** What speaks for a claim being what a sentence says. */
export interface Likeness {
	/** How much of the claim the sentence says, how much of the sentence the claim says, and that as an amount: each from 0 to 1. */
	readonly ofClaim: number;
	readonly ofSentence: number;
	readonly amount: number;
	/** How much of the names of the claim the sentence has, and how many names of the sentence the claim has, up to 3. */
	readonly namesOfClaim: number;
	readonly names: number;
	/** How much of the subject and of the object of the claim the sentence names. */
	readonly subject: number;
	readonly object: number;
	/** Whether the claim is about what the sentence names first. */
	readonly lead: number;
	/** In how much the claim is about fewer cases than the sentence, up to 2: people, routes, times. */
	readonly wider: number;
	/** 1 where both are about the same species, -1 where about others. */
	readonly systems: number;
	/** 1 where both say what is required, -1 where one does. */
	readonly requires: number;
	/** Whether both state the same kind of relation, or of none: how many there are, what something is. */
	readonly relation: number;
	/** How much of the sentence one of the papers of the claim says in its title and findings. */
	readonly ofPaper: number;
	/** What neither the claim nor its papers say: the weight of meanings, up to 2, and the number of rare words, up to 3. */
	readonly unmetMeanings: number;
	readonly unmetWords: number;
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
 * How much each counts, so that the claim that a sentence states comes before all others. Fitted on the sentences of
 * `test/quality/suggest` that are for learning, with a regression that picks one claim of all (a conditional logit, drawn
 * towards nought); the sentences of one writer in turn were left out to see what holds for those of others.
 */
const weights: Readonly<Record<keyof Likeness, number>> = {
	ofClaim: 2.75,
	ofSentence: 3.97,
	amount: 2.57,
	namesOfClaim: 0.82,
	names: 1.02,
	subject: 1.52,
	object: 1.48,
	lead: 0.92,
	wider: -0.27,
	systems: 1.83,
	requires: 0.72,
	relation: 1.36,
	ofPaper: 2.13,
	unmetMeanings: -1.91,
	unmetWords: -0.88,
};

const weighted = Object.entries(weights) as [keyof Likeness, number][];

/** What is not known before relations are compared and papers read. */
const unknownLikeness = { wider: 0, requires: 0, relation: 0, ofPaper: 0, unmetMeanings: 0, unmetWords: 0 };

/** What is known of all claims: what is shared, and whether the species are the same. */
type SharedLikeness = Omit<Likeness, keyof typeof unknownLikeness>;

/** How likely it is beside other claims that a claim is what the sentence states; odds are compared by differences. */
function scoreOf(likeness: Likeness): number {
	return weighted.reduce((sum, [name, weight]) => sum + weight * likeness[name], 0);
}

/** So much that is shared is a great deal: some three names. */
const amplyShared = 5;

/** How well a name fits that may mean something else as well. */
const alternativeMatch = 0.8;

/** How well a topic of the base fits a sentence that names nothing. */
const impliedMatch = 0.5;

/** What a sentence is about, with how much that says. */
interface WeighedFeature {
	readonly name: string;
	readonly weight: number;
	readonly isName: boolean;
}

/** A claim that shares something with a sentence. */
export interface ClaimCandidate {
	readonly claim: NumberedClaim;
	/** What it states, in the language of the sentence where it has that. */
	readonly own: NumberedStatement;
	readonly likeness: SharedLikeness;
	/** The score by that, before relations are compared and papers read. */
	readonly shared: number;
}

/** A claim beside a sentence. */
export interface ClaimComparison {
	/** Whether the sentence says what the claim says (1) or the opposite (-1). */
	readonly agreement: Agreement;
	/** The score by the claim alone. */
	readonly ofClaim: number;
	/** What speaks for the claim, its papers among it, and what that comes to. */
	whole(): { readonly likeness: Likeness; readonly score: number };
}

/** What a sentence is beside all that the evidence speaks of. */
export interface SentenceTraits {
	/** How much of what it says some claim says, from 0 to 1. */
	readonly known: number;
	readonly isNaming: boolean;
	/** Rare words that no claim has. */
	readonly strangeWords: number;
}

/** Compares one sentence with claims. */
export class SentenceScorer {
	readonly #reading: StatementReading;
	readonly #table: ClaimTable;
	readonly #papers: PaperFeatures;
	readonly #features: readonly WeighedFeature[];
	readonly #said: number;
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
		this.#systems = [...reading.systems].flatMap((system) => expandSystem(system));
		this.#matches = matchesOf(reading, table);
	}

	traits(): SentenceTraits {
		const strange = this.#features.filter(({ name }) => this.#table.numberOf(name) === undefined);
		return {
			known: 1 - shareOf(sumOf(strange), this.#said),
			isNaming: this.#reading.places.length > 0,
			strangeWords: strange.filter(({ name }) => isTellingWord(name)).length,
		};
	}

	/** The claims that share something with the sentence, those first that share most. */
	candidates(): readonly ClaimCandidate[] {
		const { said, named } = this.#sharedWithAll();
		return this.#table.claims
			.filter(({ order }) => said[order] !== 0)
			.map((claim) => {
				const own = this.#statementOf(claim);
				const likeness = this.#sharedLikeness(claim, own, said[claim.order]!, named[claim.order]!);
				return { claim, own, likeness, shared: scoreOf({ ...unknownLikeness, ...likeness }) };
			})
			.sort((first, second) => second.shared - first.shared);
	}

	/** How much of the sentence a paper says. */
	saidBy({ paper, note }: Evidence): number {
		const features = this.#papers.of(paper);
		const ofNote = note === undefined ? features : this.#papers.ofNote(note);
		return shareOf(sumOf(this.#features.filter(({ name }) => features.has(name) || ofNote.has(name))), this.#said);
	}

	/** Compares a claim with the sentence in full. */
	compare({ claim: { indexed }, own: { statement }, likeness: shared }: ClaimCandidate): ClaimComparison {
		const other = statement.reading.relation;
		const relation = relationAt(this.#reading.relation, this.#focusOf(indexed));
		const unsaid = this.#features.filter(({ name }) => !indexed.matches.has(name));
		const ofClaim = {
			...shared,
			wider: Math.min(
				2,
				statement.features.filter((name) => restricting.has(name) && !this.#reading.features.has(name)).length,
			),
			requires: bothOrOne(relation.requires !== 0, other.requires !== 0),
			relation: sharesKind(relation, other) || (tellsNone(relation) && tellsNone(other)) ? 1 : 0,
		};
		return {
			agreement: this.#agreementWith(statement.reading, relation, indexed, shared),
			ofClaim: scoreOf({ ...ofClaim, ofPaper: ofClaim.ofSentence, ...unmetOf(unsaid) }),
			whole: () => {
				const likeness = { ...ofClaim, ...this.#ofPapers(indexed, unsaid) };
				return { likeness, score: scoreOf(likeness) };
			},
		};
	}

	/** How much the sentence and a claim share; `said` is how much of the sentence the claim says, `named` how many names. */
	#sharedLikeness(claim: NumberedClaim, own: NumberedStatement, said: number, named: number): SharedLikeness {
		const ofClaim = shareOf(this.#sharedOf(own.numbers), own.weight);
		return {
			ofClaim,
			ofSentence: shareOf(said, this.#said),
			amount: said / amplyShared,
			namesOfClaim: own.nameWeight === 0 ? ofClaim : shareOf(this.#sharedOf(own.names), own.nameWeight),
			names: Math.min(3, named),
			subject: this.#shareOfTerm(claim.subject),
			object: this.#shareOfTerm(claim.object),
			lead: this.#isAbout(claim) ? 1 : 0,
			systems: this.#systemsMatch(claim.indexed),
		};
	}

	/** By the order of the claims: how much of the sentence each says, and how many of its names. */
	#sharedWithAll() {
		const count = this.#table.claims.length;
		const [said, named] = [new Float64Array(count), new Float64Array(count)];
		for (const { name, weight, isName } of this.#features) {
			const number = this.#table.numberOf(name);
			if (number === undefined) {
				continue;
			}
			const { claims, matches } = this.#table.havingFeature(number);
			for (let at = 0; at < claims.length; at++) {
				const order = claims[at]!;
				said[order]! += weight * matches[at]!;
				named[order]! += isName ? matches[at]! : 0;
			}
		}
		return { said, named };
	}

	/** What a claim states, in the language of the sentence where it has that. */
	#statementOf({ statements }: NumberedClaim): NumberedStatement {
		const { language } = this.#reading;
		return statements.find(({ statement }) => statement.reading.language === language) ?? statements[0]!;
	}

	/** What the papers of a claim say of the sentence: the best of them, and what of the rest none says. */
	#ofPapers({ claim }: IndexedClaim, unsaid: readonly WeighedFeature[]) {
		const papers = claim.evidence
			.filter(({ stance }) => stance !== 'background')
			.map(({ paper }) => this.#papers.of(paper));
		const saidBy = (paper: ReadonlySet<string>) => sumOf(this.#features.filter(({ name }) => paper.has(name)));
		return {
			ofPaper: shareOf(Math.max(0, ...papers.map(saidBy)), this.#said),
			...unmetOf(unsaid.filter(({ name }) => !papers.some((paper) => paper.has(name)))),
		};
	}

	/** Where the sentence names what the claim says something of: its object, else the rarest name. */
	#focusOf({ object, matches }: IndexedClaim): number | undefined {
		const named = this.#reading.places.filter(({ entity }) => matches.has(`entity:${entity}`));
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
	#agreementWith(
		own: ClaimStatement['reading'],
		relation: Relation,
		{ subject, matches }: IndexedClaim,
		shared: SharedLikeness,
	): Agreement {
		const isTurned = this.#isTurned(own);
		const isExcluded = (of: ClaimStatement['reading']) => subject.entities.some((id) => of.excluded.has(id));
		const { sign: stated, by } = agreementOf(relation, own.relation, isTurned);
		const agreement = isExcluded(this.#reading) === isExcluded(own) ? stated : ((0 - stated) as Sign);
		const parts = relation.changes.length > 1 ? partsOf(relation) : [];
		const isPart = agreement < 0 && parts.some((part) => agreementOf(part, own.relation, isTurned).sign > 0);
		// What another thing does is not the opposite of what this one does.
		const [first] = this.#reading.places;
		const isForeign = first !== undefined && shared.subject === 0 && !matches.has(`entity:${first.entity}`);
		const isOfOther = agreement < 0 && isForeign && by !== undefined && ofDoing.has(by);
		return { sign: isPart || isOfOther ? 0 : agreement, by };
	}

	/** Whether the sentence compares the other way round: what the claim compares with is what it compares. */
	#isTurned(own: ClaimStatement['reading']): boolean {
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

	/** Whether the claim is about what the sentence names first. */
	#isAbout({ indexed }: NumberedClaim): boolean {
		const [first] = this.#reading.places;
		return first !== undefined && indexed.subject.entities.includes(first.entity);
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
	if (entities.length === 0 && !table.topics.some((number) => matches[number]! > 0)) {
		// `The drug`, or not even that: what the text is about is meant.
		table.topics.forEach((number) => add(number, impliedMatch));
	}
	alternatives.forEach((id) => add(table.numberOf(`entity:${id}`), alternativeMatch));
	for (const entity of entities) {
		table.standsFor(entity).forEach(({ number, match }) => add(number, match));
	}
	return matches;
}

/** What is told of the thing that does it. */
const ofDoing: ReadonlySet<Comparand> = new Set(['change', 'benefit', 'restoring']);

function sumOf(features: readonly { readonly weight: number }[]): number {
	return features.reduce((sum, { weight }) => sum + weight, 0);
}

function shareOf(part: number, whole: number): number {
	return whole === 0 ? 0 : part / whole;
}

/** 1 where both do, -1 where one does, 0 where neither. */
function bothOrOne(first: boolean, second: boolean): number {
	return first && second ? 1 : first || second ? -1 : 0;
}

/** What is said of a sentence neither by a claim nor by its papers. */
function unmetOf(features: readonly WeighedFeature[]): Pick<Likeness, 'unmetMeanings' | 'unmetWords'> {
	return {
		unmetMeanings: Math.min(2, sumOf(features.filter(({ name }) => name.startsWith('meaning:')))),
		unmetWords: Math.min(3, features.filter(({ name }) => isTellingWord(name)).length),
	};
}

function tellsNone({ kinds }: Relation): boolean {
	return [...kinds].every((kind) => kind === 'not' || kind === 'effect');
}
