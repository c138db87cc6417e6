import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { declareStyle } from '../../src/core/features/styleDeclaration.ts';
import { applyEdits } from '../../src/core/text/textEdit.ts';
import { buildLatex, inScratchDirectory, oracleTest } from '../support/oracleTools.ts';

/*
 * A style that is written into a manuscript must build, whatever the manuscript had before.
 */

/** With addresses, which TeX does not print without a package. */
const library = `@article{roe2001, author = {Roe, Anna and Poe, Bob}, title = {A Study}, journal = {Journal of Things},
	doi = {10.1000/x_y1}, url = {https://example.org/a_b%20c#d}, year = {2001}, volume = {1}, pages = {1--9}}
@book{poe2002, author = {Poe, Bob}, title = {A Book}, publisher = {House}, address = {Town}, year = {2002},
	note = {\\url{https://example.org/~x_y}}}
`;

/** A test that is pending where TeX has no such file. */
function builds(
	style: string,
	holder: string,
	program: 'bibtex' | 'biber',
	preamble: string,
	documentClass = 'article',
): void {
	const name = `${style} in ${preamble === '' ? `plain ${documentClass}` : preamble}`;
	if ([holder, `${documentClass}.cls`].some((file) => spawnSync('kpsewhich', [file]).status !== 0)) {
		test(`${name} (not run: ${holder} not installed)`);
		return;
	}
	const list = program === 'biber' ? '\\printbibliography' : '\\bibliographystyle{plainnat}\n\\bibliography{library}';
	const text = [
		`\\documentclass{${documentClass}}`,
		preamble,
		'\\begin{document}',
		'\\cite{roe2001} and \\cite{poe2002}.',
		list,
		'\\end{document}',
		'',
	].join('\n');
	oracleTest(name, ['pdflatex', program], () =>
		inScratchDirectory(undefined, async (directory) => {
			const plan = declareStyle(scanDocument(text, 'latex'), style, `${style}.csl`);
			assert.ok(plan.kind === 'planned');
			await writeFile(join(directory, 'library.bib'), library);
			await writeFile(join(directory, 'manuscript.tex'), applyEdits(text, plan.edits));
			const build = await buildLatex(directory, 'manuscript', program);
			assert.deepEqual(build.complaints, []);
			// apa keeps a second list of the same entries.
			assert.deepEqual([...new Set(build.entries)].sort(), ['poe2002', 'roe2001']);
		}),
	);
}

suite('LaTeX builds a manuscript into which a style was written', () => {
	const natbibs = ['', '\\usepackage[authoryear]{natbib}'];
	for (const [style, file] of [
		['american-chemical-society', 'achemso.bst'],
		['china-national-standard-gb-t-7714-2015-numeric', 'gbt7714-numerical.bst'],
		['china-national-standard-gb-t-7714-2015-author-date', 'gbt7714-author-year.bst'],
		['ieee', 'IEEEtran.bst'],
		['nature', 'naturemag.bst'],
		['vancouver', 'vancouver.bst'],
		['elsevier-harvard', 'elsarticle-harv.bst'],
		['elsevier-vancouver', 'elsarticle-num.bst'],
	] as const) {
		natbibs.forEach((preamble) => builds(style, file, 'bibtex', preamble));
		// It loads natbib itself.
		builds(style, file, 'bibtex', '', 'elsarticle');
	}
	for (const [style, file] of [
		['apa', 'apa.bbx'],
		['ieee', 'ieee.bbx'],
		['nature', 'nature.bbx'],
		['science', 'science.bbx'],
		['american-chemical-society', 'chem-acs.bbx'],
		['modern-language-association', 'mla.bbx'],
		['china-national-standard-gb-t-7714-2015-numeric', 'gb7714-2015.bbx'],
		['china-national-standard-gb-t-7714-2015-author-date', 'gb7714-2015ay.bbx'],
	] as const) {
		const options = '[backend=bibtex,citestyle=numeric,bibstyle=authoryear,url=false]';
		builds(style, file, 'biber', `\\usepackage${options}{biblatex}\\addbibresource{library.bib}`);
	}
});
