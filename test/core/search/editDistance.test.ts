import assert from 'node:assert/strict';
import { nearestCitekeys } from '../../../src/core/search/nearestCitekeys.ts';
import { editDistance } from '../../../src/core/text/editDistance.ts';

suite('Edit distance', () => {
	test('Counts insertions, deletions, substitutions and swaps', () => {
		assert.equal(editDistance('roe', 'roe', 2), 0);
		assert.equal(editDistance('roe', 'rose', 2), 1);
		assert.equal(editDistance('rose', 'roe', 2), 1);
		assert.equal(editDistance('roe', 'poe', 2), 1);
		assert.equal(editDistance('roe', 'ore', 2), 1);
		assert.equal(editDistance('', 'ab', 2), 2);
	});

	test('Gives up beyond the limit', () => {
		assert.equal(editDistance('ketamine', 'serotonin', 2), 3);
		assert.equal(editDistance('a', 'abcdef', 2), 3);
	});
});

suite('Nearest citekeys', () => {
	const known = ['zanos2016nmdar', 'zanos2017reply', 'berman2000antidepressant', 'Zarate2006'];
	const near = (citekey: string) => nearestCitekeys(citekey, known, 3);

	test('Finds a mistyped citekey', () => {
		assert.deepEqual(near('zanos2016nmdra'), ['zanos2016nmdar']);
		assert.deepEqual(near('zarate2006'), ['Zarate2006']);
	});

	test('Finds a citekey of which only the beginning was typed', () => {
		assert.deepEqual(near('berman2000'), ['berman2000antidepressant']);
	});

	test('Finds nothing for what is like none', () => {
		assert.deepEqual(near('smith1999bees'), []);
		assert.deepEqual(near('x'), []);
	});
});
