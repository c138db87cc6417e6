import assert from 'node:assert/strict';
import type { Entity } from '../../../src/core/evidence/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { placesOf, soughtAt } from '../../../src/core/features/references.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';

const bdnf: Entity = {
	kind: 'entity',
	id: 'bdnf',
	name: 'Brain-derived neurotrophic factor',
	abbreviation: 'BDNF',
	synonyms: ['BDNF'],
	zh: ['脑源性神经营养因子'],
	sources: [],
	entityClass: 'protein',
	identifiers: {},
	genes: [],
	summary: { en: '' },
	members: [],
};
const lexicon = createLexicon([{ entities: [bdnf] }]);

/** The texts of all places of what stands at the `|`. */
function places(marked: string): string[] {
	const offset = marked.indexOf('|');
	const document = scanDocument(marked.slice(0, offset) + marked.slice(offset + 1), 'markdown');
	const sought = soughtAt(document, offset, lexicon);
	const found = sought === undefined ? [] : placesOf(document, sought, lexicon);
	return found.map(({ start, end }) => document.text.slice(start, end));
}

suite('All places of a name or a citekey', () => {
	test('a name is found in all its forms', () => {
		assert.deepEqual(places('**BD|NF** rises. 脑源性神经营养因子升高。 Brain-derived neurotrophic factor.'), [
			'BDNF',
			'脑源性神经营养因子',
			'Brain-derived neurotrophic factor',
		]);
	});

	test('a citekey is found in every cluster, and nowhere else', () => {
		assert.deepEqual(places('[@roe|2001; @poe], `@roe2001`, @roe2001, roe2001'), ['roe2001', 'roe2001']);
	});

	test('an ordinary word has none', () => {
		assert.deepEqual(places('wo|rd word'), []);
	});
});
