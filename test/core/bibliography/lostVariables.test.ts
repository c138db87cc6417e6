import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { lostVariables } from '../../../src/core/bibliography/lostVariables.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

suite('What a format has no place for', () => {
	const rich: CslItem = {
		id: 'a',
		type: 'chapter',
		title: 'A chapter',
		author: [{ family: 'Roe', given: 'Ann' }],
		'container-title': 'Many volumes',
		'volume-title': 'The second volume',
		'container-author': [{ family: 'Doe', given: 'Al' }],
		'original-title': 'Ein Kapitel',
		'original-publisher': 'Verlag',
		'original-publisher-place': 'Bonn',
		'event-date': { 'date-parts': [[2001, 2, 3]] },
		'call-number': 'QP 1',
		publisher: 'Press',
		DOI: '10.1000/1',
	};

	test('is nothing where there is a field', () => {
		assert.deepEqual(lostVariables([rich], 'biblatex'), []);
		assert.deepEqual(lostVariables([rich], 'csl-json'), []);
	});

	test('is told by name', () => {
		const item: CslItem = { id: 'b', type: 'interview', title: 'T', dimensions: '3 m', custom: { AD: 'x' } };
		assert.deepEqual(lostVariables([rich, item], 'biblatex'), [
			{ citekey: 'b', variables: ['type', 'dimensions', 'custom'] },
		]);
		assert.deepEqual(lostVariables([rich], 'ris')[0]?.variables, [
			'volume-title',
			'container-author',
			'original-title',
			'original-publisher',
			'original-publisher-place',
			'event-date',
		]);
	});

	test('is the end of a list of names and that a date is uncertain', () => {
		const item: CslItem = {
			id: 'a',
			type: 'book',
			author: [{ family: 'Cruz', given: 'Ana', 'non-dropping-particle': 'de la' }, { literal: 'others' }],
			issued: { 'date-parts': [[1850]], circa: true },
		};
		assert.deepEqual(lostVariables([item], 'ris')[0]?.variables, ['author', 'issued']);
		assert.deepEqual(lostVariables([item], 'biblatex'), []);
	});

	test('is what comes back as something else', () => {
		const report: CslItem = { id: 'r', type: 'report', title: 'T', number: '77', issue: '2', 'collection-number': '4' };
		const book: CslItem = { ...report, id: 'b', type: 'book' };
		assert.deepEqual(lostVariables([report], 'biblatex')[0]?.variables, ['issue', 'collection-number']);
		assert.deepEqual(lostVariables([book], 'biblatex')[0]?.variables, ['number', 'issue']);
		// A preprint has its server where its publisher would stand.
		const preprint: CslItem = { id: 'p', type: 'article', title: 'T', 'container-title': 'One', publisher: 'Other' };
		assert.deepEqual(
			lostVariables([{ ...preprint, archive: 'arXiv', archive_location: '1' }], 'bibtex')[0]?.variables,
			['container-title', 'publisher'],
		);
		const kept: CslItem = { id: 'k', type: 'book', title: 'On <i>E. coli</i> and H<sub>2</sub>O', edition: 2 };
		assert.deepEqual(lostVariables([kept], 'biblatex'), []);
	});

	test('is the day of a date and its other end, where the format has none', () => {
		const item = (parts: readonly (readonly number[])[]): CslItem => ({
			id: 'd',
			type: 'book',
			title: 'T',
			issued: { 'date-parts': parts as [number][] },
		});
		const inOneYear = item([
			[1986, 12, 3],
			[1986, 12, 5],
		]);
		assert.deepEqual(lostVariables([inOneYear], 'bibtex')[0]?.variables, ['issued']);
		assert.match(formatEntries([inOneYear], 'bibtex'), /year *= \{1986\}/);
		assert.deepEqual(lostVariables([inOneYear], 'biblatex'), []);
		assert.deepEqual(lostVariables([item([[1986], [1987]])], 'bibtex'), []);
		assert.deepEqual(lostVariables([item([[1986], [1987]])], 'ris')[0]?.variables, ['issued']);
	});

	test('is no letter of a Greek name', () => {
		const greek: CslItem = {
			id: 'g',
			type: 'book',
			title: 'Νηπενθή and α-synuclein',
			author: [{ family: 'Καρυωτάκης', given: 'Κώστας' }],
		};
		const written = formatEntries([greek], 'biblatex');
		const thin: CslItem = { ...greek, author: [{ family: 'Roe', given: 'A.\u202fB.' }] };
		const again = openBibliography(formatEntries([thin], 'biblatex'), 'a.bib', 'biblatex');
		assert.deepEqual(again.item(again.entries[0]!).author, thin.author);
		assert.match(written, /Καρυωτάκης, Κώστας/);
		assert.match(written, /Νηπενθή/);
		assert.match(written, /\\alpha/);
	});

	test('is nothing for an entry that is copied', () => {
		const text = '@interview{c, title = {T}, mycustom = {x}}';
		const entry = createLibrary([openBibliography(text, 'a.bib', 'bibtex')]).find('c')!;
		assert.deepEqual(lostVariables([entry.item], 'bibtex', new Map([['c', entry]])), []);
	});
});
