import Fuse from 'fuse.js';
import { buildPaperIndex, createPaperIndex, type PaperIndex } from '../../src/core/search/paperIndex.ts';
import { createNameIndex } from '../../src/core/search/nameIndex.ts';
import type { Entity } from '../../src/core/evidence/model.ts';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { generateLibrary } from '../quality/search/generatedLibrary.ts';
import { inSlices } from '../../src/vscode/host/slices.ts';
import { searchQuestions } from '../quality/search/queries.ts';
import { evidenceRecords } from '../quality/search/report.ts';

/** One line of the table that `npm run bench` prints. */
export interface BenchRow {
	readonly what: string;
	readonly value: number;
	readonly unit: string;
	readonly budget?: number;
	readonly peer?: string;
	readonly peerValue?: number;
}

/** Papers of the library that the budget is about. */
const libraryEntries = 100_000;

/** Queries as they are typed: each question from its second letter on. */
const typed = searchQuestions.flatMap(({ query }) =>
	Array.from({ length: Math.ceil(query.length / 3) }, (_, i) => query.slice(0, Math.min(query.length, 2 + i * 3))),
);

/** Measures building and asking the indexes of papers and of names. */
export async function benchSearch(report: (row: BenchRow) => void): Promise<void> {
	const evidence = evidenceRecords();
	report({ what: 'search: index the evidence base', value: timed(() => createPaperIndex(evidence)), unit: 'ms' });
	const small = createPaperIndex(evidence);
	const fuse = new Fuse(
		evidence.map(({ citekey, item }) => ({ citekey, title: item.title ?? '', authors: JSON.stringify(item.author) })),
		{ keys: ['citekey', 'title', 'authors'], ignoreLocation: true },
	);
	const peer = percentile(
		searchQuestions.map(({ query }) => timed(() => fuse.search(query, { limit: 50 }))),
		0.95,
	);
	report({
		what: 'search: evidence base, p95',
		value: percentile(times(small, typed), 0.95),
		unit: 'ms',
		budget: 5,
		peer: 'fuse.js',
		peerValue: peer,
	});

	const records = [...generateLibrary(libraryEntries - evidence.length), ...evidence];
	const slices: number[] = [];
	const index = await inSlices(buildPaperIndex(records), (held) => slices.push(held));
	report({ what: 'search: index 100,000 papers', value: slices.reduce((sum, took) => sum + took, 0), unit: 'ms' });
	report({ what: 'search: slices of that, p95', value: percentile(slices, 0.95), unit: 'ms', budget: 10 });
	// The one or two longest are pauses of the garbage collector, which this process's own heap brings about.
	report({ what: 'search: longest slice of that', value: Math.max(...slices), unit: 'ms' });
	const large = times(index, typed);
	report({ what: 'search: 100,000 papers, p50', value: percentile(large, 0.5), unit: 'ms' });
	report({ what: 'search: 100,000 papers, p95', value: percentile(large, 0.95), unit: 'ms', budget: 25 });

	const folder = path.join(import.meta.dirname, '../../data');
	const entities = ['targets.json', 'pathways.json', 'entities.json'].flatMap(
		(name) => JSON.parse(readFileSync(path.join(folder, name), 'utf8')) as Entity[],
	);
	const names = createNameIndex(entities);
	const beginnings = entities.flatMap(({ name, synonyms }) =>
		[name, ...synonyms].flatMap((text) => [text.slice(0, 2), text.slice(0, 5)]),
	);
	const nameTimes = beginnings.map((beginning) => timed(() => names.complete(beginning, 20)));
	report({ what: 'names: completion, p95', value: percentile(nameTimes, 0.95), unit: 'ms', budget: 2 });
}

function times(index: PaperIndex, queries: readonly string[]): number[] {
	// The first round warms the engine up, as typing does.
	for (const query of queries.slice(0, 50)) {
		index.search(query, { limit: 50 });
	}
	return queries.map((query) => timed(() => index.search(query, { limit: 50 })));
}

function timed(run: () => unknown): number {
	const start = performance.now();
	run();
	return performance.now() - start;
}

function percentile(values: readonly number[], share: number): number {
	const sorted = [...values].sort((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}

if (import.meta.main) {
	await benchSearch((row) => console.log(row));
}
