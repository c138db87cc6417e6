import type { Problem } from '../text/problem.ts';
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
	skipGap,
	skipSpace,
	skipSpaceBack,
} from './bibtexUnits.ts';
import { closingBrace, closingQuote, endOfBare } from './bibtexValues.ts';

/**
 * Where a value ends, and `~` of that where its own end is missing. A careful reader takes the line of the next field for
 * the end of a value.
 */
export function readValue(
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
			const next = skipGap(text, i, end);
			const after = next < end ? text.charCodeAt(next) : comma;
			if (after !== comma && after !== hash && after !== closeBrace && !startsField(text, next, end)) {
				const cut = skipSpaceBack(text, endOfJunk(text, next, end), i);
				report?.({ code: 'bibtex.unquoted-value', span: { start: pieceStart, end: cut }, details: { field } });
				return cut;
			}
		}
		const next = skipGap(text, i, end);
		if (next >= end || text.charCodeAt(next) !== hash) {
			return i;
		}
		i = skipGap(text, next + 1, end);
	}
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
export class FieldLines {
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
export function endOfJunk(text: string, start: number, end: number): number {
	let i = start;
	while (i < end && text.charCodeAt(i) !== comma && !isLineBreak(text.charCodeAt(i))) {
		i++;
	}
	return i === start ? Math.min(end, start + 1) : i;
}
