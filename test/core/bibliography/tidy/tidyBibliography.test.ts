import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { BibtexBibliography } from '../../../../src/core/bibliography/bibtexBibliography.ts';
import type { BibtexEntry } from '../../../../src/core/bibliography/bibtexEntry.ts';
import {
	type TidyOptions,
	type TidyReport,
	tidyBibliography,
} from '../../../../src/core/bibliography/tidy/tidyBibliography.ts';

const open = (text: string) => new BibtexBibliography(text, 'test', 'bibtex');
const nothing: TidyOptions = { sort: 'none', layout: 'keep', orderFields: false, mergeDuplicates: false };
const everything: TidyOptions = { sort: 'key', layout: 'align', orderFields: true, mergeDuplicates: true };
const tidy = (text: string, options: Partial<TidyOptions> = {}) =>
	tidyBibliography(open(text), { ...nothing, ...options });

suite('Tidying a library', () => {
	test('of 150,000 entries in one line ends', () => {
		const text = Array.from({ length: 150_000 }, (_, i) => `@a{k${i},title={T}} `).join('');
		assert.equal(tidy(text).text.match(/@a/g)?.length, 150_000);
	});

	test('Sorts by citekey, author, year or type', () => {
		const entry = (key: string, type: string, author: string, year: number) =>
			`@${type}{${key},\n  author = {${author}},\n  year = ${year},\n}\n`;
		const text = [
			entry('b', 'book', 'Zed', 2001),
			entry('c', 'article', 'Young', 1999),
			entry('a', 'misc', 'Roe', 2010),
		];
		const order = (sort: TidyOptions['sort']) =>
			[...tidy(text.join('\n'), { sort }).text.matchAll(/@\w+\{(\w)/g)].map((match) => match[1]).join('');
		assert.equal(order('none'), 'bca');
		assert.equal(order('key'), 'abc');
		assert.equal(order('author'), 'acb');
		assert.equal(order('year'), 'cba');
		assert.equal(order('type'), 'cba');
	});

	test('Indents and aligns without touching values', () => {
		const text = '@article{a,title={A  {B}\n  C},YEAR=2001 , month = jan # "~1"}';
		assert.equal(
			tidy(text, { layout: 'indent' }).text,
			'@article{a,\n  title={A  {B}\n  C},\n  YEAR=2001,\n  month=jan # "~1"\n}\n',
		);
		assert.equal(
			tidy('@book{a, title = {T},\n author = {R}\n}', { layout: 'align' }).text,
			'@book{a,\n title  = {T},\n author = {R}\n}\n',
		);
	});

	test('Puts fields into the usual order, unknown ones behind', () => {
		const { text } = tidy('@article{a,\n  xx = {1},\n  doi = {2},\n  title = {3},\n  author = {4},\n}', {
			layout: 'indent',
			orderFields: true,
		});
		assert.equal(text, '@article{a,\n  author = {4},\n  title = {3},\n  doi = {2},\n  xx = {1},\n}\n');
	});

	test('Comments above an entry go with it; headings, strings and broken entries keep their places', () => {
		const text =
			'% Encoding: UTF-8\n\n@string{j = {J}}\n@book{b, title = {B}}\n% about a\n@book{a, title = {A}}\n\n' +
			'% --- Reviews ---\n\n@book{d, title = {D}}\n\n@book{broken, title = {never closed\n\n@book{c, title = {C}}\n';
		const { text: tidied, untouched } = tidy(text, { sort: 'key' });
		assert.equal(
			tidied,
			'% Encoding: UTF-8\n\n@string{j = {J}}\n\n% about a\n@book{a, title = {A}}\n\n@book{b, title = {B}}\n\n' +
				'% --- Reviews ---\n\n@book{d, title = {D}}\n\n@book{broken, title = {never closed\n\n@book{c, title = {C}}\n',
		);
		assert.deepEqual(untouched, ['broken']);
	});

	test('What others refer to by crossref stays behind them', () => {
		const text = '@book{a, title = {A}}\n\n@inbook{b, title = {B}, crossref = {a}}\n';
		assert.equal(
			tidy(text, { sort: 'key' }).text,
			'@inbook{b, title = {B}, crossref = {a}}\n\n@book{a, title = {A}}\n',
		);
	});

	test('Merges the same work, and shows what was added and what is gone', () => {
		const text =
			'@article{a, title = {One {Work}}, doi = {10.1000/x}, volume = 3, year = {2001}}\n' +
			'@article{b, title = {One work}, doi = {https://doi.org/10.1000/X}, volume = {3}, pages = {1--2}, year = 2001}\n';
		const { text: tidied, merges } = tidy(text, { mergeDuplicates: true, layout: 'indent' });
		assert.equal(
			tidied,
			'@article{a,\n  title = {One {Work}},\n  doi = {10.1000/x},\n  volume = 3,\n  year = {2001},\n  pages = {1--2}\n}\n',
		);
		assert.deepEqual(merges, [
			{
				kept: 'a',
				merged: 'b',
				added: ['pages'],
				dropped: [
					{ field: 'title', kept: '{One {Work}}', dropped: '{One work}' },
					{ field: 'doi', kept: '{10.1000/x}', dropped: '{https://doi.org/10.1000/X}' },
				],
			},
		]);
	});

	test('Works that differ in what tells works apart are reported and stay two', () => {
		const text =
			'@article{d97, author = {Doe, J.}, title = {Domination}, year = 1997, pages = {494--499}, doi = {10.1126/a}, pmid = {2524}}\n' +
			'@incollection{d08, author = {Doe, J.}, title = {Domination}, year = 2008, pages = {3--13}, doi = {10.1007/b}, pmid = {2524}}\n';
		const report = tidy(text, { mergeDuplicates: true });
		assert.equal(report.text, text);
		assert.deepEqual(report.unmerged, [
			{ kept: 'd97', other: 'd08', shared: 'pmid', differs: ['doi', 'year', 'page'] },
		]);
		for (const [one, other] of [
			['volume = 3', 'volume = 4'],
			['pages = {1--2}', 'pages = {11--12}'],
			['author = {Roe, A.}', 'author = {Doe, J.}'],
			['pmid = 123', 'pmid = 124'],
			['edition = 1', 'edition = {2nd}'],
		] as const) {
			const twins = `@book{a, title = {B}, doi = {10.1000/x}, ${one}}\n@book{b, title = {B}, doi = {10.1000/x}, ${other}}\n`;
			const { merges, unmerged } = tidy(twins, { mergeDuplicates: true });
			assert.deepEqual([merges.length, unmerged.length], [0, 1], one);
		}
	});

	test('An entry that links two others makes one of all three', () => {
		const text =
			'@article{a, title = {T}, pmid = 123}\n@article{m, title = {T}, doi = {10.1000/b}}\n' +
			'@article{a, title = {T}, pmid = 123, doi = {10.1000/b}}\n';
		const { text: tidied, renamed } = tidy(text, { mergeDuplicates: true });
		assert.equal([...tidied.matchAll(/@article/g)].length, 1);
		assert.deepEqual([...renamed], [['m', 'a']], 'the citekey that is left is not renamed');
	});

	test('Entries that share a citekey keep their order when a file is sorted', () => {
		const text =
			'@article{roe, author = {Zed, Z.}, title = {First}, year = 2020}\n' +
			'@article{amy, author = {Mid, M.}, title = {Middle}, year = 2010}\n' +
			'@article{ROE, author = {Abel, A.}, title = {Second}, year = 1990}\n';
		for (const sort of ['key', 'author', 'year', 'type'] as const) {
			const { text: tidied } = tidy(text, { sort });
			assert.ok(tidied.indexOf('{roe,') < tidied.indexOf('{ROE,'), `${sort}: BibTeX takes the first of two`);
		}
	});

	test('A comment that comes to the top of the file stays above its entry when tidied again', () => {
		const text = '@book{b, title = {B}, year = 2002}\n% about a\n@book{a, title = {A}, year = 2001}\n';
		const once = tidy(text, { sort: 'year' }).text;
		assert.match(once, /^% about a\n\n@book\{a/);
		assert.equal(tidy(once, { sort: 'year' }).text, once);
	});

	test('What refers to a merged entry refers to the one that stays', () => {
		const twin = (key: string, more = '') => `@book{${key}, title = {Handbook of it}, doi = {10.1000/x}${more}}\n`;
		const child = '@incollection{c, title = {C}, crossref = {b}, related = {b,x}}\n';
		const { text } = tidy(child + twin('a', ', related = {b}') + twin('b'), { mergeDuplicates: true });
		assert.match(text, /crossref = \{a\},?\s+related = \{a, x\}/);
		assert.doesNotMatch(text, /@book\{a,[^@]*related/, 'an entry does not refer to itself');
	});

	test('Fills nothing from the record of another work, as a wrong DOI would', () => {
		const record = () => ({
			id: 'r',
			type: 'article-journal',
			title: 'NMDAR inhibition',
			author: [{ family: 'Zanos' }],
			volume: '533',
		});
		const entry = (author: string, title: string) =>
			`@article{a, author = {${author}}, title = {${title}}, doi = {10.1000/x}}`;
		assert.deepEqual(tidy(entry('Lee, K.', 'Zinc in ulcers'), { record }).filled, []);
		assert.equal(tidy(entry('Zanos, P.', 'NMDAR'), { record }).filled.length, 1);
	});

	test('Does not merge what needs an @string that may stand further down', () => {
		const text =
			'@book{a, title = {Book}, doi = {10.1000/x}}\n\n@string{p = {Press}}\n\n' +
			'@book{b, title = {Book}, doi = {10.1000/x}, publisher = p}\n';
		assert.equal(tidy(text, { mergeDuplicates: true }).text, text);
	});

	test('Does not merge a book with its chapter, nor works that only share a citekey', () => {
		const text =
			'@book{a, title = {Book}, doi = {10.1000/x}}\n@incollection{b, title = {Chapter}, doi = {10.1000/x}}\n' +
			'@misc{a, title = {Other}}\n';
		assert.equal(tidy(text, { mergeDuplicates: true }).text, text);
	});

	test('Fills what an entry lacks from the record of its DOI, and changes nothing that it has', () => {
		const record = (doi: string) =>
			doi === '10.1000/x'
				? { id: 'x', type: 'article-journal', title: 'Other', volume: '3', issue: '2', PMID: '12345' }
				: undefined;
		const { text, filled } = tidy('@article{a,\n  title = {T},\n  issue = {9},\n  doi = {10.1000/x},\n}\n', { record });
		assert.equal(
			text,
			'@article{a,\n  title = {T},\n  issue = {9},\n  doi = {10.1000/x},\n  volume = {3},\n  pmid = {12345},\n}\n',
		);
		assert.deepEqual(filled, [{ citekey: 'a', fields: ['volume', 'pmid'] }]);
	});

	test('What is written in a field stays as it is written, in order, merged or aligned', () => {
		const values = {
			title: '{The Role of {NMDA} Receptors in {\\em Rattus} and $\\alpha_2$ Sites}',
			doi: '{10.1000/xyz123}',
			year: '2001',
		};
		const others = {
			author: '"M{\\\\"u}ller, Hans and von der Heide, Anna"',
			month: 'mar # "~1"',
			file: '{:C\\:/x.pdf:PDF}',
			groups: '{G}',
			related: '{tiobe}',
			mycustom: '{keep % me,\n\tand  {this}}',
			ids: '{old, older}',
			options: '{useprefix=true}',
		};
		const written = (key: string, fields: Readonly<Record<string, string>>) =>
			`@Article{${key},\n${Object.entries(fields)
				.map(([name, value]) => `  ${name} = ${value},\n`)
				.join('')}}\n`;
		const preamble = '@preamble{"\\newcommand{\\noopsort}[1]{}"}\n\n';
		const text = `${preamble}${written('b', values)}\n${written('a', { ...values, ...others })}`;
		for (const options of [{ mergeDuplicates: true }, everything]) {
			const report = tidy(text, options);
			assert.deepEqual(
				report.merges.map(({ merged, dropped }) => [merged, dropped]),
				[[report.merges[0]?.merged, []]],
			);
			const after = open(report.text);
			assert.equal(after.entries.length, 1);
			assert.ok(report.text.startsWith(preamble));
			for (const [name, value] of Object.entries({ ...values, ...others })) {
				assert.ok(report.text.includes(`= ${value}`), `${name} of ${report.text}`);
			}
		}
	});

	test('An open comment makes tidying too dangerous', () => {
		const text = '@comment{ never closed\n@book{a,  title={A}}\n';
		const report = tidy(text, everything);
		assert.equal(report.text, text);
		assert.equal(report.refused, 'open-comment');
	});

	test('Keeps Windows line ends', () => {
		assert.equal(
			tidy('@book{a,\r\n  title = {A}\r\n}\r\n% c\r\n@book{B,\r\n  title = {B}\r\n}\r\n', {
				sort: 'key',
				layout: 'indent',
			}).text,
			'@book{a,\r\n  title = {A}\r\n}\r\n\r\n% c\r\n@book{B,\r\n  title = {B}\r\n}\r\n',
		);
	});

	test('Tidying twice is tidying once for whole entries with comments between them', () => {
		const field = fc.constantFrom(
			...[
				'author = {Doe, J.}',
				'author = {Roe, A.}',
				'title = {A thing of note}',
				'title = {Z}',
				'year = 2001',
				'YEAR = 2002',
			],
			...['doi = {10.1000/a}', 'doi = {10.1000/b}', 'pmid = 123', 'pages = {1--2}', 'crossref = {aa}', '% in\n  x = 1'],
		);
		const entry = fc
			.tuple(
				fc.constantFrom('article', 'book', 'incollection'),
				fc.constantFrom('aa', 'zz', 'Mm', 'mm'),
				fc.array(field, { maxLength: 6 }),
				fc.constantFrom(',\n  ', ', ', ',\r\n\t'),
			)
			.map(([type, citekey, fields, separator]) => `@${type}{${[citekey, ...fields].join(separator)}\n}`);
		const other = fc.constantFrom('% note', '%% Part', 'text', '@string{s = {S}}', '@comment{x}', '}', '{');
		const gap = fc.constantFrom('\n', '\n\n', '', '\n\n\n', '\r\n', ' \n');
		const file = fc
			.array(fc.tuple(fc.oneof({ weight: 3, arbitrary: entry }, { weight: 2, arbitrary: other }), gap), {
				maxLength: 8,
			})
			.map((pieces) => pieces.flat().join(''));
		const sort = fc.constantFrom<TidyOptions['sort']>('none', 'key', 'author', 'year', 'type');
		const layout = fc.constantFrom<TidyOptions['layout']>('keep', 'indent');
		fc.assert(
			fc.property(file, sort, layout, fc.boolean(), (text, by, how, mergeDuplicates) => {
				const options = { sort: by, layout: how, mergeDuplicates };
				const once = tidy(text, options).text;
				const twice = tidy(once, options);
				assert.equal(twice.text, once);
				assert.deepEqual(twice.merges, []);
			}),
			{ seed: 7, numRuns: 2000 },
		);
	});

	test('Tidying twice is tidying once, and no entry or field is lost, whatever the file', () => {
		const awkward = readFileSync(path.join(import.meta.dirname, '../../../fixtures/bib/awkward.bib'), 'utf8');
		assertSound(awkward, everything);
		const piece = fc.constantFrom(
			...[
				'@article{a,',
				'@book{b,',
				'@misc{c,',
				'@string{s = {S}}',
				'@comment{x}',
				'@preamble{"p"}',
				'% note',
				'\n',
				'\n\n',
			],
			...[
				'title = {One},',
				'title = {Two}',
				'doi = {10.1000/x},',
				'year = 2001',
				'month = jan # s,',
				'}',
				'}',
				'}\n',
				' ',
			],
			...['{', '"', ',', 'crossref = {b},', 'text', '@', '\r\n', '= {', 'author = "Roe, Ann",', ')', '@book(d,'],
		);
		const options = fc.record({
			sort: fc.constantFrom('none', 'key', 'author', 'year', 'type'),
			layout: fc.constantFrom('keep', 'indent', 'align'),
			orderFields: fc.boolean(),
			mergeDuplicates: fc.boolean(),
		});
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 50 }), options, (pieces, chosen) =>
				assertSound(pieces.join(''), chosen as TidyOptions),
			),
			{ seed: 11, numRuns: 3000 },
		);
	});
});

function assertSound(text: string, options: TidyOptions): void {
	const before = open(text);
	const report = tidyBibliography(before, options);
	const after = open(report.text);
	assert.equal(tidyBibliography(after, options).text, report.text, 'twice is once');
	const expected = fieldsOf(before);
	assertAllShown(before, after, report);
	if (report.merges.length === 0) {
		assert.deepEqual(fieldsOf(after), expected, 'no field is lost');
	}
	assert.equal(after.entries.length, before.entries.length - report.merges.length, 'no entry is lost');
	assert.deepEqual(
		after.scan.strings.map(({ name }) => name),
		before.scan.strings.map(({ name }) => name),
	);
	// All words are still there, wherever they stand now.
	if (report.merges.length === 0) {
		assert.equal(letters(report.text), letters(text));
	}
}

/** Every name of a field that an entry had is still in its entry, or in the one that it was merged into. */
function assertAllShown(before: BibtexBibliography, after: BibtexBibliography, { merges }: TidyReport): void {
	const names = (bibliography: BibtexBibliography) =>
		bibliography.entries.flatMap((entry) =>
			bibliography.fields(entry).map(({ name }) => ({ citekey: entry.citekey, name })),
		);
	const left = new Set(names(after).map(({ citekey, name }) => `${citekey} ${name}`));
	for (const { citekey, name } of names(before)) {
		const places = [citekey, ...merges.filter(({ merged }) => merged === citekey).map(({ kept }) => kept)];
		assert.ok(
			places.some((place) => left.has(`${place} ${name}`)),
			`${citekey} ${name}`,
		);
	}
	// A value that is gone is reported, unless the entry that stayed says the same.
	const values = new Set(after.entries.flatMap((entry) => valuesOf(after, entry)));
	const told = new Set(merges.flatMap(({ dropped }) => dropped.map(({ dropped: value }) => plainValue(value))));
	for (const value of before.entries.flatMap((entry) => valuesOf(before, entry))) {
		assert.ok(values.has(value) || told.has(value), value);
	}
}

function valuesOf(bibliography: BibtexBibliography, entry: BibtexEntry): string[] {
	return bibliography
		.fields(entry)
		.map(({ valueSpan }) => plainValue(bibliography.text.slice(valueSpan.start, valueSpan.end)));
}

function plainValue(value: string): string {
	return value.replaceAll(/[\s{}"]+/g, ' ').trim();
}

/** `citekey: field=value` of all fields, in order. */
function fieldsOf(bibliography: BibtexBibliography): string[] {
	return bibliography.entries
		.flatMap((entry) => {
			const fields = bibliography.fields(entry).map(({ name, valueSpan }) => {
				const value = bibliography.text.slice(valueSpan.start, valueSpan.end);
				return `${entry.citekey}: ${name}=${value.replaceAll(/\s+/g, ' ')}`;
			});
			return [`${entry.citekey}: `, ...fields];
		})
		.sort();
}

/** The letters of a text, sorted: what a mere change of order and layout leaves as it is. */
function letters(text: string): string {
	return [...text.replaceAll(/[\s,]/g, '')].sort().join('');
}
