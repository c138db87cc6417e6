import { expandSystem } from '../evidence/claimScope.ts';
import {
	type Agreement,
	agreementOf,
	areSameKind,
	type Comparand,
	partsOf,
	relationAt,
	withoutEffect,
} from './agreement.ts';
import type { ClaimStatement, IndexedClaim } from './claimIndex.ts';
import {
	type ClaimTable,
	isTellingWord,
	type NumberedClaim,
	type NumberedStatement,
	type NumberedTerm,
} from './claimTable.ts';
import type { Evidence } from '../evidence/model.ts';
import { isOfMedicine } from './generalMeanings.ts';
import { bothOrOne, type Likeness, questionsMet, scoreOf } from './likeness.ts';
import { outcomes, restricting } from './meaningFields.ts';
import type { PaperFeatures } from './paperFeatures.ts';
import type { StatementReading } from './reading.ts';
import type { Relation } from './relation.ts';
import { matchesOf, shareOf, sumOf, unmetOf, type WeighedFeature } from './sentenceFeatures.ts';
import type { Sign } from './sign.ts';

/** What is not known before relations are compared and papers read. */
const unknownLikeness = {
	...{ wider: 0, narrower: 0, otherOutcome: 0, unsaidOutcome: 0, people: 0, requires: 0, relation: 0, questions: 0 },
	...{ ofPaper: 0, unmetMeanings: 0, unmetWords: 0, studied: 0 },
};

/** What is known of all claims: what is shared, and whether the species are the same. */
type SharedLikeness = Omit<Likeness, keyof typeof unknownLikeness>;

/** So much that is shared is a great deal: some three names. */
const amplyShared = 5;

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
	/** It says which of two is better, and not in what. */
	readonly #isBareComparison: boolean;
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
		this.#isBareComparison =
			['superior', 'inferior', 'equal'].some((kind) => reading.relation.kinds.has(kind)) &&
			!this.#features.some(({ name }) => outcomes.has(name));
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

	/**
	 * The claims that share something with the sentence, those first that share most. A sentence that names nothing may be
	 * about anything, so that what it shares must be a word of medicine.
	 */
	candidates(): readonly ClaimCandidate[] {
		const { said, named } = this.#sharedWithAll();
		const isNaming = this.#reading.places.length > 0;
		const telling = this.#features.filter(({ name }) => isOfMedicine(name));
		return this.#table.claims
			.filter(({ order }) => said[order] !== 0)
			.filter(({ indexed: { matches } }) => isNaming || telling.some(({ name }) => matches.has(name)))
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
		const isAbsent = statement.features.some((name) => this.#reading.absent.has(name) && outcomes.has(name));
		const relation = isAbsent
			? withoutEffect(this.#reading.relation)
			: relationAt(this.#reading.relation, this.#focusOf(indexed));
		const unsaid = this.#features.filter(({ name }) => !indexed.matches.has(name));
		const ofClaim = {
			...shared,
			...this.#fieldsOf(statement, unsaid),
			people: this.#systems.length === 0 && indexed.systems.has('human') ? 1 : 0,
			requires: bothOrOne(relation.requires !== 0, other.requires !== 0),
			relation: areSameKind(relation, other) ? 1 : 0,
			questions: questionsMet(this.#reading.relation, other),
			studied: Math.log(1 + indexed.claim.evidence.length),
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

	/** What only one of them says of the cases and outcomes; `unsaid` is what the sentence says and the claim does not. */
	#fieldsOf({ features }: ClaimStatement, unsaid: readonly WeighedFeature[]) {
		const more = features.filter((name) => !this.#reading.features.has(name));
		const ofSentence = (field: ReadonlySet<string>) => sumOf(unsaid.filter(({ name }) => field.has(name)));
		const unsaidOutcome = more
			.filter((name) => outcomes.has(name))
			.reduce((sum, name) => sum + this.#table.weigh(name), 0);
		return {
			wider: Math.min(2, more.filter((name) => restricting.has(name)).length),
			narrower: Math.min(2, ofSentence(restricting)),
			otherOutcome: Math.min(2, ofSentence(outcomes)),
			// `superior to X`, and nothing more: that is about the illness.
			unsaidOutcome: this.#isBareComparison && unsaidOutcome > 0 ? 2 : Math.min(2, unsaidOutcome),
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

/** What is told of the thing that does it. */
const ofDoing: ReadonlySet<Comparand> = new Set(['change', 'benefit', 'restoring']);
