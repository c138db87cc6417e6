import assert from 'node:assert/strict';
import fc from 'fast-check';
import { jsonValue, readJson } from '../../../src/core/evidence/jsonDocument.ts';

/** The value of a text; the code and place of the problem where it is broken. */
function read(text: string): unknown {
	const { value, problems } = readJson(text);
	return value === undefined ? `${problems.at(-1)?.code} at ${problems.at(-1)?.span.start}` : jsonValue(value);
}

suite('readJson', () => {
	test('reads what JSON.parse reads', () => {
		fc.assert(
			fc.property(fc.jsonValue(), fc.constantFrom(undefined, '\t', 2), (value, indent) => {
				const text = JSON.stringify(value, null, indent);
				if (!text.includes('"__proto__"')) {
					assert.deepEqual(read(text), JSON.parse(text));
				}
			}),
			{ seed: 3 },
		);
	});

	test('refuses what JSON.parse refuses', () => {
		const pieces = fc.constantFrom(
			'{',
			'}',
			'[',
			']',
			':',
			',',
			'"a"',
			'"',
			'\\',
			'1',
			'-',
			'.5',
			'true',
			'nul',
			' ',
			'\n',
		);
		fc.assert(
			fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
				const text = parts.join('');
				let parsed: unknown;
				try {
					parsed = { value: JSON.parse(text) };
				} catch {
					parsed = undefined;
				}
				const { value } = readJson(text);
				assert.deepEqual(value && { value: jsonValue(value) }, parsed);
			}),
			{ seed: 3, numRuns: 3000 },
		);
	});

	test('knows where each value and key stands', () => {
		const text = '{ "a": [1, "two"] }';
		const { value } = readJson(text);
		assert.ok(value?.kind === 'object');
		const member = value.members.get('a')!;
		assert.ok(member.value.kind === 'array');
		assert.equal(text.slice(member.keySpan.start, member.keySpan.end), '"a"');
		assert.deepEqual(
			member.value.items.map(({ span }) => text.slice(span.start, span.end)),
			['1', '"two"'],
		);
	});

	test('reads escapes and passes over a byte order mark', () => {
		assert.deepEqual(read('\uFEFF["\\u00e4\\n\\"\\\\"]'), ['ä\n"\\']);
	});

	test('tells a key that stands twice and keeps the last', () => {
		const { value, problems } = readJson('{"a":1,"a":2}');
		assert.deepEqual(jsonValue(value!), { a: 2 });
		assert.deepEqual(problems, [
			{ code: 'evidence.duplicate-field', span: { start: 7, end: 10 }, details: { field: 'a' } },
		]);
	});

	test('gives the place of the first break', () => {
		assert.equal(read('[1, 2'), 'evidence.json-syntax at 5');
		assert.equal(read('{"a" 1}'), 'evidence.json-syntax at 5');
		assert.equal(read('["a\nb"]'), 'evidence.json-syntax at 3');
		assert.equal(read('[1] x'), 'evidence.json-syntax at 4');
		assert.equal(read(''), 'evidence.json-syntax at 0');
	});

	test('refuses nesting that would exhaust the stack', () => {
		assert.equal(read('['.repeat(100_000)), 'evidence.json-depth at 65');
	});
});
