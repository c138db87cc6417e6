import assert from 'node:assert/strict';
import fc from 'fast-check';
import { WordTable } from '../../../src/core/search/wordTable.ts';

function units(text: string): Uint16Array {
	return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
}

suite('Word table', () => {
	test('numbers words as a map does', () => {
		fc.assert(
			fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 200 }), (words) => {
				const table = new WordTable();
				const known = new Map<string, number>();
				for (const word of words) {
					const text = units(`<${word}>`);
					const id = table.idOf(text, 1, text.length - 1);
					assert.equal(id, known.get(word) ?? known.size);
					known.set(word, id);
				}
				assert.equal(table.size, known.size);
				assert.deepEqual(
					[...known.keys()].map((_, id) => table.word(id)),
					[...known.keys()],
				);
			}),
			{ seed: 3, numRuns: 100 },
		);
	});

	test('grows with its words', () => {
		const table = new WordTable();
		const number = (word: number) => table.idOf(units(`word${word}`), 0, `word${word}`.length);
		for (let word = 0; word < 20_000; word++) {
			assert.equal(number(word), word);
		}
		assert.equal(number(12_345), 12_345);
		assert.equal(table.word(19_999), 'word19999');
	});
});
