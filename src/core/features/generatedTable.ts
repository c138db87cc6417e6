import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';

/** How a table is written in a manuscript. */
export type TableMarkup = 'markdown' | 'latex';

/** A table as it is generated: cells are written in the markup, one line each. */
export interface GeneratedTable {
	/** What it was made of and with, for the next time: names and values without line ends. */
	readonly settings: Readonly<Record<string, string>>;
	readonly header: readonly string[];
	/** By the name of the row, such as a citekey, in order. */
	readonly rows: ReadonlyMap<string, readonly string[]>;
}

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

interface PlacedRow {
	readonly span: Span;
	readonly cells: readonly string[];
}

/** Begins the record of a table, which stands before it as a comment: what it was made with, and a digest of each cell. */
const opening = 'afferent-table';
const headerRow = 'header';

/** The table with its record, as lines. Widths are shares of the columns for what wraps. */
export function writeTable(table: GeneratedTable, markup: TableMarkup, widths: readonly number[]): readonly string[] {
	const all: readonly (readonly [string, readonly string[]])[] = [[headerRow, table.header], ...table.rows];
	const digests = new Map(all.map(([name, cells]) => [name, cells.map(digest)]));
	return [
		...recordLines(table.settings, digests, markup),
		...(markup === 'markdown' ? markdownLines(table, widths) : latexLines(table, widths)),
	];
}

function recordLines(
	settings: Readonly<Record<string, string>>,
	digests: ReadonlyMap<string, readonly string[]>,
	markup: TableMarkup,
): readonly string[] {
	const lines = [
		...Object.entries(settings).map(([name, value]) => `${name} = ${value}`),
		...[...digests].map(([name, each]) => `${name}: ${each.join(' ')}`),
	];
	return markup === 'markdown'
		? [`<!-- ${opening}`, ...lines, '-->', '']
		: [opening, ...lines].map((line) => `% ${line}`);
}

function markdownLines({ header, rows }: GeneratedTable, widths: readonly number[]): readonly string[] {
	return [
		markdownRow(header),
		// Pandoc divides the line by the lengths of these where a row is longer than it.
		`|${header.map((_, index) => '-'.repeat(Math.max(3, widths[index] ?? 3))).join('|')}|`,
		...[...rows.values()].map(markdownRow),
	];
}

function markdownRow(cells: readonly string[]): string {
	return `| ${cells.join(' | ')} |`;
}

/** As many rows of an evidence table does a page hold; LaTeX sets more of them off the page unless the table may break. */
const mostRowsOnPage = 12;

/** Whether a table of so many rows is written as one that LaTeX breaks over pages (`longtable`). */
export function breaksOverPages(rows: number): boolean {
	return rows > mostRowsOnPage;
}

function latexLines({ header, rows }: GeneratedTable, widths: readonly number[]): readonly string[] {
	const sum = widths.reduce((total, width) => total + width, 0);
	// The gaps between columns take some of the line.
	const share = (width: number) => `p{${((width / sum) * (1 - 0.025 * header.length)).toFixed(3)}\\linewidth}`;
	const columns = `{@{}${widths.map(share).join('')}@{}}`;
	const head = ['\\toprule', latexRow(header), '\\midrule'];
	const body = [...rows.values()].map(latexRow);
	return breaksOverPages(rows.size)
		? [
				`\\begin{longtable}${columns}`,
				// Head and foot stand on every page.
				...head,
				'\\endhead',
				'\\bottomrule',
				'\\endfoot',
				...body,
				'\\end{longtable}',
			]
		: [`\\begin{tabular}${columns}`, ...head, ...body, '\\bottomrule', '\\end{tabular}'];
}

function latexRow(cells: readonly string[]): string {
	return `${cells.join(' & ')} \\\\`;
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
	const columns = writtenColumns(placed, width);
	let kept = 0;
	let changed = 0;
	let removed = 0;
	const edits: TextEdit[] = [];
	const digests = new Map<string, readonly string[]>();
	const row = markup === 'markdown' ? markdownRow : latexRow;
	const renew = (name: string, line: PlacedRow, cells: readonly string[]) => {
		const before = placed.digests.get(name) ?? [];
		const isTouched = columns.map((column, index) => digest(line.cells[column] ?? '') !== before[index]);
		kept += isTouched.filter((each) => each).length;
		const renewed = line.cells.map((cell, column) => {
			const index = columns.indexOf(column);
			return index < 0 || isTouched[index] === true ? cell : (cells[index] ?? cell);
		});
		if (renewed.some((cell, index) => cell !== line.cells[index])) {
			changed++;
			edits.push({ span: line.span, text: row(renewed) });
		}
		// A cell of the hand's keeps the digest of what was written, so that it is the hand's the next time, too.
		digests.set(
			name,
			cells.map((cell, index) => (isTouched[index] ? (before[index] ?? digest(cell)) : digest(cell))),
		);
	};
	renew(headerRow, placed.header, table.header);
	const seen = new Set<string>();
	for (const line of placed.rows) {
		const name = citedIn(line.cells, markup).find((citekey) => placed.digests.has(citekey));
		if (name === undefined || seen.has(name)) {
			continue;
		}
		seen.add(name);
		const cells = table.rows.get(name);
		if (cells !== undefined) {
			renew(name, line, cells);
			continue;
		}
		const before = placed.digests.get(name)!;
		const isWritten = columns.every((column, index) => digest(line.cells[column] ?? '') === before[index]);
		if (line.cells.length === width && isWritten) {
			removed++;
			// With the line end before it.
			edits.push({ span: { start: line.span.start - lineEnd.length, end: line.span.end }, text: '' });
		} else {
			kept++;
			digests.set(name, before);
		}
	}
	for (const [name, before] of placed.digests) {
		if (!seen.has(name) && name !== headerRow) {
			// Taken out by hand: it does not come back.
			digests.set(name, before);
		}
	}
	const fresh = [...table.rows].filter(([name]) => !placed.digests.has(name));
	const end = (placed.rows.at(-1) ?? placed.header).span.end;
	const added = fresh.map(([name, cells]) => {
		digests.set(name, cells.map(digest));
		return lineEnd + row(placed.header.cells.map((_, column) => cells[columns.indexOf(column)] ?? ''));
	});
	if (added.length > 0) {
		edits.push({ span: { start: end, end }, text: added.join('') });
	}
	// In the order that the record had, so that a comparison of versions shows what changed.
	const known = [...placed.digests.keys()].filter((name) => digests.has(name));
	const ordered = new Map([...known, ...digests.keys()].map((name) => [name, digests.get(name)!]));
	const record = recordLines(table.settings, ordered, markup).filter((line) => line !== '');
	return { edits: [...edits, recordEdit(placed, record, lineEnd)], kept, added: fresh.length, removed, changed };
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

/** Replaces the record by another one. */
function recordEdit(placed: PlacedTable, record: readonly string[], lineEnd: string): TextEdit {
	return { span: { start: placed.span.start, end: placed.recordEnd }, text: record.join(lineEnd) };
}

/** Eight hexadecimal digits that distinguish a cell from another; blanks, which formatters of tables move, do not count. */
function digest(cell: string): string {
	let hash = 0x811c9dc5;
	for (const character of cell.trim().replace(/\s+/g, ' ')) {
		hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
	}
	return hash.toString(16).padStart(8, '0');
}
