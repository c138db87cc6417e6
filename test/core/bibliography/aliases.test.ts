import assert from 'node:assert/strict';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import { keyPlaces } from '../../../src/core/bibliography/keyPlaces.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography, reopenBibliography } from '../../../src/core/bibliography/openBibliography.ts';

suite('Further citekeys of an entry', () => {
	const text =
		'@article{a, ids = {old, older}, title = {Of lipids = fat}}\n@book{b, IDS = "b2", crossref = {old}}\n@book{older, title = {C}}';
	const bibliography = openBibliography(text, 'a.bib', 'biblatex');

	test('find it, but for those that are the citekey of another', () => {
		const library = createLibrary([bibliography]);
		assert.deepEqual(
			['a', 'old', 'older', 'b2', 'lipids'].map((citekey) => library.find(citekey)?.citekey),
			['a', 'a', 'older', 'b', undefined],
		);
	});

	test('are no entries of their own', () => {
		assert.equal(bibliography.citekeyCount, 3);
		assert.deepEqual(bibliography.problems, []);
		assert.deepEqual(
			[...createLibrary([bibliography]).entries()].map(({ citekey }) => citekey),
			['a', 'b', 'older'],
		);
	});

	test('serve crossref and are renamed where they stand', () => {
		assert.equal(bibliography.item(bibliography.find('b')!).title, undefined);
		assert.deepEqual(
			keyPlaces(bibliography, text, 'old').map(({ role, span }) => [role, text.slice(span.start, span.end)]),
			[
				['entry', 'old'],
				['reference', 'old'],
			],
		);
	});

	test('go from format to format, as pandoc has them in CSL', () => {
		const item = bibliography.item(bibliography.find('a')!);
		assert.equal(item['other-ids'], 'old older');
		for (const format of ['csl-json', 'csl-yaml', 'biblatex', 'bibtex'] as const) {
			const again = openBibliography(formatEntries([item], format), 'b', format);
			assert.deepEqual(
				['a', 'old', 'older'].map((citekey) => again.find(citekey)?.citekey),
				['a', 'a', 'a'],
				format,
			);
			assert.equal(again.citekeyCount, 1);
		}
	});

	test('follow an edit', () => {
		const edited = reopenBibliography(bibliography, text.replace('{old,', '{new,'));
		assert.deepEqual([edited.find('new')?.citekey, edited.find('old')], ['a', undefined]);
	});
});
