import type { Problem } from '../text/problem.ts';
import type { BibField, Bibliography } from './model.ts';
import { recordBibliography, type RecordEntry } from './recordBibliography.ts';
import type { RisLine } from './risRecord.ts';
import { risToCsl } from './risToCsl.ts';
import { risTypes } from './risTypes.ts';

/** A line with those behind it that have no tag; there may be thousands, so they are put together at the end. */
interface OpenLine {
	readonly tag: string;
	readonly values: string[];
	readonly start: number;
}

/** A RIS file: records from `TY` to `ER`. A record without `ID` gets `ris` and its number as citekey. */
export function openRis(text: string, source: string): Bibliography {
	const entries: RecordEntry[] = [];
	const problems: Problem[] = [];
	let lines: OpenLine[] = [];
	let start = -1;
	const finish = (end: number, isClosed: boolean) => {
		if (start < 0) {
			return;
		}
		const span = { start, end };
		if (!isClosed) {
			problems.push({ code: 'ris.unclosed-record', span: { start, end: Math.min(end, start + 2) } });
		}
		const record = lines.map(({ tag, values, start: at }): RisLine => ({
			tag,
			value: values.join(' ').trim(),
			start: at,
		}));
		const id = record.find(({ tag, value }) => tag === 'ID' && value !== '');
		const citekey = id?.value ?? `ris${entries.length + 1}`;
		const citekeySpan = id === undefined ? { start, end: start } : { start: id.start, end: id.start + id.value.length };
		const type = typeOf(record);
		entries.push({
			type,
			citekey,
			span,
			citekeySpan,
			read: () => risToCsl(citekey, type, record),
			readFields: () => fieldsOf(record),
		});
		start = -1;
		lines = [];
	};
	let lastEnd = 0;
	for (const found of text.matchAll(/[^\r\n]+/g)) {
		const line = found[0];
		const offset = found.index;
		// Some programs write the tags in lower case.
		const tag = /^\ufeff?([A-Z][A-Z0-9](?=  ?-)|[a-z][a-z0-9](?= {2}- )) +- ?/.exec(line);
		const name = tag?.[1]?.toUpperCase();
		if (tag === null || name === undefined) {
			const last = lines.at(-1);
			if (start >= 0 && last !== undefined) {
				last.values.push(line.trim());
				lastEnd = offset + line.length;
			}
			continue;
		}
		if (name === 'TY') {
			finish(lastEnd, false);
			start = offset + (line.startsWith('\ufeff') ? 1 : 0);
		}
		if (name === 'ER') {
			finish(offset + line.length, true);
		} else if (start >= 0) {
			lines.push({ tag: name, values: [line.slice(tag[0].length).trim()], start: offset + tag[0].length });
		}
		lastEnd = offset + line.length;
	}
	finish(lastEnd, false);
	return recordBibliography({ source, format: 'ris', text }, entries, problems);
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
		const valueSpan = line && { start: line.start, end: line.start + line.value.length };
		return valueSpan === undefined ? [] : [{ name, nameSpan: valueSpan, valueSpan }];
	});
}

function typeOf(lines: readonly RisLine[]): string {
	const type = lines.find(({ tag }) => tag === 'TY')?.value.toUpperCase();
	return risTypes.find(([ris]) => ris === type)?.[1] ?? 'document';
}
