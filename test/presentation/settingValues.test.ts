import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
	booleanSetting,
	choiceSetting,
	choicesSetting,
	recordSetting,
	textSetting,
	textsSetting,
} from '../../src/presentation/settingValues.ts';

suite('Values of settings', () => {
	test('are their defaults where nobody gave one', () => {
		for (const written of [undefined, null]) {
			assert.deepEqual(booleanSetting(written, true), { value: true, isWrong: false });
			assert.deepEqual(textsSetting(written, ['a']), { value: ['a'], isWrong: false });
			assert.deepEqual(recordSetting(written), { value: {}, isWrong: false });
		}
	});

	test('are taken for what they were meant to be', () => {
		assert.deepEqual(booleanSetting('false', true), { value: false, isWrong: false });
		assert.deepEqual(textsSetting('refs.bib', []), { value: ['refs.bib'], isWrong: false });
	});

	test('lose what is of another kind, and say so', () => {
		assert.deepEqual(textsSetting(['a.bib', 3, null, 'b.bib'], []), { value: ['a.bib', 'b.bib'], isWrong: true });
		assert.deepEqual(choicesSetting(['a', 'c'], ['a', 'b']), { value: ['a'], isWrong: true });
		assert.deepEqual(choiceSetting('c', ['a', 'b'], 'b'), { value: 'b', isWrong: true });
		assert.deepEqual(textSetting(7, 'apa'), { value: 'apa', isWrong: true });
		assert.deepEqual(booleanSetting(1, true), { value: true, isWrong: true });
		assert.deepEqual(recordSetting(['a']), { value: {}, isWrong: true });
		assert.deepEqual(textSetting('x'.repeat(5000), 'apa'), { value: 'apa', isWrong: true });
		assert.equal(textsSetting(Array(100_000).fill('a'), []).value.length, 1000);
	});

	test('are of their kind, whatever was written', () => {
		fc.assert(
			fc.property(fc.anything(), (written) => {
				assert.equal(typeof booleanSetting(written, true).value, 'boolean');
				assert.equal(typeof textSetting(written, 'a').value, 'string');
				assert.ok(textsSetting(written, []).value.every((text) => typeof text === 'string'));
				assert.ok(['a', 'b'].includes(choiceSetting(written, ['a', 'b'], 'a').value));
				assert.ok(choicesSetting(written, ['a', 'b']).value.every((choice) => ['a', 'b'].includes(choice)));
				assert.equal(typeof recordSetting(written).value, 'object');
			}),
			{ seed: 20261101, numRuns: 1000 },
		);
	});
});
