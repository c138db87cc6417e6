import type { EntryGroups } from './bibtexEntryEnds.ts';
import { NextPlace } from '../text/nextPlace.ts';
import type { Problem } from '../text/problem.ts';
import { endOfName, isLineBreak, isSpace, skipGap, skipSpace, skipSpaceBack } from './bibtexUnits.ts';
import { closingBrace, closingQuote, endOfBare } from './bibtexValues.ts';
import { closeBrace, comma, equals, hash, openBrace, quote } from '../text/units.ts';

/** Where the values of an entry end. What was found is remembered, so that no stretch is searched twice. */
export class ValueEnds {
	readonly #text: string;
	readonly #end: number;
	readonly #report: ((problem: Problem) => void) | undefined;
	readonly #groups: EntryGroups | undefined;
	#ahead: { readonly opens: NextPlace; readonly closes: NextPlace } | undefined;
	/** The line break before the next line behind `#linesFrom` that begins a field; the end where there is none. */
	#nextLine = -1;
	#linesFrom = -1;

	/** `end` is where the fields of the entry end; `groups` are its groups, where they are known. */
	constructor(
		text: string,
		end: number,
		report: ((problem: Problem) => void) | undefined,
		groups: EntryGroups | undefined,
	) {
		this.#text = text;
		this.#end = end;
		this.#report = report;
		this.#groups = groups;
	}

	/**
	 * Where the value of a field ends that begins at `start`, and `~` of that where its own end is missing. A careful
	 * reader takes the line of the next field for the end of a value; once careful, always careful.
	 */
	read(start: number, field: string, isCareful: boolean): number {
		const text = this.#text;
		const end = this.#end;
		let i = start;
		for (;;) {
			const pieceStart = i;
			const unit = i < end ? text.charCodeAt(i) : comma;
			if (unit === openBrace || unit === quote) {
				const close = this.#closeOf(i, unit, isCareful);
				if (close < 0) {
					const code = unit === quote ? 'bibtex.unclosed-quote' : 'bibtex.missing-brace';
					this.#report?.({ code, span: { start: pieceStart, end: pieceStart + 1 }, details: { field } });
					return ~this.#endOfOpenValue(i + 1);
				}
				i = close + 1;
			} else if (unit === comma || unit === closeBrace) {
				this.#report?.({
					code: 'bibtex.missing-value',
					span: { start: pieceStart, end: pieceStart },
					details: { field },
				});
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
					this.#report?.({ code: 'bibtex.unquoted-value', span: { start: pieceStart, end: cut }, details: { field } });
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

	/** Where the brace or quotation mark at `open` is closed, or -1. */
	#closeOf(open: number, unit: number, isCareful: boolean): number {
		const limit = isCareful ? this.#endOfOpenValue(open + 1) : this.#end;
		if (unit === openBrace) {
			// A careful reader may go back behind what was searched.
			return isCareful ? closingBrace(this.#text, open, limit) : this.#closingBrace(open);
		}
		const close = closingQuote(this.#text, open, limit);
		return close >= 0 && runsIntoField(this.#text, open + 1, close) ? -1 : close;
	}

	/** The same as `closingBrace`, from one brace to the next. */
	#closingBrace(open: number): number {
		const known = this.#groups?.closeOf(open) ?? -1;
		if (known >= 0) {
			return known;
		}
		const { opens, closes } = (this.#ahead ??= this.#lookAhead());
		let depth = 1;
		let i = open + 1;
		for (;;) {
			const close = closes.from(i);
			if (opens.from(i) < close) {
				depth++;
				i = opens.from(i) + 1;
			} else if (close >= this.#end) {
				return -1;
			} else if (--depth === 0) {
				return close;
			} else {
				i = close + 1;
			}
		}
	}

	#lookAhead(): { readonly opens: NextPlace; readonly closes: NextPlace } {
		const fields = this.#text.slice(0, this.#end);
		return { opens: new NextPlace(fields, '{', this.#end), closes: new NextPlace(fields, '}', this.#end) };
	}

	/** An open value ends before the next line that begins a field. */
	#endOfOpenValue(start: number): number {
		if (this.#linesFrom < 0 || start < this.#linesFrom || start > this.#nextLine) {
			this.#linesFrom = start;
			this.#nextLine = this.#searchLine(start);
		}
		const cut = skipSpaceBack(this.#text, this.#nextLine, start);
		return this.#nextLine < this.#end && this.#text.charCodeAt(cut - 1) === comma ? cut - 1 : cut;
	}

	#searchLine(start: number): number {
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
