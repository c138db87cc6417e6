import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { BibField, Bibliography } from './model.ts';
import { recordBibliography, type RecordEntry } from './recordBibliography.ts';
import type { RisLine } from './risRecord.ts';
import { risToCsl } from './risToCsl.ts';
import { risTypes } from './risTypes.ts';

/** A RIS file: records from `TY` to `ER`. A record without `ID` gets `ris` and its number as citekey. */
export function openRis(text: string, source: string): Bibliography {
	const problems: Problem[] = [];
	const entries = recordsIn(text).map(({ span, lines, isClosed }, index): RecordEntry => {
		if (!isClosed) {
			problems.push({
				code: 'ris.unclosed-record',
				span: { start: span.start, end: Math.min(span.end, span.start + 2) },
			});
		}
		const id = lines.find(({ tag, value }) => tag === 'ID' && value !== '');
		const citekey = id?.value ?? `ris${index + 1}`;
		const type = typeOf(lines);
		return {
			type,
			citekey,
			span,
			citekeySpan: id === undefined ? { start: span.start, end: span.start } : spanOf(id),
			read: () => risToCsl(citekey, type, lines),
			readFields: () => fieldsOf(lines),
		};
	});
	return recordBibliography({ source, format: 'ris', text }, entries, problems);
}

interface PlacedRecord {
	readonly span: Span;
	readonly lines: readonly RisLine[];
	/** It ends with `ER`. */
	readonly isClosed: boolean;
}

/** A line with those behind it that have no tag; there may be thousands, so they are put together at the end. */
interface OpenLine {
	readonly tag: string;
	readonly values: string[];
	readonly start: number;
}

function recordsIn(text: string): readonly PlacedRecord[] {
	const records: PlacedRecord[] = [];
	let lines: OpenLine[] = [];
	let start: number | undefined;
	let lastEnd = 0;
	const close = (end: number, isClosed: boolean) => {
		if (start !== undefined) {
			const read = lines.map(({ tag, values, start }) => ({ tag, value: values.join(' ').trim(), start }));
			records.push({ span: { start, end }, lines: read, isClosed });
		}
		start = undefined;
		lines = [];
	};
	for (const found of text.matchAll(/[^\r\n]+/g)) {
		const [line] = found;
		const end = found.index + line.length;
		// Some programs write the tags in lower case.
		const [head, written] = /^\ufeff?([A-Z][A-Z0-9](?=  ?-)|[a-z][a-z0-9](?= {2}- )) +- ?/.exec(line) ?? [];
		const tag = written?.toUpperCase();
		if (head === undefined || tag === undefined) {
			const last = lines.at(-1);
			last?.values.push(line.trim());
			lastEnd = last === undefined ? lastEnd : end;
			continue;
		}
		if (tag === 'TY') {
			close(lastEnd, false);
			start = found.index + (line.startsWith('\ufeff') ? 1 : 0);
		}
		if (tag === 'ER') {
			close(end, true);
		} else if (start !== undefined) {
			lines.push({ tag, values: [line.slice(head.length).trim()], start: found.index + head.length });
		}
		lastEnd = end;
	}
	close(lastEnd, false);
	return records;
}

function spanOf({ start, value }: RisLine): Span {
	return { start, end: start + value.length };
}

/** The variables whose value is that of one line, and the tags that give it, the first that there is. */
const tagsOfVariables: readonly (readonly [variable: string, tags: readonly string[]])[] = [
	['DOI', ['DO']],
	['PMID', ['AN']],
	['PMCID', ['C2']],
	['URL', ['UR', 'LK']],
	['ISBN', ['SN']],
	['ISSN', ['SN']],
	['page', ['SP']],
];

function fieldsOf(lines: readonly RisLine[]): BibField[] {
	return tagsOfVariables.flatMap(([name, tags]) => {
		const line = tags.flatMap((wanted) => lines.filter(({ tag, value }) => tag === wanted && value !== ''))[0];
		const valueSpan = line && spanOf(line);
		return valueSpan === undefined ? [] : [{ name, nameSpan: valueSpan, valueSpan }];
	});
}

function typeOf(lines: readonly RisLine[]): string {
	const type = lines.find(({ tag }) => tag === 'TY')?.value.toUpperCase();
	return risTypes.find(([ris]) => ris === type)?.[1] ?? 'document';
}
