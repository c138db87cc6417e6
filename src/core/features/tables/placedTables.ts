import type { Span } from '../../text/span.ts';
import { opening, type TableMarkup } from './generatedTable.ts';

/** A table that was generated once, as it is in a text. */
export interface PlacedTable {
	/** From the record to the last row. */
	readonly span: Span;
	/** Where the record ends. */
	readonly recordEnd: number;
	readonly settings: Readonly<Record<string, string>>;
	/** What the cells of each row were when they were written, as digests; `header` for those of the header. */
	readonly digests: ReadonlyMap<string, readonly string[]>;
	readonly header: PlacedRow;
	readonly rows: readonly PlacedRow[];
}

export interface PlacedRow {
	readonly span: Span;
	readonly cells: readonly string[];
}

/** The generated tables of a text, in order. A table that was taken away from after its record is none. */
export function placedTables(text: string, markup: TableMarkup): readonly PlacedTable[] {
	const lines = linesOf(text);
	const tables: PlacedTable[] = [];
	for (let at = 0; at < lines.length; at++) {
		const start = lines[at]!;
		if (start.text.trim() !== (markup === 'markdown' ? `<!-- ${opening}` : `% ${opening}`)) {
			continue;
		}
		const settings: Record<string, string> = {};
		const digests = new Map<string, readonly string[]>();
		let next = at + 1;
		for (; next < lines.length; next++) {
			const line = lines[next]!.text.trim();
			if (markup === 'markdown' ? line === '-->' : !line.startsWith('%')) {
				break;
			}
			const written = markup === 'markdown' ? line : line.slice(1).trim();
			const setting = /^([a-z]+) = (.*)$/.exec(written);
			const row = /^(\S+): ([0-9a-f ]+)$/.exec(written);
			if (setting !== null) {
				settings[setting[1]!] = setting[2]!;
			} else if (row !== null) {
				digests.set(row[1]!, row[2]!.split(' '));
			}
		}
		const read = markup === 'markdown' ? markdownTable(lines, next + 1) : latexTable(lines, next);
		const [header, ...rows] = read;
		if (header !== undefined) {
			const end = (rows.at(-1) ?? header).span.end;
			const recordEnd = lines[markup === 'markdown' ? Math.min(next, lines.length - 1) : next - 1]!.end;
			tables.push({ span: { start: start.start, end }, recordEnd, settings, digests, header, rows });
		}
		at = next;
	}
	return tables;
}

interface Line extends Span {
	readonly text: string;
}

function linesOf(text: string): readonly Line[] {
	const lines: Line[] = [];
	for (let start = 0; start <= text.length;) {
		const found = text.indexOf('\n', start);
		const next = found < 0 ? text.length : found;
		const end = text[next - 1] === '\r' && next > start ? next - 1 : next;
		lines.push({ start, end, text: text.slice(start, end) });
		start = next + 1;
	}
	return lines;
}

/** The header and the rows of the pipe table that follows after blank lines. */
function markdownTable(lines: readonly Line[], from: number): readonly PlacedRow[] {
	let at = from;
	while (lines[at]?.text.trim() === '') {
		at++;
	}
	const rows: PlacedRow[] = [];
	for (; lines[at]?.text.trim().startsWith('|') === true; at++) {
		const line = lines[at]!;
		if (!/^[\s|:-]+$/.test(line.text)) {
			rows.push({ span: line, cells: splitCells(line.text.trim().replace(/^\||(?<!\\)\|$/g, ''), '|') });
		}
	}
	return rows;
}

/** The header and the rows of the `tabular` or `longtable` that follows, one a line. */
function latexTable(lines: readonly Line[], from: number): readonly PlacedRow[] {
	const rows: PlacedRow[] = [];
	for (let at = from; at < lines.length; at++) {
		const line = lines[at]!;
		if (line.text.includes(`% ${opening}`) || /\\end\{/.test(line.text)) {
			break;
		}
		if (/\\\\\s*$/.test(line.text)) {
			rows.push({ span: line, cells: splitCells(line.text.replace(/\\\\\s*$/, ''), '&') });
		}
	}
	return rows;
}

function splitCells(row: string, separator: string): readonly string[] {
	const cells: string[] = [];
	let cell = '';
	for (let at = 0; at < row.length; at++) {
		if (row[at] === '\\' && at + 1 < row.length) {
			cell += row[at]! + row[++at]!;
		} else if (row[at] === separator) {
			cells.push(cell.trim());
			cell = '';
		} else {
			cell += row[at]!;
		}
	}
	return [...cells, cell.trim()];
}
