import assert from 'node:assert/strict';
import { firstMentions } from '../../../src/core/features/firstMentions.ts';
import { termAt } from '../../../src/core/features/terms.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { atCursor, substance } from './featureFixtures.ts';

const entities = [
	substance('bdnf', 'Brain-derived neurotrophic factor', { abbreviation: 'BDNF' }),
	substance('net', 'Noradrenaline transporter', { abbreviation: 'NET' }),
];
const lexicon = createLexicon([{ entities }]);

function term(marked: string) {
	const { document, offset } = atCursor(marked, 'markdown');
	return termAt(document, offset, lexicon);
}

suite('The term at the cursor', () => {
	test('a name is a term with its reading', () => {
		assert.deepEqual(
			[term('Levels of BD|NF rise.')].map((found) => [found?.text, found?.entity, found?.readings]),
			[['BDNF', 'bdnf', ['bdnf']]],
		);
	});

	test('an abbreviation without company is a term without a reading', () => {
		const found = term('The N|ET was unchanged.');
		assert.equal(found?.entity, undefined);
		assert.deepEqual(found?.readings, ['net']);
	});

	test('ordinary words and code are none', () => {
		assert.equal(term('The n|et effect.'), undefined);
		assert.equal(term('The `N|ET` value.'), undefined);
		assert.equal(term('Some w|ords.'), undefined);
	});
});

suite('First mentions', () => {
	test('count from each heading anew, and not in headings', () => {
		const text = '# BDNF\n\nBDNF and BDNF.\n\nBDNF again.\n\n## More\n\nThe BDNF, BDNF.\n';
		const found = firstMentions(scanDocument(text, 'markdown'), lexicon);
		assert.deepEqual(
			found.map(({ start }) => start),
			[text.indexOf('BDNF and'), text.indexOf('BDNF, BDNF')],
		);
	});
});
