import { finish } from '../text/finish.ts';
import { LazyPinyin } from './chineseTexts.ts';
import { IdentifierList } from './identifierList.ts';
import { findDoi, findDoiPiece, findPmid, findPmidBeginning } from './identifiersInQuery.ts';
import { buildSegment } from './indexSegment.ts';
import { type Matches, PostingsSearch, type SegmentPart } from './postingsSearch.ts';
import { phraseBonus } from './phraseBonus.ts';
import { parseSearchQuery, type SearchFilters, type SearchQuery } from './searchQuery.ts';
import { field, type SearchRecord, tellRecord, type TextTaker } from './searchRecord.ts';
import { foldCitekey } from './searchTokens.ts';

export type { SegmentPart } from './postingsSearch.ts';
export type { SearchRecord } from './searchRecord.ts';

export interface PaperSearchOptions {
	/** At most so many papers; 50 when it is not given. */
	readonly limit?: number;
	/** Papers that the manuscript cites are before others of the same rank, and answer the filter `cited:`. */
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
	return finish(buildPaperIndex(records));
}

/**
 * The same in slices of about a millisecond, for large libraries: call `next()` until it is done, and let others run
 * in between.
 */
export function* buildPaperIndex(records: readonly SearchRecord[]): Generator<unknown, PaperIndex> {
	const papers = records.map((record) => (taker: TextTaker) => tellRecord(record, taker));
	const segment = yield* buildSegment(papers, records.length, new LazyPinyin());
	return joinSegments(records, [{ segment, papers: Int32Array.from(records.keys()) }]);
}

/**
 * The index of papers whose words are in segments already.
 *
 * @param records all papers; what is asked of one beside its words is asked only when a search looks closely at it
 * @param parts the segments, each with the places of its papers in `records`
 */
export function joinSegments(records: readonly SearchRecord[], parts: readonly SegmentPart[]): PaperIndex {
	return new SearchablePapers(records, parts);
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

/** What a paper of the writer's own gains: more than any difference in age, so that at equal rank it stands first. */
const ownBonus: Readonly<Record<SearchRecord['origin'], number>> = {
	document: 0.09,
	workspace: 0.08,
	settings: 0.07,
	evidence: 0,
};

class SearchablePapers implements PaperIndex {
	readonly #records: readonly SearchRecord[];
	readonly #postings: PostingsSearch;
	/** Of publication; gathered once, so that no search pays for it. */
	readonly #years: Int16Array;
	readonly #dois: readonly NumberedIdentifiers[];
	readonly #pmids: readonly NumberedIdentifiers[];

	constructor(records: readonly SearchRecord[], parts: readonly SegmentPart[]) {
		this.#records = records;
		this.#postings = new PostingsSearch(parts, records.length);
		this.#years = yearsOf(parts, records.length);
		this.#dois = parts.map(({ segment, papers }) => ({ list: new IdentifierList(segment.dois), papers }));
		this.#pmids = parts.map(({ segment, papers }) => ({ list: new IdentifierList(segment.pmids), papers }));
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
			ownBonus[record.origin] * score +
			(isExact ? 1e6 : 0)
		);
	}

	/** From 0 for a paper of 1960 or before to 1 for one of 2030; no clock is needed to prefer the newer. */
	#recency(paper: number): number {
		return Math.max(0, Math.min(1, (this.#yearOf(paper) - 1960) / 70));
	}

	#yearOf(paper: number): number {
		return this.#years[paper]!;
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
		const exact = [
			...(doi === undefined || doi === '' ? [] : inEach(this.#dois, (list) => list.whole(doi))),
			...(pmid === undefined ? [] : inEach(this.#pmids, (list) => list.whole(pmid))),
		];
		if (exact.length > 0) {
			return { exact, begun: [] };
		}
		const begun = [
			...(doiPiece === undefined ? [] : inEach(this.#dois, (list) => list.containing(doiPiece))),
			...(pmidBeginning === undefined ? [] : inEach(this.#pmids, (list) => list.begun(pmidBeginning))),
		];
		return { exact: [], begun };
	}
}

/** The identifiers of a segment with what its papers are called in the index. */
interface NumberedIdentifiers {
	readonly list: IdentifierList;
	readonly papers: Int32Array;
}

/** The papers of the index that a look-up finds, segment by segment. */
function inEach(
	identifiers: readonly NumberedIdentifiers[],
	find: (list: IdentifierList) => readonly number[],
): readonly number[] {
	return identifiers.flatMap(({ list, papers }) =>
		find(list)
			.map((paper) => papers[paper] ?? -1)
			.filter((paper) => paper >= 0),
	);
}

function yearsOf(parts: readonly SegmentPart[], size: number): Int16Array {
	const years = new Int16Array(size);
	for (const { segment, papers } of parts) {
		for (let paper = 0; paper < papers.length; paper++) {
			if (papers[paper]! >= 0) {
				years[papers[paper]!] = segment.years[paper]!;
			}
		}
	}
	return years;
}

function isCited(record: SearchRecord, options: PaperSearchOptions): boolean {
	return record.cited === true || options.isCited?.(record.citekey) === true;
}

/** The `count` papers with the highest scores, best first; of equal ones those with the lower number. */
function best(papers: readonly number[], score: (paper: number) => number, count: number): number[] {
	// Few of a long list ever enter the short one, so inserting into that is cheaper than sorting the whole.
	const chosen: number[] = [];
	const scores: number[] = [];
	for (const paper of papers) {
		const value = score(paper);
		const goesBefore = (place: number) => scores[place]! < value || (scores[place] === value && chosen[place]! > paper);
		if (chosen.length >= count && !goesBefore(chosen.length - 1)) {
			continue;
		}
		let place = chosen.length;
		while (place > 0 && goesBefore(place - 1)) {
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
