import assert from 'node:assert/strict';
import type { BibtexEntry } from '../../../src/core/bibliography/bibtexEntry.ts';
import { isBibtexFile } from '../../../src/core/bibliography/bibtexFile.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

/** Twenty good entries, the malformed text, twenty good entries. */
function around(malformed: string): string {
	const good = (from: number) =>
		Array.from({ length: 20 }, (_, i) => {
			const key = `good${from + i}`;
			return `@article{${key},\n  author = {Roe, Ann},\n  title = {Title of ${key}},\n  year = 2001\n}\n`;
		}).join('\n');
	return `${good(0)}\n${malformed}\n\n${good(20)}`;
}

const malformedItems: readonly (readonly [string, string, string | undefined])[] = [
	['a missing brace at the end of a field', '@article{bad,\n  title = {A,\n  year = {2001}\n}', 'bibtex.missing-brace'],
	['a missing closing brace', '@article{bad,\n  title = {A},\n  year = {2001}\n', 'bibtex.unclosed-entry'],
	['one brace too many', '@article{bad,\n  title = {A}},\n  year = {2001}\n}', 'bibtex.extra-brace'],
	['a missing comma between fields', '@article{bad,\n  title = {A}\n  year = {2001}\n}', 'bibtex.missing-comma'],
	['a missing equals sign', '@article{bad,\n  title {A},\n  year = {2001}\n}', 'bibtex.missing-equals'],
	['an unclosed quote', '@article{bad,\n  title = "A,\n  journal = "B",\n  year = {2001}\n}', 'bibtex.unclosed-quote'],
	['no citekey', '@article{,\n  title = {A}\n}', 'bibtex.missing-citekey'],
	['fields without a citekey', '@article{title = {A}, year = 2001}', 'bibtex.missing-citekey'],
	['an unquoted text value', '@article{bad,\n  title = A title of words,\n  year = {2001}\n}', 'bibtex.unquoted-value'],
	['an undefined string', '@article{bad,\n  journal = nowhere,\n}', 'bibtex.undefined-string'],
	['a citekey twice', '@article{good1,\n  title = {A}\n}', 'bibtex.duplicate-citekey'],
	['a citekey with a space', '@article{bad key,\n  title = {A}\n}', 'bibtex.citekey-with-space'],
	['an empty value', '@article{bad,\n  title = ,\n  year = 2001\n}', 'bibtex.missing-value'],
	['an e-mail address in free text', 'Write to someone@example.org or me@example.org{x}.', undefined],
	['a stray @', '@ nothing', 'bibtex.stray-at'],
	['a half-typed entry', '@article{smi', 'bibtex.unclosed-entry'],
	['a field twice', '@article{bad,\n  title = {A},\n  title = {B}\n}', 'bibtex.duplicate-field'],
	['an unknown command', '@article{bad,\n  title = {A \\unknown{b} c}\n}', undefined],
	['an unbalanced dollar', '@article{bad,\n  title = {Costs $5}\n}', undefined],
	['a commented-out entry', '% @article{bad, title = {A}', undefined],
	[
		'comments between fields',
		'@article{bad, % why\n  title = {A},\n  % note = {B}, {\n  year = 2001 % }\n}',
		undefined,
	],
	['an open comment', '@comment{ never closed', 'bibtex.unclosed-entry'],
	['a preamble', '@preamble{ "\\newcommand{\\x}{y}" }', undefined],
	['a citekey that is not ASCII', '@article{王2020,\n  title = {A}\n}', undefined],
];

suite('recovery from malformed entries', () => {
	for (const [name, malformed, code] of malformedItems) {
		for (const lineEnding of ['\n', '\r\n']) {
			test(`${name} costs no neighbour (${lineEnding === '\n' ? 'LF' : 'CRLF'})`, () => {
				const text = around(malformed).replaceAll('\n', lineEnding);
				const bibliography = openBibliography(`\ufeff${text}`, 'test.bib', 'bibtex');
				const good = bibliography.entries.filter((entry) => {
					const { title, issued } = bibliography.item(entry);
					return title === `Title of ${entry.citekey}` && issued?.['date-parts']?.[0]?.[0] === 2001;
				});
				assert.equal(good.length, 40);
				const codes = bibliography.problems.map((problem) => problem.code);
				assert.equal(
					code === undefined ? codes.length : Number(codes.includes(code)),
					code === undefined ? 0 : 1,
					codes.join(),
				);
				const start = text.indexOf(malformed.replaceAll('\n', lineEnding)) + 1;
				for (const { span } of bibliography.problems) {
					assert.ok(span.start >= start && span.end <= start + malformed.length * 2, `problem at ${span.start}`);
				}
			});
		}
	}

	test('fields that stand between entries belong to none', () => {
		const bibliography = openBibliography(
			'@article{a,\n  title = {One},\n  year = 1998\n}\n  doi = {10.1000/xyz},\n\n@article{b, title = {Two}},\n note = {n}\n',
			'a.bib',
			'bibtex',
		);
		assert.deepEqual(
			bibliography.entries.map((entry) => [entry.citekey, bibliography.fields(entry).map(({ name }) => name)]),
			[
				['a', ['title', 'year']],
				['b', ['title']],
			],
		);
		assert.deepEqual(bibliography.problems, []);
	});

	test('a comment inside an entry is read as biber reads it', () => {
		// What biber 2.18 writes into the .bbl of this file.
		const text = [
			'@article{a, % why',
			'  title = % here',
			'    {One} # % and there',
			'    { two},',
			'  % journal = {Off}, }',
			'  volume = 3% three',
			'  , year = 2001 % }',
			'  % done',
			'}',
			'@article{b % behind the citekey',
			'  , title = {A},',
			'  note = "ten',
			'% percent {on}',
			'  is"}',
			'@string{jn = % what',
			'  "J. N."}',
			'@article{c%d, journal = jn % said',
			'}',
		].join('\n');
		const bibliography = openBibliography(text, 'test.bib', 'bibtex');
		assert.deepEqual(
			bibliography.entries.map((entry) => [
				entry.citekey,
				...bibliography
					.fields(entry)
					.map(
						({ name }) => `${name}: ${isBibtexFile(bibliography) ? bibliography.raw(entry as BibtexEntry, name) : ''}`,
					),
			]),
			[
				['a', 'title: One two', 'volume: 3', 'year: 2001'],
				['b', 'title: A', 'note: ten\n% percent {on}\n  is'],
				['c%d', 'journal: J. N.'],
			],
		);
		assert.deepEqual(bibliography.problems, []);
	});

	test('a value in pieces is not taken for one without its end', () => {
		const text = '@article{good, title = {A} # " B", journal = {C } # jn, abstract = {First\n note = second}}';
		const bibliography = openBibliography(text, 'test.bib', 'bibtex');
		const { title, abstract, note } = bibliography.item(bibliography.entries[0]!);
		assert.deepEqual([title, abstract, note], ['A B', 'First note = second', undefined]);
	});

	test('a value without its end gives back the fields that it runs into', () => {
		const text =
			'@article{bad,\n  title = {A {B} c,\n  journal = {D},\n  year = {2001}\n}\n\n@article{good, title = {E}}';
		const bibliography = openBibliography(text, 'test.bib', 'bibtex');
		const { title, issued, 'container-title': journal } = bibliography.item(bibliography.entries[0]!);
		assert.deepEqual([title, journal, issued?.['date-parts']], ['A B c', 'D', [[2001]]]);
		assert.deepEqual(
			bibliography.problems.map(({ code, details }) => [code, details]),
			[['bibtex.missing-brace', { citekey: 'bad', field: 'title' }]],
		);
	});

	test('text without delimiters is read as it was meant', () => {
		const bibliography = openBibliography('@article{a, author = Roe and Doe, year = 2001}', 'test.bib', 'bibtex');
		const { author } = bibliography.item(bibliography.entries[0]!);
		assert.deepEqual(author, [{ family: 'Roe' }, { family: 'Doe' }]);
	});

	test('hostile files cost no more than their length', () => {
		const many = 20_000;
		const hostile = [
			'@comment{'.repeat(many),
			`@a{b,\n${'c = {\n'.repeat(many)}`,
			`@a{b,\n${'c = "x {\n'.repeat(many)}`,
			' @a{b,c={\n'.repeat(many),
			'@a{b,c={'.repeat(many),
			Array.from({ length: many }, (_, i) => `@a{k${i},xdata={k${i + 1}}}`).join('\n'),
			Array.from(
				{ length: 60 },
				(_, i) => `@a{k${i},xdata={k${i + 1},l${i + 1}}}@a{l${i},xdata={k${i + 1},l${i + 1}}}`,
			).join(''),
			Array.from({ length: 60 }, (_, i) => `@string{s${i} = {x} # s${i - 1} # s${i - 1}}`).join('') +
				'@a{b, title = s59}',
		];
		for (const text of hostile) {
			const bibliography = openBibliography(text, 'test.bib', 'bibtex');
			bibliography.entries.slice(0, 10).forEach((entry) => bibliography.item(entry));
			assert.ok(Array.isArray(bibliography.problems));
		}
	});
});
