import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { formatCluster, type UnplacedCluster } from '../../../src/core/citations/formatCluster.ts';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

const folder = path.join(import.meta.dirname, '../../fixtures/manuscripts');
const formats: Readonly<Record<string, DocumentFormat>> = {
	'.md': 'markdown',
	'.qmd': 'quarto',
	'.Rmd': 'rmd',
	'.tex': 'latex',
};

/** What a cluster says, without its place. */
function said({ command, isStarred, form, cites }: UnplacedCluster): unknown {
	const parts = cites.map(({ citekey, prefix, locator, suffix, mode }) => ({ citekey, prefix, locator, suffix, mode }));
	return { command, isStarred, form, cites: parts };
}

suite('Every cluster of the sample manuscripts is written so that it is read again', () => {
	for (const file of globSync('**/*.{md,qmd,Rmd,tex}', { cwd: folder })) {
		test(file, () => {
			const format = formats[path.extname(file)] ?? 'markdown';
			const text = readFileSync(path.join(folder, file), 'utf8');
			for (const cluster of clustersOf(scanDocument(text, format)).filter(({ form }) => form !== 'nocite')) {
				const written = formatCluster(cluster, cluster.syntax, { usesAngles: text.includes('{apacite}') });
				if (written !== undefined) {
					const [again] = clustersOf(scanDocument(written, format));
					assert.deepEqual(again && said(again), said(cluster), written);
				}
			}
		});
	}
});
