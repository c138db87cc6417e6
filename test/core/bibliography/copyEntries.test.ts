import assert from 'node:assert/strict';
import { appendEntries } from '../../../src/core/bibliography/appendEntries.ts';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { BibliographyFormat } from '../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

/** The works of a `.bib` with these citekeys, under others where `renamed` says so, as they are written into a target. */
function copy(
	source: string,
	citekeys: readonly string[],
	{ target, renamed = {}, format = 'bibtex' }: Options = {},
): string {
	const library = createLibrary([openBibliography(source, 'source.bib', 'bibtex')]);
	const works = citekeys.map((citekey) => ({ entry: library.find(citekey)!, citekey: renamed[citekey] ?? citekey }));
	const items = works.map(({ entry, citekey }) => ({ ...entry.item, id: citekey }));
	const sources = new Map(works.map(({ entry, citekey }) => [citekey, entry]));
	if (target === undefined) {
		return formatEntries(items, format, sources);
	}
	const { value, problems } = appendEntries(target, format, items, sources);
	assert.deepEqual(problems, []);
	return applyEdits(target, value);
}

interface Options {
	readonly target?: string;
	readonly renamed?: Readonly<Record<string, string>>;
	readonly format?: BibliographyFormat;
}

const keysOf = (text: string) => openBibliography(text, '', 'bibtex').entries.map(({ citekey }) => citekey);

suite('An entry that goes from a .bib into a .bib', () => {
	const rich = `@Article{roe2001,
   Author="M{\\"u}ller, Hans and von der Heide, Anna",
   title = {The Role of {NMDA} Receptors in the {Rat} and $\\alpha_2$ Sites},
   month = mar, number = {2--3},
   file = {:x.pdf:PDF}, groups = {G}, shortauthor={MH}, related={tiobe}, eprint={1234}, eprinttype={pubmed},
   mycustom = {keep % me}
}`;

	for (const format of ['bibtex', 'biblatex'] as const) {
		test(`is the same text in a new file (${format})`, () => {
			assert.equal(copy(rich, ['roe2001'], { format }), `${rich}\n`);
		});

		test(`is the same text behind other entries (${format})`, () => {
			const target = '@book{a, title = "A"}\n';
			assert.equal(copy(rich, ['roe2001'], { target, format }), `${target}\n${rich}\n`);
		});
	}

	test('gets another citekey and nothing else', () => {
		assert.equal(
			copy(rich, ['roe2001'], { renamed: { roe2001: 'roe2001b' } }),
			`${rich.replace('roe2001', 'roe2001b')}\n`,
		);
	});

	test('has the line ends of the file it goes into', () => {
		const target = '@book{a,\r\n  title = {A}\r\n}\r\n';
		assert.equal(copy(rich, ['roe2001'], { target }), `${target}\r\n${rich.replaceAll('\n', '\r\n')}\r\n`);
	});

	test('brings the strings that it needs, as they are written, each once and before it', () => {
		const source =
			'@string{jsn = {J. Syn.}}\n@string{unused = "U"}\n@string(ser = jsn # " Series")\n' +
			'@article{a, journal = jsn, month = jan}\n@article{b, journal = JSN, note = ser # { (1)}}';
		const written = copy(source, ['a', 'b']);
		assert.equal(
			written,
			'@string{jsn = {J. Syn.}}\n@string(ser = jsn # " Series")\n\n' +
				'@article{a, journal = jsn, month = jan}\n\n@article{b, journal = JSN, note = ser # { (1)}}\n',
		);
	});

	test('brings what its strings are put together from, and their values where the target means something else', () => {
		const own = '@string{one = "J."}\n@string{two = one # " Syn."}\n@string{both = two # " " # jan}';
		const entry = '@article{a, journal = both}';
		assert.equal(copy(`${own}\n${entry}`, ['a']), `${own}\n\n${entry}\n`);
		const target = '@string{one = {Other}}\n\n@article{x, journal = one}\n';
		const written = copy(`${own}\n${entry}`, ['a'], { target });
		assert.equal(openBibliography(written, '', 'bibtex').find('a')?.citekey, 'a');
		assert.ok(written.includes('@string{two = {J. Syn.}}'), written);
		const redefined = '@string{one = "J."}\n@string{both = one # " Syn."}\n@string{one = "K."}';
		assert.equal(copy(`${redefined}\n${entry}`, ['a']), `@string{both = {J. Syn.}}\n\n${entry}\n`);
	});

	test('uses the strings of the target where they mean the same, and is written out where they do not', () => {
		const source = '@string{j = "One"}\n@string{k = {Two}}\n@article{a, journal = j, note = k # " more"}';
		const target = '@string{j = {One}}\n@string{k = {Other}}\n@article{x, journal = k}\n';
		assert.equal(copy(source, ['a'], { target }), `${target}\n@article{a, journal = j, note = {Two} # " more"}\n`);
	});

	test('brings its parents, each behind its children', () => {
		const source =
			'@mvbook{mv, title = {Many}}\n@xdata{x, publisher = {P}}\n' +
			'@book{vol, title = {Two}, crossref = {mv}, xdata = {x}}\n@inbook{part, title = {T}, crossref = "vol"}\n' +
			'@book{other, title = {O}}';
		const written = keysOf(copy(source, ['vol', 'part']));
		assert.deepEqual([...written].sort(), ['mv', 'part', 'vol', 'x']);
		assert.ok(written.indexOf('part') < written.indexOf('vol') && written.indexOf('vol') < written.indexOf('mv'));
		const again = createLibrary([openBibliography(copy(source, ['part']), '', 'biblatex')]).find('part')!;
		const before = createLibrary([openBibliography(source, '', 'biblatex')]).find('part')!;
		assert.deepEqual(again.item, before.item);
	});

	test('finds its parent in the target and stands before it', () => {
		const parent = '@proceedings{p, title = {Proc.}, year = 2001}';
		const source = `@inproceedings{a, title = {A}, crossref = {p}}\n${parent}`;
		const target = `@book{b, title = {B}}\n\n% the meeting\n${parent.replace(', ', ',\n  ')}\n`;
		const written = copy(source, ['a'], { target });
		assert.deepEqual(keysOf(written), ['b', 'a', 'p']);
		assert.ok(written.includes('\n\n% the meeting\n@proceedings'));
	});

	test('keeps its parent apart from another work under the same citekey', () => {
		const source = '@inproceedings{a, title = {A}, crossref = {p}}\n@proceedings{p, title = {Proc.}}';
		const target = '@book{p, title = {Other}}\n';
		const written = copy(source, ['a'], { target });
		assert.deepEqual(keysOf(written), ['p', 'a', 'p-2']);
		assert.match(written, /crossref = \{p-2\}/);
	});

	test('is mended where its text would break the file', () => {
		const source = '@article{a,\n  title = {One {thing},\n  year = 2001,\n  note = "x"\n\n@article{b, title = {B}}';
		const target = '@book{c, title = {C}}\n';
		const written = copy(source, ['a'], { target });
		const bibliography = openBibliography(written, '', 'bibtex');
		assert.deepEqual(bibliography.problems, []);
		assert.deepEqual(bibliography.item(bibliography.find('a')!)['note'], 'x');
	});

	test('is there once and whole under all its citekeys', () => {
		const source = '@article{a, ids = {b, c}, title = {A}}';
		assert.equal(copy(source, ['b', 'a']), `${source}\n`);
	});

	test('brings the works that are printed with it', () => {
		const source =
			'@book{a, title = {A}, related = {b, c}, relatedtype = {reprintof}}\n@book{b, title = {B}, related = {a}}\n' +
			'@book{c, title = {C}, crossref = {d}}\n@mvbook{d, title = {D}}\n@book{e, title = {E}}';
		assert.deepEqual(keysOf(copy(source, ['a'])), ['a', 'b', 'c', 'd']);
	});

	test('brings the commands that it needs, where the target does not define them', () => {
		const preamble = '@preamble{"\\newcommand{\\noopsort}[1]{} " # more}';
		const source =
			`@string{more = "\\def\\swap#1#2{#2#1}"}\n${preamble}\n@PREAMBLE{ {\\newcommand{\\unused}{}} }\n` +
			'@book{a, title = {A}, year = {\\noopsort{1}2001}}\n@book{b, note = {\\noopsorted, no command of it}}';
		const string = '@string{more = "\\def\\swap#1#2{#2#1}"}';
		const entry = '@book{a, title = {A}, year = {\\noopsort{1}2001}}';
		assert.equal(copy(source, ['a']), `${string}\n${preamble}\n\n${entry}\n`);
		assert.equal(copy(source, ['b']), '@book{b, note = {\\noopsorted, no command of it}}\n');
		const target = '@preamble{"\\providecommand{\\noopsort}[1]{}"}\n\n@book{x, title = {X}}\n';
		assert.equal(copy(source, ['a'], { target }), `${target}\n${entry}\n`);
	});

	test('brings its parents out of the other bibliographies of its library', () => {
		const files = [
			'@string{h = {House}}\n@inbook{a, title = {A}, crossref = {p}, xdata = {x}}',
			'@book{p, title = {P}, publisher = h2}\n@string{h2 = {House}}',
			'@xdata{x, note = {N}}\n@book{p, title = {Another}}',
		];
		const library = createLibrary(files.map((text, index) => openBibliography(text, `${index}.bib`, 'biblatex')));
		const found = library.find('a')!;
		assert.equal(
			formatEntries([found.item], 'biblatex', new Map([['a', found]])),
			'@string{h2 = {House}}\n\n@inbook{a, title = {A}, crossref = {p}, xdata = {x}}\n\n@xdata{x, note = {N}}\n\n@book{p, title = {P}, publisher = h2}\n',
		);
	});

	test('goes into CSL-JSON with what its parents give it', () => {
		const source = '@inproceedings{a, title = {A}, crossref = {p}}\n@proceedings{p, title = {Proc.}}';
		const [item] = JSON.parse(copy(source, ['a'], { format: 'csl-json' }));
		assert.equal(item['container-title'], 'Proc.');
	});
});
