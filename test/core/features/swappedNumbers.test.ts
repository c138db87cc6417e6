import assert from 'node:assert/strict';
import { swappedNumber } from '../../../src/core/features/fit/swappedNumbers.ts';

suite('Numbers that a sentence gives to the other group', () => {
	const wordsOf = (text: string) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []);
	const isGroup = (word: string) => word === 'statins' || word === 'placebo';
	const finding = 'At week 6: remission 46% with statins and 63% with placebo (p=0.026).';
	const swapped = (text: string) => swappedNumber(text, [finding], wordsOf, isGroup);

	test('are found where the finding has them the other way round', () => {
		assert.equal(swapped('Some 63% remitted on statins and 46% on placebo.'), '63');
		assert.equal(swapped('Placebo reached 46% at week 6, statins 63%.'), '46');
	});

	test('are none where they stand as in the finding, or nothing tells whose they are', () => {
		assert.equal(swapped('Some 46% remitted on statins and 63% on placebo.'), undefined);
		assert.equal(swapped('One arm had 63% and the other 46%.'), undefined);
		assert.equal(swapped('Remission rose from 46% to 63%.'), undefined);
		assert.equal(swapped('Some 63% remitted on statins.'), undefined);
		assert.equal(swapped('Fewer of them remitted (remission in 63%) than of others (46%).'), undefined);
	});
});
