import type { Problem } from '../text/problem.ts';
import { BibtexEntry } from './bibtexEntry.ts';
import { EntryEnds, type EntryGroups } from './bibtexEntryEnds.ts';
import {
	endOfLine,
	endOfName,
	isLineBreak,
	isNameUnit,
	isSpace,
	skipGap,
	skipSpace,
	skipSpaceBack,
} from './bibtexUnits.ts';
import { at, closeBrace, closeParenthesis, comma, equals, openBrace, openParenthesis, percent } from '../text/units.ts';

/** `@string{name = value}`: `name` in lower case, the value's offsets with delimiters. */
export interface BibtexString {
	readonly name: string;
	readonly start: number;
	readonly end: number;
	readonly valueStart: number;
	readonly valueEnd: number;
}

/** What is in a `.bib` file, in order of place. Fields are read on demand: see `readFields`. */
export interface BibtexScan {
	readonly entries: readonly BibtexEntry[];
	readonly strings: readonly BibtexString[];
	/** What is wrong with the shape of entries; what is wrong between their braces is found with the fields. */
	readonly problems: readonly Problem[];
	/** An unclosed `@comment` makes what follows depend on the rest of the file. */
	readonly hasOpenComment: boolean;
}

/** Finds all entries in one pass. Malformed entries become problems and cost no neighbour. */
export function scanBibtex(text: string): BibtexScan {
	const scanner = new BibtexScanner(text, 0);
	while (scanner.next()) {
		// All work is in the condition.
	}
	return scanner.result();
}

/**
 * The same in slices: yields the offset reached after about `unitsPerStep` UTF-16 units each, so that a caller with a
 * clock can let others run in between.
 */
export function* scanBibtexInSteps(text: string, unitsPerStep: number): Generator<number, BibtexScan> {
	const scanner = new BibtexScanner(text, 0);
	let last = 0;
	while (scanner.next()) {
		if (scanner.position - last >= unitsPerStep) {
			last = scanner.position;
			yield last;
		}
	}
	return scanner.result();
}

/** Walks through a text from one `@` to the next. */
export class BibtexScanner {
	position: number;
	lastEntry: BibtexEntry | undefined = undefined;
	readonly #text: string;
	readonly #entries: BibtexEntry[] = [];
	readonly #strings: BibtexString[] = [];
	readonly #problems: Problem[] = [];
	readonly #ends: EntryEnds;
	readonly #onEntry: ((entry: BibtexEntry, groups: EntryGroups) => void) | undefined;
	#hasOpenComment = false;

	/** `onEntry` is called for each entry, while its text is at hand. */
	constructor(text: string, position: number, onEntry?: (entry: BibtexEntry, groups: EntryGroups) => void) {
		this.#text = text;
		this.#onEntry = onEntry;
		this.#ends = new EntryEnds(text);
		this.position = position;
	}

	result(): BibtexScan {
		return {
			entries: this.#entries,
			strings: this.#strings,
			problems: this.#problems,
			hasOpenComment: this.#hasOpenComment,
		};
	}

	/** Goes to the next `@` and reads what it begins; false at the end of the text. */
	next(): boolean {
		const text = this.#text;
		this.lastEntry = undefined;
		const start = text.indexOf('@', this.position);
		if (start < 0) {
			this.position = text.length;
			return false;
		}
		let line = start;
		while (line > this.position && !isLineBreak(text.charCodeAt(line - 1))) {
			line--;
		}
		const first = skipSpace(text, line, start);
		if (text.charCodeAt(first) === percent) {
			// biber and pandoc take such a line for a comment, and so do the writers who made it one.
			this.position = endOfLine(text, start);
			return true;
		}
		const nameStart = skipSpace(text, start + 1, text.length);
		const nameEnd = endOfName(text, nameStart);
		const open = skipSpace(text, nameEnd, text.length);
		const opener = text.charCodeAt(open);
		if (nameEnd === nameStart || (opener !== openBrace && opener !== openParenthesis)) {
			// An address in free text is no entry; an `@` that begins a line was meant to be one.
			if (first === start) {
				this.#problem('bibtex.stray-at', start, nameEnd > nameStart ? nameEnd : start + 1);
			}
			this.position = start + 1;
			return true;
		}
		if (first !== start && isNameUnit(text.charCodeAt(start - 1))) {
			this.position = start + 1;
			return true;
		}
		const type = this.#ends.lowered(text.slice(nameStart, nameEnd));
		if (type === 'comment') {
			this.#comment(open);
		} else {
			this.#block(type, start, open, opener === openParenthesis);
		}
		return true;
	}

	#comment(open: number): void {
		const text = this.#text;
		let depth = 0;
		// Once a comment was found to be open, no other may cost a walk to the end of the file.
		for (let i = open; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit === openBrace || (unit === openParenthesis && i === open)) {
				depth++;
			} else if (unit === closeBrace || (unit === closeParenthesis && text.charCodeAt(open) === openParenthesis)) {
				if (--depth <= 0) {
					this.position = i + 1;
					return;
				}
			} else if (unit === at && this.#hasOpenComment) {
				break;
			}
		}
		this.#hasOpenComment = true;
		this.#problem('bibtex.unclosed-entry', open, open + 1);
		this.position = open + 1;
	}

	#block(type: string, start: number, open: number, isParenthesis: boolean): void {
		const text = this.#text;
		const { close, isClosed } = isParenthesis ? this.#ends.closeParenthesis(open + 1) : this.#ends.closeBrace(open + 1);
		const end = isClosed ? close + 1 : close;
		this.position = end;
		if (!isClosed) {
			this.#problem('bibtex.unclosed-entry', start, open + 1, { type });
		}
		if (type === 'preamble') {
			return;
		}
		const bodyStart = skipGap(text, open + 1, close);
		if (type === 'string') {
			this.#string(start, end, bodyStart, close);
			return;
		}
		this.#entry(type, { start, end, bodyStart, bodyEnd: close, isClosed });
	}

	#string(start: number, end: number, bodyStart: number, bodyEnd: number): void {
		const text = this.#text;
		const nameEnd = endOfName(text, bodyStart);
		const sign = skipSpace(text, nameEnd, bodyEnd);
		if (nameEnd === bodyStart || text.charCodeAt(sign) !== equals) {
			this.#problem('bibtex.missing-equals', start, Math.max(start + 1, nameEnd), {
				field: text.slice(bodyStart, nameEnd),
			});
			return;
		}
		const valueStart = skipGap(text, sign + 1, bodyEnd);
		const name = text.slice(bodyStart, nameEnd).toLowerCase();
		this.#strings.push({ name, start, end, valueStart, valueEnd: skipSpaceBack(text, bodyEnd, valueStart) });
	}

	#entry(
		type: string,
		places: {
			readonly start: number;
			readonly end: number;
			readonly bodyStart: number;
			readonly bodyEnd: number;
			readonly isClosed: boolean;
		},
	): void {
		const text = this.#text;
		const { start, end, bodyStart: keyStart, bodyEnd, isClosed } = places;
		let keyEnd = keyStart;
		while (keyEnd < bodyEnd && !this.#endsKey(keyEnd)) {
			keyEnd++;
		}
		const afterKey = skipGap(text, keyEnd, bodyEnd);
		const hasComma = text.charCodeAt(afterKey) === comma && afterKey < bodyEnd;
		keyEnd = skipSpaceBack(text, keyEnd, keyStart);
		const citekey = text.slice(keyStart, keyEnd);
		if (citekey === '' || looksLikeField(citekey)) {
			if (isClosed || citekey !== '') {
				this.#problem('bibtex.missing-citekey', start, keyStart, { type });
			}
			return;
		}
		if (!hasComma && afterKey < bodyEnd) {
			this.#problem('bibtex.missing-comma', keyStart, keyEnd, { field: '' });
		}
		if (!hasComma && !isClosed && afterKey >= bodyEnd) {
			// Half typed: nothing but a citekey, and nothing that closes it.
			return;
		}
		if (hasSpace(citekey)) {
			this.#problem('bibtex.citekey-with-space', keyStart, keyEnd, { citekey });
		}
		const bodyStart = hasComma ? afterKey + 1 : afterKey;
		const entry = BibtexEntry.at({ type, citekey }, { start, end, citekeyStart: keyStart, bodyStart, bodyEnd });
		this.lastEntry = entry;
		this.#entries.push(entry);
		this.#onEntry?.(entry, this.#ends.groups);
	}

	/** A comma, the end of the line, or a comment behind a blank. */
	#endsKey(place: number): boolean {
		const unit = this.#text.charCodeAt(place);
		return unit === comma || isLineBreak(unit) || (unit === percent && isSpace(this.#text.charCodeAt(place - 1)));
	}

	#problem(code: string, start: number, end: number, details?: Readonly<Record<string, string>>): void {
		this.#problems.push({ code, span: { start, end }, ...(details && { details }) });
	}
}

function looksLikeField(citekey: string): boolean {
	const nameEnd = endOfName(citekey, 0);
	return nameEnd > 0 && citekey.charCodeAt(skipSpace(citekey, nameEnd, citekey.length)) === equals;
}

function hasSpace(text: string): boolean {
	for (let i = 0; i < text.length; i++) {
		if (isSpace(text.charCodeAt(i))) {
			return true;
		}
	}
	return false;
}
