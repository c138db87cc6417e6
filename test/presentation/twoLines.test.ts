import assert from 'node:assert/strict';
import { onTwoLines } from '../../src/presentation/twoLines.ts';

suite('A sentence over two lines', () => {
	test('stays on one where it fits', () => {
		assert.deepEqual(onTwoLines('Added to “roe2001” from the evidence base: doi.'), {
			label: 'Added to “roe2001” from the evidence base: doi.',
		});
	});

	test('is cut between words', () => {
		const sentence = '“rush2006outcomes” was merged into “rush2006acute”; cite “rush2006acute” instead.';
		const { label, detail } = onTwoLines(sentence);
		assert.equal(`${label} ${detail}`, sentence);
		assert.ok(label.length <= 72);
	});

	test('has half as many Chinese characters on a line, which have no blanks between them', () => {
		const sentence = '条目'.repeat(30);
		assert.deepEqual(onTwoLines(sentence), { label: sentence.slice(0, 36), detail: sentence.slice(36) });
	});
});
