import assert from 'node:assert/strict';
import { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { BibtexEntry } from '../../../src/core/bibliography/bibtexEntry.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { ProblemFinder, problemsOf } from '../../../src/core/features/problems.ts';
import { bibtexLibrary, evidenceBase, paper } from './featureFixtures.ts';

const library = bibtexLibrary(`
@article{roe2001effect, author = {Roe, Ann}, title = {Effect}, year = 2001, journal = {Journal}}
@article{poe2002, author = {Poe, Ed}, title = {Other}, year = 2002, journal = {Journal}, doi = {10.1000/poe}}
@article{open2003, author = {Doe, Jo}, title = {Open}, year = 2003, journal = {Journal}, doi = {10.1000/open}}
@article{bare2004, title = {Bare}}
@article{gone2005, author = {Roe, Ann}, title = {{RETRACTED}: A trial}, year = 2005, journal = {Journal}}
@misc{page2006, title = {A page}, url = {https://example.org}}
`);
const base = evidenceBase([
	paper('zanos2016nmdar'),
	paper('retracted1999', { DOI: '10.1000/poe' }, { notices: [{ kind: 'retraction', date: '2010', source: 'PubMed' }] }),
	paper('corrected1999', {}, { notices: [{ kind: 'correction', source: 'PubMed' }] }),
	paper(
		'half2003',
		{ DOI: '10.1000/open', author: [{ family: 'Doe', given: 'Jo' }] },
		{ metadata: 'incomplete', missing: ['author', 'page', 'findings'] },
	),
]);

function problems(text: string, format: DocumentFormat = 'markdown') {
	return problemsOf(scanDocument(text, format), library, base).map(({ code, span, details }) => ({
		code,
		at: text.slice(span.start, span.end),
		details,
	}));
}

const codes = (text: string, format?: DocumentFormat) => problems(text, format).map(({ code }) => code);

suite('Problems of a manuscript', () => {
	test('Marks a citekey that nobody has, with similar ones', () => {
		assert.deepEqual(problems('It works [@roe2001efect].'), [
			{
				code: 'citation.unknown-key',
				at: 'roe2001efect',
				details: { citekey: 'roe2001efect', nearest: 'roe2001effect', inEvidence: 'false' },
			},
		]);
	});

	test('Names the citekeys that the library has after each change', () => {
		const finder = new ProblemFinder(base);
		const document = scanDocument('It works [@roe2001efect].', 'markdown');
		const nearest = (entries: string) => finder.problemsOf(document, bibtexLibrary(entries))[0]?.details?.['nearest'];
		assert.equal(nearest('@misc{roe2001effect, title={A}}'), 'roe2001effect');
		assert.equal(nearest('@misc{roe2001effect, title={B}}'), 'roe2001effect');
		assert.equal(nearest('@misc{roe2001defect, title={B}}'), 'roe2001defect');
		assert.equal(nearest('@misc{roe2001defect}@misc{roe2001effects}'), 'roe2001defect roe2001effects');
	});

	test('Does not go through the citekeys of a large library again after an edit that leaves them', () => {
		const document = scanDocument('[@unknown]', 'markdown');
		const entries = Array.from({ length: 500 }, (_, i) => `@misc{key${i}, title={On ${i}}}\n`).join('');
		const finder = new ProblemFinder(base);
		const before = new BibtexBibliography(entries, 'refs.bib', 'bibtex');
		finder.problemsOf(document, createLibrary([before]));
		const after = before.withText(entries.replace('On 7', 'On seven'));
		let looked = 0;
		const read = Object.getOwnPropertyDescriptor(BibtexEntry.prototype, 'citekey')!;
		Object.defineProperty(BibtexEntry.prototype, 'citekey', {
			...read,
			get(this: BibtexEntry) {
				looked++;
				return read.get!.call(this) as string;
			},
		});
		try {
			finder.problemsOf(document, createLibrary([after]));
		} finally {
			Object.defineProperty(BibtexEntry.prototype, 'citekey', read);
		}
		assert.ok(looked < 10, `${looked} citekeys were looked at`);
	});

	test('Says when the evidence base has the citekey', () => {
		const [problem] = problems('As @zanos2016nmdar showed.');
		assert.equal(problem?.details?.['inEvidence'], 'true');
	});

	test('Finds the same in LaTeX', () => {
		assert.deepEqual(
			problems('It works \\citep[see][p.~3]{roe2001effect,nobody1900}.', 'latex').map(({ at }) => at),
			['nobody1900'],
		);
	});

	test('Keeps silent on known citekeys, cross-references, e-mail and code', () => {
		assert.deepEqual(codes('See [@roe2001effect; @page2006, p. 3], ann@example.org and `@nobody`.'), []);
		assert.deepEqual(codes('See @fig-one and @tbl-two.\n', 'quarto'), []);
		assert.deepEqual(codes('% \\cite{nobody}\nSee \\cite{roe2001effect}.', 'latex'), []);
	});

	test('The whole library is never unknown', () => {
		assert.deepEqual(codes('\\nocite{*}', 'latex'), []);
		assert.deepEqual(codes('---\nnocite: "@*"\n---\n\nText.\n'), []);
	});

	test('Knows what a LaTeX manuscript defines itself', () => {
		const text =
			'\\cite{own1,own2} \\begin{thebibliography}{9}\\bibitem{own1} A. \\bibitem[Roe {[1]}(2001)]{own2} B.\\end{thebibliography}';
		assert.deepEqual(codes(text, 'latex'), []);
	});

	test('Where nothing is declared, all that nobody has is one piece of information', () => {
		const alone = (text: string, format: DocumentFormat = 'markdown') =>
			problemsOf(scanDocument(text, format), createLibrary([]), base).map(({ code, span, details }) => [
				code,
				text.slice(span.start, span.end),
				details?.['citekeys'] ?? details?.['citekey'],
			]);
		assert.deepEqual(alone('A [@one; @two], @one and [@zanos2016nmdar].'), [
			['citation.no-bibliography', 'one', 'one two'],
			['citation.unknown-key', 'zanos2016nmdar', 'zanos2016nmdar'],
		]);
		assert.deepEqual(alone('\\cite{one}\\cite{own}\\bibitem{own} A.', 'latex'), [
			['citation.unknown-key', 'one', 'one'],
		]);
		assert.deepEqual(alone('Thanks to @ann and @ben.'), []);
		assert.deepEqual(alone('Thanks to @ann.\n\n```\n[@tag]: doi:10.1000/x\n```'), []);
	});

	test('Knows the tags of Manubot and what Quarto numbers in a way of the writer’s own', () => {
		assert.deepEqual(codes('As [@tag; @nokey].\n\n[@tag]: doi:10.1000/x\n'), ['citation.unknown-key']);
		assert.deepEqual(codes('See @vidx-run.\n\n::: {#vidx-run}\nA run\n:::\n', 'quarto'), []);
		assert.deepEqual(codes('See @vidx-run.\n\n::: {#vidx-run}\nA run\n:::\n'), ['citation.unknown-key']);
	});

	test('What stands in attributes or for a program to fill in is no cite', () => {
		assert.deepEqual(codes('![x](s.pdf){width="4" style="@page {size: 16in; margin: 0}" group="s"}'), []);
		assert.deepEqual(codes('By \\@{{ name }}@{{ server["x"] }}.'), []);
	});

	test('Marks a retracted paper, by its DOI under any citekey', () => {
		assert.deepEqual(problems('It works [@poe2002].'), [
			{ code: 'citation.retracted', at: 'poe2002', details: { citekey: 'poe2002', date: '2010' } },
		]);
	});

	test('Marks a paper whose title says that it was retracted', () => {
		assert.deepEqual(codes('It works [@gone2005].'), ['citation.retracted']);
	});

	test('A correction is no retraction', () => {
		assert.deepEqual(codes('It works [@corrected1999].'), ['citation.unknown-key', 'citation.corrected']);
	});

	test('A library that is not declared is one problem at the header, however much of it is cited', () => {
		const undeclared = bibtexLibrary(
			'@book{other2009, title = {Other}}\n@book{more2010, title = {More}}',
			'file:///a/other.bib',
		);
		const found = (text: string) =>
			problemsOf(scanDocument(text, 'markdown'), library, base, { undeclared }).map(({ code, span, details }) => {
				assert.equal(code, 'citation.undeclared-library');
				assert.equal(details?.['source'], 'file:///a/other.bib');
				return [text.slice(span.start, span.end), details?.['citekeys']];
			});
		const body = 'It works [@other2009; @more2010], and so on [@other2009].';
		assert.deepEqual(found(body), [['other2009', 'other2009 more2010']]);
		assert.deepEqual(found(`---\ntitle: T\n---\n\n${body}`), [['title: T', 'other2009 more2010']]);
		assert.deepEqual(found(`---\nbibliography: refs.bib\n---\n\n${body}`), [['refs.bib', 'other2009 more2010']]);
	});

	test('What is wrong with a record is told at its first cite alone', () => {
		const found = problems('It works [@bare2004], as [@bare2004; @gone2005] says, and [@gone2005].');
		assert.deepEqual(
			found.map(({ code }) => code),
			['citation.incomplete-metadata', 'citation.retracted', 'citation.retracted'],
		);
	});

	test('Marks a preprint that has been published since', () => {
		const own = bibtexLibrary(
			'@article{pre, author = {Roe, Ann}, title = {Title of zanos2016nmdar}, year = 2015, journal = {bioRxiv}}',
		);
		const found = problemsOf(scanDocument('It works [@pre].', 'markdown'), own, base);
		assert.deepEqual(
			found.map(({ code, details }) => [code, details?.['other'], details?.['inLibrary']]),
			[['citation.preprint-published', 'zanos2016nmdar', 'false']],
		);
	});

	test('Marks what a reference lacks, or what nothing confirms', () => {
		assert.deepEqual(problems('It works [@bare2004].'), [
			{
				code: 'citation.incomplete-metadata',
				at: 'bare2004',
				details: { citekey: 'bare2004', missing: 'author issued container-title' },
			},
		]);
		assert.deepEqual(problems('It works [@open2003].')[0]?.details, { citekey: 'open2003', missing: 'author page' });
	});

	test('What the writer has completed is not marked', () => {
		const own = bibtexLibrary(
			'@article{open2003, author = {Doe, Jo and Poe, Ed}, title = {Open}, year = 2003, journal = {J}, pages = {1--2}, doi = {10.1000/open}}',
		);
		assert.deepEqual(problemsOf(scanDocument('It works [@open2003].', 'markdown'), own, base), []);
	});

	test('Marks each place, in order', () => {
		assert.deepEqual(
			problems('One [@nobody1; @nobody2], and again @nobody1.').map(({ at }) => at),
			['nobody1', 'nobody2', 'nobody1'],
		);
	});

	test('Passes on what is wrong with the document itself', () => {
		assert.ok(codes('---\ntitle: "open\nbibliography: [a\n---\n\nText.\n').includes('document.invalid-yaml'));
	});
});
