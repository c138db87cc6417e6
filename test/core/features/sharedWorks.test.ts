import assert from 'node:assert/strict';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { sharedWorks } from '../../../src/core/features/sharedWorks.ts';

function open(text: string, source: string) {
	return openBibliography(text, source, 'bibtex');
}

/** The works of `text` that `earlier` has under other keys. */
function shared(text: string, ...earlier: readonly string[]): string[] {
	const bibliography = open(text, 'own.bib');
	const of = sharedWorks(
		bibliography,
		earlier.map((each, index) => open(each, `${index}.bib`)),
	);
	return bibliography.entries.flatMap((entry) => {
		const { citekey, other, reason, source } = of(entry)?.details ?? {};
		return citekey === undefined ? [] : [`${citekey} = ${other} in ${source} by ${reason}`];
	});
}

suite('The same work in two bibliographies of a manuscript', () => {
	test('is found by DOI and PMID, however they are written', () => {
		assert.deepEqual(
			shared(
				'@article{mine, doi = {https://doi.org/10.1/X}}\n@article{yours, pmid = 7}',
				'@article{first, doi = {10.1/x}}',
				'@article{second, pmid = {7}}',
			),
			['mine = first in 0.bib by doi', 'yours = second in 1.bib by pmid'],
		);
	});

	test('is pointed to in its file', () => {
		const own = open('@book{own, pmid = 7}', 'own.bib');
		const problem = sharedWorks(own, [open('@book{first, pmid = 7}', '0.bib')])(own.entries[0]!);
		assert.deepEqual(problem?.related, { citekey: 'first', span: { start: 6, end: 11 }, source: '0.bib' });
	});

	test('is none under the same citekey, or without earlier files', () => {
		assert.deepEqual(shared('@article{a, doi = {10.1/x}}', '@article{a, doi = {10.1/x}}'), []);
		assert.deepEqual(shared('@article{a, doi = {10.1/x}}'), []);
	});
});
