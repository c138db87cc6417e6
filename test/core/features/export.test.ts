import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { citedItems, citedTogether, itemsOfCitekeys } from '../../../src/core/features/export.ts';
import { bibtexLibrary, evidenceBase, paper } from './featureFixtures.ts';

const library = bibtexLibrary('@book{b, title = {B}}\n@book{a, title = {A}}\n@book{c, title = {C}}');
const base = evidenceBase([paper('zanos2016nmdar'), paper('a', { title: 'Another A' })]);

function cited(text: string, format: DocumentFormat = 'markdown', evidence = false) {
	const { items, missing } = citedItems(scanDocument(text, format), library, evidence ? base : undefined);
	return { keys: items.map(({ id }) => id), titles: items.map(({ title }) => title), missing };
}

suite('Cited items', () => {
	test('Come in the order of first citation, once', () => {
		assert.deepEqual(cited('See [@c; @a], @b and [@c].').keys, ['c', 'a', 'b']);
		assert.deepEqual(cited('\\cite{c,a} \\textcite{c}', 'latex').keys, ['c', 'a']);
	});

	test('Name what no bibliography has', () => {
		assert.deepEqual(cited('See [@c; @zanos2016nmdar; @zanos2016nmdar].').missing, ['zanos2016nmdar']);
	});

	test('Come from the evidence base where it was asked, the library first', () => {
		const found = cited('See [@a; @zanos2016nmdar].', 'markdown', true);
		assert.deepEqual(found, { keys: ['a', 'zanos2016nmdar'], titles: ['A', 'Title of zanos2016nmdar'], missing: [] });
	});

	test('Are all of the library where nocite says so', () => {
		assert.deepEqual(cited('\\cite{c} \\nocite{*}', 'latex').keys, ['c', 'b', 'a']);
	});

	test('Are one for an entry that is cited under several of its citekeys', () => {
		const own = bibtexLibrary('@book{a, ids = {old, older}, doi = {10.1000/xyz123}}\n@book{b}');
		const cites = (...citekeys: string[]) => {
			const { items, sources, missing } = itemsOfCitekeys(citekeys, own, undefined);
			assert.deepEqual(missing, []);
			assert.deepEqual(
				[...sources].map(([citekey, { entry }]) => [citekey, entry.citekey]),
				items.map(({ id }) => [id, id.startsWith('doi:') ? 'a' : id]),
			);
			return items.map((item) => [item.id, item['other-ids']]);
		};
		const both = ['a', 'old older'];
		assert.deepEqual(cites('old', 'b', 'a'), [both, ['b', undefined]]);
		assert.deepEqual(cites('older'), [both]);
		assert.deepEqual(cites('old', '*'), [both, ['b', undefined]]);
		assert.deepEqual(cites('doi:10.1000/xyz123', 'a'), [['a', 'old older doi:10.1000/xyz123']]);
		assert.deepEqual(cites('doi:10.1000/xyz123'), [['doi:10.1000/xyz123', 'a old older']]);
	});

	test('Of several files come in the order of their citekeys', () => {
		assert.deepEqual(
			itemsOfCitekeys(['c', 'a', 'c', 'nobody'], library, undefined).items.map(({ id }) => id),
			['c', 'a'],
		);
	});

	test('Are none where nothing is cited', () => {
		assert.deepEqual(cited('Nothing.'), { keys: [], titles: [], missing: [] });
	});
});

suite('Items that several manuscripts cite', () => {
	const entry = (citekey: string, fields: string) => `@article{${citekey}, ${fields}}\n`;
	const together = (...libraries: string[]) => {
		const { items, renamed } = citedTogether(
			libraries.map((text, index) => ({ name: `${index + 1}.md`, citekeys: ['a'], library: bibtexLibrary(text) })),
			undefined,
		);
		return { keys: items.map(({ id }) => id), renamed: renamed.map(({ manuscript }) => manuscript) };
	};

	test('Are there once where they have the same DOI or say the same', () => {
		const once = { keys: ['a'], renamed: [] };
		assert.deepEqual(together(entry('a', 'doi = {10.1000/X}'), entry('a', 'doi = {https://doi.org/10.1000/x}')), once);
		assert.deepEqual(together(entry('a', 'title = {Short}'), entry('a', 'title = {Short}')), once);
		const titled = 'title = {Ketamine in depression}, year = 2001';
		assert.deepEqual(together(entry('a', titled), entry('a', `${titled}, volume = 3`)), once);
	});

	test('Keep a citekey each where they differ, also for the third', () => {
		const [one, two, three] = [1, 2, 3].map((number) => entry('a', `doi = {10.1000/${number}}`)) as [
			string,
			string,
			string,
		];
		assert.deepEqual(together(one, two, three, two), { keys: ['a', 'a-2', 'a-3'], renamed: ['2.md', '3.md', '4.md'] });
	});
});
