import assert from 'node:assert/strict';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { validatePack } from '../../src/core/evidence/validatePack.ts';
import { createSuggester } from '../../src/core/suggestion/suggest.ts';
import { claim, smallPack } from './evidence/smallPack.ts';
import { createLexicon } from '../../src/core/matching/lexicon.ts';
import { findMentions } from '../../src/core/matching/mentions.ts';
import { bundledPack, vocabularyOf } from '../support/bundledPack.ts';
import { costOf, hostileTexts } from '../support/hostileTexts.ts';

/** What is read below this many milliseconds is decided by the collector and the clock. */
const measurable = 30;

suite('Reading a text that is eight times as long', () => {
	for (const { what, make, read } of hostileTexts) {
		// What grows with the square takes 64 times.
		test(`takes about eight times: ${what}`, () => {
			const [short, long] = [make(8000), make(64_000)];
			read(short);
			const growth = () => {
				// Once, since what comes out too high is measured again below.
				const cost = costOf(() => read(long), 1);
				return cost <= measurable
					? 0
					: cost /
							Math.max(
								1,
								costOf(() => read(short)),
							);
			};
			// What grows with the square does so each time; a busy machine and the collector are in the way now and then.
			let least = growth();
			for (let attempt = 1; attempt < 4 && least >= 32; attempt++) {
				least = Math.min(least, growth());
			}
			assert.ok(least < 32, `the text of 64,000 characters takes ${least.toFixed(1)} times as long as that of 8,000`);
		});
	}

	test('takes about eight times: names in markup in a long paragraph', () => {
		const lexicon = createLexicon([vocabularyOf(bundledPack())]);
		const read = (length: number) =>
			costOf(() => findMentions(scanDocument('a\\footnote{Ketamine \\cite{k}} '.repeat(length), 'latex'), lexicon));
		read(1000);
		const growth = () => read(16_000) / Math.max(1, read(2000));
		assert.ok(growth() < 24 || growth() < 24);
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
			return costOf(() => createSuggester(base));
		};
		read(400);
		const growth = () => read(16_000) / Math.max(1, read(4000));
		assert.ok(growth() < 4 || growth() < 4);
	});

	test('takes about eight times: many short formulas in a long text in latex', () => {
		const read = (length: number) =>
			costOf(() => scanDocument('$$ '.repeat(length), 'latex').blocks[0]?.content.clusters);
		read(1000);
		const growth = () => read(480_000) / Math.max(1, read(60_000));
		assert.ok(growth() < 32 || growth() < 32);
	});
});
