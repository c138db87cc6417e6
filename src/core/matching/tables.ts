/** Decides which stretches begin cells of one column of a table, in rows one below another. */
import type { Span } from '../text/span.ts';

/** Lines between the rows of a table: `|---|:-:|`, `+===+`, `\hline`, `\midrule`. */
const rule = /^[ \t|:+=-]*$|^[ \t]*\\(?:hline|cline|[a-z]*rule)(?![a-z])/;

/** What may stand in a cell before a name: blanks, emphasis, a quotation mark. */
const beforeName = /^[\s*_"“‘({[]*$/;

/** A longer line is prose that has one of the signs. */
const longestRow = 2000;

/** So many rows up, and so many down, vouch for a name. */
const reach = 20;

/** A row of a column, and the first of the stretches that begin its cell. */
interface Cell {
	/** The row, counted without the rules between rows. */
	readonly row: number;
	readonly index: number;
}

/** Decides which of some stretches of a text, in order, begin cells of one column of a table, in rows one below another. */
export class TableColumns {
	/** Of each stretch that begins a cell: its column, and which of the cells there is its own. */
	readonly #places = new Map<number, { readonly column: readonly Cell[]; readonly at: number }>();

	constructor(text: string, spans: readonly Span[]) {
		const rows = /[|&]/.test(text) && text.includes('\n') ? rowsOf(text) : [];
		if (rows.length > 1) {
			this.#place(text, spans, rows);
		}
	}

	/** The stretches in one column with the given one, with no row between them that has none. */
	sharing(index: number): readonly number[] {
		const place = this.#places.get(index);
		if (place === undefined) {
			return [];
		}
		const { column, at: own } = place;
		const shared: number[] = [];
		for (const step of [-1, 1]) {
			for (let by = step; Math.abs(by) <= reach && column[own + by]?.row === column[own]!.row + by; by += step) {
				shared.push(column[own + by]!.index);
			}
		}
		return shared;
	}

	/** @param rows start of each row */
	#place(text: string, spans: readonly Span[], rows: readonly number[]): void {
		const columns = new Map<number, Cell[]>();
		let row = -1;
		for (const [index, { start }] of spans.entries()) {
			while (row + 1 < rows.length && rows[row + 1]! <= start) {
				row++;
			}
			const from = rows[row];
			if (from === undefined || start - from > longestRow) {
				continue;
			}
			const before = text.slice(from, start);
			const cells = before.replaceAll(/\\[|&]/g, '  ').split(/[|&]/);
			if (before.includes('\n') || !beforeName.test(cells.at(-1)!)) {
				continue;
			}
			const column = columns.get(cells.length) ?? [];
			columns.set(cells.length, column);
			if (column.at(-1)?.row !== row) {
				column.push({ row, index });
			}
			this.#places.set(index, { column, at: column.length - 1 });
		}
	}
}

/** Where the rows of a table begin: lines that have more than one cell, without the rules between them. */
function rowsOf(text: string): readonly number[] {
	const rows: number[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		if (line.length <= longestRow && /(?<!\\)[|&]/.test(line) && !rule.test(line)) {
			rows.push(start);
		}
		start += line.length + 1;
	}
	return rows;
}
