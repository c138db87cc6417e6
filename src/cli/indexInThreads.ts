import { availableParallelism } from 'node:os';
import type { BibtexBibliography } from '../core/bibliography/bibtexBibliography.ts';
import { isBibtexFile } from '../core/bibliography/bibtexFile.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import type { IndexedRuns } from '../core/features/citablePapers.ts';
import {
	type EntryRun,
	type IndexedEntries,
	indexRun,
	type PlannedRun,
	planRuns,
	runOf,
} from '../core/search/bibliographySegments.ts';
import { LazyPinyin } from '../core/search/chineseTexts.ts';
import { readSegmentBytes } from '../core/search/segmentBytes.ts';
import { segmentJob } from '../core/search/segmentJob.ts';
import { finish } from '../core/text/finish.ts';
import { IndexWorker } from '../threads/indexWorker.ts';

/** With fewer entries, threads take longer to start and to warm up than they save. */
const largeLibrary = 30_000;

/** More threads than this would wait for the one that cuts the text into jobs. */
const mostThreads = 8;

/**
 * Indexes the large `.bib` files among some bibliographies on all cores. The others are left to whoever searches them, as
 * all are where no thread starts: a thread makes nothing but what would be made without it.
 *
 * @param code of the bundle `dist/indexer.js`
 * @param leastEntries how many make a file a large one
 */
export async function indexInThreads(
	bibliographies: readonly Bibliography[],
	code: string | undefined,
	leastEntries = largeLibrary,
): Promise<IndexedRuns> {
	const indexed = new Map<Bibliography, readonly EntryRun[]>();
	for (const bibliography of new Set(bibliographies)) {
		const isLarge = isBibtexFile(bibliography) && bibliography.entries.length >= leastEntries;
		if (code !== undefined && availableParallelism() > 1 && isLarge) {
			indexed.set(bibliography, (await indexFile(bibliography, code, { leastEntries })).runs);
		}
	}
	return indexed;
}

/**
 * Indexes a `.bib`, on all cores where there is much to do.
 *
 * @param before an earlier state of the file, of which everything is kept that is written as it was
 */
export async function indexFile(
	bibliography: BibtexBibliography,
	code: string | undefined,
	{ before, leastEntries = largeLibrary }: { readonly before?: IndexedEntries; readonly leastEntries?: number } = {},
): Promise<IndexedEntries> {
	const { contents, known, open } = planRuns(bibliography, before);
	const made = new Map<PlannedRun, EntryRun>();
	const count = open.reduce((sum, run) => sum + run.length, 0);
	if (code !== undefined && count >= leastEntries) {
		// Each takes the next run from here.
		const waiting = open.values();
		const threads = Math.min(mostThreads, availableParallelism());
		await Promise.all(Array.from({ length: threads }, () => indexInThread(bibliography, waiting, code, made)));
	}
	const sounds = new LazyPinyin();
	const runs = open.map((plan) => made.get(plan) ?? finish(indexRun(bibliography, plan, sounds)));
	return { contents, runs: [...known, ...runs] };
}

async function indexInThread(
	bibliography: BibtexBibliography,
	waiting: Iterable<PlannedRun>,
	code: string,
	made: Map<PlannedRun, EntryRun>,
): Promise<void> {
	let worker: IndexWorker | undefined;
	try {
		worker = new IndexWorker(code);
		for (const plan of waiting) {
			const segment = readSegmentBytes(await worker.run(segmentJob(bibliography, plan)));
			const run = segment && runOf(plan, segment);
			if (run !== undefined) {
				made.set(plan, run);
			}
		}
	} catch {
		// What a thread has not made is made without it.
	} finally {
		worker?.dispose();
	}
}
