import assert from 'node:assert/strict';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { createEvidenceBase } from '../../../src/core/evidence/createEvidenceBase.ts';
import { proposeCitekey, readPastedReferences } from '../../../src/core/features/pastedReferences.ts';

const bib = '@article{mine, title = {T}, year = 2001, doi = {10.1000/ABC(1)}, pmid = {12345678}}';
const library = createLibrary([openBibliography(bib, 'refs.bib', 'bibtex')]);
const base = createEvidenceBase([]);

/** The kind, the citekeys, and what is not known. */
function read(text: string): string | undefined {
	const found = readPastedReferences(text, library, base);
	return found && [found.kind, found.works.map(({ citekey }) => citekey).join(' '), found.unknown.join(' ')].join('|');
}

suite('What was pasted', () => {
	test('is a known work by any form of its DOI', () => {
		for (const text of [
			'10.1000/abc(1)',
			'doi:10.1000/ABC(1)',
			'DOI: 10.1000/abc(1).',
			'https://doi.org/10.1000/abc(1)',
			'http://dx.doi.org/10.1000%2FABC(1)\n',
			'doi.org/10.1000/abc(1)',
		]) {
			assert.equal(read(text), 'identifiers|mine|', text);
		}
	});

	test('is a known work by its PMID or its address at PubMed', () => {
		for (const text of [
			'PMID: 12345678',
			'https://pubmed.ncbi.nlm.nih.gov/12345678/',
			'https://www.ncbi.nlm.nih.gov/pubmed/12345678',
			'https://pubmed.ncbi.nlm.nih.gov/12345678/?term=x',
		]) {
			assert.equal(read(text), 'identifiers|mine|', text);
		}
	});

	test('may be several, and what is not known is said', () => {
		assert.equal(read('10.1000/abc(1), 10.1000/new\nPMID: 1'), 'identifiers|mine|10.1000/new PMID:1');
		assert.equal(read('10.1000/abc(1) PMID:12345678'), 'identifiers|mine|');
	});

	test('is BibTeX or RIS', () => {
		assert.equal(read('@article{roe, title = {X}}\n\n@book{doe, title = {Y}}'), 'entries|roe doe|');
		const ris = 'TY  - JOUR\nAU  - Müller, Ann\nPY  - 2010\nTI  - A rapid trial\nER  - \n';
		assert.equal(read(ris), 'entries|muller2010rapid|');
	});

	test('is any other text', () => {
		for (const text of [
			'',
			'see 10.1000/abc(1)',
			'12345678',
			'@roe says',
			'@article without entry',
			'https://x.org',
			'10.1000',
			'@media print { }',
		]) {
			assert.equal(read(text), undefined, text);
		}
	});

	test('gets a citekey of author, year and title where it has none', () => {
		assert.equal(proposeCitekey({ id: '', type: 'book' }), 'reference');
	});
});
