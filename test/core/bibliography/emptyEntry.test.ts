import assert from 'node:assert/strict';
import { blank, emptyEntry, newEntryTypes } from '../../../src/core/bibliography/emptyEntry.ts';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import type { BibliographyFormat } from '../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

suite('Empty entry', () => {
	test('Is valid in every format and for every type, with nothing in it', () => {
		for (const format of ['bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris'] satisfies BibliographyFormat[]) {
			for (const type of newEntryTypes) {
				const text = formatEntries([emptyEntry('roe2024', type)], format);
				assert.ok(text.includes(blank));
				const emptied = text.replaceAll(blank, '');
				const { entries, problems } = openBibliography(emptied, 'test', format);
				assert.deepEqual([entries.map(({ citekey }) => citekey), problems], [['roe2024'], []], emptied);
			}
		}
	});

	test('Has the fields of its type in BibTeX, each with empty braces', () => {
		assert.equal(
			formatEntries([emptyEntry('roe2024', 'thesis')], 'bibtex').replaceAll(blank, ''),
			'@phdthesis{roe2024,\n  author = {},\n  title = {},\n  year = {},\n  school = {},\n}\n',
		);
	});
});
