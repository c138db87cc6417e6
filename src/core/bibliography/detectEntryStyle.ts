import type { BibtexBibliography } from './bibtexBibliography.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { defaultEntryStyle, insertInOrder, type EntryStyle } from './entryStyle.ts';
import type { BibField } from './model.ts';

/** So many entries at the end of a file, and so many fields of each, show how its writer lays them out. */
const sampledEntries = 20;
const sampledFields = 60;

/** The layout of the entries of a `.bib` file, by majority among the last ones; the default where there are none. */
export function detectEntryStyle(bibliography: DetectableFile): EntryStyle {
	const { text, entries } = bibliography;
	const samples = entries.slice(-sampledEntries).map((entry) => ({ entry, fields: bibliography.fields(entry) }));
	const fields = samples.flatMap((sample) =>
		sample.fields.slice(0, sampledFields).map((field) => fieldStyle(text, sample.entry, field)),
	);
	const gaps = samples.slice(1).flatMap(({ entry }, index) => blankLinesBetween(text, samples[index]!.entry, entry));
	const commas = samples.flatMap(({ entry, fields }) => endsInComma(text, entry, fields.at(-1)));
	const capitals = samples.map(({ entry }) => /^@\s*[A-Z]{2}/.test(text.slice(entry.start, entry.start + 20)));
	const [before = ' ', after = ' '] = (mostFrequent(fields.map(({ blanks }) => blanks)) ?? ' | ').split('|');
	const column = alignedColumn(fields);
	return {
		indent: mostFrequent(fields.flatMap(({ indent }) => indent ?? [])) ?? defaultEntryStyle.indent,
		beforeEquals: before,
		afterEquals: after.includes('\n') ? ' ' : after,
		delimiter: mostFrequent(fields.flatMap(({ delimiter }) => delimiter ?? [])) === '"' ? 'quote' : 'brace',
		align: column === undefined ? 0 : column - before.length,
		trailingComma: mostFrequent(commas) ?? true,
		lineEnding: /\r\n/.test(text.slice(0, 10_000)) ? '\r\n' : '\n',
		blankLines: mostFrequent(gaps) ?? 1,
		order: orderOf(samples.map((sample) => sample.fields.slice(0, sampledFields))),
		isUpperCase: mostFrequent(capitals) === true,
	};
}

/** How one field is laid out. */
interface FieldStyle {
	/** Where it begins its line. */
	readonly indent?: string;
	/** The length of its name, and the column of `=` counted from there. */
	readonly nameLength: number;
	readonly column: number;
	/** Before and behind `=`, with `|` between them. */
	readonly blanks: string;
	readonly delimiter?: '{' | '"';
}

function fieldStyle(text: string, { start }: BibtexEntry, { nameSpan, valueSpan }: BibField): FieldStyle {
	// No further back than the entry begins, since a line may be as long as the file.
	const ahead = text.slice(start, nameSpan.start);
	const indent = ahead.slice(ahead.lastIndexOf('\n') + 1);
	const nameLength = nameSpan.end - nameSpan.start;
	const equals = text.slice(nameSpan.end, valueSpan.start);
	const [before = '', after = ''] = equals.split('=');
	const opener = text[valueSpan.start];
	return {
		...(indent.length < ahead.length && indent.trim() === '' ? { indent } : {}),
		nameLength,
		column: nameLength + equals.indexOf('='),
		blanks: `${before === '' ? '' : ' '}|${after}`,
		...(opener === '{' || opener === '"' ? { delimiter: opener } : {}),
	};
}

/** The column that `=` is aligned to: names of different length before one column were aligned on purpose. */
function alignedColumn(fields: readonly FieldStyle[]): number | undefined {
	const own = fields.filter(({ indent }) => indent !== undefined);
	const column = mostFrequent(own.map((field) => field.column));
	const inColumn = own.filter((field) => field.column === column).length;
	const hasSeveralLengths = new Set(own.map(({ nameLength }) => nameLength)).size > 1;
	return hasSeveralLengths && inColumn * 3 > own.length * 2 ? column : undefined;
}

/** Nothing where something else than blanks stands between the entries. */
function blankLinesBetween(text: string, first: BibtexEntry, second: BibtexEntry): readonly number[] {
	const gap = text.slice(first.end, second.start);
	return gap.trim() === '' ? [Math.max(0, gap.split('\n').length - 2)] : [];
}

function endsInComma(text: string, { bodyEnd }: BibtexEntry, last: BibField | undefined): readonly boolean[] {
	return last === undefined ? [] : [text.slice(last.valueSpan.end, bodyEnd).trim().startsWith(',')];
}

/** The names of all fields, each behind those that stand before it in its entry. */
function orderOf(entries: readonly (readonly BibField[])[]): string[] {
	const order: string[] = [];
	for (const fields of entries) {
		const names = fields.map(({ name }) => name);
		for (const name of names) {
			if (!order.includes(name)) {
				insertInOrder(order, name, names);
			}
		}
	}
	return order;
}

type DetectableFile = Pick<BibtexBibliography, 'text' | 'entries' | 'fields'>;

function mostFrequent<T>(values: readonly T[]): T | undefined {
	const counts = new Map<T, number>();
	for (const value of values) {
		counts.set(value, (counts.get(value) ?? 0) + 1);
	}
	let best: T | undefined;
	for (const [value, count] of counts) {
		if (best === undefined || count > counts.get(best)!) {
			best = value;
		}
	}
	return best;
}
