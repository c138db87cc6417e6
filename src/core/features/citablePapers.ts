import type { Bibliography, Library, LibraryEntry } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import { inBothLanguages } from '../evidence/inBothLanguages.ts';
import type { Paper } from '../evidence/model.ts';
import { finish } from '../text/finish.ts';
import { type EntryRun, indexEntries, takesFields } from '../search/bibliographySegments.ts';
import { foldText } from '../search/foldText.ts';
import { LazyPinyin } from '../search/chineseTexts.ts';
import { buildSegment } from '../search/indexSegment.ts';
import { tellRecord, type TextTaker } from '../search/searchRecord.ts';
import {
	createPaperIndex,
	joinSegments,
	type PaperHit,
	type PaperIndex,
	type SearchRecord,
	type SegmentPart,
} from '../search/paperIndex.ts';
import { findSameWork } from '../bibliography/sameWork.ts';
import { evidencePaperOf } from './cards.ts';
import { TrialPapers } from './trialPapers.ts';

/** What can be cited in a document. */
export interface CitableSources {
	readonly library: Library;
	/** What the document declares itself; the rest of the library comes from settings. */
	readonly declared: Library;
	readonly base: EvidenceBase;
}

/** Entries gone through between two yields. */
const entriesPerSlice = 1000;

/** The runs of entries of those bibliographies that are indexed already. */
export type IndexedRuns = ReadonlyMap<Bibliography, readonly EntryRun[]>;

/**
 * The index of all that can be cited: the library's entries, and the papers of the evidence base that it lacks. In
 * slices, for libraries of any size.
 *
 * @param indexed what is indexed already; other bibliographies are indexed here
 */
export function* indexCitable(
	sources: CitableSources,
	indexed: IndexedRuns = new Map(),
): Generator<unknown, PaperIndex> {
	const { library, base } = sources;
	const sounds = new LazyPinyin();
	const records: SearchRecord[] = [];
	const parts: SegmentPart[] = [];
	const known = new Set<Paper>();
	const trials = new TrialPapers(base);
	/** What the evidence base calls the papers that it knows. */
	const citekeys = new Map<SearchRecord, string>();
	/** Places of papers whose words are not all in a segment of a bibliography. */
	const apart: number[] = [];
	for (const bibliography of library.bibliographies) {
		const runs = indexed.get(bibliography) ?? (yield* indexEntries(bibliography, sounds)).runs;
		/** The place of each entry in `records`; -1 where its segment is not to speak of it. */
		const places = new Int32Array(bibliography.entries.length).fill(-1);
		for (const [index, entry] of bibliography.entries.entries()) {
			if (index % entriesPerSlice === 0) {
				yield undefined;
			}
			const own = library.find(entry.citekey);
			if (own === undefined || own.entry !== entry) {
				// An earlier one has its citekey.
				continue;
			}
			const study = evidencePaperOf(own, base);
			if (study !== undefined) {
				known.add(study);
			}
			if (study !== undefined || takesFields(bibliography, entry)) {
				apart.push(records.length);
			} else {
				places[index] = records.length;
			}
			const record = entryRecord(own, study, sources, trials);
			records.push(record);
			if (study !== undefined) {
				citekeys.set(record, study.citekey);
			}
		}
		for (const { segment, places: ofRun } of runs) {
			parts.push({ segment, papers: ofRun.map((place) => places[place] ?? -1) });
		}
	}
	for (const paper of base.papers) {
		if (!known.has(paper)) {
			apart.push(records.length);
			const record = paperRecord(paper, trials);
			citekeys.set(record, paper.citekey);
			records.push(record);
		}
	}
	const papers = apart.map((paper) => (taker: TextTaker) => tellRecord(records[paper]!, taker));
	const segment = yield* buildSegment(papers, apart.length, sounds);
	const index = joinSegments(records, [...parts, { segment, papers: Int32Array.from(apart) }]);
	return trials.putFirst(index, (record) => citekeys.get(record));
}

/** The same at once. */
export function createCitableIndex(sources: CitableSources): PaperIndex {
	return finish(indexCitable(sources));
}

/**
 * What is searched while the index of a large library is being built: the evidence base in full, and the library by its
 * citekeys. Made at once; no entry is converted but those found.
 */
export function createQuickIndex(sources: CitableSources): PaperIndex {
	const { library, base } = sources;
	const evidence = createEvidencePaperIndex(base);
	return {
		size: library.size + base.papers.length,
		search: (query, options = {}) => {
			const limit = options.limit ?? 50;
			const own = byCitekey(query, sources, limit);
			const others = evidence
				.search(query, options)
				.filter(({ record }) => findSameWork(record.item, library) === undefined);
			return [...own, ...others].slice(0, limit);
		},
	};
}

function byCitekey(query: string, sources: CitableSources, limit: number): readonly PaperHit[] {
	const words = foldText(query)
		.split(/[\s@]+/)
		.filter((word) => word !== '');
	const hits: PaperHit[] = [];
	for (const entry of sources.library.entries()) {
		const citekey = entry.citekey.toLowerCase();
		if (words.every((word) => citekey.includes(word))) {
			const record = entryRecord(entry, evidencePaperOf(entry, sources.base), sources, undefined);
			hits.push({ citekey: entry.citekey, record, score: 1 });
			if (hits.length === limit) {
				break;
			}
		}
	}
	return hits;
}

function entryRecord(
	entry: LibraryEntry,
	paper: Paper | undefined,
	{ library, declared }: CitableSources,
	trials: TrialPapers | undefined,
): SearchRecord {
	const isDeclared = declared === library || declared.has(entry.citekey);
	return new EntryRecord(entry, isDeclared ? 'document' : 'settings', studied(paper, trials));
}

/** An entry as search sees it, which is converted when a search looks closely at it. */
class EntryRecord implements SearchRecord {
	readonly origin: SearchRecord['origin'];
	readonly findings: readonly string[];
	readonly keywords: readonly string[];
	readonly #entry: LibraryEntry;

	constructor(entry: LibraryEntry, origin: SearchRecord['origin'], { findings = [], keywords = [] }: Studied) {
		this.#entry = entry;
		this.origin = origin;
		this.findings = findings;
		this.keywords = keywords;
	}

	get citekey() {
		return this.#entry.citekey;
	}

	get item() {
		return this.#entry.item;
	}
}

/** The index of the papers of the evidence base alone. */
export function createEvidencePaperIndex(base: EvidenceBase): PaperIndex {
	const trials = new TrialPapers(base);
	const index = createPaperIndex(base.papers.map((paper) => paperRecord(paper, trials)));
	return trials.putFirst(index, ({ citekey }) => citekey);
}

/** A paper of the evidence base as search sees it. */
function paperRecord(paper: Paper, trials: TrialPapers): SearchRecord {
	return { ...studied(paper, trials), citekey: paper.citekey, item: paper.item, origin: 'evidence' };
}

/** What the evidence base adds to a record. */
type Studied = Pick<SearchRecord, 'findings' | 'keywords'>;

const notStudied: Studied = { findings: [], keywords: [] };

function studied(paper: Paper | undefined, trials: TrialPapers | undefined): Studied {
	if (paper === undefined) {
		return notStudied;
	}
	const { study } = paper;
	const words = [study.drug, study.design, study.model].filter((word) => word !== undefined);
	return {
		findings: study.findings.flatMap(inBothLanguages),
		keywords: [...words, ...(trials?.namesFor(paper.citekey) ?? [])],
	};
}
