import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { declareStyle } from '../../../src/core/features/styleDeclaration.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

/** The text after the style was written into it, or why it was not. */
function declared(text: string, style = 'nature', format: DocumentFormat = 'markdown'): string {
	const plan = declareStyle(scanDocument(text, format), style, `${style}.csl`);
	return plan.kind === 'planned' ? applyEdits(text, plan.edits) : plan.reason;
}

suite('Writing the style into a manuscript', () => {
	test('a header is made where there is none', () => {
		assert.equal(declared('Text.\n'), '---\ncsl: nature.csl\n---\n\nText.\n');
	});

	test('the line is added at the end of the header, and nothing else is touched', () => {
		const header = '---\n# mine\ntitle: "A: b" # keep\nlang: en\n';
		assert.equal(declared(`${header}---\n\nText.\n`), `${header}csl: nature.csl\n---\n\nText.\n`);
	});

	test('a value is replaced with its quotes, and a comment kept', () => {
		assert.equal(
			declared('---\ncsl: "old # style.csl" # journal\ntitle: x\n---\n'),
			'---\ncsl: nature.csl # journal\ntitle: x\n---\n',
		);
		assert.equal(declared('---\ncitation-style: apa\n---\n'), '---\ncitation-style: nature.csl\n---\n');
	});

	test('an empty value is filled in, also before a comment', () => {
		assert.equal(declared('---\ncsl:\ntitle: x\n---\n'), '---\ncsl: nature.csl\ntitle: x\n---\n');
		assert.equal(declared('---\ncsl: # which?\n---\n'), '---\ncsl: nature.csl # which?\n---\n');
	});

	test('line ends stay those of the document', () => {
		assert.equal(declared('---\r\ntitle: x\r\n---\r\n'), '---\r\ntitle: x\r\ncsl: nature.csl\r\n---\r\n');
		assert.equal(declared('---\r\ncsl: a\r\n---\r\n'), '---\r\ncsl: nature.csl\r\n---\r\n');
	});

	test('a key inside another is no declaration', () => {
		assert.equal(declared('---\noutput:\n  csl: a.csl\n---\n'), '---\noutput:\n  csl: a.csl\ncsl: nature.csl\n---\n');
	});

	test('a header that is not valid is left alone', () => {
		assert.equal(declared('---\na: [\n---\n'), 'invalid-header');
	});

	const document = (preamble: string) =>
		`\\documentclass{article}\n${preamble}\n\\begin{document}\nText.\n\\bibliography{own}\n\\end{document}\n`;

	test('biblatex gets the style as an option', () => {
		const written = (options: string) => declared(document(`\\usepackage${options}{biblatex}`), 'apa', 'latex');
		assert.match(written(''), /\\usepackage\[style=apa\]\{biblatex\}/);
		assert.match(written('[backend=biber]'), /\[style=apa,backend=biber\]/);
		assert.match(written('[backend=biber, style=numeric, url=false]'), /\[backend=biber, style=apa, url=false\]/);
		// Else cites or list would stay what they are.
		assert.match(written('[citestyle=x, bibstyle=y,url=false]'), /\[style=apa,url=false\]/);
		assert.match(written('[backend=bibtex,style={numeric}]'), /\[backend=biber,style=apa\]/);
		assert.match(
			declared(document('\\usepackage{csquotes,biblatex}'), 'apa', 'latex'),
			/\\PassOptionsToPackage\{style=apa\}\{biblatex\}\n\\usepackage\{csquotes,biblatex\}/,
		);
	});

	test('BibTeX gets a bibliography style', () => {
		assert.match(declared(document(''), 'ieee', 'latex'), /\\bibliographystyle\{IEEEtran\}\n\\bibliography\{own\}/);
		const old = document('% \\bibliographystyle{no}\n\\bibliographystyle{plain}');
		assert.match(declared(old, 'ieee', 'latex'), /% \\bibliographystyle\{no\}\n\\bibliographystyle\{IEEEtran\}/);
	});

	test('natbib is told how the style cites', () => {
		const loaded = (preamble: string, style: string) =>
			declared(document(preamble), style, 'latex')
				.split('\\begin{document}')[0]!
				.split('\n')
				.slice(1)
				.filter((line) => line !== '\\usepackage{url}')
				.join('\n');
		assert.equal(loaded('\\usepackage[authoryear,round]{natbib}', 'ieee'), '\\usepackage[numbers,round]{natbib}\n');
		assert.equal(loaded('\\usepackage{natbib}', 'ieee'), '\\usepackage[numbers]{natbib}\n');
		assert.equal(loaded('\\usepackage[super]{natbib}', 'nature'), '\\usepackage[super]{natbib}\n');
		assert.equal(
			loaded('\\usepackage[numbers, sort]{natbib}', 'elsevier-harvard'),
			'\\usepackage[authoryear, sort]{natbib}\n',
		);
		assert.equal(
			loaded('\\usepackage{url,natbib}', 'ieee'),
			'\\PassOptionsToPackage{numbers}{natbib}\n\\usepackage{url,natbib}\n',
		);
		assert.equal(
			loaded('\\usepackage{natbib}\n\\setcitestyle{authoryear,open={(}}', 'ieee'),
			'\\usepackage[numbers]{natbib}\n\\setcitestyle{numbers,open={(}}\n',
		);
		assert.equal(loaded('', 'elsevier-harvard'), '\n\\usepackage{natbib}\n');
		assert.equal(loaded('', 'china-national-standard-gb-t-7714-2015-numeric'), '\n\\usepackage{gbt7714}\n');
		assert.equal(loaded('', 'china-national-standard-gb-t-7714-2015-numeric-corrected'), '\n\\usepackage{gbt7714}\n');
	});

	test('addresses are printed with a package, of which one is enough', () => {
		const loaded = (preamble: string, style: string) =>
			[...declared(document(preamble), style, 'latex').matchAll(/\\usepackage\{([^}]*)\}/g)].map((found) => found[1]);
		assert.deepEqual(loaded('', 'ieee'), ['url']);
		assert.deepEqual(loaded('', 'elsevier-vancouver'), ['hyperref']);
		assert.deepEqual(loaded('', 'elsevier-harvard'), ['natbib', 'url']);
		for (const known of ['url', 'xurl', 'hyperref']) {
			assert.deepEqual(loaded(`\\usepackage{${known}}`, 'nature'), [known]);
		}
	});

	test('natbib is told how the style cites where the class loads it', () => {
		const text = document('').replace('{article}', '{elsarticle}');
		assert.match(text, /elsarticle/);
		assert.match(declared(text, 'elsevier-vancouver', 'latex'), /\n\\setcitestyle\{numbers\}\n/);
		const harvard = declared(text, 'elsevier-harvard', 'latex');
		assert.match(harvard, /\n\\setcitestyle\{authoryear\}\n/);
		assert.doesNotMatch(harvard, /usepackage\{natbib\}/);
	});

	test('natbib is told so in the main file where another file loads it', () => {
		const text = document('\\input{packages}');
		const plan = declareStyle(scanDocument(text, 'latex'), 'ieee', '', new Set(['natbib']));
		assert.ok(plan.kind === 'planned');
		assert.match(
			applyEdits(text, plan.edits),
			/\\input\{packages\}\n\\usepackage\{url\}\n\\setcitestyle\{numbers\}\n\\begin\{document\}/,
		);
		assert.deepEqual(plan.latex, { name: 'IEEEtran', package: 'IEEEtran' });
	});

	test('LaTeX is told plainly where no style is known to be the same', () => {
		assert.equal(declared(document('\\usepackage{biblatex}'), 'neuron', 'latex'), 'no-equivalent');
		assert.equal(declared('Only a part.', 'apa', 'latex'), 'part');
	});
});
