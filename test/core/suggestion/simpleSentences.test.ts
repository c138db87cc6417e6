import assert from 'node:assert/strict';
import { bundledSuggester } from '../../quality/suggest/report.ts';
import { even, matching, outdoing, superior, trailing } from './comparedSentences.ts';
import { ending, few, harming, lasting, most, ofFew, ofMost, relieving, reversed, treated } from './effectSentences.ts';
import { idiomaticSentences } from './idiomaticSentences.ts';
import { needed, needless, needs } from './neededSentences.ts';
import { affirming, denying, statements, type Frame } from './simpleSentences.ts';

suite('Simple sentences', () => {
	const suggester = bundledSuggester();

	/** Reads the sentences of frames: which find their claim the wrong way round, and which do not find it. */
	function read<S extends { readonly claim: string }>(
		of: readonly S[],
		frames: Readonly<Record<string, Frame<S>>>,
		isDenied: boolean,
	) {
		const [turned, silent]: [string[], string[]] = [[], []];
		const all = Object.values(frames).flatMap((frame) => of.map((each) => [each.claim, frame(each)] as const));
		for (const [id, sentence] of all) {
			const text = sentence.charAt(0).toUpperCase() + sentence.slice(1);
			const found = suggester.suggest(text).claims.find(({ claim }) => claim.id === id);
			if (found === undefined) {
				silent.push(text);
			} else if (found.isOpposite !== isDenied) {
				turned.push(text);
			}
		}
		return { count: all.length, turned, silent };
	}

	test('that state what a claim states are read as agreeing with it', () => {
		const { count, turned, silent } = read(statements, affirming, false);
		assert.ok(count > 500, `${count} sentences`);
		assert.deepEqual(turned, []);
		assert.ok(silent.length < count / 100, silent.join('\n'));
	});

	test('that deny what a claim states are read as contradicting it', () => {
		const { count, turned, silent } = read(statements, denying, true);
		assert.ok(count > 350, `${count} sentences`);
		assert.deepEqual(turned, []);
		assert.ok(silent.length < count / 100, silent.join('\n'));
	});

	test('that say that something is needed, or is not, are read so', () => {
		for (const [frames, isDenied] of [
			[needs, false],
			[needless, true],
		] as const) {
			const { count, turned, silent } = read(needed, frames, isDenied);
			assert.ok(count > 200, `${count} sentences`);
			assert.deepEqual(turned, []);
			assert.deepEqual(silent, []);
		}
	});

	test('that say whether something is antidepressant, which effect ends first, or how many do it, are read so', () => {
		const results = [
			read(treated, relieving, false),
			read(treated, harming, true),
			read(lasting, ending, false),
			read(reversed, ending, true),
			read(ofFew, few, false),
			read(ofFew, most, true),
			read(ofMost, most, false),
			read(ofMost, few, true),
		];
		assert.deepEqual(
			results.flatMap(({ turned, silent }) => [...turned, ...silent]),
			[],
		);
	});

	test('that compare two treatments are read the right way round', () => {
		const results = [
			read(superior, outdoing, false),
			read(superior, matching, true),
			read(superior, trailing, true),
			read(even, matching, false),
			read(even, outdoing, true),
		];
		const count = results.reduce((sum, each) => sum + each.count, 0);
		assert.ok(count > 250, `${count} sentences`);
		assert.deepEqual(
			results.flatMap(({ turned, silent }) => [...turned, ...silent]),
			[],
		);
	});

	test('that say it by an idiom are read the right way round', () => {
		for (const [id, isOpposite, sentences] of idiomaticSentences) {
			for (const text of sentences) {
				const found = suggester.suggest(text).claims.find(({ claim }) => claim.id === id);
				assert.equal(found?.isOpposite, isOpposite, text);
			}
		}
	});
});
