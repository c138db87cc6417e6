import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { readAnyFacts } from '../../../src/core/bibliography/bibtexFacts.ts';
import { readPlainFacts } from '../../../src/core/bibliography/bibtexPlainFacts.ts';
import { readBibtex } from '../../../src/core/bibliography/bibtexReading.ts';
import { TakenText } from '../../../src/core/bibliography/takenText.ts';
import { digestOfTitle } from '../../../src/core/bibliography/titleDigest.ts';

/** What the fields of a file say, read by the way that takes them in whatever form they are. */
function carefully(text: string) {
	const bibliography = new BibtexBibliography(text, 'a.bib', 'biblatex');
	const { strings, entries } = bibliography;
	return entries.map((entry) =>
		readAnyFacts(text, entry, {
			strings,
			isUndefined: () => true,
			taken: new TakenText(text.length, entries.length),
			hasPieces: text.includes('xdata'),
		}),
	);
}

function assertSame(text: string): void {
	const read = readBibtex(text, 'a.bib', 'biblatex');
	const later = new BibtexBibliography(text, 'a.bib', 'biblatex');
	assert.deepEqual(read.problems, later.problems);
	assert.deepEqual(
		read.entries.map((entry) => [entry.citekey, entry.start, entry.end, entry.content.facts]),
		carefully(text).map((facts, index) => {
			const { citekey, start, end } = later.entries[index]!;
			return [citekey, start, end, facts];
		}),
	);
	assert.deepEqual(
		read.entries.map((entry) => read.titleDigest(entry)),
		later.entries.map((entry) => {
			const title = later.plainTitle(entry);
			return title === undefined ? undefined : digestOfTitle(title);
		}),
	);
}

const names = fc.constantFrom(
	...'doi DOI pmid title Title crossref xdata eprint subtitle year month journal note x'.split(' '),
	'a:b',
	'é',
	'_-9',
	'',
);
const values = fc.constantFrom(
	'{10.1000/Abc}',
	'{https://doi.org/10.1/\\_b}',
	'{31234567}',
	'31234567',
	'{}',
	'{The {NMDA} receptor of $\\alpha$ cells}',
	'{Über den {Schlaf} der Mäuse}',
	'{A title} # { of two pieces}',
	'{one} # jn # {two}',
	'"Quoted {"} title"',
	'jan',
	'JN',
	'unknown',
	'{never closed',
	'{closed}} twice}',
	'12 monkeys',
	'"',
	'',
);
const between = fc.constantFrom(...[',', ', ', ',\n  ', ',\n% a {comment\n', ' ', '\n', ',,', ' \u00a0,', '}']);
const around = fc.constantFrom(
	'@string{jn = "Journal"}\n',
	'@string(x = {y} # jn)\n',
	'@comment{',
	'text @ text\n',
	'',
);
const field = fc
	.tuple(names, fc.constantFrom(' = ', '=', ' ', '\n=\n'), values, between)
	.map((parts) => parts.join(''));
const entry = fc
	.tuple(
		fc.constantFrom('@article{', '@periodical{', '@Book(', '@article {\n'),
		fc.constantFrom('a,', 'b,\n  ', 'c'),
		fc.array(field, { maxLength: 5 }),
		fc.constantFrom('}\n', '\n}\n\n', ')\n', ''),
	)
	.map(([head, key, fields, end]) => head + key + fields.join('') + end);
const text = fc
	.array(fc.oneof({ weight: 4, arbitrary: entry }, { weight: 1, arbitrary: around }), { maxLength: 5 })
	.map((parts) => parts.join(''));

suite('Fields that are read while a .bib is scanned', () => {
	test('say what they say when they are read by themselves', () => {
		fc.assert(fc.property(text, assertSame), { numRuns: 4000, seed: 7 });
	});

	for (const name of ['awkward', 'exported', 'sound-bibtex', 'sound-biblatex']) {
		test(`say so in ${name}.bib`, () => {
			assertSame(readFileSync(`test/fixtures/bib/${name}.bib`, 'utf8'));
		});
	}

	test('are read anew where an abbreviation is defined nowhere, and stay where it is defined behind them', () => {
		const uses = (name: string) => `@article{${name}, journal = ${name}, title = {On ${name}}}\n`;
		assertSame(`${uses('late')}${uses('never')}@string{late = {A late one}}\n`);
	});

	test('of an entry as nearly all are written take the short way', () => {
		const plain = `@article{a,\n  author = {Roe, {J.} and Doe, A.},\n  year = 2019,\n  doi = {10.1/A}\n}\n`;
		const { entries } = new BibtexBibliography(plain, 'a.bib', 'bibtex');
		assert.equal(readPlainFacts(plain, entries[0]!, undefined)?.doi, '10.1/a');
	});
});
