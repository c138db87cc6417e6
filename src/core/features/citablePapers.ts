import type { Library, LibraryEntry } from '../bibliography/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Paper } from '../evidence/model.ts';
import { foldText } from '../search/foldText.ts';
import {
	buildPaperIndex,
	createPaperIndex,
	type PaperHit,
	type PaperIndex,
	type SearchRecord,
} from '../search/paperIndex.ts';
import { evidencePaper, sameWork } from './cards.ts';

/** What can be cited in a document. */
export interface CitableSources {
	readonly library: Library;
	/** What the document declares itself; the rest of the library comes from settings. */
	readonly declared: Library;
	readonly base: EvidenceBase;
}

/** Entries converted between two yields: a long `.bib` entry takes some ten microseconds. */
const entriesPerSlice = 32;

/**
 * The index of all that can be cited: the library's entries, and the papers of the evidence base that it lacks. In
 * slices, for libraries of any size; yields the share that is done.
 */
export function* indexCitable(sources: CitableSources): Generator<number, PaperIndex> {
	const { library, base } = sources;
	const records: SearchRecord[] = [];
	const known = new Set<Paper>();
	for (const entry of library.entries()) {
		const paper = evidencePaper(entry.item, base);
		if (paper !== undefined) {
			known.add(paper);
		}
		records.push(entryRecord(entry, paper, sources));
		if (records.length % entriesPerSlice === 0) {
			yield records.length / library.size / 2;
		}
	}
	records.push(...base.papers.filter((paper) => !known.has(paper)).map(paperRecord));
	const building = buildPaperIndex(records);
	for (;;) {
		const step = building.next();
		if (step.done) {
			return step.value;
		}
		yield (1 + step.value) / 2;
	}
}

/** The same at once. */
export function createCitableIndex(sources: CitableSources): PaperIndex {
	const steps = indexCitable(sources);
	for (;;) {
		const step = steps.next();
		if (step.done) {
			return step.value;
		}
	}
}

/**
 * What is searched while the index of a large library is being built: the evidence base in full, and the library by its
 * citekeys. Made at once; no entry is converted but those found.
 */
export function createQuickIndex(sources: CitableSources): PaperIndex {
	const { library, base } = sources;
	const evidence = createPaperIndex(base.papers.map(paperRecord));
	return {
		size: library.size + base.papers.length,
		search: (query, options = {}) => {
			const limit = options.limit ?? 50;
			const own = byCitekey(query, sources, limit);
			const others = evidence
				.search(query, options)
				.filter(({ record }) => sameWork(record.item, library) === undefined);
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
			const record = entryRecord(entry, evidencePaper(entry.item, sources.base), sources);
			hits.push({ citekey: entry.citekey, record, score: 1 });
			if (hits.length === limit) {
				break;
			}
		}
	}
	return hits;
}

function entryRecord(
	{ citekey, item }: LibraryEntry,
	paper: Paper | undefined,
	{ declared }: CitableSources,
): SearchRecord {
	return { ...studied(paper), citekey, item, origin: declared.has(citekey) ? 'document' : 'settings' };
}

/** A paper of the evidence base as search sees it. */
export function paperRecord(paper: Paper): SearchRecord {
	return { ...studied(paper), citekey: paper.citekey, item: paper.item, origin: 'evidence' };
}

function studied(paper: Paper | undefined): Pick<SearchRecord, 'findings' | 'keywords'> {
	const study = paper?.study;
	if (study === undefined) {
		return {};
	}
	return {
		findings: study.findings.flatMap(({ en, zh }) => (zh === undefined ? [en] : [en, zh])),
		keywords: [study.drug, study.design, study.model].filter((word) => word !== undefined),
	};
}
