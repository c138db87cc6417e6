import { expandSystem } from '../evidence/claimScope.ts';
import { kindOfEntity } from '../evidence/entityKind.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Claim, CountedStance, Evidence, Paper } from '../evidence/model.ts';
import { createLexicon, type Lexicon } from '../matching/lexicon.ts';
import { finish } from '../text/finish.ts';
import { answerProbability, leastProbability } from './answering.ts';
import { answerSignsOf } from './answerSigns.ts';
import { indexClaim, type IndexedClaim, type NearNames, raritiesOf } from './claimIndex.ts';
import { ClaimTable } from './claimTable.ts';
import { keepClaims, type KeptClaims, type PackClaims, takeClaims } from './keptClaims.ts';
import { nameWordsOf } from './nameWords.ts';
import { PaperFeatures } from './paperFeatures.ts';
import { createStatementReader, type StatementReader, type StatementReading } from './reading.ts';
import { relatedEntities } from './relatedEntities.ts';
import type { Likeness } from './likeness.ts';
import { SentenceScorer } from './scoring.ts';
import type { Sign } from './sign.ts';
import { longestStatement, unstatedKind } from './statementKind.ts';
import { createVocabulary } from './vocabulary.ts';

/** A claim that says what a sentence says, or the opposite. */
export interface SuggestedClaim {
	readonly claim: Claim;
	/** From 0 to 1. */
	readonly score: number;
	/** The sentence states the opposite of the claim: what contradicts the claim supports the sentence. */
	readonly isOpposite: boolean;
	/** Entities that both name. */
	readonly sharedEntities: readonly string[];
	/** Whether both state the same kind of relation. */
	readonly sharesRelation: boolean;
	/** In what the sentence is like the claim. */
	readonly likeness: Likeness;
}

/** A paper for or against a sentence. */
export interface SuggestedPaper {
	readonly paper: Paper;
	/** From 0 to 1. */
	readonly score: number;
	/** What the paper says to the sentence, not to the claim. */
	readonly stance: CountedStance;
	/** The claim by which it was found. */
	readonly claim: Claim;
	/** The link from the claim to the paper. */
	readonly link: Evidence;
}

/** What the evidence base has to say to a sentence, each list best first; empty where it has nothing to say. */
export interface Suggestion {
	readonly reading: StatementReading;
	readonly claims: readonly SuggestedClaim[];
	readonly papers: readonly SuggestedPaper[];
}

/** Finds evidence for sentences. */
export interface Suggester {
	/** `text` is one sentence without its cites, in English or Chinese; `reading` is what it says, where that is read already. */
	suggest(text: string, reading?: StatementReading): Suggestion;
	read(text: string): StatementReading;
}

/** At most so many of each are given. */
const mostClaims = 8;
const mostPapers = 24;

/** So many claims are compared in full, and so many looked at with their papers: those that fit best without. */
const mostCompared = 80;
const mostCandidates = 40;

/** How unlikely beside the best one a claim may be that is still given. */
const leastOdds = 0.01;

export interface SuggesterOptions {
	/** The names of the base, compiled; compiled here where they are not given. */
	readonly lexicon?: Lexicon;
	/** Whether the words of claims count beside names and relations; `false` measures how much these do. */
	readonly useWords?: boolean;
	/** What was read from the claims of a pack when it was built; read anew where other packs are used. */
	readonly claims?: PackClaims | undefined;
}

/** Makes what finds evidence for sentences. Reads every statement of the base once; make it once. */
export function createSuggester(base: EvidenceBase, options: SuggesterOptions = {}): Suggester {
	return finish(createSuggesterInSteps(base, options));
}

/** As {@link createSuggester}, a claim at a step: all of them take as long as a writer notices. */
export function* createSuggesterInSteps(
	base: EvidenceBase,
	{ lexicon = createLexicon(base.vocabularies), useWords = true, claims: kept }: SuggesterOptions = {},
): Generator<undefined, Suggester> {
	const reader = readerOf(base, lexicon, useWords);
	const related = relatedEntities(base.entities, lexicon);
	const taken = kept === undefined || !useWords ? undefined : takeClaims(kept, base);
	const nearNames = { related, nameWords: nameWordsOf(base.entities) };
	const claims = taken ?? (yield* indexClaims(base, reader, nearNames));
	return new ClaimSuggester(base, reader, new ClaimTable(claims, raritiesOf(claims), related));
}

/** What the claims of a base say, to be kept beside its pack. */
export function readClaims(base: EvidenceBase): KeptClaims {
	const lexicon = createLexicon(base.vocabularies);
	const nearNames = { related: relatedEntities(base.entities, lexicon), nameWords: nameWordsOf(base.entities) };
	return keepClaims(finish(indexClaims(base, readerOf(base, lexicon, true), nearNames)));
}

function readerOf(base: EvidenceBase, lexicon: Lexicon, useWords: boolean): StatementReader {
	const isCondition = (id: string): boolean => {
		const entity = base.entity(id);
		return entity?.kind === 'entity' && entity.entityClass === 'condition';
	};
	const vocabulary = createVocabulary(base.vocabularies.flatMap(({ meanings = [] }) => meanings));
	return createStatementReader(lexicon, vocabulary, { isUnwanted: isCondition, useWords });
}

function* indexClaims(
	base: EvidenceBase,
	reader: StatementReader,
	nearNames: NearNames,
): Generator<undefined, readonly IndexedClaim[]> {
	const claims: IndexedClaim[] = [];
	for (const claim of base.claims) {
		claims.push(indexClaim(claim, reader, nearNames));
		yield;
	}
	return claims;
}

/** A claim with how well it fits a sentence; `order` is its place in the base. */
interface ScoredClaim {
	readonly indexed: IndexedClaim;
	readonly order: number;
	readonly score: number;
	readonly likeness: Likeness;
	readonly agreement: Sign;
}

class ClaimSuggester implements Suggester {
	readonly #base: EvidenceBase;
	readonly #reader: StatementReader;
	readonly #claims: ClaimTable;
	readonly #papers: PaperFeatures;
	readonly #isDrug = (id: string): boolean => {
		const entity = this.#base.entity(id);
		return entity !== undefined && kindOfEntity(entity) === 'drug';
	};

	constructor(base: EvidenceBase, reader: StatementReader, claims: ClaimTable) {
		this.#base = base;
		this.#reader = reader;
		this.#claims = claims;
		this.#papers = new PaperFeatures(base, reader);
	}

	read(text: string): StatementReading {
		return this.#reader.read(text);
	}

	suggest(whole: string, given?: StatementReading): Suggestion {
		const text = whole.slice(0, longestStatement);
		const reading = given ?? this.read(text);
		const unstated = unstatedKind(text);
		if (unstated === 'question') {
			return { reading, claims: [], papers: [] };
		}
		const scorer = new SentenceScorer(reading, this.#claims, this.#papers);
		const scored = scoredClaims(scorer);
		const [best] = scored;
		const asked = { reading, unstated, traits: scorer.traits(), isDrug: this.#isDrug };
		const probability = best === undefined ? 0 : answerProbability(answerSignsOf(asked, scored));
		if (best === undefined || probability < leastProbability) {
			return { reading, claims: [], papers: [] };
		}
		const claims = scored
			.map((each) => ({ ...each, odds: Math.exp(each.score - best.score) }))
			.filter(({ odds }) => odds >= leastOdds)
			.slice(0, mostClaims)
			.map(({ indexed, odds, agreement, likeness }): SuggestedClaim => ({
				claim: indexed.claim,
				score: probability * odds,
				isOpposite: agreement < 0,
				sharedEntities: reading.entities.filter((entity) => indexed.matches.has(`entity:${entity}`)),
				sharesRelation: agreement !== 0,
				likeness,
			}));
		return { reading, claims, papers: this.#papersOf(claims, reading, scorer) };
	}

	#papersOf(
		claims: readonly SuggestedClaim[],
		reading: StatementReading,
		scorer: SentenceScorer,
	): readonly SuggestedPaper[] {
		const found = new Map<string, SuggestedPaper>();
		const best = claims[0]?.score ?? 0;
		for (const { claim, score, isOpposite } of claims) {
			const weight = score * nearnessOf(score, best);
			for (const link of claim.evidence) {
				const paper = this.#base.paper(link.paper);
				if (link.stance === 'background' || paper === undefined) {
					continue;
				}
				const stance = isOpposite ? opposite[link.stance] : link.stance;
				const fit = fitOf(paper, link, reading) * stanceWeights[stance] * (1 - saying + saying * scorer.saidBy(link));
				// What the best claim says of a paper is what it says to the sentence.
				if (!found.has(link.paper)) {
					found.set(link.paper, { paper, score: weight * fit, stance, claim, link });
				}
			}
		}
		return [...found.values()].sort((first, second) => second.score - first.score).slice(0, mostPapers);
	}
}

/** Of two claims that fit alike, such as one and its contrary, the one with which the sentence agrees comes first. */
const opposing = 0.25;

/** Claims by their scores, best first; the papers are read of those only that fit best without them. */
function scoredClaims(scorer: SentenceScorer): readonly ScoredClaim[] {
	return scorer
		.candidates()
		.slice(0, mostCompared)
		.map((candidate) => ({ ...candidate.claim, comparison: scorer.compare(candidate) }))
		.sort((first, second) => second.comparison.ofClaim - first.comparison.ofClaim || first.order - second.order)
		.slice(0, mostCandidates)
		.map(({ indexed, order, comparison }) => {
			const { likeness, score } = comparison.whole();
			const { sign: agreement } = comparison.agreement;
			return { indexed, order, agreement, likeness, score: score - (agreement < 0 ? opposing : 0) };
		})
		.sort((first, second) => second.score - first.score || first.order - second.order);
}

/** How near a claim is to the best one, by the odds of both: scores near 1 hardly differ, odds do. */
function nearnessOf(score: number, best: number): number {
	const odds = (of: number) => Math.max(of, 0.001) / Math.max(1 - of, 0.001);
	return Math.min(1, (odds(score) / odds(best)) ** 0.2);
}

const opposite: Readonly<Record<CountedStance, CountedStance>> = {
	supports: 'contradicts',
	contradicts: 'supports',
	mixed: 'mixed',
};

/** How much it counts how much of the sentence a paper says in its title, its findings and the note on it. */
const saying = 0.2;

const stanceWeights: Readonly<Record<CountedStance, number>> = { supports: 1, contradicts: 0.95, mixed: 0.9 };

/** How well a paper fits a sentence that it bears on: its species and drug first, then how strong its design is. */
function fitOf({ study }: Paper, link: Evidence, reading: StatementReading): number {
	let fit = 1;
	const systems = [...reading.systems].flatMap((system) => expandSystem(system));
	if (systems.length > 0 && study.systems !== undefined && !study.systems.some((each) => systems.includes(each))) {
		fit *= 0.85;
	} else if (link.differs?.includes('species') === true) {
		fit *= 0.93;
	}
	if (
		study.drugs !== undefined &&
		study.drugs.length > 0 &&
		!study.drugs.some((id) => reading.features.has(`entity:${id}`))
	) {
		fit *= 0.93;
	}
	return fit * (study.design === 'review' ? 0.94 : weighty.has(study.design) ? 1 : 0.98);
}

const weighty: ReadonlySet<string> = new Set(['meta-analysis', 'systematic review', 'rct']);
