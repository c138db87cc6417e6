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
		assert.match(written('[citestyle=x]'), /\[style=apa,citestyle=x\]/);
	});

	test('BibTeX gets a bibliography style', () => {
		assert.match(declared(document(''), 'ieee', 'latex'), /\\bibliographystyle\{IEEEtran\}\n\\bibliography\{own\}/);
		const old = document('% \\bibliographystyle{no}\n\\bibliographystyle{plain}');
		assert.match(declared(old, 'ieee', 'latex'), /% \\bibliographystyle\{no\}\n\\bibliographystyle\{IEEEtran\}/);
	});

	test('LaTeX is told plainly where no style is known to be the same', () => {
		assert.equal(declared(document('\\usepackage{biblatex}'), 'neuron', 'latex'), 'no-equivalent');
		assert.equal(declared('Only a part.', 'apa', 'latex'), 'part');
	});
});
