import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CslItem } from '../../src/core/bibliography/cslItem.ts';
import { formatEntries } from '../../src/core/bibliography/formatEntries.ts';

/*
 * Writes the bibliographies of the samples: the entries of the evidence base that their manuscripts cite.
 * Run it after a sample cites another work: `node test/support/writeSampleBibliographies.ts`.
 */

const data = join(import.meta.dirname, '../../data');

/** Each bibliography and the manuscripts that it serves, relative to data/samples. */
const bibliographies: readonly (readonly [string, readonly string[]])[] = [
	['references.bib', ['esketamine-review.md', 'esketamine-review.tex', 'esketamine-review-biblatex.tex']],
	['quarto/references.bib', ['quarto/enantiomers.qmd']],
];

const items: readonly CslItem[] = JSON.parse(await readFile(join(data, 'references.json'), 'utf8'));

for (const [bibliography, manuscripts] of bibliographies) {
	const words = new Set<string>();
	for (const manuscript of manuscripts) {
		const text = await readFile(join(data, 'samples', manuscript), 'utf8');
		// The base's citekeys are letters and digits, and no word of a manuscript looks like one by accident.
		for (const word of text.match(/[a-z0-9]+/g) ?? []) {
			words.add(word);
		}
	}
	const cited = items.filter((item) => words.has(item.id)).sort((a, b) => (a.id < b.id ? -1 : 1));
	await writeFile(join(data, 'samples', bibliography), formatEntries(cited, 'bibtex'));
	console.log(`${bibliography}: ${cited.length} entries`);
}
