import type { Problem } from '../text/problem.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import type { EntryGroups } from './bibtexEntryEnds.ts';
import { fieldName } from './fieldNames.ts';
import { endOfName, skipGap } from './bibtexUnits.ts';
import { endOfJunk, ValueEnds } from './bibtexValueEnds.ts';
import type { BibField } from './model.ts';
import { closeBrace, comma, equals, openBrace, quote } from '../text/units.ts';

/**
 * The fields of an entry in their order, also those that occur twice. What is malformed is reported to `report` and
 * read as it was most likely meant.
 */
export function readFields(text: string, entry: BibtexEntry, report?: (problem: Problem) => void): BibField[] {
	const fields: BibField[] = [];
	walkFields(
		text,
		entry,
		(name, nameStart, nameEnd, valueStart, valueEnd) => {
			fields.push({
				name,
				nameSpan: { start: nameStart, end: nameEnd },
				valueSpan: { start: valueStart, end: valueEnd },
			});
		},
		report,
	);
	return fields;
}

/** Takes a field as offsets: whole libraries are read in one go, and a million spans would cost more than the reading. */
export type FieldVisitor = (
	name: string,
	nameStart: number,
	nameEnd: number,
	valueStart: number,
	valueEnd: number,
) => void;

/** The same, calling `visit` for each field. `groups` are those of the entry, from whoever has just looked for its end. */
export function walkFields(
	text: string,
	entry: BibtexEntry,
	visit: FieldVisitor,
	report?: (problem: Problem) => void,
	groups?: EntryGroups,
): void {
	const end = entry.bodyEnd;
	// What closes the entry is missing: most likely a value lost its end, and runs into the fields behind it.
	const isOpen = entry.end === entry.bodyEnd;
	let isCareful = isOpen;
	let hasOpenValue = false;
	const ends = new ValueEnds(text, end, report, groups);
	let i = entry.bodyStart;
	for (;;) {
		i = skipGap(text, i, end);
		while (i < end && text.charCodeAt(i) === comma) {
			i = skipGap(text, i + 1, end);
		}
		if (i >= end) {
			return;
		}
		const nameStart = i;
		const nameEnd = Math.min(end, endOfName(text, i));
		if (nameEnd === nameStart) {
			const code = text.charCodeAt(i) === closeBrace ? 'bibtex.extra-brace' : 'bibtex.unexpected-text';
			i = text.charCodeAt(i) === closeBrace ? i + 1 : endOfJunk(text, i, end);
			if (isOpen && hasOpenValue && code === 'bibtex.extra-brace') {
				// Where a value lost its end, this is the brace that was meant to close the entry.
				return;
			}
			report?.({ code, span: { start: nameStart, end: i } });
			continue;
		}
		const name = fieldName(text, nameStart, nameEnd);
		i = skipGap(text, nameEnd, end);
		const sign = i < end ? text.charCodeAt(i) : 0;
		if (sign === equals) {
			i = skipGap(text, i + 1, end);
		} else {
			report?.({ code: 'bibtex.missing-equals', span: { start: nameStart, end: nameEnd }, details: { field: name } });
			if (sign !== openBrace && sign !== quote) {
				i = endOfJunk(text, i, end);
				continue;
			}
		}
		const valueStart = i;
		const read = ends.read(i, name, isCareful);
		const valueEnd = read < 0 ? ~read : read;
		hasOpenValue ||= read < 0;
		isCareful ||= hasOpenValue;
		visit(name, nameStart, nameEnd, valueStart, valueEnd);
		i = skipGap(text, valueEnd, end);
		if (i < end && text.charCodeAt(i) !== comma && text.charCodeAt(i) !== closeBrace) {
			report?.({ code: 'bibtex.missing-comma', span: { start: valueStart, end: valueEnd }, details: { field: name } });
		}
	}
}
