import assert from 'node:assert/strict';
import { readJsonLines, writeJsonLines } from '../../../src/core/text/jsonLines.ts';

/** What is read, and in how many steps. */
function read(text: string): { readonly value: unknown; readonly steps: number } {
	const reading = readJsonLines(text);
	for (let steps = 1; ; steps++) {
		const step = reading.next();
		if (step.done === true) {
			return { value: step.value, steps };
		}
	}
}

const records = Array.from({ length: 2_000 }, (_, i) => ({
	id: `r${i}`,
	text: 'Line one.\nLine two, with ] and ],',
	list: [i],
}));

suite('JSON in lines', () => {
	for (const [what, value] of [
		['an object without properties', {}],
		['short properties', { name: 'A "name":[', list: [1, 2], 'odd "name"': null, nested: { a: [] } }],
		['a list of a thousand records', { id: 'x', records, more: [] }],
		['a list that comes last', { id: 'x', records }],
		['two lists', { records, others: records.toReversed() }],
	] as const) {
		test(`is the JSON of ${what}, and is read as such`, () => {
			const text = writeJsonLines(value);
			assert.deepEqual(JSON.parse(text), value);
			assert.deepEqual(read(text).value, value);
		});
	}

	test('leaves out what is undefined, as JSON does', () => {
		assert.deepEqual(JSON.parse(writeJsonLines({ a: undefined, b: 1 })), { b: 1 });
	});

	test('is read in steps that grow with its length', () => {
		assert.ok(read(writeJsonLines({ records })).steps > 2);
		assert.ok(read(writeJsonLines({ records: [...records, ...records] })).steps > 4);
	});

	test('laid out otherwise is read at once', () => {
		assert.deepEqual(read(JSON.stringify({ records })), { value: { records }, steps: 1 });
		assert.deepEqual(read('[\n1\n]'), { value: [1], steps: 1 });
	});

	test('that is broken is refused', () => {
		assert.throws(() => read('{\n"a":\n}'), SyntaxError);
	});
});
