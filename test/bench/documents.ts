import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { clustersOf } from '../../src/core/documents/clusters.ts';
import { cursorContext } from '../../src/core/documents/cursorContext.ts';
import type { DocumentFormat } from '../../src/core/documents/model.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { repository } from '../support/paths.ts';
import { growManuscript } from './manuscript.ts';
import { percentiles, timings } from './measure.ts';
import type { BenchRow } from './run.ts';

const formats: ReadonlyArray<{ readonly format: DocumentFormat; readonly sample: string }> = [
	{ format: 'markdown', sample: 'esketamine-review.md' },
	{ format: 'latex', sample: 'esketamine-review.tex' },
];

const sizes = [
	{ name: '10 kB', length: 10_000 },
	{ name: '1 MB', length: 1_000_000 },
];

/** Scanning a manuscript, scanning it again after an edit, and what stands at the cursor. */
export async function benchDocuments(report: (row: BenchRow) => void): Promise<void> {
	for (const { format, sample } of formats) {
		const source = await readFile(path.join(repository, 'data/samples', sample), 'utf8');
		for (const { name, length } of sizes) {
			const text = growManuscript(source, length);
			const where = `${name} of ${format}`;
			const whole = percentiles(timings(() => scanDocument(text, format), 15));
			report({ what: `scan ${where}, p50`, value: whole.p50, unit: 'ms' });

			const scanned = scanDocument(text, format);
			const clusters = percentiles(timings(() => clustersOf(scanDocument(text, format)), 5));
			report({ what: `scan and list the clusters of ${where}, p50`, value: clusters.p50, unit: 'ms' });

			const edits = Array.from({ length: 40 }, (_, edit) => {
				const at = Math.floor((text.length * (edit + 0.5)) / 40);
				return `${text.slice(0, at)}x${text.slice(at)}`;
			});
			const again = percentiles(timings((run) => scanDocument(edits[run % edits.length]!, format, scanned), 40));
			report({ what: `scan ${where} again after one typed letter, p95`, value: again.p95, unit: 'ms', budget: 5 });

			const offsets = Array.from({ length: 500 }, (_, index) => Math.floor((text.length * index) / 500));
			const context = percentiles(timings((run) => cursorContext(scanned, offsets[run % offsets.length]!), 500, 50));
			report({ what: `what stands at the cursor in ${where}, p95`, value: context.p95, unit: 'ms', budget: 5 });
		}
	}
}
