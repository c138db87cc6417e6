import assert from 'node:assert/strict';
import fc from 'fast-check';
import { commandsNamed } from '../../../src/core/citations/latexCommands.ts';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import type { DocumentFormat, ScannedDocument } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

/** Everything of a document that is of a kind, joined by `|`. */
function textOf(kind: string, text: string, format: DocumentFormat = 'markdown'): string {
	return regions(scanDocument(text, format))
		.filter((region) => region.kind === kind)
		.map((region) => region.text.trim())
		.filter((part) => part !== '')
		.join('|');
}

function regions(document: ScannedDocument): { kind: string; text: string }[] {
	return document.blocks.flatMap(({ content }) =>
		content.regions.map(({ kind, span }) => ({ kind, text: content.text.slice(span.start, span.end) })),
	);
}

function citekeys(text: string, format: DocumentFormat = 'markdown'): string[] {
	return clustersOf(scanDocument(text, format)).flatMap((cluster) => cluster.cites.map((cite) => cite.citekey));
}

/** What of a document does not depend on how it was scanned. */
function outline(document: ScannedDocument): unknown[] {
	return document.blocks.map(({ start, content }) => [
		start,
		content.kind,
		content.text,
		content.level,
		content.quoted,
		content.isBibliography,
		content.regions,
	]);
}

suite('Scanning Markdown', () => {
	test('finds code in fences, in spans and by indentation', () => {
		assert.equal(textOf('code', 'a `b` c\n\n```r\nd @e\n```\n\n    f\n\ng'), '`b`|```r\nd @e\n```|f');
		assert.equal(textOf('code', '- item\n\n    still the item\n'), '');
		assert.equal(textOf('code', '``a ` b`` c'), '``a ` b``');
	});

	test('leaves notation in the sentence, and takes formulas out', () => {
		assert.equal(textOf('math', 'TNF-$\\alpha$ and 5-HT$_{1A}$ and Ca$^{2+}$'), '');
		assert.equal(textOf('math', 'with $p < 0.05$ and $$x = 1$$ here'), '$p < 0.05$|$$x = 1$$');
		assert.equal(textOf('math', 'costs $5 and $6'), '');
	});

	test('takes addresses out, and keeps the text of links', () => {
		assert.equal(
			textOf('link', '[ketamine](https://x.org/a_(b)) and https://y.org.'),
			'(https://x.org/a_(b))|https://y.org',
		);
		assert.equal(textOf('link', 'mail a.b@example.org or <c@d.org>'), 'a.b@example.org|<c@d.org>');
		assert.equal(textOf('link', 'doi:10.1000/xyz and 10.1000/abc.'), 'doi:10.1000/xyz|10.1000/abc');
		assert.equal(textOf('link', '[a][b]\n\n[b]: https://x.org "t"\n'), '[b]|[b]: https://x.org "t"');
	});

	test('takes comments, tags and attributes out, and leaves sub- and superscript tags', () => {
		assert.equal(textOf('comment', 'a <!-- b --> c'), '<!-- b -->');
		assert.equal(textOf('markup', '<div class="x"> Ca<sup>2+</sup> [b]{.c}'), '<div class="x">|{.c}');
	});

	test('reads the YAML header, and of it the cites in what is printed', () => {
		const document = scanDocument('---\ntitle: "@a"\nbibliography: [x.bib, y.json]\n---\n\n@b\n', 'markdown');
		assert.deepEqual(
			document.declarations.map((declaration) => declaration.path),
			['x.bib', 'y.json'],
		);
		assert.deepEqual(
			document.declarations.map(({ span }) => document.text.slice(span.start, span.end)),
			['x.bib', 'y.json'],
		);
		assert.equal(document.frontMatter!.data['title'], '@a');
		assert.deepEqual(citekeys(document.text), ['a', 'b']);
	});

	test('takes an invalid header for a problem, and reads on', () => {
		const document = scanDocument('---\ntitle: [a\n---\n\n@b\n', 'markdown');
		assert.deepEqual(
			document.problems.map((problem) => problem.code),
			['document.invalid-yaml'],
		);
		assert.deepEqual(citekeys(document.text), ['b']);
	});

	test('survives headers that are made to explode', () => {
		const bomb = `---\na: &a [x,x,x,x,x,x,x,x,x]\n${'bcdefghij'.replace(/./g, (c) => `${c}: &${c} [${'*a,'.repeat(8)}*a]\n`)}---\n`;
		assert.ok(scanDocument(bomb, 'markdown').frontMatter !== undefined);
	});

	test('finds cites in lists, tables, notes, quotations and captions', () => {
		const text = '- @a\n\n| x | [@b] |\n|---|---|\n\n^[see @c]\n\n> [@d]\n\n: Caption [@e]\n\n[^1]: Note @f.\n';
		assert.deepEqual(citekeys(text), ['a', 'b', 'c', 'd', 'e', 'f']);
	});

	test('tells cross-references and addresses from cites', () => {
		assert.deepEqual(citekeys('@fig-one, @tbl-two, \\@ref(fig:x), a@b.org, \\@c, `@d`, @e', 'quarto'), ['e']);
	});

	test('finds cites in the text of links and captions of images, and not in their addresses', () => {
		const document = scanDocument('![Figure, after @a](img/@2x/b@2x.png){key="c@d"} and [see @e](x)', 'markdown');
		assert.deepEqual(
			clustersOf(document).map((cluster) => [cluster.form, cluster.cites[0]!.citekey]),
			[
				['narrative', 'a'],
				['narrative', 'e'],
			],
		);
	});

	test('brackets behind a command of LaTeX belong to it, as in pandoc', () => {
		for (const text of ['\\alpha [@a]', '\\ketamine\n[@a]', 'C:\\path\\to [x] [@a]', '\\mu* [@a]']) {
			assert.deepEqual(citekeys(text), [], text);
		}
		for (const text of [
			'\\LaTeX [@a]',
			'\\emph{x} [@a]',
			'\\alpha{} [@a]',
			'\\alpha\n\n[@a]',
			'\\_ [@a]',
			'$\\mu$ [@a]',
		]) {
			assert.deepEqual(citekeys(text), ['a'], text);
		}
	});

	test('examples begin a block or follow another item, as in pandoc', () => {
		for (const text of [
			'x\n(@good) y',
			'x\n@good. y',
			'<br>\n(@good) y',
			'x <!-- c -->\n(@good) y',
			'<div>x\n(@good) y',
		]) {
			assert.deepEqual(citekeys(text), ['good'], text);
		}
		for (const text of [
			'(@good) y',
			'- x\n(@good) y',
			'# x\n(@good) y',
			'(@a) x\n(@good) y, as in @a',
			'1. x\n@good. y',
			'<div>\n(@good) y\n</div>',
			'x\n<section class="a">\n(@good) y',
			'<div>x</div>\n(@good) y',
			'<!-- c -->\n(@good) y',
		]) {
			assert.deepEqual(citekeys(text), [], text);
		}
	});

	test('what touches the end of emphasis is no cite, as in pandoc', () => {
		for (const text of ['*e*@b', '**e**@b', '_e_@fig-x', '**a *b* c**@b', '_a_c_@b', 'a*b*@b', '\\\\*e*@b']) {
			assert.deepEqual(citekeys(text), [], text);
		}
		for (const text of ['*e* @b', '*@b*', 'x*@b', '*e* x*@b', 'a_c_@b', '*e*[@b]', '\\*e\\*@b', '*e* \\*@b', '`c`@b']) {
			assert.deepEqual(citekeys(text), ['b'], text);
		}
		const long = `*${'word '.repeat(400)}*`;
		assert.deepEqual(citekeys(`${long.replace(' *', '*')}@b and *e*@c, ${long} @d`), ['d'], 'however long');
	});

	test('a formula that begins at an address is a formula', () => {
		assert.deepEqual(citekeys('see https://example.org/$$ and @b $$'), []);
	});

	test('reads nocite in the header', () => {
		assert.deepEqual(citekeys('---\nnocite: |\n  @a, @b\n---\n\n@c\n'), ['a', 'b', 'c']);
		assert.deepEqual(citekeys('---\nnocite: "@*"\n---\n'), ['*']);
	});

	test('knows a list of references by its title, however that is marked', () => {
		const isList = (title: string) =>
			scanDocument(`# A\n\nx\n\n${title}\n\nLast.\n`, 'markdown').blocks.at(-1)!.content.isBibliography === true;
		for (const title of [
			'# References:',
			'## **References**',
			'## References cited',
			'# 参考文献：',
			'# 主要参考文献',
			'**References**',
			'__参考文献：__',
			'References',
			'参考文献',
			'参考文献：\n[1] Roe. First.',
		]) {
			assert.equal(isList(title), true, title);
		}
		for (const title of [
			'# Referenced work',
			'References are below.',
			'Literature',
			'- References',
			'参考文献见下。',
		]) {
			assert.equal(isList(title), false, title);
		}
		const { blocks } = scanDocument('**References**\n\nx\n\n###### B\n\ny\n', 'markdown');
		assert.deepEqual(
			blocks.flatMap(({ content }) => (content.kind === 'paragraph' ? [content.isBibliography ?? false] : [])),
			[true, true, false],
		);
	});

	test('knows headings, quotations and the list of references', () => {
		const { blocks } = scanDocument('# A\n\n> q\n\nSet\n===\n\n# References\n\nx\n\n# B\n\ny\n', 'markdown');
		const seen = blocks.map(({ content }) => content).filter((content) => content.kind !== 'blank');
		assert.deepEqual(
			seen.map((content) => [
				content.kind,
				content.level ?? (content.isBibliography ? 'refs' : content.quoted ? 'quote' : ''),
			]),
			[
				['heading', 1],
				['paragraph', 'quote'],
				['heading', 1],
				['heading', 1],
				['paragraph', 'refs'],
				['heading', 1],
				['paragraph', ''],
			],
		);
	});
});

suite('Scanning LaTeX', () => {
	const inBody = (text: string) => `\\documentclass{article}\n\\begin{document}\n${text}\n\\end{document}\n`;

	test('takes preamble, comments, verbatim text and maths out', () => {
		assert.deepEqual(
			citekeys(
				inBody(
					'\\cite{a} % \\cite{b}\n\\verb|\\cite{c}| \\% \\cite{d}\n\n\\begin{verbatim}\n\n\\cite{e}\n\\end{verbatim}',
				),
				'latex',
			),
			['a', 'd'],
		);
		assert.equal(textOf('math', inBody('NF-$\\kappa$B, $x=1$ and \\[y=2\\]'), 'latex'), '$x=1$|\\[y=2\\]');
	});

	test('knows what is pulled in by \\input without braces and by import', () => {
		const inputs = scanDocument('\\input one\n\\import{parts/}{two} % \\input three\n\\subimport*{a}{b}', 'latex').latex
			?.inputs;
		assert.deepEqual(
			inputs?.map(({ path }) => path),
			['one', 'parts/two', 'a/b'],
		);
	});

	test('begins the text behind \\begin{document}, also on its line', () => {
		const text = '\\documentclass{article}\\cite{x}\\begin{document}\\cite{a}\n\\cite{b}\n\\end{document}';
		assert.deepEqual(citekeys(text, 'latex'), ['a', 'b']);
	});

	test('leaves notation and emphasis in the sentence', () => {
		assert.equal(textOf('markup', 'The (2\\textit{R},6\\textit{R})-HNK and 5-HT\\textsubscript{1A}.', 'latex'), '');
	});

	test('takes labels, references and addresses out', () => {
		assert.equal(textOf('markup', 'See \\ref{fig:nmda} and \\label{x}.', 'latex'), '\\ref{fig:nmda}|\\label{x}');
		assert.equal(
			textOf('link', '\\href{https://x.org}{ketamine} https://y.org', 'latex'),
			'\\href{https://x.org}|https://y.org',
		);
	});

	test('reads declarations, packages and included files, but not those in comments', () => {
		const document = scanDocument(
			'\\documentclass{article}\n\\usepackage[round]{natbib}\n% \\usepackage{biblatex}\n\\begin{document}\n\\input{intro}\n\\bibliography{a,b.bib}\n\\end{document}\n',
			'latex',
		);
		assert.deepEqual(
			document.declarations.map((declaration) => declaration.path),
			['a.bib', 'b.bib'],
		);
		assert.deepEqual([...document.latex!.packages], [['natbib', 'round']]);
		assert.deepEqual(
			document.latex!.inputs.map((input) => input.path),
			['intro'],
		);
		assert.equal(document.text.slice(document.latex!.bodyStart).startsWith('\\begin{document}'), true);
	});

	test('reads a part without a preamble as text', () => {
		assert.deepEqual(citekeys('Just \\citep{a}.\n', 'latex'), ['a']);
	});

	test('knows custom commands', () => {
		const document = scanDocument('\\mycite{a}', 'latex', undefined, { latexCommands: commandsNamed(['mycite']) });
		assert.equal(clustersOf(document).length, 1);
	});

	/** What is cited behind a definition, in a file of its own. */
	const citedWith = (definition: string, use: string) =>
		citekeys(`\\documentclass{article}\n${definition}\n\\begin{document}\n${use}\n\\end{document}\n`, 'latex').join();

	test('commands that wrap a cite command are cite commands', () => {
		assert.equal(citedWith('\\newcommand{\\mycite}[2][]{(\\cite[#1]{#2})}', '\\mycite{a} \\mycite[12]{b,c}'), 'a,b,c');
		assert.equal(citedWith('\\newcommand*\\see[1]{\\parencite[see][]{#1}}', '\\see{a}'), 'a');
		assert.equal(citedWith('\\NewDocumentCommand{\\cf}{s O{} m}{\\cite[cf.][#2]{#3}}', '\\cf*[3]{a}'), 'a');
		assert.equal(citedWith('\\DeclareRobustCommand{\\both}[2]{#1 \\citep{#2}}', '\\both{text}{a}'), 'a');
		assert.equal(citedWith('\\def\\mycite#1{\\cite{#1}}\\let\\yours=\\mycite', '\\mycite{a}\\yours{b}'), 'a,b');
		assert.equal(
			citedWith('\\newcommand{\\outer}[1]{\\inner{#1}}\n\\newcommand{\\inner}[1]{\\cite{#1}}', '\\outer{a}'),
			'a',
		);
		assert.equal(citedWith('\\DeclareCiteCommand{\\yearonly}{}{}{}{}', '\\yearonly[3]{a}'), 'a');
		assert.equal(
			citedWith('\\newcites{sec,pri}{Secondary,Primary}', '\\citesec{a}\\nocitepri{b}\\citetpri{c}'),
			'a,b,c',
		);
	});

	test('commands that only look like one are none', () => {
		assert.equal(citedWith('\\newcommand{\\tab}[1]{Table~\\ref{#1}}', '\\tab{t1}'), '');
		assert.equal(citedWith('% \\newcommand{\\mycite}[1]{\\cite{#1}}', '\\mycite{a}'), '');
		assert.equal(citedWith('\\newcommand{\\noted}[2]{\\cite{roe}#2}', '\\noted{a}{b}'), '');
	});

	test('a definition that comes or goes changes the whole text', () => {
		const text =
			'\\documentclass{a}\n\\newcommand{\\mycite}[1]{\\cite{#1}}\n\n\\begin{document}\n\\mycite{a}\n\nMore.\n\\end{document}\n';
		const scanned = scanDocument(text, 'latex');
		assert.equal(clustersOf(scanned).length, 1);
		const without = scanDocument(text.replace('\\cite{#1}', '\\emph{#1}'), 'latex', scanned);
		assert.equal(clustersOf(without).length, 0);
		assert.equal(clustersOf(scanDocument(text, 'latex', without)).length, 1);
	});

	test('what stands behind \\endinput is not read', () => {
		assert.deepEqual(citekeys('\\cite{a}\n\\endinput\n\\cite{b}\n', 'latex'), ['a']);
	});

	test('reads what packages add to \\bibliography, and the places where macros stand', () => {
		const declared = (text: string) =>
			scanDocument(text, 'latex')
				.declarations.map(({ path }) => path)
				.join();
		assert.equal(
			declared('\\addbibresource{\\subfix{a.bib}}\\addbibresource[location=remote]{http://x.org/a.bib}'),
			'\\subfix{a.bib},http://x.org/a.bib',
		);
		assert.equal(
			declared('\\bibliography{\\jobname,b}\\nobibliography{c}\\bibliographystyle{plain}'),
			'\\jobname,b.bib,c.bib',
		);
		assert.equal(
			declared('\\bibliographysec{a}\\putbib[b,c]\\putbib\\defaultbibliography{d}'),
			'a.bib,b.bib,c.bib,d.bib',
		);
		assert.equal(
			declared('\\begin{refsection}[a.bib,b.bib]x\\end{refsection}\\newrefsection[c.bib]'),
			'a.bib,b.bib,c.bib',
		);
		assert.equal(
			declared(
				'\\begin{filecontents}{x.tex}\n\n\\bibliography{a}\n\\end{filecontents}\n\\iffalse\\bibliography{b}\\fi',
			),
			'',
		);
		assert.equal(declared('\\bibliography{a, % one\nb}\n% \\bibliography{c}'), 'a.bib,b.bib');
	});
});

suite('Scanning again after an edit', () => {
	const pieces = [
		'A paragraph on @a.\n',
		'\n',
		'```\n',
		'# Heading\n',
		'---\nbibliography: a.bib\n---\n',
		'# References\n',
		'> quoted\n',
		'- item\n',
		'    indented\n',
		'---\n',
		'<!-- c\n',
		'-->\n',
		'$$\n',
		'x = 1\n',
		'===\n',
		'title: x\n',
		'\\begin{document}\n',
		'\\begin{verbatim}\n',
		'\\end{verbatim}\n',
		'\\section{S}\n',
		'\\begin{quote}\n',
		'\\end{quote}\n',
		'\\end{document}\n',
		'no line end',
	];
	const text = fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((parts) => parts.join(''));
	const edits = fc.array(fc.tuple(fc.nat(400), fc.nat(30), fc.constantFrom(...pieces, '')), {
		minLength: 1,
		maxLength: 6,
	});

	for (const format of ['markdown', 'latex'] as const) {
		test(`gives what a scan from the start gives (${format})`, () => {
			fc.assert(
				fc.property(text, edits, (start, changes) => {
					let document = scanDocument(start, format);
					for (const [at, length, inserted] of changes) {
						const from = Math.min(at, document.text.length);
						const changed = document.text.slice(0, from) + inserted + document.text.slice(from + length);
						document = scanDocument(changed, format, document);
						assert.deepEqual(outline(document), outline(scanDocument(changed, format)));
					}
				}),
				{ seed: 20260104, numRuns: 400 },
			);
		});
	}

	test('keeps the content of paragraphs that only moved', () => {
		const paragraphs = Array.from(
			{ length: 400 },
			(_, i) => `Paragraph ${i} with some words that make it long enough.\n\n`,
		);
		const before = scanDocument(paragraphs.join(''), 'markdown');
		const after = scanDocument(`New one.\n\n${before.text}`, 'markdown', before);
		const kept = after.blocks.filter((block) => before.blocks.some((other) => other.content === block.content));
		assert.ok(kept.length >= before.blocks.length - 2, String(kept.length));
	});

	test('covers the whole text, and never throws, whatever is written', () => {
		const wild = fc.string({
			unit: fc.constantFrom(...'`$[](){}<>@\\%^~*_#->|:;!. \n\tab1', '氯', '😀', '\r\n', '<!--', '\\begin{', '\\cite{'),
		});
		for (const format of ['markdown', 'latex'] as const) {
			fc.assert(
				fc.property(wild, (written) => {
					const document = scanDocument(written, format);
					assert.equal(document.blocks.map((block) => block.content.text).join(''), written);
					for (const { content } of document.blocks) {
						let position = 0;
						for (const { span } of content.regions) {
							assert.equal(span.start, position);
							assert.ok(span.end > span.start);
							position = span.end;
						}
						assert.equal(position, content.text.length);
					}
				}),
				{ seed: 20260105, numRuns: 1500 },
			);
		}
	});
});
