import assert from 'node:assert/strict';
import { IdentifierList, IdentifierTextBuilder } from '../../../src/core/search/identifierList.ts';

function listOf(...identifiers: readonly string[]): IdentifierList {
	const builder = new IdentifierTextBuilder();
	identifiers.forEach((identifier, paper) => builder.add(paper, identifier));
	return new IdentifierList(builder.finish());
}

suite('Identifier list', () => {
	const list = listOf('10.1000/roe', '10.1000/roe.2', '', '10.2000/abab', '10.1000/roe', '10.3000/broken\nin two');

	test('Finds whole identifiers, each paper that has it', () => {
		assert.deepEqual(list.whole('10.1000/roe'), [0, 4]);
		assert.deepEqual(list.whole('10.1000/ro'), []);
		assert.deepEqual(list.whole('10.1000/roe.2'), [1]);
	});

	test('Finds beginnings and pieces, each paper once', () => {
		assert.deepEqual(list.begun('10.1000'), [0, 1, 4]);
		assert.deepEqual(list.begun('1000'), []);
		assert.deepEqual(list.containing('ab'), [3]);
		assert.deepEqual(list.containing('.2'), [1, 3]);
	});

	test('Leaves out what has a line break', () => {
		assert.deepEqual(list.containing('3000'), []);
	});

	test('Bears an empty list, and a long one', () => {
		assert.deepEqual(listOf().containing('1'), []);
		assert.deepEqual(listOf().whole(''), []);
		const many = listOf(...Array.from({ length: 10_000 }, (_, i) => `10.1/${i}x`));
		assert.deepEqual(many.whole('10.1/4095x'), [4095]);
		assert.deepEqual(many.whole('10.1/4096x'), [4096]);
		assert.deepEqual(many.whole('10.1/9999x'), [9999]);
		assert.equal(many.begun('10.1').length, 200);
	});
});
