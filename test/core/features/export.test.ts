import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { citedItems, itemsOfCitekeys } from '../../../src/core/features/export.ts';
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
