import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { BibtexBibliography } from '../../../src/core/bibliography/bibtexBibliography.ts';
import type { BibtexEntry } from '../../../src/core/bibliography/bibtexEntry.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { factsOfEntry, namesOfEntry } from '../../../src/core/bibliography/sameWork.ts';
import { digestOfTitle } from '../../../src/core/bibliography/titleDigest.ts';

/** The names of the first entry, and what its item says. */
function both(text: string) {
	const [entry] = createLibrary([openBibliography(text, 'a.bib', 'biblatex')]).entries();
	assert.ok(entry);
	const { doi, pmid, title } = factsOfEntry(entry);
	const digest = (entry.bibliography as BibtexBibliography).titleDigest(entry.entry as BibtexEntry);
	return { names: namesOfEntry(entry), facts: { doi, pmid, title }, digest };
}

suite('What finds the same work without converting an entry', () => {
	test('is what the converted entry says, whatever the title is made of', () => {
		const piece = fc.constantFrom(
			...[
				'{NMDA}',
				'Ketamine',
				'\\textit{in vivo}',
				'$\\alpha$',
				'$\\alpha_2$',
				'{\\"o}',
				'\\"{U}',
				'--',
				'\\&',
				'\\%',
				'\\_',
				'\\sigma ',
				'A\\Sigma{}',
				'\\alpha{}',
				'\\bf ',
				'\\unknown{x}',
				'{',
				'}',
				'$',
				'^{2}',
				'~',
				' ',
			],
			...[
				'<i>',
				'<',
				'>',
				'\\emph{S}-',
				'H$_2$O',
				'\\textsubscript{2}',
				"''",
				'``',
				'\\LaTeX',
				'氯胺酮',
				'é',
				'İ',
				'ﬁ',
			],
		);
		const value = fc.array(piece, { maxLength: 8 }).map((parts) => `{${parts.join('')}}`);
		const other = fc.constantFrom(
			'',
			'subtitle = {More}',
			'titleaddon = {News}',
			'maintitle = {Whole}',
			'doi = {10.1/X}',
		);
		const type = fc.constantFrom('article', 'book', 'incollection', 'periodical', 'online');
		fc.assert(
			fc.property(type, value, other, (kind, title, field) => {
				const { names, facts, digest } = both(`@${kind}{a,\n title = ${title},\n ${field}\n}\n`);
				assert.deepEqual(names, facts);
				assert.equal(digest ?? digestOfTitle(facts.title), digestOfTitle(facts.title));
			}),
			{ numRuns: 500, seed: 11 },
		);
	});

	test('tells most titles apart without making a text of them', () => {
		const digestOf = (title: string) => both(`@article{a, title = {${title}}}`).digest;
		assert.equal(digestOf('The {NMDA} receptor of $\\alpha$-cells'), digestOfTitle('the nmda receptor of α cells'));
		assert.notEqual(
			digestOf('The {NMDA} receptor of $\\alpha$-cells'),
			digestOf('The {NMDA} receptor of $\\beta$-cells'),
		);
		assert.equal(digestOf('Editorial'), digestOf('Letter'));
		// A sigma at the end of a word is another letter.
		assert.equal(digestOf('Expression of protein A\\Sigma'), digestOfTitle('Expression of protein AΣ'));
	});

	test('takes no identifier of the volume for that of the chapter', () => {
		const { names, facts } = both('@inbook{a, title={One}, crossref={b}} @book{b, title={Whole}, doi={10.1/b}}');
		assert.deepEqual(names, facts);
		assert.equal(names.doi, '');
	});

	test('reads a title that stands in an abbreviation', () => {
		const { names } = both('@string{t = {On Receptors}} @article{a, title = t # { and more}}');
		assert.equal(names.title, 'onreceptorsandmore');
	});
});
