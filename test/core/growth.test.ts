import assert from 'node:assert/strict';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { createSuggester } from '../../src/core/suggestion/suggest.ts';
import { claim, smallPack } from './evidence/smallPack.ts';
import { createLexicon } from '../../src/core/matching/lexicon.ts';
import { findMentions } from '../../src/core/matching/mentions.ts';
import { bundledPack, vocabularyOf } from '../support/bundledPack.ts';
import { costOf, growthOf, hostileTexts } from '../support/hostileTexts.ts';

suite('Reading a text that is eight times as long', () => {
	for (const { what, make, read } of hostileTexts) {
		test(`takes about eight times: ${what}`, () => {
			const [short, long] = [make(8000), make(64_000)];
			// What grows with the square takes 64 times.
			const least = growthOf(
				() => read(short),
				() => read(long),
				8,
				32,
			);
			assert.ok(least < 32, `the text of 64,000 characters takes ${least.toFixed(1)} times as long as that of 8,000`);
		});
	}

	test('takes about eight times: names in markup in a long paragraph', () => {
		const lexicon = createLexicon([vocabularyOf(bundledPack())]);
		const read = (length: number) => () =>
			findMentions(scanDocument('a\\footnote{Ketamine \\cite{k}} '.repeat(length), 'latex'), lexicon);
		assert.ok(growthOf(read(2000), read(16_000), 8, 24) < 24);
	});

	test('takes little longer where each word is a dollar that closes nothing', () => {
		const read = (word: string) =>
			costOf(() => scanDocument(word.repeat(200_000), 'markdown').blocks[0]?.content.clusters);
		read('ab ');
		const share = () => read('$a ') / Math.max(10, read('ab '));
		assert.ok(share() < 20 || share() < 20);
	});

	test('takes no longer for a claim of 16,000 characters than for one of 4,000, which no sentence has', () => {
		const read = (length: number) => {
			const statement = { en: 'not '.repeat(length / 4) };
			const files = smallPack((records) => {
				records['claims.json'] = Array.from({ length: 40 }, (_, i) => claim(`claim-${i}`, { statement }));
			});
			const base = createEvidenceBase([validatePack(files).value!]);
			return () => createSuggester(base);
		};
		assert.ok(growthOf(read(4000), read(16_000), 4, 4) < 4);
	});

	test('takes about eight times: many short formulas in a long text in latex', () => {
		const read = (length: number) => () => scanDocument('$$ '.repeat(length), 'latex').blocks[0]?.content.clusters;
		assert.ok(growthOf(read(60_000), read(480_000), 8, 32) < 32);
	});
});
