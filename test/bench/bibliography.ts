import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { BibtexBibliography } from '../../src/core/bibliography/bibtexBibliography.ts';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import type { Bibliography } from '../../src/core/bibliography/model.ts';
import {
	openBibliographyInSteps,
	prepareInSteps,
	reopenBibliographyInSteps,
} from '../../src/core/bibliography/openBibliography.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import type { EvidencePack } from '../../src/core/evidence/packModel.ts';
import { indexCitable } from '../../src/core/features/citablePapers.ts';
import {
	type EntryRun,
	indexEntries,
	indexRun,
	type PlannedRun,
	planRuns,
	runOf,
} from '../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../src/core/search/chineseTexts.ts';
import { keepRuns, takeRuns } from '../../src/core/search/keptRuns.ts';
import type { PaperIndex } from '../../src/core/search/paperIndex.ts';
import { readSegmentBytes } from '../../src/core/search/segmentBytes.ts';
import { segmentJob } from '../../src/core/search/segmentJob.ts';
import { IndexWorker } from '../../src/threads/indexWorker.ts';
import { inSlices } from '../../src/vscode/host/slices.ts';
import { repository } from '../support/paths.ts';
import { percentiles } from './measure.ts';
import type { BenchRow } from './run.ts';

const entryCount = 100_000;

/** Measures a `.bib` of 100,000 entries and about 96 MB: scan, conversion of all entries, rescan after an edit. */
export async function benchBibliography(report: (row: BenchRow) => void): Promise<void> {
	const text = generateBibliography(entryCount);
	const millions = text.length / 1e6;
	report({ what: 'library: size of the file', value: millions, unit: 'MB' });
	const before = process.memoryUsage().rss;

	let bibliography = new BibtexBibliography(text.slice(0, 1_000_000), 'bench.bib', 'bibtex');
	const scan = timed(() => (bibliography = new BibtexBibliography(text, 'bench.bib', 'bibtex')));
	report({ what: 'library: entries with spans', value: scan, unit: 'ms', budget: 300 });

	const { slices: scanned, value: prepared } = await inMeasuredSlices(
		openBibliographyInSteps(text, 'bench.bib', 'bibtex'),
	);
	const slices = [...scanned, ...(await inMeasuredSlices(prepareInSteps(prepared))).slices];
	const { p50, p95 } = percentiles(slices);
	report({
		what: 'library: the same in slices, with problems and identifiers',
		value: slices.reduce((sum, took) => sum + took, 0),
		unit: 'ms',
	});
	report({ what: 'library: slices of that, p50', value: p50, unit: 'ms' });
	report({ what: 'library: slices of that, p95', value: p95, unit: 'ms', budget: 10 });
	report({ what: 'library: longest slice of that', value: Math.max(...slices), unit: 'ms', budget: 10 });

	bibliography = prepared as BibtexBibliography;
	const library = createLibrary([prepared]);
	const merge = timed(() => library.size);
	report({ what: 'library: merged', value: merge, unit: 'ms' });
	const doi = timed(() => library.findByDoi('https://doi.org/10.1000/nowhere'));
	report({ what: 'library: a work by its DOI', value: doi, unit: 'ms', budget: 1 });

	const place = text.indexOf('title', text.length / 2) + 9;
	const edited = `${text.slice(0, place)}x${text.slice(place)}`;
	edited.charCodeAt(0); // The editor hands over a text that is one piece already.
	const change = { start: place, oldEnd: place, newEnd: place + 1 };
	const rescan = timed(() => bibliography.withText(edited, change));
	report({ what: 'library: rescan after an edit', value: rescan, unit: 'ms', budget: 20 });
	const convert = timed(() => {
		for (const entry of bibliography.entries) {
			bibliography.item(entry);
		}
	});
	report({ what: 'library: all entries converted', value: scan + convert, unit: 'ms', budget: 2000 });
	const growth = (process.memoryUsage().rss - before) / text.length;
	report({ what: 'library: memory by size of the file', value: 1 + growth, unit: '×', budget: 4 });

	const reopened = await inMeasuredSlices(reopenBibliographyInSteps(bibliography, edited));
	const again = [...reopened.slices, ...(await inMeasuredSlices(prepareInSteps(reopened.value))).slices];
	report({
		what: 'library: the same in slices, with problems and identifiers, after an edit',
		value: again.reduce((sum, took) => sum + took, 0),
		unit: 'ms',
	});
	report({ what: 'library: slices of that, p95', value: percentiles(again).p95, unit: 'ms', budget: 10 });
	await benchSearchable(text, edited, report);
	benchCommand(text, report);
}

/**
 * Measures `afferent library --json` of the file by what it costs to read and decode it: each in a process of its own, the
 * least of some goes.
 */
function benchCommand(text: string, report: (row: BenchRow) => void): void {
	const folder = mkdtempSync(path.join(tmpdir(), 'afferent-bench-'));
	try {
		const file = path.join(folder, 'bench.bib');
		writeFileSync(file, text);
		const decoding = `new TextDecoder('utf-8', { fatal: true }).decode(require('node:fs').readFileSync(process.argv[1]))`;
		const read = leastCost(['-e', decoding, file]);
		const command = leastCost([path.join(repository, 'dist/cli.js'), 'library', '--json', file]);
		const what = 'library: afferent library --json, by reading and decoding the file';
		report({ what: `${what}, processor`, value: command.processor / read.processor, unit: '×' });
		report({ what: `${what}, time`, value: command.time / read.time, unit: '×', budget: 5 });
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** What a process takes of the processors, and how long, in milliseconds; the least of each. */
function leastCost(args: readonly string[]): { readonly processor: number; readonly time: number } {
	const telling = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write(String(user + system)); })`;
	const goes = Array.from({ length: 5 }, () => {
		const start = performance.now();
		const { stderr } = spawnSync(process.execPath, ['--import', `data:text/javascript,${telling}`, ...args], {
			stdio: ['ignore', 'ignore', 'pipe'],
			encoding: 'utf8',
		});
		return { processor: Number(stderr) / 1000, time: performance.now() - start };
	});
	return {
		processor: Math.min(...goes.map(({ processor }) => processor)),
		time: Math.min(...goes.map(({ time }) => time)),
	};
}

/** Measures how soon everything in the library is found: at first, at a second start, and after an edit. */
async function benchSearchable(text: string, edited: string, report: (row: BenchRow) => void): Promise<void> {
	const pack = JSON.parse(await readFile(path.join(repository, 'dist/evidence.json'), 'utf8')) as EvidencePack;
	const base = createEvidenceBase([pack]);
	const indexOf = async (bibliography: Bibliography, runs: readonly EntryRun[]) => {
		const library = createLibrary([bibliography]);
		const sources = { library, declared: library, base };
		return inMeasuredSlices(indexCitable(sources, new Map([[bibliography, runs]])));
	};

	const before = process.memoryUsage().rss;
	let start = performance.now();
	const opened = await inMeasuredSlices(openBibliographyInSteps(text, 'bench.bib', 'bibtex'));
	const bibliography = opened.value as BibtexBibliography;
	const indexed = await indexAsInEditor(bibliography);
	const first = await indexOf(bibliography, indexed.runs);
	const held = [...opened.slices, ...indexed.held, ...first.slices];
	report({ what: 'library: searchable, from its text', value: performance.now() - start, unit: 'ms', budget: 2000 });
	report({ what: 'library: slices of that, p99', value: percentiles(held).p99, unit: 'ms', budget: 10 });
	// The one or two longest are those in which the worker's thread had this one's processor.
	report({ what: 'library: longest slice of that', value: Math.max(...held), unit: 'ms' });
	const memory = 1 + (indexed.memory - before) / text.length;
	report({ what: 'library: memory in that by size of the file', value: memory, unit: '×', budget: 4 });
	assertFinds(first.value);

	const kept = await inMeasuredSlices(keepRuns(indexed.runs));
	report({ what: 'library: its index, as it is kept', value: kept.value.length / 1e6, unit: 'MB' });
	start = performance.now();
	const again = await inMeasuredSlices(openBibliographyInSteps(text, 'bench.bib', 'bibtex'));
	await inMeasuredSlices(prepareInSteps(again.value));
	const taken = await inMeasuredSlices(takeRuns(again.value, kept.value));
	assertFinds((await indexOf(again.value, taken.value?.runs ?? [])).value);
	report({
		what: 'library: searchable at a second start, from its text',
		value: performance.now() - start,
		unit: 'ms',
	});

	start = performance.now();
	const reopened = await inMeasuredSlices(reopenBibliographyInSteps(bibliography, edited));
	await inMeasuredSlices(prepareInSteps(reopened.value));
	const next = await inMeasuredSlices(indexEntries(reopened.value, new LazyPinyin(), indexed));
	assertFinds((await indexOf(reopened.value, next.value.runs)).value);
	report({ what: 'library: searchable again after an edit', value: performance.now() - start, unit: 'ms' });
}

/** Indexes as `LibraryIndexer` does: half of the runs in a worker, while this thread reads problems and then helps. */
async function indexAsInEditor(bibliography: BibtexBibliography): Promise<{
	readonly contents: readonly object[];
	readonly runs: readonly EntryRun[];
	/** How long this thread was held by each step, in milliseconds. */
	readonly held: readonly number[];
	/** The most memory that was used, in bytes. */
	readonly memory: number;
}> {
	const { contents, open: plans } = planRuns(bibliography);
	const waiting = plans.values();
	const made = new Map<PlannedRun, EntryRun>();
	const held: number[] = [];
	let memory = 0;
	const worker = new IndexWorker(await readFile(path.join(repository, 'dist/indexer.js'), 'utf8'));
	const inWorker = async () => {
		for (const plan of waiting) {
			const job = measured(held, () => segmentJob(bibliography, plan));
			const bytes = await worker.run(job);
			made.set(
				plan,
				measured(held, () => runOf(plan, readSegmentBytes(bytes)!)!),
			);
			memory = Math.max(memory, process.memoryUsage().rss);
		}
	};
	const working = inWorker();
	held.push(...(await inMeasuredSlices(prepareInSteps(bibliography))).slices);
	const sounds = new LazyPinyin();
	for (const plan of waiting) {
		const { value, slices } = await inMeasuredSlices(indexRun(bibliography, plan, sounds));
		made.set(plan, value);
		held.push(...slices);
	}
	await working;
	worker.dispose();
	return { contents, runs: plans.map((plan) => made.get(plan)!), held, memory };
}

function assertFinds(index: PaperIndex): void {
	if (index.search('key777')[0]?.citekey !== 'key777') {
		throw new Error('The index does not find what is in the library.');
	}
}

/** Does something, and adds how long it took, in milliseconds. */
function measured<T>(times: number[], run: () => T): T {
	const start = performance.now();
	const value = run();
	times.push(performance.now() - start);
	return value;
}

/** Runs a generator to its end as the editor does; how long each slice held the process, in milliseconds. */
async function inMeasuredSlices<T>(
	steps: Generator<unknown, T>,
): Promise<{ readonly slices: readonly number[]; readonly value: T }> {
	const slices: number[] = [];
	const value = await inSlices(steps, (held) => slices.push(held));
	return { slices, value };
}

export function generateBibliography(count: number): string {
	const words = 'ketamine depression receptor synaptic plasticity mice antidepressant cortex signalling response'.split(
		' ',
	);
	let state = 1;
	const next = (limit: number) => (state = (state * 48271) % 2147483647) % limit;
	const some = (number: number) => Array.from({ length: number }, () => words[next(words.length)]).join(' ');
	const entries: string[] = [];
	for (let i = 0; i < count; i++) {
		const author = Array.from({ length: 2 + next(5) }, () => `M{\\"u}ller${next(5000)}, Jos{\\'e} A.`).join(' and ');
		entries.push(
			`@article{key${i},\n  author = {${author}},\n  title = {The {NMDA} ${some(9)} of $\\alpha$-${some(2)}},\n` +
				`  journal = {Journal of ${some(2)}},\n  year = {${1990 + next(35)}},\n  volume = {${next(90)}},\n  number = {${next(12)}},\n` +
				`  pages = {${next(900)}--${900 + next(90)}},\n  doi = {10.1000/${i}.${next(99999)}},\n  abstract = {${some(58)}},\n}\n`,
		);
	}
	// One flat string, as a file gives.
	return Buffer.from(entries.join('\n')).toString();
}

function timed(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}

if (import.meta.main) {
	await benchBibliography((row) => console.log(row));
}
