import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

const fixtures = join(import.meta.dirname, '../../fixtures/bib');
const text = readFileSync(join(fixtures, 'awkward.bib'), 'utf8');
const expected = JSON.parse(readFileSync(join(fixtures, 'awkward.json'), 'utf8')) as readonly CslItem[];

suite('awkward but valid entries', () => {
	for (const lineEnding of ['\n', '\r\n']) {
		const bibliography = openBibliography(text.replaceAll('\n', lineEnding), 'awkward.bib', 'biblatex');

		test(`are no problem (${lineEnding === '\n' ? 'LF' : 'CRLF'})`, () => {
			assert.deepEqual(bibliography.problems, []);
			assert.deepEqual(
				bibliography.entries.map(({ citekey }) => citekey),
				expected.map(({ id }) => id),
			);
		});

		for (const [index, item] of expected.entries()) {
			test(`${item.id} becomes what it means (${lineEnding === '\n' ? 'LF' : 'CRLF'})`, () => {
				assert.deepEqual(bibliography.item(bibliography.entries[index]!), item);
			});
		}
	}
});
