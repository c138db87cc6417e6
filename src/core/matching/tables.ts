/** Decides which stretches begin cells of one column of a table, in rows one below another. */
import type { Span } from '../text/span.ts';

/** Lines between the rows of a table: `|---|:-:|`, `+===+`, `\hline`, `\midrule`. */
const rule = /^[ \t|:+=-]*$|^[ \t]*\\(?:hline|cline|[a-z]*rule)(?![a-z])/;

/** What may stand in a cell before a name: blanks, emphasis, a quotation mark. */
const beforeName = /^[\s*_"“‘({[]*$/;

/** Where a stretch begins a cell. */
interface CellPlace {
	/** The row, counted without the rules between rows. */
	readonly row: number;
	readonly column: number;
}

/** Decides which stretches of a text begin cells of one column of a table, in rows one below another. */
export class TableColumns {
	readonly #text: string;
	/** Start of each row. */
	readonly #rows: readonly number[];
	readonly #places = new Map<number, CellPlace | undefined>();

	constructor(text: string) {
		this.#text = text;
		this.#rows = /[|&]/.test(text) && text.includes('\n') ? rowsOf(text) : [];
	}

	/** Of the stretches, in order, those that stand in one column with the given one, with no row between them that has none. */
	sharing(index: number, spans: readonly Span[]): readonly number[] {
		const own = this.#rows.length < 2 ? undefined : this.#placeOf(spans[index]!);
		const shared: number[] = [];
		if (own === undefined) {
			return shared;
		}
		for (const step of [-1, 1]) {
			let { row } = own;
			for (let at = index + step; at >= 0 && at < spans.length; at += step) {
				const place = this.#placeOf(spans[at]!);
				if (place === undefined || place.column !== own.column || place.row === row) {
					continue;
				}
				if (place.row !== row + step) {
					break;
				}
				({ row } = place);
				shared.push(at);
			}
		}
		return shared;
	}

	#placeOf({ start }: Span): CellPlace | undefined {
		if (!this.#places.has(start)) {
			this.#places.set(start, this.#findPlace(start));
		}
		return this.#places.get(start);
	}

	#findPlace(start: number): CellPlace | undefined {
		const row = this.#rows.findLastIndex((from) => from <= start);
		const before = row < 0 ? '\n' : this.#text.slice(this.#rows[row], start);
		const cells = before.replaceAll(/\\[|&]/g, '  ').split(/[|&]/);
		return before.includes('\n') || !beforeName.test(cells.at(-1)!) ? undefined : { row, column: cells.length };
	}
}

/** Where the rows of a table begin: lines that have more than one cell, without the rules between them. */
function rowsOf(text: string): readonly number[] {
	const rows: number[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		if (/(?<!\\)[|&]/.test(line) && !rule.test(line)) {
			rows.push(start);
		}
		start += line.length + 1;
	}
	return rows;
}
