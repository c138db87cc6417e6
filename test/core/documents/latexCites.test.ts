import assert from 'node:assert/strict';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

/** The clusters of a text, each as its command and what its cites say. */
function read(text: string): string[] {
	return clustersOf(scanDocument(text, 'latex')).map(({ command, isStarred, cites }) => {
		const said = cites.map(({ prefix, citekey, locator, suffix }) => {
			const place = locator === undefined ? '' : `${locator.label} ${locator.value}`;
			return [prefix, citekey, place, suffix].filter((part) => part !== '').join(' | ');
		});
		return `${command}${isStarred === true ? '*' : ''}: ${said.join('; ')}`;
	});
}

suite('Cites in LaTeX', () => {
	const cases: readonly (readonly [text: string, ...clusters: string[]])[] = [
		['\\citetext{see \\citealp{a}, and \\citealt{b}}', 'citealp: a', 'citealt: b'],
		['\\citep*[see][p.~3]{a,b}', 'citep*: see | a; b | page 3'],
		['\\cites(pre)(post)[p]{a}[q]{b}', 'cites: pre | a | p; b | q post'],
		['\\textcites(see)()[3]{a}{b}', 'textcites: see | a | page 3; b'],
		['\\footcite[3]{a} \\nocite{*}', 'footcite: a | page 3', 'nocite: *'],
		['\\citeA<see>[p.~3]{a} \\shortcite{b}', 'citeA: see | a | page 3', 'shortcite: b'],
		['\\shortcitep[see][p.~3]{a} \\citeauthort{b}', 'shortcitep: see | a | page 3', 'citeauthort: b'],
		['\\cite\n[see]\n{a,% one\n  b}', 'cite: a; b | see'],
		['\\cite[p.\\ 3]{a} \\cite[\\S~3]{b}', 'cite: a | page 3', 'cite: b | section 3'],
		['\\citep[{see [x]}]{a}', 'citep: a | {see [x]}'],
		['50\\% \\cite{a} % \\cite{b}', 'cite: a'],
		['A$^{\\cite{a,b}}$ \\(x_\\text{\\citet{c}}\\) $$\\cite{d}$$', 'cite: a; b', 'citet: c', 'cite: d'],
		['\\begin{align}\na &= b \\text{ by \\citet{a}}\n\\end{align}\n\\[x\\cite{b}\\]', 'citet: a', 'cite: b'],
		['\\Verb|\\cite{a}| \\citen{b}', 'citen: b'],
		['\\begin{verbatim}\n\\cite{a}\n\\end{verbatim} \\cite{b}', 'cite: b'],
		['\\begin{lstlisting}[language=R]\n\\cite{a}\n\n\\cite{c}\n\\end{lstlisting}\n\\cite{b}', 'cite: b'],
		['\\begin{minted}{r}\n\\cite{a}\n\\end{minted}\n\\cite{b}', 'cite: b'],
		['\\begin{comment}\n\\cite{a}\n\\end{comment}\n\\cite{b}', 'cite: b'],
		['\\verb|\\cite{a}| \\lstinline!\\cite{a}! \\mintinline{r}{\\cite{a}} \\cite{b}', 'cite: b'],
		['\\iffalse \\cite{a} \\fi \\cite{b}', 'cite: b'],
		['\\footnote{See \\cite{a}.} \\caption[short]{X \\citep{b}}', 'cite: a', 'citep: b'],
		['\\begin{theorem}[see \\citet{a}]\nA.\n\\end{theorem}', 'citet: a'],
		['\\begin{proof}[By {\\cite[3]{a}}] A. \\end{proof}', 'cite: a | page 3'],
		['\\begin{foreigndisplayquote}{german}[\\cite{a}] A. \\end{foreigndisplayquote}', 'cite: a'],
		['\\newcommand{\\mycite}[1]{\\cite{#1}}'],
		['\\cite{a}\n\\end{document}\n\\cite{b}', 'cite: a'],
	];
	for (const [text, ...clusters] of cases) {
		test(JSON.stringify(text), () => assert.deepEqual(read(text), clusters));
	}
});
