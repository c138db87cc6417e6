import assert from 'node:assert/strict';
import { bibliographyFormatOf } from '../../../src/core/bibliography/bibliographyFormat.ts';
import { findDuplicates } from '../../../src/core/bibliography/duplicates.ts';
import { normaliseDoi, normalisePmid } from '../../../src/core/bibliography/identifiers.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { Library } from '../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

/** A library of `.bib` files with these texts. */
function library(...texts: readonly string[]): Library {
	return createLibrary(texts.map((text, index) => openBibliography(text, `${index}.bib`, 'bibtex')));
}

suite('a library', () => {
	test('the earlier bibliography wins', () => {
		const merged = library('@book{a, title={First}}', '@book{a, title={Second}} @book{b, title={Third}}');
		assert.equal(merged.size, 2);
		assert.equal(merged.find('a')?.item.title, 'First');
		assert.deepEqual(
			[...merged.entries()].map(({ citekey, bibliography }) => [citekey, bibliography.source]),
			[
				['a', '0.bib'],
				['b', '1.bib'],
			],
		);
		assert.equal(merged.find('c'), undefined);
	});

	test('finds works by identifier in any form', () => {
		const merged = library('@article{a, doi={https://doi.org/10.1000/ABC.1}, pmid={123456}} @article{b, title={x}}');
		assert.equal(merged.findByDoi('doi:10.1000/abc.1')?.citekey, 'a');
		assert.equal(merged.findByPmid('PMID: 123456')?.citekey, 'a');
		assert.equal(merged.findByDoi(''), undefined);
		assert.equal(merged.findByPmid('none'), undefined);
	});

	test('finds an identifier that an entry inherits', () => {
		const merged = library('@article{a, xdata={x}} @xdata{x, doi={10.1000/xyz}}');
		assert.equal(merged.findByDoi('10.1000/XYZ')?.item.DOI, '10.1000/xyz');
	});

	test('knows duplicates by DOI, by PMID and by title and year', () => {
		const merged = library(
			'@article{a, doi={10.1/X}} @article{b, doi={10.1/x}} @article{c, pmid=1} @article{d, pmid={1}}',
			'@article{e, title={The role of {NMDA}}, year=2001} @article{f, title={The Role of NMDA.}, year={2001}}',
			'@article{g, title={The role of NMDA}, year=1999}',
		);
		assert.deepEqual(
			findDuplicates(merged).map(({ reason, entries }) => [reason, ...entries.map(({ citekey }) => citekey)]),
			[
				['doi', 'a', 'b'],
				['pmid', 'c', 'd'],
				['title', 'e', 'f'],
			],
		);
	});
});

suite('identifiers', () => {
	test('a DOI loses its resolver and its case', () => {
		for (const text of ['10.1000/AbC', 'doi:10.1000/abc', 'https://dx.doi.org/10.1000/ABC', ' DOI: 10.1000/abc ']) {
			assert.equal(normaliseDoi(text), '10.1000/abc');
		}
	});

	test('a PMID is its digits', () => {
		for (const text of ['123', 'PMID: 123', 'https://pubmed.ncbi.nlm.nih.gov/123/']) {
			assert.equal(normalisePmid(text), '123');
		}
		assert.equal(normalisePmid('none'), '');
	});
});

suite('entries that take fields of another file, as in biber', () => {
	const children =
		'@inproceedings{kid, title={Own}, crossref={par}} @book{parts, author={xdata=names-author-2}, title={T}, xdata={pub}}';
	const parents =
		'@proceedings{par, title={All}, year=1999} @xdata{pub, publisher={Press}} @xdata{names, author={Doe, Jim and Roe, Ann}}';

	test('have them, from whichever file', () => {
		for (const texts of [
			[children, parents],
			[parents, children],
		]) {
			const merged = library(...texts);
			assert.equal(merged.find('kid')?.item['container-title'], 'All');
			assert.deepEqual(merged.find('parts')?.item.author, [{ family: 'Roe', given: 'Ann' }]);
			assert.equal(merged.find('parts')?.item.publisher, 'Press');
			assert.equal(merged.find('kid')?.item, merged.find('kid')?.item, 'made once');
		}
	});

	test('take them from their own file first', () => {
		const own = library('@proceedings{par, title={Other}}', `${children} @proceedings{par, title={Nearer}}`);
		assert.equal(own.find('kid')?.item['container-title'], 'Nearer');
	});
});

suite('the format of a bibliography', () => {
	const cases: readonly (readonly [path: string, text: string | undefined, format: string | undefined])[] = [
		['a.bib', undefined, 'bibtex'],
		['A.BIB', '@article{a,\n  journal = {J}\n}', 'bibtex'],
		['a.bib', '@article{a,\n  journaltitle = {J}\n}', 'biblatex'],
		['a.bib', '@article{a, date = {2001}}', 'biblatex'],
		['a.bib', '@online{a,\n  title = {T}\n}', 'biblatex'],
		['dir.d/a.json', undefined, 'csl-json'],
		['a.yml', undefined, 'csl-yaml'],
		['a.yaml', undefined, 'csl-yaml'],
		['a.ris', undefined, 'ris'],
		['a.txt', undefined, undefined],
		['bib', undefined, undefined],
	];
	for (const [path, text, format] of cases) {
		test(`${path} with ${JSON.stringify(text ?? '')} is ${format ?? 'none'}`, () =>
			assert.equal(bibliographyFormatOf(path, text), format));
	}

	test('takes an inherited DOI for that of the volume, not of its chapters', () => {
		const text =
			'@inproceedings{p1, title = {One of the talks}, crossref = {c}}\n' +
			'@inproceedings{p2, title = {Another of the talks}, crossref = {c}}\n' +
			'@proceedings{c, title = {All of the talks}, doi = {10.1000/c}, year = 2001}\n';
		const library = createLibrary([openBibliography(text, 'a.bib', 'biblatex')]);
		assert.deepEqual(findDuplicates(library), []);
	});
});
