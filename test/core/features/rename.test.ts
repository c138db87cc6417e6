import assert from 'node:assert/strict';
import type { BibliographyFormat } from '../../../src/core/bibliography/model.ts';
import { keyPlaceAt } from '../../../src/core/bibliography/keyPlaces.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import {
	keyFault,
	type KeySyntax,
	renameInBibliography,
	renameInManuscript,
} from '../../../src/core/features/rename.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

/** A manuscript after `roe2001` was renamed. */
function renamed(text: string, newKey: string, format: DocumentFormat = 'markdown'): string {
	return applyEdits(text, renameInManuscript(scanDocument(text, format), 'roe2001', newKey));
}

/** A bibliography after the entry whose key stands at the `|`, or is referred to there, was renamed. */
function renamedEntry(marked: string, newKey: string, format: BibliographyFormat = 'bibtex'): string {
	const text = marked.replace('|', '');
	const bibliography = openBibliography(text, 'refs', format);
	const place = keyPlaceAt(bibliography, text, marked.indexOf('|'));
	assert.ok(place, 'a key stands at the cursor');
	const entry =
		place.role === 'entry' ? place.entry : bibliography.entries.find(({ citekey }) => citekey === place.citekey);
	return applyEdits(text, renameInBibliography(bibliography, text, { citekey: place.citekey, newKey, entry }));
}

suite('Renaming a citekey in a manuscript', () => {
	test('every cite takes the new key, and nothing else does', () => {
		assert.equal(
			renamed('See @roe2001 and [-@roe2001, p. 3; @roe2001b], `@roe2001`, roe2001.\n', 'doe2002'),
			'See @doe2002 and [-@doe2002, p. 3; @roe2001b], `@roe2001`, roe2001.\n',
		);
	});

	test('the nocite list of a header is renamed', () => {
		assert.equal(
			renamed('---\nnocite: "@roe2001, @poe"\n---\n\nText.\n', 'doe'),
			'---\nnocite: "@doe, @poe"\n---\n\nText.\n',
		);
	});

	test('a key that ends in punctuation gets braces, and one in braces keeps them', () => {
		assert.equal(renamed('See @roe2001 and [@{roe2001}].\n', 'doe.'), 'See @{doe.} and [@{doe.}].\n');
	});

	test('LaTeX lists, nocite and bibitem are renamed', () => {
		assert.equal(
			renamed('\\citep[see][3]{poe,roe2001} \\nocite{roe2001} \\bibitem{roe2001} % roe2001\n', 'doe', 'latex'),
			'\\citep[see][3]{poe,doe} \\nocite{doe} \\bibitem{doe} % roe2001\n',
		);
	});
});

suite('Renaming an entry', () => {
	test('its crossrefs and xdata lists follow, whichever was asked from', () => {
		const before =
			'@book{ro|e, title = {roe}}\n@inbook{a, crossref = {roe}, note = {roe}}\n@book{b, xdata = "x, roe"}\n';
		const after = '@book{doe, title = {roe}}\n@inbook{a, crossref = {doe}, note = {roe}}\n@book{b, xdata = "x, doe"}\n';
		assert.equal(renamedEntry(before, 'doe'), after);
		assert.equal(renamedEntry(before.replace('|', '').replace('crossref = {', 'crossref = {|'), 'doe'), after);
	});

	test('a second entry with the same key stays', () => {
		assert.equal(
			renamedEntry('@book{roe, year=1}\n@book{r|oe, year=2}\n', 'doe'),
			'@book{roe, year=1}\n@book{doe, year=2}\n',
		);
	});

	test('references stay with the first entry of a key', () => {
		const before = '@book{roe, year=1}\n@book{r|oe, year=2}\n@inbook{a, crossref={roe}}\n';
		assert.match(renamedEntry(before, 'doe'), /crossref=\{roe\}/);
	});

	test('an id of CSL-JSON is renamed, with or without quotes', () => {
		assert.equal(renamedEntry('[{"id":"r|oe","title":"roe"}]', 'doe', 'csl-json'), '[{"id":"doe","title":"roe"}]');
		assert.equal(renamedEntry('[{"id":1|2}]', 'doe', 'csl-json'), '[{"id":"doe"}]');
	});

	test('an id of CSL-YAML gets quotes where it needs them', () => {
		assert.equal(renamedEntry('references:\n- id: r|oe\n', 'doe', 'csl-yaml'), 'references:\n- id: doe\n');
		assert.equal(renamedEntry('references:\n- id: r|oe\n', '2001', 'csl-yaml'), 'references:\n- id: "2001"\n');
	});
});

suite('New citekeys', () => {
	const fault = (key: string, ...syntaxes: KeySyntax[]) => keyFault(key, new Set(syntaxes))?.code;

	test('ordinary ones are taken', () => {
		for (const key of ['roe2001', 'doi:10.1000/x', 'Müller_2020', '张2020']) {
			assert.equal(fault(key, 'pandoc', 'bibtex', 'latex'), undefined, key);
		}
	});

	test('empty ones, blanks and labels of figures are refused', () => {
		assert.equal(fault('', 'pandoc'), 'empty');
		assert.equal(fault('roe 2001', 'latex'), 'space');
		assert.equal(fault('fig-one', 'pandoc'), 'cross-reference');
		assert.equal(fault('fig-one', 'latex'), undefined);
	});

	test('each syntax refuses its own signs', () => {
		assert.equal(fault('a&b', 'pandoc', 'bibtex'), undefined);
		assert.equal(fault('a&b', 'latex'), 'character');
		assert.equal(fault("o'neil", 'pandoc'), undefined);
		assert.equal(fault("o'neil", 'bibtex'), 'character');
		assert.equal(fault('a;b', 'pandoc'), 'character');
	});
});
