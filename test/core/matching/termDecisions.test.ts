import assert from 'node:assert/strict';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { createLexicon, withDecisions } from '../../../src/core/matching/lexicon.ts';
import { findMentions } from '../../../src/core/matching/mentions.ts';
import { type TermDecision, termKey } from '../../../src/core/matching/termDecisions.ts';
import { substance } from '../features/featureFixtures.ts';

const entities = [
	substance('bdnf', 'Brain-derived neurotrophic factor', { abbreviation: 'BDNF' }),
	substance('nf-kb', 'Nuclear factor kappa B', { abbreviation: 'NF-κB' }),
	substance('net', 'Noradrenaline transporter', { abbreviation: 'NET' }),
	substance('first', 'First reading', { synonyms: ['Duoterm'] }),
	substance('second', 'Second reading', { synonyms: ['Duoterm'] }),
];
const lexicon = createLexicon([{ entities }]);

/** What is named in `text` with these decisions. */
function named(
	text: string,
	decisions: Readonly<Record<string, TermDecision>>,
	format: 'markdown' | 'latex' = 'markdown',
) {
	const own = withDecisions(lexicon, new Map(Object.entries(decisions)));
	return findMentions(scanDocument(text, format), own).map((mention) => `${mention.text}=${mention.entity}`);
}

suite('Decisions on terms', () => {
	test('a silenced term names nothing, in any of its spellings', () => {
		const silent = { [termKey('BDNF')]: { kind: 'silent' } } as const;
		assert.deepEqual(named('BDNF and *BDNF*; brain-derived neurotrophic factor.', silent), [
			'brain-derived neurotrophic factor=bdnf',
		]);
	});

	test('a key is the same through the markup of both notations', () => {
		assert.equal(termKey('NF-κB'), termKey('NF-$\\kappa$B', 'latex'));
		assert.equal(termKey('NF-κB'), termKey('**NF-κB**'));
		const silent = { [termKey('NF-κB')]: { kind: 'silent' } } as const;
		assert.deepEqual(named('NF-$\\kappa$B rises.', silent, 'latex'), []);
	});

	test('a pinned reading goes before the one that would be taken, which stays an alternative', () => {
		const own = withDecisions(lexicon, new Map([[termKey('Duoterm'), { kind: 'means', entity: 'second' }]]));
		const [mention] = findMentions(scanDocument('Duoterm rises.', 'markdown'), own);
		assert.equal(mention?.entity, 'second');
		assert.deepEqual(mention.alternatives, ['first']);
	});

	test('an ambiguous abbreviation needs no company once its reading is pinned', () => {
		assert.deepEqual(named('The NET was unchanged.', {}), []);
		assert.deepEqual(named('The NET was unchanged.', { net: { kind: 'means', entity: 'net' } }), ['NET=net']);
	});

	test('a plural shares the key of its singular', () => {
		assert.equal(termKey('NMDARs'), termKey('NMDAR'));
		assert.equal(termKey('stress'), 'stress');
	});
});
