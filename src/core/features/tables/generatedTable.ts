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

/** The table with its record, as lines. Widths are shares of the columns for what wraps. */
export function writeTable(table: GeneratedTable, markup: TableMarkup, widths: readonly number[]): readonly string[] {
	const all: readonly (readonly [string, readonly string[]])[] = [[headerRow, table.header], ...table.rows];
	const digests = new Map(all.map(([name, cells]) => [name, cells.map(digest)]));
	return [
		...recordLines(table.settings, digests, markup),
		...(markup === 'markdown' ? markdownLines(table, widths) : latexLines(table, widths)),
	];
}

/** Begins the record of a table, which stands before it as a comment: what it was made with, and a digest of each cell. */
export const opening = 'afferent-table';

export const headerRow = 'header';

export function recordLines(
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

export function markdownRow(cells: readonly string[]): string {
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

export function latexRow(cells: readonly string[]): string {
	return `${cells.join(' & ')} \\\\`;
}

/** Eight hexadecimal digits that distinguish a cell from another; blanks, which formatters of tables move, do not count. */
export function digest(cell: string): string {
	let hash = 0x811c9dc5;
	for (const character of cell.trim().replace(/\s+/g, ' ')) {
		hash = Math.imul(hash ^ character.codePointAt(0)!, 0x01000193) >>> 0;
	}
	return hash.toString(16).padStart(8, '0');
}
