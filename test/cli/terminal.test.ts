import assert from 'node:assert/strict';
import { withoutControls } from '../../src/cli/terminal.ts';

suite('What a terminal is given', () => {
	test('has no orders to it, and all else', () => {
		assert.equal(withoutControls('a\tb\nc\r\nd é 氯\n'), 'a\tb\nc\r\nd é 氯\n');
		assert.equal(withoutControls('\x1b[31mred\x1b]0;title\x07 \x9b2J \x7f\b\rx'), '␛[31mred␛]0;title␇ \ufffd2J ␡␈␍x');
	});
});
