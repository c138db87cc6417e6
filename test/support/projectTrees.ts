/**
 * Small manuscripts of all kinds, with what belongs to each. The same trees are run through the pure model, the command
 * line and the editor, which must agree.
 */
export interface ProjectTree {
	readonly name: string;
	readonly files: Readonly<Record<string, string>>;
	/** The file that is opened. */
	readonly start: string;
	/** The main file where it is another. */
	readonly root?: string;
	/** The files of the manuscript in reading order, where there is more than the start. */
	readonly parts?: readonly string[];
	/** The bibliographies that serve the start, as paths of the tree; others as `state why written`. */
	readonly bibliographies: readonly string[];
	/** What of the start's cites is unknown: in no bibliography that it declares. Cites are `known…` and `nokey…`. */
	readonly unknown?: readonly string[];
}

/** A bibliography with these citekeys. */
export function bib(...citekeys: string[]): string {
	return citekeys
		.map(
			(key) =>
				`@article{${key}, author={Ode, Ann}, title={On ${key}}, journal={J Synth}, year={2001}, volume={1}, pages={1--2}}\n`,
		)
		.join('');
}

const latex = (body: string, preamble = '') =>
	`\\documentclass{article}\n${preamble}\n\\begin{document}\n${body}\n\\end{document}\n`;

const refs = bib('known');

export const projectTrees: readonly ProjectTree[] = [
	{
		name: 'a chapter of a chapter',
		files: {
			'main.tex': latex('\\input{part1}\n\\bibliography{refs}'),
			'part1.tex': '\\input{chap1}\n',
			'chap1.tex': 'Text \\cite{known,nokey}.\n',
			'refs.bib': refs,
		},
		start: 'chap1.tex',
		root: 'main.tex',
		parts: ['main.tex', 'part1.tex', 'chap1.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a chapter two folders below',
		files: {
			'main.tex': latex('\\input{parts/one/chap}\n\\bibliography{refs}'),
			'parts/one/chap.tex': '\\cite{known}\\cite{nokey}\n',
			'refs.bib': refs,
		},
		start: 'parts/one/chap.tex',
		root: 'main.tex',
		parts: ['main.tex', 'parts/one/chap.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a main file that ends in .ltx',
		files: {
			'main.ltx': latex('\\input{chap}\n\\bibliography{refs}'),
			'chap.tex': '\\cite{known}\n',
			'refs.bib': refs,
		},
		start: 'chap.tex',
		root: 'main.ltx',
		parts: ['main.ltx', 'chap.tex'],
		bibliographies: ['refs.bib'],
	},
	{
		name: 'a main file in a folder beside',
		files: {
			'tex/main.tex': latex('\\input{../chapters/one}\\bibliography{../lib/refs}'),
			'chapters/one.tex': '\\cite{known}\n',
			'lib/refs.bib': refs,
		},
		start: 'chapters/one.tex',
		root: 'tex/main.tex',
		parts: ['tex/main.tex', 'chapters/one.tex'],
		bibliographies: ['lib/refs.bib'],
	},
	{
		name: 'a main file that a comment names',
		files: {
			'book/thesis.tex': latex('\\addbibresource{refs.bib}'),
			'more/extra.tex': '% !TeX root = ../book/thesis\n\\cite{known}\\cite{nokey}',
			'book/refs.bib': refs,
		},
		start: 'more/extra.tex',
		root: 'book/thesis.tex',
		parts: ['book/thesis.tex', 'more/extra.tex'],
		bibliographies: ['book/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'subfiles, with subfix',
		files: {
			'main.tex': latex('\\subfile{chapters/one}', '\\usepackage{subfiles}\\addbibresource{\\subfix{refs.bib}}'),
			'chapters/one.tex':
				'\\documentclass[../main.tex]{subfiles}\n\\begin{document}\n\\cite{known}\\cite{nokey}\\subfile{deep/two}\n\\end{document}\n',
			'chapters/deep/two.tex': '\\cite{known}\n',
			'refs.bib': refs,
		},
		start: 'chapters/one.tex',
		root: 'main.tex',
		parts: ['main.tex', 'chapters/one.tex', 'chapters/deep/two.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'import, and what is pulled in from there',
		files: {
			'main.tex': latex('\\import{parts/}{one}\\subimport{parts}{two}\\bibliography{refs}'),
			'parts/one.tex': '\\input{three}\\subimport{deep/}{four}',
			'parts/two.tex': 'Two',
			'three.tex': 'not this one',
			'parts/three.tex': '\\cite{known}',
			'parts/deep/four.tex': 'x',
			'refs.bib': refs,
		},
		start: 'main.tex',
		parts: ['main.tex', 'parts/one.tex', 'parts/three.tex', 'parts/deep/four.tex', 'parts/two.tex'],
		bibliographies: ['refs.bib'],
	},
	{
		name: 'InputIfFileExists, a name without braces, an ending of its own',
		files: {
			'main.tex': latex('\\InputIfFileExists{one}{yes}{no}\\input two \\input{three.inc}\\bibliography{refs}'),
			'one.tex': '1',
			'two.tex': '2',
			'three.inc': '\\cite{nokey}',
			'refs.bib': refs,
		},
		start: 'main.tex',
		parts: ['main.tex', 'one.tex', 'two.tex', 'three.inc'],
		bibliographies: ['refs.bib'],
	},
	{
		name: 'nothing behind endinput',
		files: {
			'main.tex': latex('\\input{one}\\cite{known}'),
			'one.tex': '\\bibliography{refs}\n\\endinput\n\\bibliography{gone}\n\\cite{nokey}\n',
			'refs.bib': refs,
		},
		start: 'main.tex',
		parts: ['main.tex', 'one.tex'],
		bibliographies: ['refs.bib'],
	},
	{
		name: 'a bibliography that a package of the writer’s own declares',
		files: {
			'main.tex': latex('\\cite{known}\\cite{nokey}\\mine{nokey2}', '\\usepackage{style/mine}'),
			'style/mine.sty': '\\RequirePackage{biblatex}\n\\addbibresource{refs.bib}\n\\newcommand{\\mine}[1]{\\cite{#1}}\n',
			'refs.bib': refs,
		},
		start: 'main.tex',
		bibliographies: ['refs.bib'],
		unknown: ['nokey', 'nokey2'],
	},
	{
		name: 'a class of the writer’s own',
		files: {
			'main.tex': '\\documentclass{mine}\n\\begin{document}\n\\cite{known}\\cite{nokey}\n\\end{document}\n',
			'mine.cls': '\\LoadClass{article}\n\\addbibresource{refs.bib}\n',
			'refs.bib': refs,
		},
		start: 'main.tex',
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'jobname and macros in paths',
		files: {
			'main.tex': latex(
				'\\input{\\chapters/one}\\bibliography{\\jobname,\\lib}',
				'\\newcommand{\\chapters}{text}\\def\\lib{lib/a,lib/b}',
			),
			'text/one.tex': '\\cite{known,known2,known3,nokey}\n',
			'main.bib': refs,
			'lib/a.bib': bib('known2'),
			'lib/b.bib': bib('known3'),
		},
		start: 'text/one.tex',
		root: 'main.tex',
		parts: ['main.tex', 'text/one.tex'],
		bibliographies: ['main.bib', 'lib/a.bib', 'lib/b.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a macro that nobody defines',
		files: { 'main.tex': latex('\\cite{nokey}\\bibliography{\\myfiles,refs}'), 'refs.bib': refs },
		start: 'main.tex',
		bibliographies: ['unknown macro \\myfiles', 'refs.bib'],
	},
	{
		name: 'patterns',
		files: {
			'main.tex': latex('\\cite{known,known2,nokey}', '\\addbibresource[glob]{lib/*.bib}'),
			'lib/a.bib': refs,
			'lib/b.bib': bib('known2'),
			'lib/c.txt': '',
		},
		start: 'main.tex',
		bibliographies: ['lib/a.bib', 'lib/b.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a bibliography that the document writes',
		files: {
			'main.tex': `\\begin{filecontents}[overwrite]{\\jobname.bib}\n${refs}\\end{filecontents}\n${latex('\\cite{known}\\cite{nokey}', '\\addbibresource{\\jobname.bib}')}`,
		},
		start: 'main.tex',
		bibliographies: ['embedded main.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'multibib',
		files: {
			'main.tex': latex(
				'\\cite{known}\\citeA{known2}\\citeA{nokey}\\bibliographyA{a}\\bibliography{refs}',
				'\\usepackage{multibib}\\newcites{A}{Primary}',
			),
			'a.bib': bib('known2'),
			'refs.bib': refs,
		},
		start: 'main.tex',
		bibliographies: ['a.bib', 'refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'bibunits, refsections and bibentry',
		files: {
			'main.tex': latex(
				'\\begin{bibunit}\\cite{known}\\putbib[a]\\end{bibunit}\\begin{refsection}[b.bib]\\cite{known2}\\end{refsection}\\newrefsection[c.bib]\\nobibliography{d}\\cite{nokey}',
			),
			'a.bib': refs,
			'b.bib': bib('known2'),
			'c.bib': bib('x'),
			'd.bib': bib('y'),
		},
		start: 'main.tex',
		bibliographies: ['a.bib', 'b.bib', 'c.bib', 'd.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'chapterbib: paths count from the main file',
		files: {
			'main.tex':
				'\\documentclass{book}\n\\usepackage{chapterbib}\n\\begin{document}\n\\include{Chapters/one}\n\\end{document}\n',
			'Chapters/one.tex': '\\cite{known}\\cite{nokey}\n\\bibliography{References/refs}\n',
			'References/refs.bib': refs,
		},
		start: 'Chapters/one.tex',
		root: 'main.tex',
		parts: ['main.tex', 'Chapters/one.tex'],
		bibliographies: ['References/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'wrappers in the main file serve the chapters',
		files: {
			'main.tex': latex(
				'\\input{one}\\bibliography{refs}',
				'\\newcommand{\\mycite}[2][]{(\\cite[#1]{#2})}\n\\NewDocumentCommand{\\see}{O{} m m}{#2 \\parencite[#1]{#3}}',
			),
			'one.tex': '\\mycite[3]{known,nokey} \\see{as in}{nokey2}\n',
			'refs.bib': refs,
		},
		start: 'one.tex',
		root: 'main.tex',
		parts: ['main.tex', 'one.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey', 'nokey2'],
	},
	{
		name: 'a bibliography of TeX’s own',
		files: { 'main.tex': latex('\\cite{known,nokey}\\bibliography{IEEEabrv,refs}'), 'refs.bib': refs },
		start: 'main.tex',
		bibliographies: ['unknown tex IEEEabrv.bib', 'refs.bib'],
	},
	{
		name: 'one that is missing',
		files: { 'main.tex': latex('\\cite{known,nokey}\\bibliography{gone,refs}'), 'refs.bib': refs },
		start: 'main.tex',
		bibliographies: ['missing gone.bib', 'refs.bib'],
	},
	{
		name: 'names in another case',
		files: {
			'MAIN.TEX': latex('\\input{Parts/One}\\bibliography{Refs}'),
			'parts/one.tex': '\\cite{known}\\cite{nokey}\n',
			'refs.BIB': refs,
		},
		start: 'parts/one.tex',
		root: 'MAIN.TEX',
		parts: ['MAIN.TEX', 'parts/one.tex'],
		bibliographies: ['refs.BIB'],
		unknown: ['nokey'],
	},
	{
		name: 'a drive that is not there costs its own source',
		files: {
			'main.tex': latex(
				'\\input{C:/gone/x}\\cite{known}\\addbibresource{refs.bib}\\addbibresource{https://example.org/r.bib}',
			),
			'refs.bib': refs,
		},
		start: 'main.tex',
		bibliographies: ['refs.bib', 'unknown remote https://example.org/r.bib'],
	},
	{
		name: 'a part alone',
		files: { 'alone.tex': 'Text \\cite{nokey}.\n' },
		start: 'alone.tex',
		bibliographies: [],
	},
	{
		name: 'a header, a second one, the later of two equal keys',
		files: {
			'a.md':
				'---\ntitle: x\nbibliography: gone.bib\n---\n\n[@known; @nokey]\n\n---\nbibliography: gone.bib\nbibliography: refs.bib\n---\n',
			'refs.bib': refs,
		},
		start: 'a.md',
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a header behind a title block',
		files: { 'a.md': '% Title\n% Me\n\n---\nbibliography: refs.bib\n---\n\n[@known; @nokey]\n', 'refs.bib': refs },
		start: 'a.md',
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'aliases, merges, maps and names of their own',
		files: {
			'a.md':
				'---\nall: &all\n  - a.bib\nbase: &base\n  bibliography_more: c.bib\n<<: *base\nbibliography:\n  main: *all\n  methods: b.bib\n---\n\n[@known; @known2; @known3; @nokey]\n',
			'a.bib': refs,
			'b.bib': bib('known2'),
			'c.bib': bib('known3'),
		},
		start: 'a.md',
		bibliographies: ['a.bib', 'b.bib', 'c.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a blank written as in an address',
		files: { 'a.md': '---\nbibliography: with%20blank.bib\n---\n\n[@known; @nokey]\n', 'with blank.bib': refs },
		start: 'a.md',
		bibliographies: ['with blank.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'references in the header, and an address',
		files: {
			'a.md':
				'---\nreferences:\n- id: known\n  title: T\n  type: book\nbibliography: http://example.org/r.bib\n---\n\n[@known; @nokey]\n',
		},
		start: 'a.md',
		bibliographies: ['embedded references', 'unknown remote http://example.org/r.bib'],
	},
	{
		name: 'a metadata file and a defaults file of pandoc',
		files: {
			'text/a.md': '[@known; @known2; @nokey]\n',
			'defaults.yaml':
				'input-files: [text/a.md, text/b.md]\nbibliography: ${.}/refs.bib\nmetadata-files: [meta/more.yaml]\n',
			'meta/more.yaml': 'bibliography: two.bib\n',
			'text/b.md': 'B\n',
			'refs.bib': refs,
			'meta/two.bib': bib('known2'),
		},
		start: 'text/a.md',
		parts: ['text/a.md', 'text/b.md'],
		bibliographies: ['refs.bib', 'meta/two.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a script that gives pandoc a bibliography',
		files: {
			Makefile:
				'IN=$(CURDIR)/source\nBIB=$(IN)/refs.bib\n\npdf:\n\tpandoc "$(IN)"/*.md \\\n\t--bibliography="$(BIB)" -o x.pdf\n',
			'source/a.md': '[@known; @nokey]\n',
			'source/refs.bib': refs,
		},
		start: 'source/a.md',
		bibliographies: ['source/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: project, profile, metadata files, its own folder',
		files: {
			'_quarto.yml':
				'project:\n  type: website\nbibliography: a.bib\nprofile:\n  group: [[draft, final]]\nmetadata-files: [more.yml]\n',
			'_quarto-draft.yml': 'bibliography: b.bib\n',
			'_quarto-final.yml': 'bibliography: gone.bib\n',
			'more.yml': 'bibliography: c.bib\n',
			'posts/_metadata.yml': 'bibliography: d.bib\n',
			'posts/p.qmd': '---\nbibliography: /e.bib\n---\n\n[@known; @known2; @known3; @known4; @known5; @nokey]\n',
			'a.bib': refs,
			'b.bib': bib('known2'),
			'c.bib': bib('known3'),
			'posts/d.bib': bib('known4'),
			'e.bib': bib('known5'),
		},
		start: 'posts/p.qmd',
		bibliographies: ['e.bib', 'posts/d.bib', 'a.bib', 'c.bib', 'b.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: a document alone has its folder’s metadata',
		files: { 'doc.qmd': '[@known; @nokey]\n', '_metadata.yml': 'bibliography: refs.bib\n', 'refs.bib': refs },
		start: 'doc.qmd',
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: metadata above the project is not its',
		files: {
			'book/doc.qmd': '[@nokey]\n',
			'book/_quarto.yml': 'project:\n  type: book\nbibliography: own.bib\n',
			'book/own.bib': refs,
			'_metadata.yml': 'bibliography: top.bib\n',
			'top.bib': bib('nokey'),
		},
		start: 'book/doc.qmd',
		bibliographies: ['book/own.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: a chapter of a book, and what it includes',
		files: {
			'_quarto.yml':
				'project:\n  type: book\nbook:\n  chapters:\n    - index.qmd\n    - part: Two\n      chapters: [text/two.qmd]\n  appendices: [more.qmd]\nbibliography: refs.bib\n',
			'index.qmd': '# I\n',
			'text/two.qmd': '{{< include _in.qmd >}}\n\n[@known; @nokey]\n',
			'text/_in.qmd': '[@known]\n',
			'more.qmd': '---\nbibliography: own.bib\n---\n',
			'own.bib': bib('nokey'),
			'refs.bib': refs,
		},
		start: 'text/two.qmd',
		root: 'index.qmd',
		parts: ['index.qmd', 'text/two.qmd', 'text/_in.qmd', 'more.qmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: what is included finds who includes it',
		files: {
			'paper.qmd': '---\nbibliography: refs.bib\n---\n\n{{< include parts/_m.qmd >}}\n',
			'parts/_m.qmd': '[@known; @nokey]\n',
			'refs.bib': refs,
		},
		start: 'parts/_m.qmd',
		root: 'paper.qmd',
		parts: ['paper.qmd', 'parts/_m.qmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: what the project declares and is missing',
		files: {
			'_quarto.yml':
				'project:\n  type: book\nbook:\n  chapters: [index.qmd, one.qmd]\nbibliography: [references/gone.bib]\n',
			'index.qmd': '# I\n',
			'one.qmd': '[@nokey]\n',
		},
		start: 'one.qmd',
		root: 'index.qmd',
		parts: ['index.qmd', 'one.qmd'],
		bibliographies: ['missing references/gone.bib'],
	},
	{
		name: 'bookdown: chapters have the bibliography of index.Rmd',
		files: {
			'_bookdown.yml': 'rmd_files: ["index.Rmd", "01.Rmd", "chap/02.Rmd"]\n',
			'index.Rmd': '---\nsite: bookdown::bookdown_site\nbibliography: [refs.bib]\n---\n# P\n',
			'01.Rmd': '# One\n',
			'chap/02.Rmd': '# Two\n\n@known says [@nokey].\n',
			'refs.bib': refs,
		},
		start: 'chap/02.Rmd',
		root: 'index.Rmd',
		parts: ['index.Rmd', '01.Rmd', 'chap/02.Rmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'bookdown: all files of the folder, without those that begin with _',
		files: {
			'index.Rmd': '---\nsite: bookdown::bookdown_site\nbibliography: refs.bib\n---\n',
			'02.Rmd': '[@known; @nokey]\n',
			'01.Rmd': 'One\n',
			'_draft.Rmd': 'No\n',
			'refs.bib': refs,
		},
		start: '02.Rmd',
		root: 'index.Rmd',
		parts: ['index.Rmd', '01.Rmd', '02.Rmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'R Markdown: a child has the bibliography of its parent',
		files: {
			'paper.Rmd': '---\nbibliography: refs.bib\n---\n\n```{r child=c("a.Rmd", "child.Rmd")}\n```\n',
			'a.Rmd': 'A\n',
			'child.Rmd': '[@known; @nokey]\n',
			'refs.bib': refs,
		},
		start: 'child.Rmd',
		root: 'paper.Rmd',
		parts: ['paper.Rmd', 'a.Rmd', 'child.Rmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'R Markdown: here::here()',
		files: {
			'proj.Rproj': '',
			'text/a.Rmd': '---\nbibliography: \'`r here::here("lib", "refs.bib")`\'\n---\n\n[@known; @nokey]\n',
			'lib/refs.bib': refs,
		},
		start: 'text/a.Rmd',
		bibliographies: ['lib/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'R Markdown: what only R can tell',
		files: {
			'a.Rmd': "---\nbibliography: \"`r system.file('one.bib', package='x')`\"\n---\n\n[@nokey]\n",
			'one.bib': refs,
		},
		start: 'a.Rmd',
		bibliographies: ["unknown expression `r system.file('one.bib', package='x')`"],
	},
	{
		name: 'Manubot: identifiers and tags are keys of their own',
		files: {
			'content/metadata.yaml': 'title: X\n',
			'content/01.a.md': '# A\n',
			'content/02.b.md':
				'[@doi:10.1038/nature17998; @pmid:12345678; @pmcid:PMC123456; @arxiv:1407.3561; @isbn:9780262517638; @url:https://example.org; @tag:mykey].\n\n[@tag:mykey]: doi:10.1038/nature17998\n',
		},
		start: 'content/02.b.md',
		root: 'content/01.a.md',
		parts: ['content/01.a.md', 'content/02.b.md'],
		bibliographies: [],
	},
	{
		name: 'a document that another file gives its class',
		files: {
			'book.tex': '\\documentclass{book}\n\\input{setup}\n\\input{body}\n',
			'body.tex': '\\begin{document}\n\\input{parts/one}\n\\printbibliography\n\\end{document}\n',
			'setup.tex': '\\usepackage{biblatex}\n\\addbibresource{lib/refs.bib}\n',
			'parts/one.tex': '\\cite{known}\\cite{nokey}\n',
			'lib/refs.bib': refs,
		},
		start: 'body.tex',
		root: 'book.tex',
		parts: ['book.tex', 'setup.tex', 'body.tex', 'parts/one.tex'],
		bibliographies: ['lib/refs.bib'],
	},
	{
		name: 'a template of pandoc is no manuscript',
		files: {
			'look.tex':
				'\\documentclass{article}\n$if(bibliography)$\n\\addbibresource{$bibliography$}\n$endif$\n\\bibliography{gone}\n\\begin{document}\n$body$\n\\cite{nokey}\n\\end{document}\n',
		},
		start: 'look.tex',
		bibliographies: [],
	},
	{
		name: 'tags of Manubot in another text',
		files: {
			'content/metadata.yaml': 'title: T\n',
			'content/01.text.md': 'As shown [@tagged; @doi:10.1000/x], by [@nokey].\n\n[@here]: pmid:1\n\nAnd [@here].\n',
			'content/manual-references.json': '[{"id": "known", "type": "book", "title": "T"}]',
			'content/90.back.md': '[@tagged]: doi:10.1000/y\n',
		},
		start: 'content/01.text.md',
		parts: ['content/01.text.md', 'content/90.back.md'],
		bibliographies: ['content/manual-references.json'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: what a writer numbers in a way of his own',
		files: {
			'a.qmd':
				'---\nbibliography: refs.bib\ncrossref:\n  custom:\n    - kind: float\n      key: vidx\n      reference-prefix: Film\n---\n\nSee @vidx-run, -@vidx-far and [@known; @nokey].\n\n::: {#vidx-run}\nA run\n:::\n\n{{< include _far.qmd >}}\n',
			'_far.qmd': '::: {#vidx-far pos="H"}\nFar\n:::\n',
			'refs.bib': refs,
		},
		start: 'a.qmd',
		parts: ['a.qmd', '_far.qmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a script that first goes to another folder',
		files: {
			Makefile: 'all:\n\tcd text && pandoc one/*.md --bibliography=refs.bib -o ../x.pdf\n',
			'text/one/a.md': '[@known; @nokey]\n',
			'text/refs.bib': refs,
		},
		start: 'text/one/a.md',
		bibliographies: ['text/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a script that joins texts, of which one has the header',
		files: {
			Makefile: 'SRC=$(CURDIR)/src\nPANDOC=pandoc\n\npdf:\n\t$(PANDOC) "$(SRC)"/0*.md \\\n\t"$(SRC)"/1*.md -o x.pdf\n',
			'src/00_title.md': '---\nbibliography: src/refs.bib\n---\n',
			'src/10_one.md': '[@known; @nokey]\n',
			'src/20_not.md': 'Not\n',
			'src/refs.bib': refs,
		},
		start: 'src/10_one.md',
		root: 'src/00_title.md',
		parts: ['src/00_title.md', 'src/10_one.md'],
		bibliographies: ['src/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a program that gives pandoc a bibliography',
		files: {
			'build.py': 'run(["pandoc", "a.md", "--bibliography", "lib/refs.bib", "-o", "a.docx"])\n',
			'a.md': '[@known; @nokey]\n',
			'lib/refs.bib': refs,
		},
		start: 'a.md',
		bibliographies: ['lib/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a script whose bibliography is only made when it runs',
		files: { makefile: 'x.pdf:\n\tpandoc --bibliography=$(BIB) a.md\n', 'a.md': '[@nokey]\n' },
		start: 'a.md',
		bibliographies: [],
	},
	{
		name: 'bookdown: the template declares what biber reads',
		files: {
			'_bookdown.yml': 'rmd_files: [index.Rmd, one.Rmd]\n',
			'_output.yml': 'bookdown::pdf_book:\n  template: look/frame.tex\n  citation_package: biblatex\n',
			'index.Rmd': '---\ntitle: T\nsite: bookdown::bookdown_site\n---\n',
			'one.Rmd': '# One\n\n[@known; @nokey]\n',
			'look/frame.tex': '\\documentclass{book}\n\\addbibresource{refs}\n\\begin{document}\n$body$\n\\end{document}\n',
			'refs.bib': refs,
		},
		start: 'one.Rmd',
		root: 'index.Rmd',
		parts: ['index.Rmd', 'one.Rmd'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'R Markdown: arguments of pandoc for all documents of a folder',
		files: {
			'_output.yml': 'html_document:\n  pandoc_args: ["--bibliography", "lib/refs.bib"]\n',
			'a.Rmd': '---\ntitle: T\n---\n\n[@known; @nokey]\n',
			'lib/refs.bib': refs,
		},
		start: 'a.Rmd',
		bibliographies: ['lib/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'an import within an import, and a subfile within both',
		files: {
			'main.tex': latex('\\subimport{a/}{one}\\import{b/}{two}\\bibliography{refs}', '\\usepackage{import,subfiles}'),
			'a/one.tex': '\\subimport{deep/}{three}',
			'a/deep/three.tex': '\\input{four}\\cite{known}\\cite{nokey}',
			'a/deep/four.tex': '4',
			'b/two.tex': '\\subfile{five}',
			'b/five.tex': '\\documentclass[../main]{subfiles}\\begin{document}5\\end{document}',
			'refs.bib': refs,
		},
		start: 'a/deep/three.tex',
		root: 'main.tex',
		parts: ['main.tex', 'a/one.tex', 'a/deep/three.tex', 'a/deep/four.tex', 'b/two.tex', 'b/five.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'knitr: a child within a child, with here()',
		files: {
			'.here': '',
			'all.Rmd':
				'---\nbibliography: "`r here::here(\'lib\', \'refs.bib\')`"\n---\n\n```{r, child="sub/one.Rmd"}\n```\n',
			'sub/one.Rmd': 'One\n\n```{r child = c("sub/two.Rmd")}\n```\n',
			'sub/two.Rmd': '[@known; @nokey]\n',
			'lib/refs.bib': refs,
		},
		start: 'sub/two.Rmd',
		root: 'all.Rmd',
		parts: ['all.Rmd', 'sub/one.Rmd', 'sub/two.Rmd'],
		bibliographies: ['lib/refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'a wrapper of a wrapper, and a renewed command',
		files: {
			'main.tex': latex(
				'\\inner{known}\\outer{nokey}\\begin{filecontents}{notes.bib}\n\\end{filecontents}\\input{tail}\\bibliography{refs}',
				'\\usepackage{mine}\\newcommand\\inner[1]{\\cite{#1}}\\newcommand{\\outer}[1]{see \\inner{#1}}',
			),
			'tail.tex': '\\far[12]{nokey}\n',
			'mine.sty': '\\ProvidesPackage{mine}\\DeclareRobustCommand{\\far}[2][]{\\citep[#1]{#2}}\n',
			'refs.bib': refs,
		},
		start: 'tail.tex',
		root: 'main.tex',
		parts: ['main.tex', 'tail.tex'],
		bibliographies: ['refs.bib'],
		unknown: ['nokey'],
	},
	{
		name: 'Quarto: a chapter below a part, opened alone, with a list of its own',
		files: {
			'_quarto.yml':
				'project:\n  type: book\nbook:\n  chapters:\n    - index.qmd\n    - part: parts/first.qmd\n      chapters: [parts/one.qmd]\n  appendices: [more.qmd]\nbibliography: all.bib\n',
			'index.qmd': 'I\n',
			'parts/first.qmd': '# First\n',
			'parts/one.qmd': '---\nbibliography: own.bib\n---\n\n[@known; @known2; @nokey]\n',
			'more.qmd': '[@known2]\n',
			'all.bib': refs,
			'parts/own.bib': bib('known2'),
		},
		start: 'parts/one.qmd',
		root: 'index.qmd',
		parts: ['index.qmd', 'parts/first.qmd', 'parts/one.qmd', 'more.qmd'],
		bibliographies: ['parts/own.bib', 'all.bib'],
		unknown: ['nokey'],
	},
];
