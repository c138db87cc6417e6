import assert from 'node:assert/strict';
import fc from 'fast-check';
import { LineCursor } from '../../../src/core/text/lineCursor.ts';
import { LineIndex } from '../../../src/core/text/lineIndex.ts';

suite('Line cursor', () => {
	test('Gives the same places as the index of lines, in any order of asking', () => {
		const text = fc
			.array(fc.constantFrom('a', '\n', '\r\n', '\r', 'é'), { maxLength: 30 })
			.map((parts) => parts.join(''));
		fc.assert(
			fc.property(text, fc.array(fc.integer({ min: -2, max: 40 }), { maxLength: 10 }), (written, offsets) => {
				const cursor = new LineCursor(written);
				const index = new LineIndex(written);
				for (const offset of offsets) {
					assert.deepEqual(cursor.positionAt(offset), index.positionAt(offset));
				}
			}),
			{ seed: 3, numRuns: 500 },
		);
	});

	test('Gives the same places in a text that is looked through in several goes', () => {
		for (const around of ['\r', '\r\n', '\n', 'a\rb\r\nc\n']) {
			for (let before = 65_530; before < 65_540; before++) {
				const written = `a\n${'x'.repeat(before)}${around}${'y'.repeat(140_000)}${around}z`;
				const index = new LineIndex(written);
				const cursor = new LineCursor(written);
				for (const offset of [0, 3, before, before + 4, 100_000, written.length, before + 3, 1, written.length - 1]) {
					assert.deepEqual(cursor.positionAt(offset), index.positionAt(offset));
				}
			}
		}
	});
});
