import assert from 'node:assert/strict';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

/** The variables of an entry with these fields. */
function item(type: string, fields: string): Readonly<Record<string, unknown>> {
	const bibliography = openBibliography(`@${type}{a, ${fields}}`, 'a.bib', 'biblatex');
	return bibliography.item(bibliography.entries[0]!);
}

suite('Names in fields', () => {
	const names: readonly (readonly [latex: string, name: Readonly<Record<string, unknown>>])[] = [
		['司马 相如', { family: '司马', given: '相如' }],
		['鈴木 花子', { family: '鈴木', given: '花子' }],
		['김 철수', { family: '김', given: '철수' }],
		['山田, 太郎', { family: '山田', given: '太郎' }],
		['欧阳修', { family: '欧阳修' }],
		['マリア シャラポワ', { family: 'シャラポワ', given: 'マリア' }],
		['{de Groot}, Adriaan', { family: 'de Groot', given: 'Adriaan', 'parse-names': false }],
		['de Groot, Adriaan', { 'dropping-particle': 'de', family: 'Groot', given: 'Adriaan' }],
		['"family={Robert and Sons, Inc.}"', { family: 'Robert and Sons, Inc.' }],
		['family="Roe, Ltd.", given=Ann', { family: 'Roe, Ltd.', given: 'Ann' }],
		[
			'given=Hans, "family={Harman, Jr.}", prefix=von',
			{ family: 'Harman, Jr.', given: 'Hans', 'dropping-particle': 'von' },
		],
		[
			"Garc\\ifmmode\\acute{\\imath}\\else\\'{\\i}\\fi{}a L\\ifmmode \\acute{o}\\else \\'{o}\\fi{}pez, Ana",
			{ family: 'García López', given: 'Ana' },
		],
	];
	for (const [latex, name] of names) {
		test(latex, () => assert.deepEqual(item('book', `author = {${latex}}`)['author'], [name]));
	}

	const lists: readonly (readonly [latex: string, names: readonly unknown[]])[] = [
		['Roe, Ann and et al.', [{ family: 'Roe', given: 'Ann' }, { literal: 'others' }]],
		['Roe, Ann and {et al}', [{ family: 'Roe', given: 'Ann' }, { literal: 'others' }]],
		['et al. and {Et Alii}', [{ 'dropping-particle': 'et', family: 'al.' }, { literal: 'Et Alii' }]],
		[
			'useprefix=true and uniquename=init and Ludwig van Beethoven',
			[{ family: 'Beethoven', given: 'Ludwig', 'non-dropping-particle': 'van' }],
		],
		[
			'id=roe, family=Roe, given=Ann and Poe, Sam',
			[
				{ family: 'Roe', given: 'Ann' },
				{ family: 'Poe', given: 'Sam' },
			],
		],
		['given=Ann, middle=Lee, family=Roe', [{ family: 'Roe', given: 'Ann Lee' }]],
		['Roe=Poe, Ann', [{ family: 'Roe=Poe', given: 'Ann' }]],
	];
	for (const [latex, all] of lists) {
		test(latex, () => assert.deepEqual(item('book', `author = {${latex}}`)['author'], all));
	}
});

test('Others than nobody are no names, as in biber', () => {
	assert.equal(item('book', 'title = {A}, editor = {others}')['editor'], undefined);
});

suite('Dates in fields', () => {
	const dates: readonly (readonly [fields: string, issued: unknown])[] = [
		['date = {1999 Sep-Oct}, year = 1999, month = sep', { 'date-parts': [[1999, 9]] }],
		['date = {1999/open}', { 'date-parts': [[1999]] }],
		['date = {199X}', { 'date-parts': [[1990], [1999]] }],
		['date = {1999-XX}', { 'date-parts': [[1999]] }],
		['date = {1999-04-uu}', { 'date-parts': [[1999, 4]] }],
		['date = {2004-04-05T14:34:00}', { 'date-parts': [[2004, 4, 5]] }],
		['date = {n.d.}, year = 2001', { 'date-parts': [[2001]] }],
		['date = {in press}', { literal: 'in press' }],
	];
	for (const [fields, issued] of dates) {
		test(fields, () => assert.deepEqual(item('book', fields)['issued'], issued));
	}
});

suite('Fields become variables', () => {
	const cases: readonly (readonly [type: string, fields: string, variables: Readonly<Record<string, unknown>>])[] = [
		['article', 'eprinttype = {pmid}, eprint = 123', { PMID: '123', archive: undefined }],
		['article', 'eprinttype = {pmcid}, eprint = {PMC123}', { PMCID: 'PMC123', archive: undefined }],
		[
			'article',
			'journal = {J}, eprinttype = {jstor}, eprint = 2087978',
			{ URL: 'https://www.jstor.org/stable/2087978', archive: undefined },
		],
		[
			'article',
			'journal = {J}, archivePrefix = {arXiv}, eprint = {2211.10488}',
			{ archive: undefined, archive_location: undefined },
		],
		['misc', 'archivePrefix = {arXiv}, eprint = {2211.10488}', { archive: 'arXiv', archive_location: '2211.10488' }],
		['book', 'edition = {3.}', { edition: '3' }],
		['book', 'number = 5', { 'collection-number': '5', number: undefined }],
		['manual', 'number = 5', { 'collection-number': undefined, number: '5' }],
		['thesis', 'series = {S}, number = 5', { 'collection-number': undefined, number: '5' }],
		['misc', 'archivePrefix = {arXiv}, eprint = {2211.10488}, number = 5', { issue: undefined, number: '5' }],
		['review', 'number = 5', { issue: '5', number: undefined }],
		['software', 'archivePrefix = {arXiv}, eprint = {2211.10488}', { archive: undefined }],
		['misc', 'url = {https://example.org}', { type: 'document', URL: 'https://example.org' }],
		['misc', 'howpublished = {\\url{https://example.org}}', { type: 'webpage', URL: 'https://example.org' }],
		['legal', 'title = {T}', { type: 'treaty' }],
		['data', 'title = {D}', { type: 'dataset' }],
		['patent', 'type = {patentus}', { genre: 'U.S. patent' }],
		['patent', 'type = {patreqeu}', { genre: 'European patent request' }],
		['article', 'series = {newseries}', { 'collection-title': 'New series' }],
		['article', 'series = 3', { 'collection-title': '3rd series' }],
		['book', 'series = 3', { 'collection-title': '3' }],
		[
			'book',
			'origtitle = {T}, origpublisher = {P}, origlocation = {L}',
			{ 'original-title': 'T', 'original-publisher': 'P', 'original-publisher-place': 'L' },
		],
		[
			'inproceedings',
			'address = {New York}, location = {San Francisco}',
			{ 'publisher-place': 'New York', 'event-place': 'San Francisco' },
		],
		['inproceedings', 'location = {Rome}', { 'publisher-place': 'Rome', 'event-place': undefined }],
		['book', 'options = {doi=false, isbn = false}, doi = {10.1/x}, isbn = {1}', { DOI: undefined, ISBN: undefined }],
		['book', 'options = {useprefix=true}, doi = {10.1/x}', { DOI: '10.1/x' }],
		['article', 'pages = {162a--165d}', { page: '162a-165d' }],
		['article', 'pages = {12+}', { page: '12+' }],
	];
	for (const [type, fields, variables] of cases) {
		test(`@${type} ${fields}`, () => {
			const read = item(type, fields);
			for (const [variable, value] of Object.entries(variables)) {
				assert.deepEqual(read[variable], value, variable);
			}
		});
	}
});

suite('What fields become', () => {
	const cases: readonly (readonly [type: string, fields: string, variables: Readonly<Record<string, unknown>>])[] = [
		[
			'movie',
			'editor = {Roe, Ann}, editortype = {director}',
			{ director: [{ family: 'Roe', given: 'Ann' }], editor: undefined },
		],
		['unpublished', 'eventtitle = {Meeting}, title = {A}', { type: 'speech' }],
		['unpublished', 'title = {A}', { type: 'manuscript' }],
		['newsarticle', 'title = {A}', { type: 'article-newspaper' }],
		['letters', 'title = {A}', { type: 'personal_communication' }],
		[
			'book',
			'eprinttype = {googlebooks}, eprint = {abc123}',
			{ URL: 'https://books.google.com/books?id=abc123', archive: undefined },
		],
		['book', 'langid = {english}, langidopts = {variant=british}', { language: 'en-GB' }],
		['book', 'langid = {german}, langidopts = {variant=austrian}', { language: 'de-AT' }],
		['book', 'langid = {greek}, langidopts = {variant=ancient}', { language: 'el-GR' }],
		[
			'book',
			'title = {Own}, maintitle = {Works of Roe}, series = {Small Library}',
			{ title: 'Own', 'collection-title': 'Works of Roe; Small Library' },
		],
	];
	for (const [type, fields, variables] of cases) {
		test(`@${type} with ${fields}`, () => {
			const found = item(type, fields);
			for (const [variable, value] of Object.entries(variables)) {
				assert.deepEqual(found[variable], value, variable);
			}
		});
	}
});
