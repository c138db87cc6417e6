import assert from 'node:assert/strict';
import fc from 'fast-check';
import { editDistance } from '../../../src/core/text/editDistance.ts';
import { Vocabulary } from '../../../src/core/search/vocabulary.ts';

function near(words: readonly string[], word: string, most: number, asPrefix = false): Map<string, number> {
	const vocabulary = new Vocabulary([...new Set(words)].sort());
	const found = new Map<string, number>();
	vocabulary.near(word, most, asPrefix, (first, end, distance) => {
		for (let rank = first; rank < end; rank++) {
			assert.ok(!found.has(vocabulary.word(rank)), 'each word is given once');
			found.set(vocabulary.word(rank), distance);
		}
	});
	return found;
}

suite('Vocabulary', () => {
	const words = ['keta', 'ketamine', 'ketamines', 'kinase', 'mu', 'receptor'];

	test('Finds exact words', () => {
		const vocabulary = new Vocabulary(words);
		assert.equal(vocabulary.rankOf('kinase'), 3);
		assert.equal(vocabulary.rankOf('kin'), -1);
	});

	test('Gives the range of a prefix', () => {
		const vocabulary = new Vocabulary(words);
		assert.deepEqual(vocabulary.rangeOf('keta'), [0, 3]);
		assert.deepEqual(vocabulary.rangeOf('ketamines'), [2, 3]);
		assert.deepEqual(vocabulary.rangeOf('zz'), [6, 6]);
		assert.deepEqual(vocabulary.rangeOf(''), [0, 6]);
	});

	test('Finds words with a letter more, less, changed or swapped', () => {
		for (const typed of ['ketamin', 'kketamine', 'ketomine', 'keatmine']) {
			assert.equal(near(words, typed, 1).get('ketamine'), 1, typed);
		}
	});

	test('Finds words that only begin so', () => {
		assert.equal(near(words, 'ketm', 1, true).get('ketamines'), 1);
	});

	test('Finds just the words within the distance', () => {
		const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });
		fc.assert(
			fc.property(fc.array(word, { maxLength: 40 }), word, fc.integer({ min: 0, max: 2 }), (list, wanted, most) => {
				const expected = new Map(
					list.map((other) => [other, editDistance(wanted, other, most)] as const).filter(([, d]) => d <= most),
				);
				assert.deepEqual([...near(list, wanted, most)].sort(), [...expected].sort());
			}),
			{ seed: 11, numRuns: 400 },
		);
	});
});
