import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import type { Cite, CiteMode } from '../../../src/core/citations/model.ts';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import { cursorContext } from '../../../src/core/documents/cursorContext.ts';
import type { DocumentFormat, ScannedDocument } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { CitationOptions } from '../../../src/core/features/citationPlan.ts';
import { planCitation } from '../../../src/core/features/insertion.ts';
import { touches } from '../../../src/core/text/span.ts';
import { applyEdits, type TextEdit } from '../../../src/core/text/textEdit.ts';

/** A manuscript, a place in it, and what is cited there. */
export interface InsertionCase {
	readonly text: string;
	readonly format: DocumentFormat;
	readonly offset: number;
	readonly citekeys: readonly string[];
	readonly options: CitationOptions;
}

/** What came of an insertion: `wrong` says what is not as it was, or that the cite is none. */
export type Verdict =
	{ readonly kind: 'right' | 'refused' } | { readonly kind: 'wrong'; readonly reason: string; readonly result: string };

/** Numbers in [0, 1) that are the same for the same seed (mulberry32). */
export function randomNumbers(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

const manuscripts = path.join(import.meta.dirname, '../../fixtures/manuscripts');
const formats: Readonly<Record<string, DocumentFormat>> = {
	'.md': 'markdown',
	'.qmd': 'quarto',
	'.Rmd': 'rmd',
	'.tex': 'latex',
};

/** The manuscripts of the fixtures. */
export async function fixtureManuscripts(): Promise<readonly Pick<InsertionCase, 'text' | 'format'>[]> {
	const found: string[] = [];
	for await (const name of glob('*/*.{md,qmd,Rmd,tex}', { cwd: manuscripts })) {
		found.push(name);
	}
	return found.sort().map((name) => ({
		text: readFileSync(path.join(manuscripts, name), 'utf8'),
		format: formats[path.extname(name)]!,
	}));
}

const words =
	'Ketamine helps. NMDA receptors; (R)-ketamine, 5-HT and GluN2B: *may* **do** so… “quoted” 氯胺酮有效。 It’s 0.5 mg/kg! e.g., a–b'.split(
		' ',
	);

/** Constructs of Pandoc's Markdown in which, or beside which, a cite may be none. */
const markdownPieces: readonly string[] = [
	'[@roe2001]',
	'[see @roe2001, p. 3; @poe2002]',
	'@roe2001 [p. 3]',
	'@roe2001',
	'[-@roe2001]',
	'@{roe:2001}.',
	'[@roe2001, pp. 3-5 and *passim*]',
	'$a = b$',
	'$x^2 + y$',
	'$$\nE = mc^2\n$$',
	'\n\n$$\na = b\n$$\n\n',
	'\\(a + b\\)',
	'\\[a = b\\]',
	'$\\alpha$',
	'5$ and 6$',
	'[text](https://example.org/a_b)',
	'[text](x.html "title")',
	'![alt](figure.png)',
	'![](a.png){width=50%}',
	'<https://example.org/x>',
	'https://example.org/x(y)',
	'doi:10.1000/x.y',
	'<jane@example.org>',
	'jane.doe@example.org',
	'[text][ref]',
	'[ref][]',
	'\n\n[ref]: https://example.org\n\n',
	'`code`',
	'``a ` b``',
	'`r mean(x)`',
	'`x`{.r}',
	'\n\n```r\nx <- 1 # [@no]\n```\n\n',
	'\n\n~~~\ncode\n~~~\n\n',
	'\n\n    indented code\n    more\n\n',
	'\n\n\tindented\n\n',
	'<!-- comment -->',
	'\n\n<!-- a\nb -->\n\n',
	'<span class="x">',
	'</span>',
	'<br/>',
	'H<sub>2</sub>O',
	'x^2^',
	'H~2~O',
	'~~gone~~',
	'[small]{.smallcaps}',
	'[x]{#id .c}',
	'^[An inline note.]',
	'[^1]',
	'\n\n[^1]: The note says so.\n\n',
	'\n\n# Heading {#sec-one}\n\n',
	'\n\nHeading\n=======\n\n',
	'\n\nOther\n-------\n\n',
	'\n\n> Quoted text\n> goes on\n\n',
	'\n\n- item one\n- item two\n\n',
	'\n\n1. first\n2. second\n\n',
	'\n\n  * a\n\n      b\n\n',
	'\n\n(@good) An example.\n\n',
	'(@good)',
	'(@)',
	'\n\n@good. Text\n\n',
	'@fig-one',
	'@sec-one',
	'[@tbl-x]',
	'\\@ref(fig:x)',
	'\\ref{fig:x}',
	'\\label{a}',
	'\\cite{roe2001}',
	'\\citep[see][p.~3]{roe2001, poe2002}',
	'\\textbf{bold}',
	'\\begin{equation}\na\n\\end{equation}',
	'\\begin{figure}\nText\n\\end{figure}',
	'\\emph{x [y] z}',
	'\n\n| a | b |\n|---|---|\n| c | d |\n\n',
	'\n\n: Caption {#tbl-x}\n\n',
	'\n\nTerm\n:   Definition\n\n',
	'\n\n::: {.callout}\nInside\n:::\n\n',
	'\n\n---\n\n',
	'\n\n***\n\n',
	'\n\n| Line block\n| goes on\n\n',
	'\\*',
	'\\$',
	'\\[',
	'\\@',
	'[',
	']',
	'(',
	')',
	'{',
	'}',
	'*',
	'_',
	'**',
	'`',
	'"',
	'@',
	'-',
	'--',
	'\n',
	'  \n',
	'\\\n',
	'&amp;',
	'{{< meta title >}}',
	'{{< video https://x.org/a >}}',
	'<div>\n',
	'\n\n<div class="a">\nInside\n</div>\n\n',
	'\n\n<pre>\nraw\n</pre>\n\n',
	'_emph_',
	'***both***',
	'a_b_c',
	'snake_case',
	'…',
	'、',
	'（氯胺酮）',
	'氯胺酮',
	'。',
	'1,000',
	'C:\\path\\to',
	'C\\#',
	'[a] [b]',
	'[[wiki]]',
	'@a@b',
	'@@',
	'[@',
	'[@;]',
	'[see @]',
	'et al.',
];
/** The same for LaTeX. */
const latexPieces: readonly string[] = [
	'\\cite{roe2001}',
	'~\\citep{roe2001,poe2002}',
	'\\citep[see][p.~3]{roe2001}',
	'\\citet*{roe2001}',
	'\\textcite{roe2001}',
	'\\parencites(see)(there)[3]{roe2001}[4]{poe2002}',
	'\\autocite[3]{roe2001}',
	'\\footcite{roe2001}',
	'\\nocite{*}',
	'\\nocite{roe2001}',
	'\\cite{% comment\n roe2001, % more\n poe2002}',
	'\\citeauthor{roe2001}',
	'\\volcite{2}[10]{roe2001}',
	'$a = b$',
	'$$a = b$$',
	'\\(a + b\\)',
	'\\[a = b\\]',
	'$\\alpha$',
	'$^{\\cite{roe2001}}$',
	'\\begin{equation}\na = b \\label{eq:a}\n\\end{equation}',
	'\n\n\\begin{align}\na &= b\n\\end{align}\n\n',
	'\\begin{math}x\\end{math}',
	'\\ref{fig:one}',
	'\\eqref{eq:a}',
	'\\autoref{sec:b}',
	'\\label{sec:c}',
	'\\url{https://example.org/a%b}',
	'\\href{https://example.org}{the text}',
	'https://example.org/x',
	'jane@example.org',
	'\\includegraphics[width=\\textwidth]{figure.png}',
	'\\input{part}',
	'\n\n\\include{chapter}\n\n',
	'% a comment\n',
	'\n% a line\n',
	'x%\ny',
	'\\%',
	'\\&',
	'\\$',
	'\\\\',
	'\\ ',
	'~',
	'\\,',
	'\\-',
	'{',
	'}',
	'[',
	']',
	'$',
	'&',
	'#',
	'_',
	'^',
	'\\{',
	'\\}',
	'\\textbf{bold text}',
	'\\emph{emphasis}',
	'\\footnote{A note.}',
	'\\footnote{A note~\\cite{roe2001}.}',
	'\\section{Title}',
	'\n\n\\section{A heading}\n\n',
	'\n\n\\subsection[short]{A long heading}\n\n',
	'\\caption{The caption}',
	'\\item ',
	'\\begin{itemize}\n\\item One\n\\item Two\n\\end{itemize}',
	'\\begin{tabular}{lcr}\na & b & c \\\\\n\\end{tabular}',
	'\\begin{figure}[htbp]\n\\centering\n\\caption{Text}\n\\end{figure}',
	'\\begin{verbatim}\nraw \\cite{no}\n\\end{verbatim}',
	'\n\n\\begin{verbatim}\nraw\n\\end{verbatim}\n\n',
	'\\verb|x y|',
	'\\lstinline{a b}',
	'\\begin{lstlisting}\ncode\n\\end{lstlisting}',
	'\\texttt{code}',
	'\\iffalse hidden \\fi',
	'\\begin{comment}\nhidden\n\\end{comment}',
	'\\textcolor{red}{text}',
	'\\SI{5}{mg}',
	'\\ce{H2O}',
	'\\newcommand{\\ket}{ketamine}',
	'\\ket{}',
	'\\ldots',
	"``quoted''",
	'\\hspace{1em}',
	'\\vspace*{2pt}',
	'\\gls{nmda}',
	'\\begin{quote}\nQuoted.\n\\end{quote}',
	'\\begin{tikzpicture}\n\\draw (0,0);\n\\end{tikzpicture}',
	'\\todo[inline]{do}',
	'\\foreignlanguage{german}{Wort}',
	'\\multicolumn{2}{c}{Both}',
	'\n\n',
	'\n',
	'\\"{o}',
	"\\'e",
	'\\ss',
	'\\cite{',
	'\\cite{ro',
	'\\citep[',
	'\\cite',
	'\\begin{',
	'\\end{x}',
	'--',
	'---',
	'\\bibliography{refs}',
	'\\printbibliography',
	'\\thanks{x}',
	'\\csquotes',
	'\\enquote{text}',
	'\\index{term!sub}',
	'\\SI{1}{\\milli\\gram}',
	'\\xspace',
	'\\def\\x{y}',
	'\\mbox{a b}',
	'\\parbox{3cm}{text}',
];
const preambles: readonly string[] = [
	'',
	'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n',
	'\\documentclass{article}\n\\usepackage[style=apa]{biblatex}\n\\addbibresource{refs.bib}\n\\begin{document}\n',
	'\\documentclass[a4paper]{report}\n\\begin{document}\n',
];
const headers: readonly string[] = [
	'',
	'',
	'---\ntitle: A title\nbibliography: refs.bib\n---\n\n',
	'---\ntitle: |\n  A title [@roe2001]\nnocite: |\n  @poe2002\n---\n',
];

/** A manuscript of words and constructs in any order. */
function randomManuscript(random: () => number): Pick<InsertionCase, 'text' | 'format'> {
	const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
	const format = pick<DocumentFormat>(['markdown', 'quarto', 'rmd', 'latex', 'latex', 'markdown']);
	const pieces = format === 'latex' ? latexPieces : markdownPieces;
	const start = pick(format === 'latex' ? preambles : headers);
	let text = start;
	for (let count = 2 + Math.floor(random() * 10); count > 0; count--) {
		const gap = random();
		text += random() < 0.45 ? pick(words) : pick(pieces);
		text += gap < 0.7 ? ' ' : gap < 0.85 ? '' : gap < 0.95 ? '\n' : '\n\n';
	}
	if (format === 'latex' && start !== '') {
		text += '\n\\end{document}\n';
	}
	return { text: random() < 0.05 ? text.replaceAll('\n', '\r\n') : text, format };
}

const newKeys: readonly (readonly string[])[] = [
	['new1'],
	['new1'],
	['new1', 'new2'],
	['new;1'],
	['roe2001'],
	['new1', 'poe2002'],
	['Müller2020'],
];

/** One place of a manuscript and something to cite there. */
export function randomCase(
	random: () => number,
	fixtures: readonly Pick<InsertionCase, 'text' | 'format'>[],
): InsertionCase {
	const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(random() * values.length)]!;
	const manuscript = random() < 0.25 ? pick(fixtures) : randomManuscript(random);
	const offset = Math.floor(random() * (manuscript.text.length + 1));
	const citekeys = pick(newKeys).filter((citekey) => manuscript.format !== 'latex' || !citekey.includes(';'));
	const options: CitationOptions = {
		mode: pick<CiteMode>(['parenthetical', 'parenthetical', 'inText', 'suppressAuthor']),
		...(random() < 0.15 ? { prefix: 'see' } : {}),
		...(random() < 0.15 ? { locator: { label: 'page', value: '3-5' } } : {}),
		...(random() < 0.2 ? { order: 'key' as const } : {}),
	};
	return { ...manuscript, offset, citekeys: citekeys.length === 0 ? ['new1'] : citekeys, options };
}

/** Cites, and reads the manuscript again from its first letter: what is not as it was, or is no cite, is wrong. */
export function judge(tried: InsertionCase): Verdict {
	const { text, format, offset, citekeys, options } = tried;
	const before = scanDocument(text, format);
	const plan = planCitation(before, { start: offset, end: offset }, citekeys, options);
	if (plan.kind === 'refused') {
		return plan;
	}
	const result = applyEdits(text, plan.edits);
	const after = scanDocument(result, format);
	const context = cursorContext(before, offset);
	const isOpen = context.kind === 'citekey' && context.cluster === undefined && context.place === 'command';
	const under = [
		...clustersOf(before).filter(({ span }) =>
			[offset, ...plan.edits.map((edit) => edit.span.start)].some((at) => touches(span, at)),
		),
		...clustersOf(after).filter(({ span }) => touches(span, plan.selection.end)),
	];
	const known = under.flatMap(({ cites }) => cites).map(({ citekey }) => citekey);
	const reason = differenceOf(before, after, plan.edits, citekeys, isOpen ? citekeys : known);
	return reason === undefined ? { kind: 'right' } : { kind: 'wrong', reason, result };
}

function differenceOf(
	before: ScannedDocument,
	after: ScannedDocument,
	edits: readonly TextEdit[],
	citekeys: readonly string[],
	/** What need not be cited anew, since it is cited in the same cluster, or its command is not closed yet. */
	known: readonly string[],
): string | undefined {
	const old = citesOf(before).filter(
		({ citekeySpan: { start, end } }) =>
			!edits.some(({ span }) => span.end > span.start && span.start < end && start < span.end),
	);
	const found = new Map(citesOf(after).map((cite) => [cite.citekeySpan.start, cite]));
	for (const cite of old) {
		const start = moved(cite.citekeySpan.start, edits);
		const same = found.get(start);
		if (same === undefined || said(same) !== said(cite)) {
			return `${said(cite)} became ${same === undefined ? 'nothing' : said(same)}`;
		}
		found.delete(start);
	}
	const fresh = [...found.values()].map(({ citekey }) => citekey);
	const unwanted = fresh.filter((citekey, index) => !citekeys.includes(citekey) || fresh.indexOf(citekey) !== index);
	const lost = citekeys.filter((citekey) => !fresh.includes(citekey) && !known.includes(citekey));
	if (unwanted.length > 0 || lost.length > 0) {
		return `cited anew: ${fresh.join(' ')}`;
	}
	const [shape, newShape] = [shapeOf(before), shapeOf(after)];
	return shape === newShape ? undefined : `other constructs: ${shape} became ${newShape}`;
}

function citesOf(document: ScannedDocument): readonly Cite[] {
	return clustersOf(document).flatMap(({ cites }) => cites);
}

function said({ citekey, mode, prefix, locator, suffix }: Cite): string {
	return JSON.stringify([citekey, mode, prefix, locator ?? null, suffix]);
}

/** Where an offset is after edits; one that stands at an insertion is behind it. */
function moved(offset: number, edits: readonly TextEdit[]): number {
	return edits
		.filter(({ span }) => span.end <= offset)
		.reduce((sum, { span, text }) => sum + text.length - (span.end - span.start), offset);
}

/** What stands in a manuscript apart from text and cites, in order. */
function shapeOf({ blocks }: ScannedDocument): string {
	return JSON.stringify(
		blocks.flatMap(({ content }) =>
			content.regions
				.filter(({ kind }) => kind !== 'prose' && kind !== 'cite')
				.map(({ kind, span }) => `${kind} ${content.text.slice(span.start, span.end)}`),
		),
	);
}
