import assert from 'node:assert/strict';
import fc from 'fast-check';
import { openBibliography, reopenBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import type { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import type { BibliographyFormat } from '../../../src/core/bibliography/model.ts';
import {
	LibraryChecker,
	libraryProblems,
	type LibraryCheckOptions,
} from '../../../src/core/features/libraryProblems.ts';
import type { Problem } from '../../../src/core/text/problem.ts';
import { evidenceBase, paper } from './featureFixtures.ts';

const base = evidenceBase([
	paper('zanos2016', { DOI: '10.1038/nature17998', title: 'Antidepressant actions of ketamine metabolites' }),
	paper('gone1999', { DOI: '10.1000/gone' }, { notices: [{ kind: 'retraction', date: '2010', source: 'PubMed' }] }),
	paper(
		'mended1999',
		{ DOI: '10.1000/mended' },
		{ notices: [{ kind: 'correction', date: '2011-02', source: 'PubMed' }] },
	),
	paper('half2003', { DOI: '10.1000/half', volume: '3' }, { metadata: 'incomplete', missing: ['volume', 'page'] }),
]);

/** `code citekey …details` of the problems but for missing fields, which these small entries have. */
function problems(text: string, options: LibraryCheckOptions = {}, format: BibliographyFormat = 'bibtex'): string[] {
	return libraryProblems(openBibliography(text, 'test', format), base, options)
		.filter(({ code }) => !code.startsWith('entry.missing'))
		.map(({ code, details = {} }) => [code, ...Object.values(details)].join(' ').trim());
}

const article = (citekey: string, fields: string) =>
	`@article{${citekey}, author = {Roe, Ann}, year = 2001, ${fields}}\n`;

suite('Problems of a library', () => {
	test('The same work twice is found by DOI, PMID and title', () => {
		assert.deepEqual(problems(article('a', 'doi = {10.1/x}') + article('b', 'doi = {10.1/X}')).slice(-1), [
			'entry.invalid-doi b doi 10.1/X',
		]);
		assert.deepEqual(problems(article('a', 'doi = {10.1000/x}') + article('b', 'doi = {10.1000/X}')), [
			'entry.duplicate-work b a doi',
		]);
		assert.deepEqual(problems(article('a', 'pmid = 12345') + article('b', 'pmid = {12345}')), [
			'entry.duplicate-work b a pmid',
		]);
		assert.deepEqual(
			problems(
				article('a', 'title = {Rapid effects of a drug}') + article('b', 'title = {Rapid {Effects} of a Drug.}'),
			),
			['entry.duplicate-work b a title'],
		);
	});

	test('Citekeys that BibTeX takes for one', () => {
		const text = article('Roe2001', '') + article('roe2001', '') + article('other', '');
		const isForBibtex = true;
		assert.deepEqual(problems(text, { isForBibtex }), ['entry.citekey-case roe2001 Roe2001']);
		const [problem] = libraryProblems(openBibliography(text, 'test', 'bibtex'), base, { isForBibtex }).filter(
			({ code }) => code === 'entry.citekey-case',
		);
		assert.equal(problem?.related?.citekey, 'Roe2001');
		assert.deepEqual(problems(text), []);
		assert.deepEqual(problems(article('same', '') + article('same', ''), { isForBibtex }), []);
	});

	test('Problems of two entries name the place of the other', () => {
		const texts: readonly (readonly [string, BibliographyFormat])[] = [
			[article('a', 'doi = {10.1000/x}') + article('b', 'doi = {10.1000/X}') + article('a', ''), 'bibtex'],
			['[{"id":"a","DOI":"10.1000/x"},{"id":"b","DOI":"10.1000/X"},{"id":"a"}]', 'csl-json'],
		];
		for (const [text, format] of texts) {
			const bibliography = openBibliography(text, 'test', format);
			const found = [...bibliography.problems, ...libraryProblems(bibliography, base)].filter(({ related }) => related);
			const isFirst = ({ related }: Problem) =>
				related?.span.start === text.indexOf('a', 8) || related?.span.start === text.indexOf('"a"') + 1;
			assert.deepEqual(
				found.map((problem) => [problem.code, problem.related?.citekey, isFirst(problem)]),
				[
					['bibtex.duplicate-citekey', 'a', true],
					['entry.duplicate-work', 'a', true],
				],
			);
		}
	});

	test('One title in two volumes, of two people or with two DOIs is two works', () => {
		const title = 'title = {Letter to the editor again}';
		assert.deepEqual(problems(article('a', `${title}, volume = 1`) + article('b', `${title}, volume = 2`)), []);
		assert.deepEqual(
			problems(article('a', `${title}, doi = {10.1000/1}`) + article('b', `${title}, doi = {10.1000/2}`)),
			[],
		);
		assert.deepEqual(problems(`@misc{a, author = {Poe, Ed}, year = 2001, ${title}}` + article('b', title)), []);
	});

	test('A preprint whose paper stands in the file or in the evidence base is reported', () => {
		const preprint = 'title = {Rapid effects of a drug}, journal = {bioRxiv}, doi = {10.1101/2020.01.02.123456}';
		assert.deepEqual(problems(article('pre', preprint) + article('a', 'title = {Rapid effects of a drug}')), [
			'entry.preprint-published pre a false',
		]);
		const known = 'title = {Antidepressant actions of ketamine metabolites}, doi = {10.1101/123456}';
		assert.deepEqual(problems(article('pre', known)), ['entry.preprint-published pre zanos2016 true']);
		// Cold Spring Harbor has journals under the same registrant.
		assert.deepEqual(problems(article('a', known.replace('10.1101/123456', '10.1101/gr.123.108'))), []);
	});

	test('Retraction, correction and concern are kept apart and dated', () => {
		assert.deepEqual(problems(article('a', 'doi = {10.1000/gone}')), ['entry.retracted a 2010']);
		assert.deepEqual(problems(article('a', 'doi = {10.1000/mended}')), ['entry.corrected a 2011-02']);
		assert.deepEqual(problems(article('a', 'title = {RETRACTED: A trial}')), ['entry.retracted a']);
		assert.deepEqual(problems(article('a', 'title = {A trial (Retracted article. See vol. 3, 2014)}')), [
			'entry.retracted a 2014',
		]);
		assert.deepEqual(problems(article('a', 'note = {Erratum in: Nature. 2017 Jun 21;546}')), [
			'entry.corrected a 2017',
		]);
		assert.deepEqual(problems(article('a', 'note = {Expression of concern in: J Example. 2019}')), [
			'entry.expression-of-concern a 2019',
		]);
	});

	test('A notice that is an entry of its own, and a paper about retractions, are let be', () => {
		assert.deepEqual(problems(article('a', 'title = {Retraction: A trial of something}')), []);
		assert.deepEqual(problems(article('a', 'title = {Why retracted articles are still cited}')), []);
		assert.deepEqual(problems(article('a', 'note = {Not retracted, as far as we know}')), []);
	});

	test('What nothing confirms is reported until the writer fills it in', () => {
		assert.deepEqual(problems(article('a', 'doi = {10.1000/half}, volume = 3')), [
			'entry.incomplete-metadata a volume page',
		]);
		assert.deepEqual(problems(article('a', 'doi = {10.1000/half}, volume = 4, pages = {1--2}')), []);
	});

	test('Entries are unused only where somebody says what is cited', () => {
		assert.deepEqual(problems(article('a', '') + article('b', ''), { cited: new Set(['a']) }), ['entry.unused b']);
	});

	test('CSL-JSON is checked alike', () => {
		const items = [
			{ id: 'a', type: 'article-journal', DOI: '10.1000/gone', ISSN: '0028-0837' },
			{ id: 'b', type: 'article-journal', DOI: '10.1000/gone' },
		];
		assert.deepEqual(problems(JSON.stringify(items), {}, 'csl-json'), [
			'entry.retracted a 2010',
			'entry.invalid-issn a issn 0028-0837',
			'entry.duplicate-work b a doi',
			'entry.retracted b 2010',
		]);
	});

	test('Any text is checked without a failure, and every span lies in it', () => {
		const piece = fc.constantFrom(
			'@article{',
			'a,',
			'title = {',
			'NMDA ',
			'$',
			'%',
			'&',
			'\\',
			'{',
			'}',
			'"',
			'#',
			'year = ',
			'20',
			'--',
			'pages = {',
			'doi = {10.1000/',
			'isbn = {978',
			'note = {Erratum in: ',
			',\n',
			'date = {2019-',
			'13',
			'crossref = {a},',
			' ',
		);
		fc.assert(
			fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
				const text = pieces.join('');
				for (const { span } of libraryProblems(openBibliography(text, 'test', 'bibtex'), base)) {
					assert.ok(span.start >= 0 && span.start <= span.end && span.end <= text.length);
				}
			}),
			{ seed: 5, numRuns: 300 },
		);
	});

	test('After any edit they are what they are when the file is read anew', () => {
		const start = [
			'@string{j = {Nature}}\n@article{a, author={Roe, Ann}, title={On the {NMDA} receptor in mice}, year=2001, doi={10.1000/x}}\n',
			'@article{b, author={Roe, Ann}, title={On the NMDA receptor in mice}, year=2001, journal=j, pages={9-1}}\n',
			'@inbook{c, title={One chapter}, crossref={d}}\n@book{d, title={A whole book}, doi={10.1000/gone}}\n',
			'@article{e, title={Antidepressant actions of ketamine metabolites}, author={Z, P}, doi={10.1101/1}}\n',
		].join('');
		const piece = fc.constantFrom(
			'}',
			'{',
			' ',
			'x',
			'doi={10.1000/half},',
			'doi={10.1000/x},',
			'title={On the NMDA receptor in mice},',
			'year=1999,',
			'@article{g, author={Roe, Ann}, title={On the {NMDA} Receptor in Mice}, year=2001, doi={10.1101/2001.01.01.123456}}\n',
			'@book{f, title={New}}\n',
			',',
			'"',
		);
		// Somebody may stop reading what is found, at any place.
		const edit = fc.tuple(fc.nat(), fc.nat(12), piece, fc.integer({ min: 0, max: 12 }));
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 5 }), fc.boolean(), (edits, isForLatex) => {
				const checker = new LibraryChecker(base);
				let bibliography = openBibliography(start, 'a.bib', 'bibtex');
				for (const [place, length, written, steps] of edits) {
					const checks = checker.inSteps(bibliography, { isForLatex });
					for (let step = 0; step < steps && checks.next().done !== true; step++) {
						// All work is in the condition.
					}
					const { text } = bibliography;
					const at = place % (text.length + 1);
					bibliography = reopenBibliography(bibliography, text.slice(0, at) + written + text.slice(at + length));
					const anew = openBibliography(bibliography.text, 'a.bib', 'bibtex');
					assert.deepEqual(
						[...checker.inSteps(bibliography, { isForLatex })].flat(),
						[...new LibraryChecker(base).inSteps(anew, { isForLatex })].flat(),
					);
				}
			}),
			{ numRuns: 250, seed: 7 },
		);
	});

	test('After an edit the entries that changed are read, and those that share a name with them', () => {
		const text = Array.from({ length: 60 }, (_, n) =>
			article(`k${n}`, `title = {${n % 10 === 0 ? 'A title of several works' : `One work of number ${n}`}}`),
		).join('');
		const checker = new LibraryChecker(base);
		let bibliography = openBibliography(text, 'a.bib', 'bibtex') as BibtexBibliography;
		const readAfter = (from: string, to: string) => {
			bibliography = bibliography.withText(bibliography.text.replace(from, to));
			const read = new Set<string>();
			const fields = bibliography.fields.bind(bibliography);
			bibliography.fields = (entry) => fields((read.add(entry.citekey), entry));
			const found = [...checker.inSteps(bibliography)].flat();
			assert.deepEqual(found, libraryProblems(openBibliography(bibliography.text, 'a.bib', 'bibtex'), base));
			return [...read].sort();
		};
		assert.equal(readAfter('nothing', '').length, 60);
		assert.deepEqual(readAfter('number 33', 'number 34'), ['k32', 'k33', 'k34']);
		const alike = ['k0', 'k10', 'k20', 'k30', 'k40', 'k50'];
		assert.deepEqual(readAfter('number 39', 'number 38b'), [...alike, 'k38', 'k39'].sort());
	});
});
