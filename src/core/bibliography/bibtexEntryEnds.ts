import { NextPlace } from '../text/nextPlace.ts';
import { endOfLine, endOfName, isBlank, isLineBreak, skipSpace, skipSpaceBack } from './bibtexUnits.ts';
import {
	at,
	closeBrace,
	closeParenthesis,
	comma,
	equals,
	openBrace,
	openParenthesis,
	percent,
	quote,
} from '../text/units.ts';

/** Where an entry ends, and whether something closes it there. */
export interface EntryEnd {
	readonly close: number;
	readonly isClosed: boolean;
}

/**
 * Where the groups in braces of an entry open and close that stand in no other group: most values of its fields. Nobody
 * has to count their braces again.
 */
export class EntryGroups {
	/** An open and a close for each; the places are used again for the next entry. */
	readonly #places: number[] = [];
	#count = 0;
	#next = 0;

	/** Where the group that opens at `open` closes; -1 where none is known. `open` must not go back. */
	closeOf(open: number): number {
		while (this.#next < this.#count && this.#places[this.#next]! < open) {
			this.#next += 2;
		}
		return this.#next < this.#count && this.#places[this.#next] === open ? this.#places[this.#next + 1]! : -1;
	}

	add(open: number, close: number): void {
		this.#places[this.#count] = open;
		this.#places[this.#count + 1] = close;
		this.#count += 2;
	}

	clear(): void {
		this.#count = 0;
		this.#next = 0;
	}
}

/** Finds where the entries of a text end, also those that nothing closes or that a brace too many closes early. */
export class EntryEnds {
	readonly #text: string;
	readonly #types = new Map<string, string>();
	readonly #opens: NextPlace;
	readonly #closes: NextPlace;
	readonly #ats: NextPlace;
	readonly #percents: NextPlace;
	/** Of the entry whose end was asked for last. */
	readonly groups = new EntryGroups();

	constructor(text: string) {
		this.#text = text;
		this.#opens = new NextPlace(text, '{', text.length);
		this.#closes = new NextPlace(text, '}', text.length);
		this.#ats = new NextPlace(text, '@', text.length);
		this.#percents = new NextPlace(text, '%', text.length);
	}

	/** The end of an entry in braces whose body begins at `from`. */
	closeBrace(from: number): EntryEnd {
		const text = this.#text;
		const { groups } = this;
		groups.clear();
		let groupStart = from;
		let depth = 1;
		// From one sign that counts to the next; all others are passed by what searches faster than a loop.
		for (let i = this.#nextSign(from); i < text.length; i = this.#nextSign(i + 1)) {
			const unit = text.charCodeAt(i);
			if (unit === openBrace) {
				if (++depth === 2) {
					groupStart = i;
				}
			} else if (unit === closeBrace) {
				if (--depth === 1) {
					groups.add(groupStart, i);
				} else if (depth === 0) {
					if (!continuesWithField(text, i + 1) || !this.#closesLater(i + 1)) {
						return { close: i, isClosed: true };
					}
					// One brace too many in a field: the entry goes on, and `readFields` reports the brace.
					depth = 1;
				}
			} else if (unit === at && this.#isHead(i)) {
				return { close: skipSpaceBack(text, i, from), isClosed: false };
			} else if (unit === percent && depth === 1 && this.#isComment(i, from)) {
				i = endOfLine(text, i) - 1;
			}
		}
		return { close: skipSpaceBack(text, text.length, from), isClosed: false };
	}

	#nextSign(from: number): number {
		return Math.min(this.#opens.from(from), this.#closes.from(from), this.#ats.from(from), this.#percents.from(from));
	}

	/** Whether a `%` outside braces begins a comment, whose braces do not count: it begins its line, or ends a field. */
	#isComment(start: number, from: number): boolean {
		const text = this.#text;
		let i = start;
		while (i > from && isBlank(text.charCodeAt(i - 1))) {
			i--;
		}
		const before = text.charCodeAt(i - 1);
		return i === from || isLineBreak(before) || before === comma || before === closeBrace;
	}

	/** Whether what follows a closing brace has another one; what has none stands between entries and belongs to none. */
	#closesLater(from: number): boolean {
		const text = this.#text;
		const limit = Math.min(text.length, from + longestTail);
		let depth = 0;
		for (let i = from; i < limit; i++) {
			const unit = text.charCodeAt(i);
			if (unit === openBrace) {
				depth++;
			} else if (unit === closeBrace && --depth < 0) {
				return true;
			} else if (unit === at && depth <= 0 && this.#isHead(i)) {
				return false;
			}
		}
		return limit < text.length;
	}

	/** The end of one in parentheses. */
	closeParenthesis(from: number): EntryEnd {
		const text = this.#text;
		this.groups.clear();
		let depth = 0;
		let isQuoted = false;
		for (let i = from; i < text.length; i++) {
			const unit = text.charCodeAt(i);
			if (unit === openBrace) {
				depth++;
			} else if (unit === closeBrace) {
				depth = Math.max(0, depth - 1);
			} else if (unit === quote && depth === 0) {
				isQuoted = !isQuoted;
			} else if (unit === closeParenthesis && depth === 0 && !isQuoted) {
				return { close: i, isClosed: true };
			} else if (unit === at && this.#isHead(i)) {
				return { close: skipSpaceBack(text, i, from), isClosed: false };
			}
		}
		return { close: skipSpaceBack(text, text.length, from), isClosed: false };
	}

	/**
	 * Whether an `@` inside an entry is where the next one begins, because the closing brace is missing: it begins a
	 * line, and an entry's type, brace, citekey and comma follow.
	 */
	#isHead(start: number): boolean {
		const text = this.#text;
		let line = start;
		while (line > 0 && isBlank(text.charCodeAt(line - 1))) {
			line--;
		}
		if (line > 0 && !isLineBreak(text.charCodeAt(line - 1))) {
			return false;
		}
		const nameEnd = endOfName(text, start + 1);
		const open = skipSpace(text, nameEnd, text.length);
		const opener = text.charCodeAt(open);
		if (nameEnd === start + 1 || (opener !== openBrace && opener !== openParenthesis)) {
			return false;
		}
		const type = this.lowered(text.slice(start + 1, nameEnd));
		if (type === 'string' || type === 'preamble' || type === 'comment') {
			return true;
		}
		const keyStart = skipSpace(text, open + 1, text.length);
		const limit = Math.min(text.length, keyStart + longestCitekey);
		for (let i = keyStart; i < limit; i++) {
			const unit = text.charCodeAt(i);
			if (unit === comma) {
				return true;
			}
			if (unit === openBrace || unit === closeBrace || unit === quote || isLineBreak(unit)) {
				// A citekey without its comma, or none at all: still the head of an entry when the line ends here.
				return isLineBreak(unit);
			}
		}
		return false;
	}

	/** A type in lower case; there are few of them. */
	lowered(name: string): string {
		let lowered = this.#types.get(name);
		if (lowered === undefined) {
			lowered = name.toLowerCase();
			this.#types.set(name, lowered);
		}
		return lowered;
	}
}

/** So far behind a brace too many an entry is looked through for its end, in UTF-16 units. */
const longestTail = 5000;

/** Keys are short; what is longer is text. */
const longestCitekey = 300;

/** Whether behind a closing brace a further field of the same entry follows: `, name =` or, on its own line, `name = {`. */
function continuesWithField(text: string, from: number): boolean {
	let i = skipSpace(text, from, text.length);
	const hasComma = text.charCodeAt(i) === comma;
	if (hasComma) {
		i = skipSpace(text, i + 1, text.length);
	}
	const nameEnd = endOfName(text, i);
	if (nameEnd === i) {
		return false;
	}
	const sign = skipSpace(text, nameEnd, text.length);
	if (text.charCodeAt(sign) !== equals) {
		return false;
	}
	const value = text.charCodeAt(skipSpace(text, sign + 1, text.length));
	return hasComma || value === openBrace || value === quote;
}
