import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { CitationOptions } from '../../../src/core/features/citationPlan.ts';
import { planCitation } from '../../../src/core/features/insertion.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { fixtureManuscripts, judge, randomCase, randomNumbers } from './insertionCases.ts';

/** The text after citing `keys` at the `|`, with the new cursor as `|`. */
function cite(
	marked: string,
	keys: string,
	options: Partial<CitationOptions> = {},
	format: DocumentFormat = 'markdown',
) {
	const offset = marked.indexOf('|');
	const text = marked.slice(0, offset) + marked.slice(offset + 1);
	const span = { start: offset, end: offset };
	const plan = planCitation(scanDocument(text, format), span, keys.split(' '), { mode: 'parenthetical', ...options });
	if (plan.kind === 'refused') {
		return plan.reason === 'place' ? 'refused' : 'refused here';
	}
	const result = applyEdits(text, plan.edits);
	return `${result.slice(0, plan.selection.end)}|${result.slice(plan.selection.end)}`;
}

const latex = (marked: string, keys: string, options: Partial<CitationOptions> = {}) =>
	cite(marked, keys, options, 'latex');

suite('Citing in Markdown', () => {
	test('puts a new cluster behind the word and before the full stop', () => {
		assert.equal(cite('Ketamine helps|.', 'a'), 'Ketamine helps [@a]|.');
		assert.equal(cite('Ketamine helps.|', 'a'), 'Ketamine helps [@a]|.');
		assert.equal(cite('Ketamine he|lps here.', 'a b'), 'Ketamine helps [@a; @b]| here.');
		assert.equal(cite('Ketamine |', 'a'), 'Ketamine [@a]|');
		assert.equal(cite('**bold|** text', 'a'), '**bold** [@a]| text');
	});

	test('adds prefix and locator, in a new cluster and in one that is there', () => {
		const notes = { prefix: 'see', locator: { label: 'page', value: '3-5' } };
		assert.equal(cite('Seen|.', 'a b', notes), 'Seen [see @a; @b, pp. 3-5]|.');
		assert.equal(cite('Seen [@a|].', 'b', notes), 'Seen [@a; see @b, pp. 3-5|].');
		assert.equal(latex('\\citep{z} x\n\nSeen|.', 'a', notes), '\\citep{z} x\n\nSeen~\\citep[see][pp.~3-5]{a}|.');
		assert.equal(latex('Seen~\\citep{z|}.', 'a', notes), 'Seen~\\citep{z}~\\citep[see][pp.~3-5]{a}|.');
	});

	test('sorts a new cite into its cluster in both languages', () => {
		const years: Readonly<Record<string, number>> = { a: 2003, b: 2001, c: 2002 };
		const byYear = { order: 'year' as const, yearOf: (citekey: string) => years[citekey] };
		assert.equal(cite('Seen [@b; @a|].', 'c', byYear), 'Seen [@b; @c; |@a].');
		assert.equal(latex('\\citep{b,a|}', 'c', byYear), '\\citep{b,c,|a}');
		assert.equal(latex('\\citep{a, c|}', 'b', { order: 'key' }), '\\citep{a, b, |c}');
	});

	test('sets a narrative cite off from Chinese characters, which pandoc would not do', () => {
		assert.equal(cite('如|所述', 'a', { mode: 'inText' }), '如 @{a}|所述');
	});

	test('writes without blanks in Chinese', () => {
		assert.equal(cite('氯胺酮有效|。', 'a'), '氯胺酮有效[@a]|。');
		assert.equal(cite('氯胺酮有效。|', 'a'), '氯胺酮有效[@a]|。');
	});

	test('adds to the cluster under the cursor, once', () => {
		assert.equal(cite('Seen [@a, p. 3|; @c].', 'b'), 'Seen [@a, p. 3; @b|; @c].');
		assert.equal(cite('Seen [see @a|].', 'b'), 'Seen [see @a; @b|].');
		assert.equal(cite('Seen [@a|].', 'a'), 'Seen [@a|].');
		assert.equal(cite('As @a| said', 'b'), 'As @a [@b]| said');
		assert.equal(cite('As @a| [p. 3] said', 'b'), 'As @a [p. 3; @b|] said');
	});

	test('adds to a cluster beside the cursor rather than writing a second one', () => {
		assert.equal(cite('Seen| [@a].', 'b'), 'Seen [@a; @b|].');
		assert.equal(cite('Seen [@a]|.', 'b'), 'Seen [@a; @b|].');
		assert.equal(latex('Seen|~\\citep{a}.', 'b'), 'Seen~\\citep{a, b|}.');
		assert.equal(cite('Seen| @a.', 'b'), 'Seen [@b]| @a.');
	});

	test('keeps the order that is wanted', () => {
		assert.equal(cite('[@a; @c|]', 'b', { order: 'key' }), '[@a; @b; |@c]');
		const yearOf = (key: string) => ({ a: 2001, b: 1999, c: 2010 })[key];
		assert.equal(cite('[@a; @c|]', 'b', { order: 'year', yearOf }), '[@b; |@a; @c]');
	});

	test('takes the place of a citekey that is being typed', () => {
		assert.equal(cite('Seen [@zan|', 'zanos2016'), 'Seen [@zanos2016|');
		assert.equal(cite('Seen [@x; @|', 'a b'), 'Seen [@x; @a; @b|');
		assert.equal(cite('As @|', 'a'), 'As @a|');
	});

	test('knows the three forms, prefix and locator', () => {
		assert.equal(cite('As |', 'a b c', { mode: 'inText' }), 'As @a, @b and @c|');
		assert.equal(cite('In|.', 'a', { mode: 'suppressAuthor' }), 'In [-@a]|.');
		const locator = { label: 'page', value: '3-5' };
		assert.equal(cite('In|.', 'a', { prefix: 'see', locator }), 'In [see @a, pp. 3-5]|.');
	});

	test('puts unusual keys in braces', () => {
		assert.equal(cite('In|.', 'a;b'), 'In [@{a;b}]|.');
	});

	test('refuses code, comments and the header', () => {
		assert.equal(cite('`co|de`', 'a'), 'refused');
		assert.equal(cite('---\ntitle: x|\n---\n', 'a'), 'refused');
		assert.equal(cite('<!-- x| -->\n', 'a'), 'refused');
	});
});

suite('A cite is written only where it is one', () => {
	test('at random places of manuscripts of every kind', async () => {
		const random = randomNumbers(20_26);
		const fixtures = await fixtureManuscripts();
		const counts = { right: 0, refused: 0, wrong: 0 };
		for (let run = 0; run < 2000; run++) {
			const tried = randomCase(random, fixtures);
			const verdict = judge(tried);
			counts[verdict.kind]++;
			assert.notEqual(verdict.kind, 'wrong', JSON.stringify({ ...tried, verdict }));
		}
		assert.ok(counts.right > 1000, `most places can hold a cite, and ${counts.right} of 2000 did`);
	});

	test('behind a formula, a link, an address and an image', () => {
		assert.equal(cite('So $a = |b$ holds.', 'a'), 'So $a = b$ [@a]| holds.');
		assert.equal(cite('So $\\alp|ha$ holds.', 'a'), 'So $\\alpha$ [@a]| holds.');
		assert.equal(cite('See [text](https://exa|mple.org) there.', 'a'), 'See [text](https://example.org) [@a]| there.');
		assert.equal(cite('See https://exa|mple.org/x there.', 'a'), 'See https://example.org/x [@a]| there.');
		assert.equal(cite('An ![alt](fig|ure.png){width=5cm} here', 'a'), 'An ![alt](figure.png){width=5cm} [@a]| here');
		assert.equal(latex('So $a = |b$ holds.', 'a'), 'So $a = b$~\\cite{a}| holds.');
		assert.equal(latex('See https://exa|mple.org/x there.', 'a'), 'See https://example.org/x \\cite{a}| there.');
	});

	test('behind a reference, the name of a command or environment, and between no arguments', () => {
		assert.equal(latex('See~\\ref{fig:|one} there.', 'a'), 'See~\\ref{fig:one}~\\cite{a}| there.');
		assert.equal(latex('\\begin{fig|ure}\nText', 'a'), '\\begin{figure}~\\cite{a}|\nText');
		assert.equal(latex('\\begin{item|ize}\n\\item One', 'a'), '\\begin{itemize}\n\\item~\\cite{a}| One');
		assert.equal(latex('A \\foot|note{Note.} b', 'a'), 'A \\footnote{Note.}~\\cite{a}| b');
		assert.equal(latex('A \\textbf|{bold} b', 'a'), 'A \\textbf{bold}~\\cite{a}| b');
		assert.equal(latex('A \\textbf{bo|ld} b', 'a'), 'A \\textbf{bold~\\cite{a}|} b');
		assert.equal(latex('A \\textcolor{red}|{text} b', 'a'), 'A \\textcolor{red}{text}~\\cite{a}| b');
		assert.equal(cite('As \\@ref(fig:|x) shows', 'a'), 'As \\@ref(fig:x) [@a]| shows');
	});

	test('not as a part of an example, nor under its label', () => {
		const example = '(@good) An example.\n\nAs (@go|od) shows.\n';
		assert.equal(cite(example, 'a'), '(@good) An example.\n\nAs (@good) [@a]| shows.\n');
		assert.equal(cite('(@good) An example.\n\nAs | shows.\n', 'good'), 'refused here');
	});

	test('not directly above an example, which would be none then', () => {
		assert.equal(cite('x\n|\n(@good) An example.\n', 'a').includes(']\n(@good)'), false);
	});

	test('not in the brackets of a command', () => {
		assert.equal(cite('the \\alpha| receptor', 'a').includes('\\alpha ['), false);
		assert.equal(cite('the \\LaTeX| system', 'a'), 'the \\LaTeX system [@a]|');
	});

	test('not between the two signs of a line end', () => {
		assert.equal(cite('Text\r|\nmore', 'a'), 'Text [@a]|\r\nmore');
	});

	test('not in indented code, a rule, behind the row of a table, or a preamble', () => {
		assert.equal(cite('Text\n\n    co|de\n', 'a'), 'refused');
		assert.equal(cite('Heading\n===|===\n', 'a'), 'refused here');
		assert.equal(cite('| a | b ||\n|---|---|\n| c | d |\n', 'a').includes('b | ['), false);
		assert.equal(latex('\\document|class{article}\n\\begin{document}\nx\n\\end{document}\n', 'a'), 'refused');
	});

	test('the key before a letter, a number or another sign that it could swallow', () => {
		assert.equal(cite('at mg|/kg', 'a', { mode: 'inText' }), 'at mg @{a}|/kg');
		assert.equal(cite('氯|胺酮', 'a b', { mode: 'inText' }), '氯 @a 和 @{b}|胺酮');
	});
});

suite('Citing in LaTeX', () => {
	test('takes the command of the loaded package', () => {
		const withPackage = (name: string) =>
			`\\documentclass{article}\\usepackage{${name}}\n\\begin{document}\nIt helps|.\n\\end{document}\n`;
		assert.match(latex(withPackage('natbib'), 'a b'), /helps~\\citep\{a, b\}\|\./);
		assert.match(latex(withPackage('biblatex'), 'a', { mode: 'inText' }), /helps~\\textcite\{a\}/);
		assert.match(latex(withPackage('amsmath'), 'a'), /helps~\\cite\{a\}/);
		assert.match(latex(withPackage('natbib'), 'a', { mode: 'suppressAuthor' }), /\\citeyearpar\{a\}/);
	});

	test('follows the habit of the author', () => {
		assert.equal(latex('Seen \\autocite{x}. It helps|.', 'a'), 'Seen \\autocite{x}. It helps \\autocite{a}|.');
		assert.equal(latex('Seen~\\cite{x}. It helps|.', 'a'), 'Seen~\\cite{x}. It helps~\\cite{a}|.');
	});

	test('adds to the command under the cursor in its own spacing', () => {
		assert.equal(latex('\\cite{a|}', 'b'), '\\cite{a, b|}');
		assert.equal(latex('\\cite{a,b|}', 'c'), '\\cite{a,b,c|}');
	});

	test('leaves a locator with the work that it was written for', () => {
		const biblatex = (body: string) => `\\documentclass{a}\\usepackage{biblatex}\\begin{document}\n${body}`;
		assert.equal(latex('\\citep[see][p.~3]{a|} x', 'b'), '\\citep[see][p.~3]{a}~\\citep{b}| x');
		assert.equal(latex('\\parencites[3]{a|}[4]{c} x', 'b'), '\\parencites[3]{a}{b}|[4]{c} x');
		assert.equal(latex(biblatex('\\parencite[3]{a|} x'), 'b c'), biblatex('\\parencites[3]{a}{b, c}| x'));
		const page = { locator: { label: 'page', value: '3' } };
		assert.equal(latex(biblatex('\\parencite{a|,d} x'), 'b', page), biblatex('\\parencites{a,d}[p.~3]{b}| x'));
		assert.equal(latex('\\parencites[3]{a|}[4]{c} x', 'b', page), '\\parencites[3]{a}[4]{c}[p.~3]{b}| x');
		assert.equal(
			latex('\\citealp{a|,d} x \\citep{e} \\citep{f}', 'b c', page),
			'\\citealp{a,d} \\citealp[p.~3]{b,c}| x \\citep{e} \\citep{f}',
		);
	});

	test('takes no command for a habit that needs a volume', () => {
		assert.equal(latex('\\volcite{2}[10]{x} and so|.', 'a'), '\\volcite{2}[10]{x} and so~\\cite{a}|.');
	});

	test('completes a command that is not closed yet', () => {
		assert.equal(latex('\\cite{zan|', 'zanos2016'), '\\cite{zanos2016|');
	});
});
