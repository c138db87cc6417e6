import assert from 'node:assert/strict';
import {
	applyEdits,
	createEvidenceBase,
	createLexicon,
	createLibrary,
	hoverAt,
	openBibliography,
	planCitation,
	problemsOf,
	scanDocument,
} from '../../src/core/index.ts';

suite('The core without an editor', () => {
	test('finds, marks and cites with nothing but its public API', () => {
		const base = createEvidenceBase([]);
		const library = createLibrary([
			openBibliography('@book{roe2001, author={{Example Group}}, title={T}, year=2001}', 'a.bib', 'bibtex'),
		]);
		const document = scanDocument('Seen [@roe2001; @nobody].', 'markdown');
		const hover = hoverAt(document, 8, createLexicon(base.entities), { base, library });
		assert.equal(hover?.card.kind, 'paper');
		assert.deepEqual(
			problemsOf(document, library, base).map((problem) => problem.code),
			['citation.unknown-key'],
		);
		const plan = planCitation(document, { start: 8, end: 8 }, ['poe2002'], { mode: 'parenthetical' });
		assert.equal(
			plan.kind === 'planned' && applyEdits(document.text, plan.edits),
			'Seen [@roe2001; @poe2002; @nobody].',
		);
	});
});
