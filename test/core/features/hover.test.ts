import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { hoverAt } from '../../../src/core/features/hover.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { atCursor, bibtexLibrary, evidenceBase, paper, substance } from './featureFixtures.ts';

const entities = [
	substance('glun2b', 'GluN2B subunit', { abbreviation: 'GluN2B', synonyms: ['NR2B'] }),
	substance('nmda-receptor', 'NMDA receptor', { synonyms: ['NMDAR'], zh: ['NMDA受体'] }),
	substance('first', 'First reading', { synonyms: ['Duoterm'] }),
	substance('second', 'Second reading', { synonyms: ['Duoterm'] }),
];
const base = evidenceBase([paper('roe2001', { DOI: '10.1000/roe' })], entities);
const lexicon = createLexicon([{ entities }]);
const library = bibtexLibrary('@article{own, title = {Same work}, doi = {10.1000/ROE}}\n@misc{other, title = {Other}}');

function hover(marked: string, format: DocumentFormat = 'markdown') {
	const { document, offset } = atCursor(marked, format);
	const found = hoverAt(document, offset, lexicon, { base, library });
	return found && { ...found, text: document.text.slice(found.span.start, found.span.end) };
}

/** The card of an entity, which the test expects. */
function entityCard(marked: string, format: DocumentFormat = 'markdown') {
	const card = hover(marked, format)?.card;
	assert.equal(card?.kind, 'entity');
	return card;
}

suite('The card under the mouse', () => {
	test('a citekey goes before a name', () => {
		const found = hover('Seen [@o|wn].');
		assert.equal(found?.card.kind, 'paper');
		assert.equal(found.text, 'own');
	});

	test('the user’s entry and the paper of the evidence base with its DOI are one card', () => {
		const card = hover('Seen [@o|wn].')?.card;
		assert.ok(card?.kind === 'paper');
		assert.equal(card.paper?.citekey, 'roe2001');
		assert.equal(card.libraryEntry?.citekey, 'own');
	});

	test('a citekey that nothing has gets a card that says so', () => {
		assert.deepEqual(hover('Seen [@no|ne].')?.card, { kind: 'unknown-citekey', citekey: 'none' });
	});

	test('between the citekeys of a citation all its works are told, at one of them the others too', () => {
		const keys = (card: ReturnType<typeof hover>) =>
			card?.card.kind === 'cluster' ? card.card.works.map(({ citekey }) => citekey) : card?.card.kind;
		for (const text of ['Seen |[@own; @none; see @other].', 'Seen [@own; @none; s|ee @other].']) {
			assert.deepEqual(keys(hover(text)), ['own', 'none', 'other'], text);
		}
		assert.deepEqual(keys(hover('Seen \\ci|te{own,other}.', 'latex')), ['own', 'other']);
		assert.equal(keys(hover('Seen [see |@own].')), 'paper');
		const card = hover('Seen [@o|wn; @none].')?.card;
		assert.deepEqual(card?.kind === 'paper' && card.citedWith?.map(({ citekey }) => citekey), ['none']);
	});

	test('a name covers its whole form, markup included', () => {
		assert.equal(hover('The **NMDA rec|eptor** here.')?.text, 'NMDA receptor');
		assert.equal(hover('The \\textit{NM|DA} receptor here.', 'latex')?.text, '\\textit{NMDA} receptor');
	});

	test('two names in one phrase are offered together, from either side', () => {
		for (const text of ['Glu|N2B-containing NMDA receptors', 'NR|2B-NMDARs', 'Glu|N2B-\ncontaining NMDA receptors']) {
			assert.deepEqual(
				entityCard(text).companions.map(({ id }) => id),
				['nmda-receptor'],
				text,
			);
		}
		assert.deepEqual(
			entityCard('GluN2B-containing NM|DARs').companions.map(({ id }) => id),
			['glun2b'],
		);
		assert.deepEqual(
			entityCard('含Glu|N2B亚基的NMDA受体').companions.map(({ id }) => id),
			['nmda-receptor'],
		);
	});

	test('names that only stand near each other are not', () => {
		assert.deepEqual(entityCard('Glu|N2B and NMDA receptors').companions, []);
	});

	test('a form with two readings shows the other one', () => {
		const card = entityCard('Duo|term rises.');
		assert.equal(card.entity.id, 'first');
		assert.deepEqual(
			card.alternatives.map(({ id }) => id),
			['second'],
		);
		assert.equal(card.key, 'duoterm');
	});

	test('ordinary words, code and comments have none', () => {
		assert.equal(hover('An ordi|nary word.'), undefined);
		assert.equal(hover('The `NM|DAR` value.'), undefined);
		assert.equal(hover('<!-- NM|DAR -->'), undefined);
	});
});
