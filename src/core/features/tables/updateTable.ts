import type { TextEdit } from '../../text/textEdit.ts';
import {
	digest,
	type GeneratedTable,
	headerRow,
	latexRow,
	markdownRow,
	recordLines,
	type TableMarkup,
} from './generatedTable.ts';
import type { PlacedRow, PlacedTable } from './placedTables.ts';

/** What an update changes. */
export interface TableUpdate {
	readonly edits: readonly TextEdit[];
	/** Cells that a hand has changed, and that were left for it. */
	readonly kept: number;
	readonly added: number;
	readonly removed: number;
	readonly changed: number;
}

/**
 * The edits that make a placed table what it would be if it were generated now. What a hand has changed stays: a cell that
 * is not what was written, a row that was taken out, a row or a column of its own, the order of the rows. Undefined where
 * columns were taken out, since nobody can know which.
 * A row is known by the citekey that it cites.
 */
export function updateTable(
	placed: PlacedTable,
	table: GeneratedTable,
	markup: TableMarkup,
	lineEnd = '\n',
): TableUpdate | undefined {
	const width = placed.digests.get(headerRow)?.length ?? 0;
	if (placed.header.cells.length < width || width !== table.header.length) {
		return undefined;
	}
	return new TableUpdater(placed, table, { markup, lineEnd, columns: writtenColumns(placed, width) }).update();
}

/** How an update is written, and where each column that was written stands now. */
interface Circumstances {
	readonly markup: TableMarkup;
	readonly lineEnd: string;
	readonly columns: readonly number[];
}

/** Goes through the rows of a placed table once, and gathers what becomes of them. */
class TableUpdater {
	readonly #placed: PlacedTable;
	readonly #table: GeneratedTable;
	readonly #circumstances: Circumstances;
	readonly #edits: TextEdit[] = [];
	/** Of the new record, in any order. */
	readonly #digests = new Map<string, readonly string[]>();
	#kept = 0;
	#changed = 0;
	#removed = 0;

	constructor(placed: PlacedTable, table: GeneratedTable, circumstances: Circumstances) {
		this.#placed = placed;
		this.#table = table;
		this.#circumstances = circumstances;
	}

	update(): TableUpdate {
		const { header, rows, digests } = this.#placed;
		const { markup } = this.#circumstances;
		this.#renew(headerRow, header, this.#table.header);
		const seen = new Set<string>();
		for (const line of rows) {
			const name = citedIn(line.cells, markup).find((citekey) => digests.has(citekey));
			if (name !== undefined && !seen.has(name)) {
				seen.add(name);
				this.#updateRow(name, line);
			}
		}
		for (const [name, before] of digests) {
			if (!seen.has(name) && name !== headerRow) {
				// Taken out by hand: it does not come back.
				this.#digests.set(name, before);
			}
		}
		const added = this.#addRows();
		this.#writeRecord();
		return { edits: this.#edits, kept: this.#kept, added, removed: this.#removed, changed: this.#changed };
	}

	#updateRow(name: string, line: PlacedRow): void {
		const cells = this.#table.rows.get(name);
		if (cells !== undefined) {
			this.#renew(name, line, cells);
			return;
		}
		const { columns, lineEnd } = this.#circumstances;
		const before = this.#placed.digests.get(name)!;
		const isWritten = columns.every((column, index) => digest(line.cells[column] ?? '') === before[index]);
		if (line.cells.length === columns.length && isWritten) {
			this.#removed++;
			// With the line end before it.
			this.#edits.push({ span: { start: line.span.start - lineEnd.length, end: line.span.end }, text: '' });
		} else {
			this.#kept++;
			this.#digests.set(name, before);
		}
	}

	/** Gives the cells of a row that no hand has changed what they would be now. */
	#renew(name: string, line: PlacedRow, cells: readonly string[]): void {
		const { columns } = this.#circumstances;
		const before = this.#placed.digests.get(name) ?? [];
		const isTouched = columns.map((column, index) => digest(line.cells[column] ?? '') !== before[index]);
		this.#kept += isTouched.filter((each) => each).length;
		const renewed = line.cells.map((cell, column) => {
			const index = columns.indexOf(column);
			return index < 0 || isTouched[index] === true ? cell : (cells[index] ?? cell);
		});
		if (renewed.some((cell, index) => cell !== line.cells[index])) {
			this.#changed++;
			this.#edits.push({ span: line.span, text: this.#row(renewed) });
		}
		// A cell of the hand's keeps the digest of what was written, so that it is the hand's the next time, too.
		this.#digests.set(
			name,
			cells.map((cell, index) => (isTouched[index] ? (before[index] ?? digest(cell)) : digest(cell))),
		);
	}

	/** Writes the rows that the table did not have behind the last one; returns how many. */
	#addRows(): number {
		const { header, rows, digests } = this.#placed;
		const { columns, lineEnd } = this.#circumstances;
		const fresh = [...this.#table.rows].filter(([name]) => !digests.has(name));
		const lines = fresh.map(([name, cells]) => {
			this.#digests.set(name, cells.map(digest));
			return lineEnd + this.#row(header.cells.map((_, column) => cells[columns.indexOf(column)] ?? ''));
		});
		if (lines.length > 0) {
			const { end } = (rows.at(-1) ?? header).span;
			this.#edits.push({ span: { start: end, end }, text: lines.join('') });
		}
		return fresh.length;
	}

	#writeRecord(): void {
		const { span, recordEnd, digests } = this.#placed;
		const { markup, lineEnd } = this.#circumstances;
		// In the order that the record had, so that a comparison of versions shows what changed.
		const known = [...digests.keys()].filter((name) => this.#digests.has(name));
		const ordered = new Map([...known, ...this.#digests.keys()].map((name) => [name, this.#digests.get(name)!]));
		const record = recordLines(this.#table.settings, ordered, markup).filter((line) => line !== '');
		this.#edits.push({ span: { start: span.start, end: recordEnd }, text: record.join(lineEnd) });
	}

	#row(cells: readonly string[]): string {
		return this.#circumstances.markup === 'markdown' ? markdownRow(cells) : latexRow(cells);
	}
}

/** Where each written column stands now: under its heading, wherever a hand moved it, else where it was, else at any place left. */
function writtenColumns({ header, digests }: PlacedTable, width: number): readonly number[] {
	const headings = header.cells.map(digest);
	const written = digests.get(headerRow) ?? [];
	const columns = new Map<number, number>();
	const isFree = (column: number) => column >= 0 && column < headings.length && ![...columns.values()].includes(column);
	const places: readonly ((index: number) => number)[] = [
		(index) => headings.findIndex((heading, column) => heading === written[index] && isFree(column)),
		(index) => index,
		() => headings.findIndex((_, column) => isFree(column)),
	];
	for (const placeOf of places) {
		for (let index = 0; index < width; index++) {
			const column = placeOf(index);
			if (!columns.has(index) && isFree(column)) {
				columns.set(index, column);
			}
		}
	}
	return Array.from({ length: width }, (_, index) => columns.get(index)!);
}

/** What the cells of a row cite. */
function citedIn(cells: readonly string[], markup: TableMarkup): readonly string[] {
	const text = cells.join(' ');
	return markup === 'markdown'
		? [...text.matchAll(/@\{?([^\s\];}]+)/g)].map((found) => found[1]!)
		: [...text.matchAll(/\\[A-Za-z]+\*?\{([^{}]*)\}/g)].flatMap((found) =>
				found[1]!.split(',').map((key) => key.trim()),
			);
}
