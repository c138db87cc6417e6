import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { declareBibliography } from '../../../src/core/features/bibliographyDeclaration.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

function declare(text: string, path: string, format: DocumentFormat = 'markdown'): string {
	const plan = declareBibliography(scanDocument(text, format), path);
	return plan.kind === 'refused' ? plan.reason : applyEdits(text, plan.edits);
}

suite('Declaring a bibliography', () => {
	test('makes a header where there is none', () => {
		assert.equal(declare('Text.\n', 'refs.bib'), '---\nbibliography: refs.bib\n---\n\nText.\n');
	});

	test('adds to a header, to a path, to a list', () => {
		assert.equal(declare('---\ntitle: T\n---\n', 'b.bib'), '---\ntitle: T\nbibliography: b.bib\n---\n');
		assert.equal(declare('---\nbibliography: a.bib\n---\n', 'b.bib'), '---\nbibliography: [a.bib, b.bib]\n---\n');
		assert.equal(declare('---\nbibliography: [a.bib]\n---\n', 'b.bib'), '---\nbibliography: [a.bib, b.bib]\n---\n');
		assert.equal(
			declare('---\nbibliography:\n  - a.bib\n---\n', 'b.bib'),
			'---\nbibliography:\n  - a.bib\n  - b.bib\n---\n',
		);
		assert.equal(declare('---\nbibliography:\n---\n', 'b.bib'), '---\nbibliography: b.bib\n---\n');
	});

	test('changes nothing that is declared already', () => {
		assert.equal(declare('---\nbibliography: a.bib\n---\n', 'a.bib'), '---\nbibliography: a.bib\n---\n');
	});

	test('leaves an invalid header alone', () => {
		assert.equal(declare('---\ntitle: [a\n---\n', 'b.bib'), 'invalid-header');
	});

	test('follows the package in LaTeX', () => {
		const tex = (preamble: string, body = 'Text.\n') =>
			`\\documentclass{article}\n${preamble}\\begin{document}\n${body}\\end{document}\n`;
		assert.equal(
			declare(tex('\\usepackage{natbib}\n'), 'refs.bib', 'latex'),
			tex('\\usepackage{natbib}\n', 'Text.\n\\bibliographystyle{plainnat}\n\\bibliography{refs}\n'),
		);
		assert.equal(
			declare(tex('\\usepackage{biblatex}\n'), 'refs.bib', 'latex'),
			tex('\\usepackage{biblatex}\n\\addbibresource{refs.bib}\n', 'Text.\n\\printbibliography\n'),
		);
		assert.equal(declare(tex('', '\\bibliography{a}\n'), 'b.bib', 'latex'), tex('', '\\bibliography{a,b}\n'));
		assert.equal(declare('Only a part.\n', 'b.bib', 'latex'), 'part');
	});
});
