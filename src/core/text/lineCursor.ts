import type { LineColumn } from './lineIndex.ts';
import { carriageReturn, lineFeed } from './units.ts';

/**
 * Lines and columns of offsets that come nearly in order. It walks from the last place to the next, so that a text of
 * 100 MB need not be searched for all its lines at once, as `LineIndex` does; it gives the same answers.
 */
export class LineCursor {
	readonly #text: string;
	#line = 0;
	#start = 0;
	/** Where the line at hand ends. */
	#end: number;
	readonly #feeds: NextBreak;
	readonly #returns: NextBreak;

	constructor(text: string) {
		this.#text = text;
		this.#feeds = new NextBreak((from) => text.indexOf('\n', from));
		this.#returns = new NextBreak((from) => loneReturn(text, from));
		this.#end = this.#endFrom(0);
	}

	/** The line and column of an offset; offsets outside the text count as its nearest end. */
	positionAt(offset: number): LineColumn {
		const inside = Math.max(0, Math.min(offset, this.#text.length));
		while (inside < this.#start) {
			this.#end = this.#start - 1;
			this.#start = this.#startOfLine(this.#end);
			this.#line--;
		}
		while (this.#end < inside) {
			this.#start = this.#end + 1;
			this.#end = this.#endFrom(this.#start);
			this.#line++;
		}
		return { line: this.#line, column: inside - this.#start };
	}

	/** Goes to a place whose line is known, wherever that is. */
	jumpTo(offset: number, line: number): void {
		if (line === this.#line) {
			// Its start is known: a file may be one line alone.
			return;
		}
		this.#line = line;
		this.#start = this.#startOfLine(offset);
		this.#end = this.#endFrom(this.#start);
	}

	#startOfLine(offset: number): number {
		let start = offset;
		while (start > 0 && !this.#endsLine(start - 1)) {
			start--;
		}
		return start;
	}

	#endFrom(start: number): number {
		return Math.min(this.#feeds.from(start), this.#returns.from(start));
	}

	#endsLine(index: number): boolean {
		const unit = this.#text.charCodeAt(index);
		return unit === lineFeed || (unit === carriageReturn && this.#text.charCodeAt(index + 1) !== lineFeed);
	}
}

/** A carriage return that ends a line by itself. */
function loneReturn(text: string, from: number): number {
	let at = text.indexOf('\r', from);
	while (at >= 0 && text.charCodeAt(at + 1) === lineFeed) {
		at = text.indexOf('\r', at + 2);
	}
	return at;
}

/** Where lines next end in one way from an offset on, sought anew only where the last answer does not hold. */
class NextBreak {
	readonly #find: (from: number) => number;
	/** From here to `#next` there is none. */
	#from = 0;
	#next = -1;

	constructor(find: (from: number) => number) {
		this.#find = find;
	}

	from(offset: number): number {
		if (offset < this.#from || offset > this.#next) {
			const found = this.#find(offset);
			this.#from = offset;
			this.#next = found < 0 ? Infinity : found;
		}
		return this.#next;
	}
}
