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
	readonly #feeds: NextFeed;
	readonly #returns: NextReturn;

	constructor(text: string) {
		this.#text = text;
		this.#feeds = new NextFeed(text);
		this.#returns = new NextReturn(text);
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
		return this.#returns.before(start, this.#feeds.from(start));
	}

	#endsLine(index: number): boolean {
		const unit = this.#text.charCodeAt(index);
		return unit === lineFeed || (unit === carriageReturn && this.#text.charCodeAt(index + 1) !== lineFeed);
	}
}

/** Where a line feed comes next from an offset on, sought anew only where the last answer does not hold. */
class NextFeed {
	readonly #text: string;
	/** From here to `#next` there is none. */
	#from = 0;
	#next = -1;

	constructor(text: string) {
		this.#text = text;
	}

	from(offset: number): number {
		if (offset < this.#from || offset > this.#next) {
			const found = this.#text.indexOf('\n', offset);
			this.#from = offset;
			this.#next = found < 0 ? Infinity : found;
		}
		return this.#next;
	}
}

/** So many units are looked through for a carriage return at once. */
const stretch = 1 << 16;

/**
 * Where a carriage return that ends a line by itself comes next. Hardly any text has one, and who asks for the lines of a
 * part need not look through all that follows.
 */
class NextReturn {
	readonly #text: string;
	/** From here to `#next` there is none. */
	#from = 0;
	#next = 0;
	/** Whether one is at `#next`. */
	#isFound = false;

	constructor(text: string) {
		this.#text = text;
	}

	/** The first one from an offset on that comes before `end`; `end` where there is none. */
	before(offset: number, end: number): number {
		if (offset < this.#from || offset > this.#next) {
			this.#from = offset;
			this.#next = offset;
			this.#isFound = false;
		}
		while (!this.#isFound && this.#next < Math.min(end, this.#text.length)) {
			this.#lookOn();
		}
		return this.#isFound && this.#next < end ? this.#next : end;
	}

	#lookOn(): void {
		const start = this.#next;
		// A slice of a long text is a view of it.
		const part = this.#text.slice(start, start + stretch);
		let at = part.indexOf('\r');
		while (at >= 0 && this.#text.charCodeAt(start + at + 1) === lineFeed) {
			at = part.indexOf('\r', at + 1);
		}
		this.#isFound = at >= 0;
		this.#next = start + (at >= 0 ? at : part.length);
	}
}
