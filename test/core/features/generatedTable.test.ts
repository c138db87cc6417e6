import assert from 'node:assert/strict';
import { type GeneratedTable, type TableMarkup, writeTable } from '../../../src/core/features/tables/generatedTable.ts';
import { placedTables } from '../../../src/core/features/tables/placedTables.ts';
import { updateTable } from '../../../src/core/features/tables/updateTable.ts';
import { manuscriptMarkup } from '../../../src/core/features/manuscriptMarkup.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

/** A table of finding and cite, with one row for each citekey. */
function table(findings: Readonly<Record<string, string>>, markup: TableMarkup): GeneratedTable {
	const { escape, cite } = manuscriptMarkup(markup);
	return {
		settings: { claims: 'a-claim', columns: 'finding cite' },
		header: ['Finding', 'Reference'],
		rows: new Map(Object.entries(findings).map(([key, finding]) => [key, [escape(finding), cite([key])]])),
	};
}

/** A document with the table of `first`, changed by a hand, and then updated to `second`. */
function updated(
	first: Readonly<Record<string, string>>,
	hand: (text: string) => string,
	second: Readonly<Record<string, string>>,
	markup: TableMarkup = 'markdown',
): string {
	const written = hand(`Before.\n\n${writeTable(table(first, markup), markup, [3, 3]).join('\n')}\n\nBehind.\n`);
	const [placed] = placedTables(written, markup);
	assert.ok(placed);
	const update = updateTable(placed, table(second, markup), markup);
	assert.ok(update);
	const text = applyEdits(written, [...update.edits]);
	const [again] = placedTables(text, markup);
	const secondUpdate = updateTable(again!, table(second, markup), markup);
	assert.equal(applyEdits(text, [...secondUpdate!.edits]), text, 'a second update changes nothing');
	return text;
}

/** The rows of the table in a text, without their borders. */
function rowsOf(text: string, markup: TableMarkup = 'markdown'): readonly string[] {
	return placedTables(text, markup)[0]!.rows.map(({ cells }) => cells.join(' / '));
}

const same = (text: string) => text;

suite('Generated tables', () => {
	for (const markup of ['markdown', 'latex'] as const) {
		const cite = (key: string) => manuscriptMarkup(markup).cite([key]);

		test(`What a hand has not touched follows, in ${markup}`, () => {
			const text = updated({ a: 'raised', b: 'lowered' }, same, { a: 'raised by half', c: 'new | & %' }, markup);
			const { escape } = manuscriptMarkup(markup);
			assert.deepEqual(rowsOf(text, markup), [
				`raised by half / ${cite('a')}`,
				`${escape('new | & %')} / ${cite('c')}`,
			]);
			assert.match(text, /^Before\.\n\n[\s\S]*\n\nBehind\.\n$/);
		});

		test(`A cell that a hand has changed stays, in ${markup}`, () => {
			const hand = (text: string) => text.replace('raised', 'raised (my words)');
			const text = updated({ a: 'raised', b: 'lowered' }, hand, { a: 'fell', b: 'fell' }, markup);
			assert.deepEqual(rowsOf(text, markup), [`raised (my words) / ${cite('a')}`, `fell / ${cite('b')}`]);
		});
	}

	test('A table that breaks over pages follows in its place', () => {
		const many = (finding: string, count: number) =>
			Object.fromEntries(Array.from({ length: count }, (_, i) => [`key${i}`, finding]));
		const hand = (text: string) => text.replace('raised', 'raised (my words)');
		const text = updated(many('raised', 13), hand, { ...many('fell', 12), fresh: 'fell' }, 'latex');
		assert.match(
			text,
			/\n\\begin\{longtable\}[\s\S]*\\endhead\n\\bottomrule\n\\endfoot\n[\s\S]*\n\\end\{longtable\}\n/,
		);
		const rows = rowsOf(text, 'latex');
		assert.equal(rows.length, 13);
		assert.match(rows[0]!, /^raised \(my words\)/);
		assert.equal(rows.filter((row) => row.startsWith('fell')).length, 12);
	});

	test('A row that a hand took out does not come back, and its own rows, columns and order stay', () => {
		const hand = (text: string) =>
			text
				.replace(/\| three.*\n/, '')
				.replace(
					'| one | [@a] |\n| two | [@b] |\n',
					'| two | [@b] | mine |\n| by hand | none | x |\n| one | [@a] | |\n',
				)
				.replace('| Finding | Reference |', '| Finding | Reference | Note |');
		const text = updated({ a: 'one', b: 'two', c: 'three' }, hand, { a: 'ONE', b: 'TWO', c: 'THREE', d: 'four' });
		assert.deepEqual(rowsOf(text), ['TWO / [@b] / mine', 'by hand / none / x', 'ONE / [@a] / ', 'four / [@d] / ']);
	});

	test('Columns that a hand moved or put between the others are found by their headings', () => {
		const hand = (text: string) =>
			text
				.replace('| Finding | Reference |', '| Note | Reference | Finding |')
				.replace('| one | [@a] |', '| mine | [@a] | one |')
				.replace('| two | [@b] |', '| | [@b] | two, I think |');
		const text = updated({ a: 'one', b: 'two' }, hand, { a: 'ONE', b: 'TWO', c: 'THREE' });
		assert.deepEqual(rowsOf(text), ['mine / [@a] / ONE', ' / [@b] / two, I think', ' / [@c] / THREE']);
		const renamed = (written: string) => written.replace('| Finding | Reference |', '| My heading | Reference |');
		assert.deepEqual(rowsOf(updated({ a: 'one' }, renamed, { a: 'ONE' })), ['ONE / [@a]']);
	});

	test('A cell that a hand has changed stays, whatever it changed it to', () => {
		// Digests of four digits took these two for one.
		const hand = (text: string) => text.replace('raised by 2760', 'lowered by 9');
		assert.deepEqual(rowsOf(updated({ a: 'raised by 2760' }, hand, { a: 'unchanged' })), ['lowered by 9 / [@a]']);
	});

	test('A paper that is gone leaves the table, unless a hand wrote in its row', () => {
		const hand = (text: string) => text.replace('two', 'two, as I see it');
		assert.deepEqual(rowsOf(updated({ a: 'one', b: 'two' }, hand, {})), ['two, as I see it / [@b]']);
	});

	test('Blanks that a formatter moves are no change', () => {
		const hand = (text: string) => text.replace('| one | [@a] |', '|   one        |   [@a]  |');
		assert.deepEqual(rowsOf(updated({ a: 'one' }, hand, { a: 'ONE' })), ['ONE / [@a]']);
	});

	test('Columns that were taken out leave the table alone', () => {
		const written = writeTable(table({ a: 'one' }, 'markdown'), 'markdown', [3, 3]).join('\n');
		const [placed] = placedTables(written.replace('| Finding | Reference |', '| Reference |'), 'markdown');
		assert.equal(updateTable(placed!, table({ a: 'two' }, 'markdown'), 'markdown'), undefined);
	});

	test('Line ends of Windows stay', () => {
		const lines = writeTable(table({ a: 'one', b: 'two' }, 'markdown'), 'markdown', [3, 3]);
		const written = `${lines.join('\r\n')}\r\n`;
		const update = updateTable(
			placedTables(written, 'markdown')[0]!,
			table({ b: 'TWO', c: 'three' }, 'markdown'),
			'markdown',
			'\r\n',
		);
		const text = applyEdits(written, [...update!.edits]);
		assert.doesNotMatch(text, /[^\r]\n/);
		assert.deepEqual(rowsOf(text), ['TWO / [@b]', 'three / [@c]']);
	});

	test('A text without a record has no table', () => {
		assert.deepEqual(placedTables('| a | b |\n|---|---|\n| 1 | 2 |\n', 'markdown'), []);
		assert.deepEqual(placedTables('<!-- afferent-table\nclaims = x\n', 'markdown'), []);
	});
});
