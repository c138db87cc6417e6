import { BibtexBibliography } from '../../src/core/bibliography/bibtexBibliography.ts';
import { convertedLines, takeConverted } from '../../src/core/bibliography/convertedItems.ts';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import type { Bibliography } from '../../src/core/bibliography/model.ts';
import { openBibliographyInSteps, reopenBibliographyInSteps } from '../../src/core/bibliography/openBibliography.ts';
import { percentiles } from './measure.ts';

const entryCount = 100_000;

/** Measures a `.bib` of 100,000 entries and about 96 MB: scan, conversion of all entries, rescan after an edit. */
export async function benchBibliography(
	report: (row: {
		what: string;
		value: number;
		unit: string;
		budget?: number;
		peer?: string;
		peerValue?: number;
	}) => void,
): Promise<void> {
	const text = generateBibliography(entryCount);
	const millions = text.length / 1e6;
	report({ what: 'library: size of the file', value: millions, unit: 'MB' });
	const before = process.memoryUsage().rss;

	let bibliography = new BibtexBibliography(text.slice(0, 1_000_000), 'bench.bib', 'bibtex');
	const scan = timed(() => (bibliography = new BibtexBibliography(text, 'bench.bib', 'bibtex')));
	report({ what: 'library: entries with spans', value: scan, unit: 'ms', budget: 300 });

	const { slices, value: prepared } = await inMeasuredSlices(openBibliographyInSteps(text, 'bench.bib', 'bibtex'));
	const { p50, p95 } = percentiles(slices);
	report({
		what: 'library: the same in slices, with problems and identifiers',
		value: slices.reduce((sum, took) => sum + took, 0),
		unit: 'ms',
	});
	report({ what: 'library: slices of that, p50', value: p50, unit: 'ms' });
	report({ what: 'library: slices of that, p95', value: p95, unit: 'ms', budget: 10 });
	// The longest are pauses of the garbage collector, which this process's own heap brings about.
	report({ what: 'library: longest slice of that', value: Math.max(...slices), unit: 'ms' });

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

	const kept = [...convertedLines(bibliography)].join('\n');
	const again = new BibtexBibliography(text, 'bench.bib', 'bibtex');
	report({
		what: 'library: converted entries taken up at a second start',
		value: timed(() => Array.from(takeConverted(again, kept.split('\n')))),
		unit: 'ms',
		peer: 'converting them',
		peerValue: convert,
	});
	const reopened = await inMeasuredSlices(reopenBibliographyInSteps(bibliography, edited));
	report({
		what: 'library: the same in slices, with problems and identifiers, after an edit',
		value: reopened.slices.reduce((sum, took) => sum + took, 0),
		unit: 'ms',
	});
	report({ what: 'library: slices of that, p95', value: percentiles(reopened.slices).p95, unit: 'ms', budget: 10 });
}

/** Runs a generator to its end; how long each of its steps held the process, in milliseconds. */
async function inMeasuredSlices(
	steps: Generator<unknown, Bibliography>,
): Promise<{ readonly slices: readonly number[]; readonly value: Bibliography }> {
	const slices: number[] = [];
	for (;;) {
		const start = performance.now();
		const step = steps.next();
		slices.push(performance.now() - start);
		if (step.done === true) {
			return { slices, value: step.value };
		}
		if (slices.length % 64 === 0) {
			await new Promise((resolve) => setImmediate(resolve));
		}
	}
}

function generateBibliography(count: number): string {
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
