import assert from 'node:assert/strict';
import { definitionAt } from '../../../src/core/features/definition.ts';
import { atCursor, bibtexLibrary } from './featureFixtures.ts';

const text = '% a comment\n@article{roe2001,\n  title = {Effect},\n}\n';
const library = bibtexLibrary(text, 'refs/library.bib');

suite('Definition', () => {
	test('Leads from a citekey to its entry', () => {
		const { document, offset } = atCursor('As [see @ro|e2001, p. 3] showed.', 'markdown');
		const found = definitionAt(document, offset, library);
		assert.equal(found?.source, 'refs/library.bib');
		assert.equal(text.slice(found.citekeySpan.start, found.citekeySpan.end), 'roe2001');
		assert.ok(text.slice(found.entrySpan.start, found.entrySpan.end).startsWith('@article{roe2001'));
		assert.equal(document.text.slice(found.origin.start, found.origin.end), 'roe2001');
	});

	test('Leads from a LaTeX cite too', () => {
		const { document, offset } = atCursor('\\cite{roe20|01}', 'latex');
		assert.equal(definitionAt(document, offset, library)?.citekey, 'roe2001');
	});

	test('Finds nothing for an unknown citekey, or beside one', () => {
		for (const place of ['As [@poe20|02] showed.', 'As [@roe2001] sho|wed.']) {
			const { document, offset } = atCursor(place, 'markdown');
			assert.equal(definitionAt(document, offset, library), undefined, place);
		}
	});
});
