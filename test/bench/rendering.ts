import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createCitationRenderer, openStyles } from '../../src/citationEngine.ts';
import type { CitationRenderer } from '../../src/core/citations/rendering/model.ts';
import type { CslItem } from '../../src/core/bibliography/cslItem.ts';
import { buildStyles } from '../support/buildStyles.ts';

/** One line of the table. */
export interface BenchRow {
	readonly what: string;
	readonly value: number;
	readonly unit: string;
	readonly budget?: number;
	readonly peer?: string;
	readonly peerValue?: number;
}

/** Formatting: a thousand references in three styles, one more cite, a card's reference, loading; pandoc beside. */
export async function benchRendering(report: (row: BenchRow) => void): Promise<void> {
	const folder = mkdtempSync(path.join(tmpdir(), 'afferent-bench-'));
	try {
		await buildStyles(folder);
		const bytes = readFileSync(path.join(folder, 'styles.bin'));
		report({ what: 'file of all styles and locales', value: bytes.length / 1000, unit: 'kB' });
		let start = performance.now();
		const library = await openStyles(bytes);
		report({ what: 'open the styles', value: performance.now() - start, unit: 'ms' });
		const items = references(1000);
		for (const style of ['apa', 'vancouver', 'harvard-cite-them-right']) {
			start = performance.now();
			const loaded = library.load(style);
			if (!loaded) {
				throw new Error(`There is no style ${style}.`);
			}
			report({ what: `${style}: read the style`, value: performance.now() - start, unit: 'ms', budget: 50 });
			start = performance.now();
			const renderer = createCitationRenderer(loaded);
			report({ what: `${style}: load the style`, value: performance.now() - start, unit: 'ms' });
			const cold = slices(renderer.bibliographySteps(items.slice(0, 999), 'markdown'));
			const peerValue = pandoc(folder, loaded.xml, items);
			const peer = peerValue === undefined ? {} : { peer: 'pandoc --citeproc', peerValue };
			report({ what: `${style}: 1,000 references, cold`, value: cold.total, unit: 'ms', budget: 2000, ...peer });
			report({ what: `${style}: the longest slice of it`, value: cold.longest, unit: 'ms', budget: 50 });
			start = performance.now();
			renderer.bibliography(items, 'markdown');
			report({ what: `${style}: one more cite`, value: performance.now() - start, unit: 'ms', budget: 50 });
			renderer.reference(items[0]!, 'markdown');
			start = performance.now();
			items.slice(1, 101).forEach((item) => renderer.reference(item, 'markdown'));
			const each = (performance.now() - start) / 100;
			report({ what: `${style}: reference of a card`, value: each, unit: 'ms', budget: 5 });
			benchCites(style, renderer, items.slice(0, 400), report);
		}
	} finally {
		rmSync(folder, { recursive: true });
	}
}

/** A manuscript of 400 cites: all at once, nothing new, a locator typed, one more cite in the middle. */
function benchCites(
	style: string,
	renderer: CitationRenderer,
	items: readonly CslItem[],
	report: (row: BenchRow) => void,
): void {
	const cite = (item: CslItem, suffix = '') => ({
		cites: [{ citekey: String(item.id), mode: 'parenthetical' as const, suffix }],
	});
	const all = items.map((item) => cite(item));
	const middle = items.length / 2;
	const without = { clusters: all.toSpliced(middle, 1), items: items.toSpliced(middle, 1) };
	const measure = (what: string, clusters: typeof all, works: readonly CslItem[], budget: number) => {
		const { total, longest } = slices(renderer.clusterSteps(clusters, works, 'html'));
		report({ what: `${style}: ${what}`, value: total, unit: 'ms', budget });
		return longest;
	};
	const longest = measure('400 cites, cold', without.clusters, without.items, 2000);
	report({ what: `${style}: the longest slice of it`, value: longest, unit: 'ms', budget: 50 });
	measure('400 cites, a letter typed elsewhere', without.clusters, without.items, 50);
	measure('400 cites, one more in the middle', all, items, 50);
	measure('400 cites, a letter typed in one', all.toSpliced(middle, 1, cite(items[middle]!, 'p')), items, 50);
}

function slices<T>(steps: Generator<number, T, undefined>): { readonly total: number; readonly longest: number } {
	const start = performance.now();
	let longest = 0;
	let last = start;
	for (let done = false; !done;) {
		done = steps.next().done === true;
		const now = performance.now();
		longest = Math.max(longest, now - last);
		last = now;
	}
	return { total: last - start, longest };
}

/** Milliseconds that pandoc takes for the same bibliography, its start included; undefined where it is not. */
function pandoc(folder: string, xml: string, items: readonly CslItem[]): number | undefined {
	writeFileSync(path.join(folder, 'style.csl'), xml);
	writeFileSync(path.join(folder, 'references.json'), JSON.stringify(items));
	writeFileSync(path.join(folder, 'all.md'), "---\nnocite: '@*'\n---\n");
	const args = ['--citeproc', '--bibliography=references.json', '--csl=style.csl', '--to=markdown', 'all.md'];
	const start = performance.now();
	try {
		execFileSync('pandoc', args, { cwd: folder, stdio: ['ignore', 'pipe', 'ignore'] });
	} catch {
		return undefined;
	}
	return performance.now() - start;
}

/** The evidence base, and as many again with other authors, years and titles made of it. */
function references(count: number): readonly CslItem[] {
	const file = new URL('../../data/references.json', import.meta.url);
	const papers = JSON.parse(readFileSync(file, 'utf8')) as CslItem[];
	return Array.from({ length: count }, (_none, i) => {
		const paper = papers[i % papers.length]!;
		const other = papers[(i * 7 + Math.floor(i / papers.length)) % papers.length]!;
		return i < papers.length
			? paper
			: {
					...paper,
					id: `made${String(i)}`,
					title: `${other.title ?? ''} ${String(i)}`,
					author: [...(other.author ?? []).slice(1), ...(paper.author ?? [])].slice(0, 25),
					issued: { 'date-parts': [[1995 + (i % 30)]] },
					DOI: `10.1000/made.${String(i)}`,
				};
	});
}
