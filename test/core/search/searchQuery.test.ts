import assert from 'node:assert/strict';
import { parseSearchQuery } from '../../../src/core/search/searchQuery.ts';

const words = (query: string) => parseSearchQuery(query).chunks.map((chunk) => chunk.parts.join('-'));

suite('Search query', () => {
	test('Leaves words out that say nothing, unless they are the last', () => {
		assert.deepEqual(words('effects of ketamine in the rat'), ['effects', 'ketamine', 'rat']);
		assert.deepEqual(words('of'), ['of']);
	});

	test('Reads ranges of years', () => {
		const years = (query: string) => parseSearchQuery(query).filters.years;
		assert.deepEqual(years('year:2019'), [2019, 2019]);
		assert.deepEqual(years('year:2019-2021'), [2019, 2021]);
		assert.deepEqual(years('year:2019–2021'), [2019, 2021]);
		assert.deepEqual(years('year:2019-'), [2019, Infinity]);
		assert.deepEqual(years('year:-2000'), [-Infinity, 2000]);
		assert.equal(years('year:20'), undefined);
		assert.equal(years('year:-'), undefined);
	});

	test('Reads values in quotation marks', () => {
		const { filters, text } = parseSearchQuery('author:"de wit" ketamine');
		assert.deepEqual(
			filters.author.flatMap((chunk) => chunk.parts),
			['de', 'wit'],
		);
		assert.equal(text, 'ketamine');
	});

	test('Takes what is no filter as words', () => {
		assert.deepEqual(words('subject:rats'), ['subject', 'rats']);
		assert.deepEqual(words('"unclosed'), ['unclosed']);
	});
});
