import assert from 'node:assert/strict';
import { Latest } from '../../../src/core/text/latest.ts';

suite('What was kept last', () => {
	test('is made once, and goes when it was needed longest ago', () => {
		const made: string[] = [];
		const latest = new Latest<boolean>(2);
		const isLong = (key: string) => latest.of(key, () => (made.push(key), key.length > 1));
		assert.equal(isLong('a'), false);
		assert.equal(isLong('a'), false);
		assert.equal(isLong('bb'), true);
		assert.deepEqual(made, ['a', 'bb'], 'also where what was made is false');
		isLong('a');
		isLong('cc');
		assert.equal(latest.find('bb'), undefined, 'a was needed after bb');
		assert.equal(latest.find('a'), false);
		assert.equal(latest.keep('a', true), true);
		assert.equal(latest.find('a'), true);
	});
});
