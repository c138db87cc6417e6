import assert from 'node:assert/strict';
import fc from 'fast-check';
import { applyEdits } from '../../../src/core/text/textEdit.ts';
import { formatJson, packLayout } from '../../../src/core/evidence/jsonLayout.ts';
import { editBetween, openRecords } from '../../../src/core/evidence/recordText.ts';

const list = `[
	{ "id": "b",   "name": "Bee" },
	{
		"id": "d",
		"synonyms": ["one"]
	}
]
`;

suite('Records in the text of a pack', () => {
	test('come where they belong, and nothing else is touched', () => {
		const records = openRecords(list, 'list')!;
		records.put([
			['e', { id: 'e', name: 'Eel' }],
			['a', { id: 'a' }],
			['c', { id: 'c' }],
		]);
		assert.equal(
			records.text,
			`[
	{
		"id": "a"
	},
	{ "id": "b",   "name": "Bee" },
	{
		"id": "c"
	},
	{
		"id": "d",
		"synonyms": ["one"]
	},
	{
		"id": "e",
		"name": "Eel"
	}
]
`,
		);
	});

	test('come last where the others have no order', () => {
		const records = openRecords('[{"id":"b"},{"id":"a"}]', 'list')!;
		records.put([['aa', { id: 'aa' }]]);
		assert.deepEqual(
			(JSON.parse(records.text) as { id: string }[]).map(({ id }) => id),
			['b', 'a', 'aa'],
		);
	});

	test('take the place of those of their name', () => {
		const records = openRecords(list, 'list')!;
		records.put([['b', { id: 'b', name: 'Bumblebee' }]]);
		assert.match(records.text, /^\[\n\t\{\n\t\t"id": "b",\n\t\t"name": "Bumblebee"\n\t\},\n\t\{\n\t\t"id": "d"/);
	});

	test('make a file that is not there, with tabs and a line end', () => {
		const studies = openRecords(undefined, 'table')!;
		studies.put([['roe2001', { design: 'rct', findings: [] }]]);
		assert.equal(studies.text, '{\n\t"roe2001": {\n\t\t"design": "rct",\n\t\t"findings": []\n\t}\n}\n');
	});

	test('leave the address of the schema where it is', () => {
		const studies = openRecords('{ "$schema": "x.json" }', 'table')!;
		studies.put([['roe2001', { design: 'rct' }]]);
		assert.deepEqual(JSON.parse(studies.text), { $schema: 'x.json', roe2001: { design: 'rct' } });
		assert.equal(studies.has('$schema'), false);
	});

	test('keep the indentation and line ends of the file', () => {
		const records = openRecords('[\r\n  {\r\n    "id": "a"\r\n  }\r\n]\r\n', 'list')!;
		records.put([['b', { id: 'b', synonyms: ['x'] }]]);
		assert.equal(
			records.text,
			'[\r\n  {\r\n    "id": "a"\r\n  },\r\n  {\r\n    "id": "b",\r\n    "synonyms": ["x"]\r\n  }\r\n]\r\n',
		);
	});

	test('have their fields set, added and taken out', () => {
		const records = openRecords(list, 'list')!;
		records.set('d', 'note', 'New.');
		records.append('d', 'synonyms', 'two');
		records.append('b', 'synonyms', 'drone');
		records.set('b', 'name', undefined);
		assert.equal(
			records.text,
			`[
	{ "id": "b", "synonyms": ["drone"] },
	{
		"id": "d",
		"synonyms": ["one", "two"],
		"note": "New."
	}
]
`,
		);
	});

	test('are not opened where the text is broken or something else', () => {
		assert.equal(openRecords('[{"id":"a"}', 'list'), undefined);
		assert.equal(openRecords('{}', 'list'), undefined);
		assert.equal(openRecords('[]', 'table'), undefined);
		assert.ok(openRecords(' \n', 'list'));
	});

	test('whatever is done to them, they are as if it were done to the values', () => {
		const name = fc.constantFrom('a', 'b', 'c', 'd', 'e');
		const field = fc.constantFrom('name', 'synonyms', 'note');
		const step = fc.oneof(
			fc.record({ kind: fc.constant('put' as const), name, value: fc.dictionary(field, fc.array(fc.string())) }),
			fc.record({ kind: fc.constant('set' as const), name, field, value: fc.option(fc.json(), { nil: undefined }) }),
			fc.record({ kind: fc.constant('append' as const), name, field, value: fc.string() }),
		);
		const start = fc.constantFrom(undefined, '{}', '{\n  "c": {}\n}\n', '{"b":{"name":["x",\n"y"]},"d":{"note":1}}');
		fc.assert(
			fc.property(start, fc.array(step, { maxLength: 8 }), (text, steps) => {
				const records = openRecords(text, 'table')!;
				const values = JSON.parse(text ?? '{}') as Record<string, Record<string, unknown>>;
				for (const each of steps) {
					const value = values[each.name];
					if (each.kind === 'put') {
						values[each.name] = { ...each.value };
						records.put([[each.name, each.value]]);
						continue;
					}
					if (each.kind === 'set') {
						records.set(each.name, each.field, each.value);
					} else {
						records.append(each.name, each.field, each.value);
					}
					if (value !== undefined && each.kind === 'set') {
						value[each.field] = each.value;
					} else if (value !== undefined) {
						const list = value[each.field];
						value[each.field] = [...(Array.isArray(list) ? (list as unknown[]) : []), each.value];
					}
				}
				assert.deepEqual(JSON.parse(records.text), JSON.parse(JSON.stringify(values)));
			}),
		);
	});
});

suite('Layout of JSON', () => {
	test('keeps on a line what fits, and gives authors a line each', () => {
		assert.equal(formatJson({ a: [1, 2], b: undefined }, packLayout), '{ "a": [1, 2] }');
		assert.equal(formatJson([], packLayout), '[]');
		assert.equal(formatJson({}, packLayout), '{}');
		const authors = [
			{ family: 'Roe', given: 'Ann' },
			{ family: 'Doe', given: 'Ed' },
		];
		assert.equal(
			formatJson({ author: authors }, packLayout),
			'{ "author": [{ "family": "Roe", "given": "Ann" }, { "family": "Doe", "given": "Ed" }] }',
		);
		assert.equal(
			formatJson(authors, packLayout),
			'[\n\t{ "family": "Roe", "given": "Ann" },\n\t{ "family": "Doe", "given": "Ed" }\n]',
		);
		const long = { first: 'x'.repeat(70), second: 'y'.repeat(70) };
		assert.equal(formatJson(long, packLayout).split('\n').length, 4);
	});

	test('says what JSON.stringify says', () => {
		fc.assert(
			fc.property(fc.jsonValue(), (value) => {
				assert.deepEqual(JSON.parse(formatJson(value, packLayout)), JSON.parse(JSON.stringify(value)));
			}),
		);
	});
});

suite('The edit between two texts', () => {
	test('makes the one out of the other, and leaves what both share', () => {
		assert.equal(editBetween('same', 'same'), undefined);
		assert.deepEqual(editBetween('aXb', 'aYYb'), { span: { start: 1, end: 2 }, text: 'YY' });
		const text = fc.string({ unit: fc.constantFrom('a', 'b') });
		fc.assert(
			fc.property(text, text, (before, after) => {
				const edit = editBetween(before, after);
				assert.equal(applyEdits(before, edit === undefined ? [] : [edit]), after);
			}),
		);
	});
});
