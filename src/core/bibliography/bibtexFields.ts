import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import {
	closeBrace,
	comma,
	endOfName,
	equals,
	hash,
	isLineBreak,
	isSpace,
	openBrace,
	quote,
	skipSpace,
	skipSpaceBack,
} from './bibtexUnits.ts';
import { longStretch, NextPlace } from '../text/nextPlace.ts';
import type { BibField } from './model.ts';
import type { TakenText } from './takenText.ts';

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

/** The same, calling `visit` for each field. */
export function walkFields(
	text: string,
	entry: BibtexEntry,
	visit: FieldVisitor,
	report?: (problem: Problem) => void,
): void {
	const end = entry.bodyEnd;
	// What closes the entry is missing: most likely a value lost its end, and runs into the fields behind it.
	const isOpen = entry.end === entry.bodyEnd;
	let isCareful = isOpen;
	let hasOpenValue = false;
	const lines = new FieldLines(text, end);
	let i = entry.bodyStart;
	for (;;) {
		i = skipSpace(text, i, end);
		while (i < end && text.charCodeAt(i) === comma) {
			i = skipSpace(text, i + 1, end);
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
		const name = text.slice(nameStart, nameEnd).toLowerCase();
		i = skipSpace(text, nameEnd, end);
		const sign = i < end ? text.charCodeAt(i) : 0;
		if (sign === equals) {
			i = skipSpace(text, i + 1, end);
		} else {
			report?.({ code: 'bibtex.missing-equals', span: { start: nameStart, end: nameEnd }, details: { field: name } });
			if (sign !== openBrace && sign !== quote) {
				i = endOfJunk(text, i, end);
				continue;
			}
		}
		const valueStart = i;
		const read = readValue(text, i, end, name, isCareful ? lines : undefined, lines, report);
		const valueEnd = read < 0 ? ~read : read;
		hasOpenValue ||= read < 0;
		isCareful ||= hasOpenValue;
		visit(name, nameStart, nameEnd, valueStart, valueEnd);
		i = skipSpace(text, valueEnd, end);
		if (i < end && text.charCodeAt(i) !== comma && text.charCodeAt(i) !== closeBrace) {
			report?.({ code: 'bibtex.missing-comma', span: { start: valueStart, end: valueEnd }, details: { field: name } });
		}
	}
}

/**
 * The text of a value: delimiters taken off, `@string`s put in as far as they may be `taken`, pieces joined by `#` joined.
 * LaTeX stays as it is.
 */
export function rawValue(
	text: string,
	start: number,
	end: number,
	strings: ReadonlyMap<string, string>,
	taken: TakenText,
	reportUndefined?: (name: string, start: number, end: number) => void,
): string {
	let result = '';
	let i = start;
	while (i < end) {
		i = skipSpace(text, i, end);
		const unit = text.charCodeAt(i);
		if (unit === openBrace || unit === quote) {
			const inside = text.slice(i + 1, end - 1);
			if (
				unit === openBrace &&
				text.charCodeAt(end - 1) === closeBrace &&
				!inside.includes('}') &&
				!inside.includes('{')
			) {
				return result + inside;
			}
			const close = unit === openBrace ? closingBrace(text, i, end) : closingQuote(text, i, end);
			if (close < 0) {
				return result + trimmedOpenValue(text.slice(i + 1, end));
			}
			result += text.slice(i + 1, close);
			i = close + 1;
		} else {
			const pieceEnd = endOfBare(text, i, end);
			const after = skipSpace(text, pieceEnd, end);
			if (after < end && text.charCodeAt(after) !== hash) {
				// Text without delimiters, taken as it was meant.
				return result + text.slice(i, end).trimEnd();
			}
			const piece = text.slice(i, pieceEnd);
			const lowered = piece.toLowerCase();
			const string = strings.get(lowered);
			if (string === undefined && !isNumber(piece) && piece !== '') {
				reportUndefined?.(lowered, i, pieceEnd);
			}
			// Strings may hold strings; what doubles without end is no text.
			result += string === undefined ? piece : taken.take(string.length) ? string : '';
			i = pieceEnd;
		}
		i = skipSpace(text, i, end);
		if (text.charCodeAt(i) !== hash) {
			return result;
		}
		i++;
	}
	return result;
}

/** What is without delimiters in a value, numbers aside: the names of `@string`s, as they are written. */
export function stringNamesIn(text: string, start: number, end: number): Span[] {
	const names: Span[] = [];
	let i = skipSpace(text, start, end);
	while (i < end) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace || unit === quote) {
			const close = unit === openBrace ? closingBrace(text, i, end) : closingQuote(text, i, end);
			i = close < 0 ? end : close + 1;
		} else {
			const pieceEnd = endOfBare(text, i, end);
			if (pieceEnd > i && !isNumber(text.slice(i, pieceEnd))) {
				names.push({ start: i, end: pieceEnd });
			}
			i = Math.max(pieceEnd, i + 1);
		}
		i = skipSpace(text, i, end);
	}
	return names;
}

/** A value that is never closed takes its own comma along; that belongs to the file. */
function trimmedOpenValue(value: string): string {
	const trimmed = value.trimEnd();
	return trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed;
}

/**
 * Where a value ends, and `~` of that where its own end is missing. A careful reader takes the line of the next field for
 * the end of a value.
 */
function readValue(
	text: string,
	start: number,
	end: number,
	field: string,
	careful: FieldLines | undefined,
	lines: FieldLines,
	report: ((problem: Problem) => void) | undefined,
): number {
	let i = start;
	for (;;) {
		const pieceStart = i;
		const unit = i < end ? text.charCodeAt(i) : comma;
		if (unit === openBrace || unit === quote) {
			const limit = careful?.endOfOpenValue(i + 1) ?? end;
			const close = unit === openBrace ? closingBrace(text, i, limit) : closingQuote(text, i, limit);
			const isOpen = close < 0 || (unit === quote && runsIntoField(text, i + 1, close));
			if (isOpen) {
				const cut = lines.endOfOpenValue(i + 1);
				const code = unit === quote ? 'bibtex.unclosed-quote' : 'bibtex.missing-brace';
				report?.({ code, span: { start: pieceStart, end: pieceStart + 1 }, details: { field } });
				return ~cut;
			}
			i = close + 1;
		} else if (unit === comma || unit === closeBrace) {
			report?.({ code: 'bibtex.missing-value', span: { start: pieceStart, end: pieceStart }, details: { field } });
			return pieceStart;
		} else {
			i = endOfBare(text, i, end);
			if (i === pieceStart) {
				i++;
			}
			const next = skipSpace(text, i, end);
			const after = next < end ? text.charCodeAt(next) : comma;
			if (after !== comma && after !== hash && after !== closeBrace && !startsField(text, next, end)) {
				const cut = skipSpaceBack(text, endOfJunk(text, next, end), i);
				report?.({ code: 'bibtex.unquoted-value', span: { start: pieceStart, end: cut }, details: { field } });
				return cut;
			}
		}
		const next = skipSpace(text, i, end);
		if (next >= end || text.charCodeAt(next) !== hash) {
			return i;
		}
		i = skipSpace(text, next + 1, end);
	}
}

/** The brace that closes the one at `open`, or -1. As in BibTeX, a backslash does not hide a brace. */
export function closingBrace(text: string, open: number, end: number): number {
	let depth = 0;
	let stretch = 0;
	let ahead: { readonly opens: NextPlace; readonly closes: NextPlace } | undefined;
	for (let i = open; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace) {
			depth++;
			stretch = 0;
		} else if (unit === closeBrace) {
			if (--depth === 0) {
				return i;
			}
			stretch = 0;
		} else if (++stretch === longStretch) {
			ahead ??= { opens: new NextPlace(text, '{', end), closes: new NextPlace(text, '}', end) };
			i = Math.min(ahead.opens.from(i), ahead.closes.from(i)) - 1;
			stretch = 0;
		}
	}
	return -1;
}

function closingQuote(text: string, open: number, end: number): number {
	let depth = 0;
	for (let i = open + 1; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace) {
			depth--;
		} else if (unit === quote && depth <= 0) {
			return i;
		}
	}
	return -1;
}

/** Whether a quoted value ends in `name =` on a line of its own, so that its end is the beginning of the next value. */
function runsIntoField(text: string, start: number, close: number): boolean {
	let i = skipSpaceBack(text, close, start);
	if (text.charCodeAt(i - 1) !== equals || i <= start) {
		return false;
	}
	i = skipSpaceBack(text, i - 1, start);
	while (i > start && endOfName(text, i - 1) > i - 1) {
		i--;
	}
	while (i > start && isSpace(text.charCodeAt(i - 1)) && !isLineBreak(text.charCodeAt(i - 1))) {
		i--;
	}
	return i > start && isLineBreak(text.charCodeAt(i - 1));
}

/** The lines of an entry that begin a field. What was found is remembered, so that no stretch is searched twice. */
class FieldLines {
	readonly #text: string;
	readonly #end: number;
	#from = -1;
	/** The line break before the next such line behind `#from`; the end where there is none. */
	#next = -1;

	constructor(text: string, end: number) {
		this.#text = text;
		this.#end = end;
	}

	/** An open value ends before the next line that begins a field. */
	endOfOpenValue(start: number): number {
		if (this.#from < 0 || start < this.#from || start > this.#next) {
			this.#from = start;
			this.#next = this.#search(start);
		}
		const cut = skipSpaceBack(this.#text, this.#next, start);
		return this.#next < this.#end && this.#text.charCodeAt(cut - 1) === comma ? cut - 1 : cut;
	}

	#search(start: number): number {
		for (let i = start; i < this.#end; i++) {
			if (!isLineBreak(this.#text.charCodeAt(i))) {
				continue;
			}
			const line = skipSpace(this.#text, i, this.#end);
			if (startsField(this.#text, line, this.#end)) {
				return i;
			}
			i = line - 1;
		}
		return this.#end;
	}
}

function startsField(text: string, start: number, end: number): boolean {
	const nameEnd = endOfName(text, start);
	return nameEnd > start && nameEnd < end && text.charCodeAt(skipSpace(text, nameEnd, end)) === equals;
}

/** The end of a line or the next comma, whichever comes first: where reading can go on after what makes no sense. */
function endOfJunk(text: string, start: number, end: number): number {
	let i = start;
	while (i < end && text.charCodeAt(i) !== comma && !isLineBreak(text.charCodeAt(i))) {
		i++;
	}
	return i === start ? Math.min(end, start + 1) : i;
}

function endOfBare(text: string, start: number, end: number): number {
	let i = start;
	while (i < end) {
		const unit = text.charCodeAt(i);
		if (
			isSpace(unit) ||
			unit === comma ||
			unit === hash ||
			unit === openBrace ||
			unit === closeBrace ||
			unit === quote
		) {
			break;
		}
		i++;
	}
	return i;
}

function isNumber(text: string): boolean {
	return /^\d+$/.test(text);
}
