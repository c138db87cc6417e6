import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import { EntryLines } from '../../../src/core/bibliography/entryLines.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography, reopenBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { LineIndex } from '../../../src/core/text/lineIndex.ts';

const start = [
	'A remark.\r\n@article{a, ids = {old, older},\n title={One}, doi={10.1000/x}}\n',
	'@article{b, title={Two}, pmid={77}, ids={b2}}\n\n@inbook{c, crossref={d}, title={Part}}\r',
	'@book{d, title={Whole}, doi={10.1000/d},\n IDS={whole}}\n@article{e, eprint={12345678}, eprinttype={pubmed}}\n',
	'@article{a, title={Again}, doi={10.1000/X}}\nThe end.',
].join('');
const pieces = [
	'}',
	'{',
	' ',
	'\n',
	'doi={10.1000/new},',
	'ids={a3, old},',
	'@misc{f,\n title={F}, pmid=77}\n',
	'crossref={d},',
];
const wanted = ['a', 'b', 'c', 'd', 'e', 'f', 'old', 'older', 'b2', 'whole', 'a3', 'nothing'];

function open(text: string): BibtexBibliography {
	return openBibliography(text, 'a.bib', 'bibtex') as BibtexBibliography;
}

/** All that is asked of a bibliography whose answer is kept over edits. */
function answers(bibliography: BibtexBibliography): unknown {
	const library = createLibrary([bibliography]);
	const placeOf = (entry: { readonly span: unknown } | undefined) => entry?.span;
	return {
		found: wanted.map((citekey) => placeOf(bibliography.find(citekey))),
		citekeyCount: bibliography.citekeyCount,
		dois: ['10.1000/x', '10.1000/d', '10.1000/new'].map((doi) => placeOf(library.findByDoi(doi)?.entry)),
		pmids: ['77', '12345678'].map((pmid) => placeOf(library.findByPmid(pmid)?.entry)),
		takers: bibliography.takers,
		problems: bibliography.problems,
	};
}

suite('A bibliography that is edited', () => {
	test('answers as one that is read anew, and has its entries on the same lines', () => {
		const edit = fc.tuple(fc.nat(), fc.nat(30), fc.constantFrom(...pieces), fc.boolean());
		fc.assert(
			fc.property(fc.array(edit, { minLength: 1, maxLength: 6 }), (edits) => {
				let bibliography = open(start);
				let lines: EntryLines | undefined;
				for (const [place, length, written, isAsked] of edits) {
					if (isAsked) {
						finish(bibliography.prepare());
						lines = finish(EntryLines.inSteps(bibliography, lines));
					}
					const { text } = bibliography;
					const at = place % (text.length + 1);
					bibliography = reopenBibliography(
						bibliography,
						text.slice(0, at) + written + text.slice(at + length),
					) as BibtexBibliography;
				}
				const { text } = bibliography;
				const index = new LineIndex(text);
				const now = finish(EntryLines.inSteps(bibliography, lines));
				for (const offset of [text.length, 0, 40, ...bibliography.entries.map((entry) => entry.end), 7]) {
					assert.deepEqual(now.positionAt(offset), index.positionAt(offset));
				}
				assert.deepEqual(answers(bibliography), answers(open(text)));
			}),
			{ numRuns: 400, seed: 3 },
		);
	});

	test('keeps the list of its citekeys and identifiers where the edit is about neither', () => {
		const before = open(start.replace('@inbook{c, crossref={d}, title={Part}}', ''));
		finish(before.prepare());
		const known = before.byIdentifier();
		const noted = before.withText(before.text.replace('{Two}', '{Two and a note}'));
		assert.equal(noted.byIdentifier(), known);
		assert.equal(noted.citekeyPlaces, before.citekeyPlaces);
		assert.notEqual(before.withText(before.text.replace('{b,', '{b3,')).citekeyPlaces, before.citekeyPlaces);
		const renumbered = before.withText(before.text.replace('{77}', '{78}'));
		assert.notEqual(renumbered.byIdentifier(), known);
		assert.equal(createLibrary([renumbered]).findByPmid('78')?.citekey, 'b');
	});
});
