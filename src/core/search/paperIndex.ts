import { normaliseDoi } from '../bibliography/identifiers.ts';
import { ChineseTexts } from './chineseTexts.ts';
import { IdentifierList } from './identifierList.ts';
import { findDoi, findDoiPiece, findPmid, findPmidBeginning } from './identifiersInQuery.ts';
import { type Matches, PostingsSearch } from './postingsSearch.ts';
import { type Postings, PostingsBuilder } from './postings.ts';
import { phraseBonus } from './phraseBonus.ts';
import { parseSearchQuery, type SearchFilters, type SearchQuery } from './searchQuery.ts';
import { eachRecordToken, field, type SearchRecord, yearOf } from './searchRecord.ts';
import { foldCitekey, TokenMemory } from './searchTokens.ts';

export type { SearchRecord } from './searchRecord.ts';

export interface PaperSearchOptions {
	/** At most so many papers; 50 when it is not given. */
	readonly limit?: number;
	/** Papers that the manuscript cites stand before others of the same rank, and answer the filter `cited:`. */
	readonly isCited?: (citekey: string) => boolean;
	/** How near to the cursor a paper is cited, from 0 to 1: what was cited just now is often cited again. */
	readonly nearness?: (citekey: string) => number;
}

export interface PaperHit {
	readonly citekey: string;
	readonly record: SearchRecord;
	/** Greater is better; comparable within one search only. */
	readonly score: number;
}

/** Finds papers by citekey, author, year, title, journal, keyword, identifier or finding. */
export interface PaperIndex {
	readonly size: number;
	/**
	 * The papers that the query means, best first. Words come in any order, may be only begun, and may be mistyped;
	 * case, diacritics, hyphens and Greek letters are forgiven. Every word counts; a paper that lacks one is listed only
	 * where hardly any has them all. An empty query lists cited papers, the nearest first, then the newest.
	 * For the filters see `parseSearchQuery`.
	 */
	search(query: string, options?: PaperSearchOptions): readonly PaperHit[];
}

/** The index of these papers at once: right for the evidence base and libraries of some thousand entries. */
export function createPaperIndex(records: readonly SearchRecord[]): PaperIndex {
	const steps = buildPaperIndex(records);
	for (;;) {
		const step = steps.next();
		if (step.done) {
			return step.value;
		}
	}
}

/** Papers read between two yields; about half a millisecond. */
const papersPerSlice = 32;

/**
 * The same in slices of about a millisecond, for large libraries: call `next()` until it is done, and let others run
 * in between. It yields the share of the papers that have been read, from 0 to 1; sorting follows at 1.
 */
export function* buildPaperIndex(records: readonly SearchRecord[]): Generator<number, PaperIndex> {
	const builder = new PostingsBuilder();
	const memory = new TokenMemory();
	const chinese = new ChineseTexts();
	const facts = new PaperFacts(records.length);
	for (let paper = 0; paper < records.length; paper++) {
		eachRecordToken(records[paper]!, memory, (token, place) => builder.add(paper, token, place));
		chinese.add(paper, records[paper]!);
		facts.add(paper, records[paper]!);
		if (paper % papersPerSlice === papersPerSlice - 1) {
			yield paper / records.length;
		}
	}
	const sorting = builder.finish();
	for (;;) {
		const step = sorting.next();
		if (step.done) {
			return new SearchablePapers(records, step.value, chinese, facts);
		}
		yield 1;
	}
}

const defaultLimit = 50;

/** So many of the best are looked at closely for each one listed. */
const looksPerHit = 3;
const leastLooks = 60;

/** Where the words of a filter are looked for. */
const filterPlaces = {
	author: field.firstAuthor | field.author,
	journal: field.journal,
	tag: field.keyword,
	title: field.title,
	key: field.citekey | field.citekeyPart,
} as const;

const originOrder: Readonly<Record<SearchRecord['origin'], number>> = {
	document: 3,
	workspace: 2,
	settings: 1,
	evidence: 0,
};

class SearchablePapers implements PaperIndex {
	readonly #records: readonly SearchRecord[];
	readonly #postings: PostingsSearch;
	readonly #facts: PaperFacts;

	constructor(records: readonly SearchRecord[], postings: Postings, chinese: ChineseTexts, facts: PaperFacts) {
		this.#records = records;
		this.#facts = facts;
		this.#postings = new PostingsSearch(postings, records.length, chinese);
	}

	get size(): number {
		return this.#records.length;
	}

	search(query: string, options: PaperSearchOptions = {}): readonly PaperHit[] {
		const parsed = parseSearchQuery(query.replace(/^\s*@/, ''));
		const limit = options.limit ?? defaultLimit;
		const byIdentifier = this.#byIdentifier(parsed.text);
		if (byIdentifier.exact.length > 0) {
			return byIdentifier.exact.slice(0, limit).map((paper) => this.#hit(paper, Number.MAX_SAFE_INTEGER));
		}
		const allows = this.#filter(parsed.filters, options);
		if (parsed.chunks.length === 0) {
			return parsed.text === '' ? this.#newest(allows, options, limit) : [];
		}
		const { papers, scores } = this.#postings.find(parsed.chunks, allows);
		const looked = best(papers, (paper) => scores[paper]!, Math.max(limit * looksPerHit, leastLooks));
		const refined = looked.map((paper) => this.#hit(paper, this.#refine(paper, scores[paper]!, parsed, options)));
		refined.sort((a, b) => b.score - a.score || compareText(a.citekey, b.citekey));
		if (byIdentifier.begun.length === 0) {
			return refined.slice(0, limit);
		}
		const begun = new Set(byIdentifier.begun);
		const hits = [...begun].filter((paper) => allows?.(paper) ?? true).map((paper) => this.#hit(paper, 1e6));
		const others = refined.filter(({ record }) => !hits.some((hit) => hit.record === record));
		return [...hits, ...others].slice(0, limit);
	}

	#hit(paper: number, score: number): PaperHit {
		const record = this.#records[paper]!;
		return { citekey: record.citekey, record, score };
	}

	/** What the words alone do not say: their order, the paper's age, whether the writer uses it already. */
	#refine(paper: number, score: number, query: SearchQuery, options: PaperSearchOptions): number {
		const record = this.#records[paper]!;
		const isExact = record.citekey === query.text || foldCitekey(record.citekey) === foldCitekey(query.text);
		return (
			score * (1 + phraseBonus(record, query)) * (1 + 0.06 * this.#recency(paper)) +
			(isCited(record, options) ? 0.08 * score : 0) +
			0.04 * score * (options.nearness?.(record.citekey) ?? 0) +
			0.004 * score * originOrder[record.origin] +
			(isExact ? 1e6 : 0)
		);
	}

	/** From 0 for a paper of 1960 or before to 1 for one of 2030; no clock is needed to prefer the newer. */
	#recency(paper: number): number {
		return Math.max(0, Math.min(1, (this.#yearOf(paper) - 1960) / 70));
	}

	#yearOf(paper: number): number {
		return this.#facts.years[paper]!;
	}

	#filter(filters: SearchFilters, options: PaperSearchOptions): ((paper: number) => boolean) | undefined {
		const conditions: ((paper: number) => boolean)[] = [];
		const having = (matches: Matches) => (paper: number) => matches.scores[paper]! > 0;
		for (const name of ['author', 'journal', 'tag', 'title', 'key'] as const) {
			if (filters[name].length > 0) {
				conditions.push(having(this.#postings.all(filters[name], filterPlaces[name])));
			}
		}
		const { years, cited } = filters;
		if (years !== undefined) {
			// What has no year is in no range.
			conditions.push((paper) => this.#yearOf(paper) >= Math.max(1, years[0]) && this.#yearOf(paper) <= years[1]);
		}
		if (cited !== undefined) {
			conditions.push((paper) => isCited(this.#records[paper]!, options) === cited);
		}
		return conditions.length === 0 ? undefined : (paper) => conditions.every((condition) => condition(paper));
	}

	#newest(
		allows: ((paper: number) => boolean) | undefined,
		options: PaperSearchOptions,
		limit: number,
	): readonly PaperHit[] {
		const papers: number[] = [];
		for (let paper = 0; paper < this.#records.length; paper++) {
			if (allows === undefined || allows(paper)) {
				papers.push(paper);
			}
		}
		const score = (paper: number) => {
			const record = this.#records[paper]!;
			const isOwn = record.origin === 'evidence' ? 0 : 4000;
			const nearness = options.nearness?.(record.citekey) ?? 0;
			return (isCited(record, options) ? 100_000 : 0) + 50_000 * nearness + isOwn + this.#yearOf(paper);
		};
		return best(papers, score, limit).map((paper) => this.#hit(paper, score(paper)));
	}

	/** The papers whose DOI or PMID the query is, and where there is none, those that have it as a piece of theirs. */
	#byIdentifier(text: string): { readonly exact: readonly number[]; readonly begun: readonly number[] } {
		const doi = findDoi(text);
		const pmid = findPmid(text);
		const doiPiece = findDoiPiece(text);
		const pmidBeginning = findPmidBeginning(text);
		if ([doi, pmid, doiPiece, pmidBeginning].every((found) => found === undefined)) {
			return { exact: [], begun: [] };
		}
		const { dois, pmids } = this.#facts;
		const exact = [
			...(doi === undefined || doi === '' ? [] : dois.whole(doi)),
			...(pmid === undefined ? [] : pmids.whole(pmid)),
		];
		if (exact.length > 0) {
			return { exact, begun: [] };
		}
		const begun = [
			...(doiPiece === undefined ? [] : dois.containing(doiPiece)),
			...(pmidBeginning === undefined ? [] : pmids.begun(pmidBeginning)),
		];
		return { exact: [], begun };
	}
}

/** What a library knows of each paper beside its words; gathered while they are read, so that no search pays for it. */
class PaperFacts {
	readonly years: Int16Array;
	readonly dois = new IdentifierList();
	readonly pmids = new IdentifierList();

	constructor(size: number) {
		this.years = new Int16Array(size);
	}

	add(paper: number, { item }: SearchRecord): void {
		this.years[paper] = yearOf(item) ?? 0;
		this.dois.add(paper, typeof item.DOI === 'string' ? normaliseDoi(item.DOI) : '');
		for (const identifier of [item.PMID, item.PMCID]) {
			this.pmids.add(paper, identifier === undefined ? '' : (findPmid(String(identifier)) ?? ''));
		}
	}
}

function isCited(record: SearchRecord, options: PaperSearchOptions): boolean {
	return record.cited === true || options.isCited?.(record.citekey) === true;
}

/** The `count` papers with the highest scores, best first; equal scores keep their order. */
function best(papers: readonly number[], score: (paper: number) => number, count: number): number[] {
	// Few of a long list ever enter the short one, so inserting into that is cheaper than sorting the whole.
	const chosen: number[] = [];
	const scores: number[] = [];
	for (const paper of papers) {
		const value = score(paper);
		if (chosen.length >= count && value <= scores.at(-1)!) {
			continue;
		}
		let place = chosen.length;
		while (place > 0 && scores[place - 1]! < value) {
			place--;
		}
		chosen.splice(place, 0, paper);
		scores.splice(place, 0, value);
		if (chosen.length > count) {
			chosen.pop();
			scores.pop();
		}
	}
	return chosen;
}

function compareText(a: string, b: string): number {
	return a < b ? -1 : a > b ? 1 : 0;
}
