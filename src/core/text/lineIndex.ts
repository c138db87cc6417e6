import { firstIndex } from './firstIndex.ts';
import { carriageReturn, lineFeed } from './units.ts';

/** A place as editors count it: zero-based line, and UTF-16 units from the start of that line. */
export interface LineColumn {
	readonly line: number;
	readonly column: number;
}

/** Line starts of one text; turns offsets into lines and columns and back. Lines end at LF, CRLF or CR. */
export class LineIndex {
	readonly #starts: readonly number[];
	readonly #length: number;

	constructor(text: string) {
		this.#starts = text.includes('\r') ? startsOfLines(text) : startsBehindFeeds(text);
		this.#length = text.length;
	}

	get lineCount(): number {
		return this.#starts.length;
	}

	/** The line and column of an offset; offsets outside the text count as its nearest end. */
	positionAt(offset: number): LineColumn {
		const inside = Math.max(0, Math.min(offset, this.#length));
		const line = firstIndex(this.#starts.length, (index) => this.#starts[index]! > inside, 1) - 1;
		return { line, column: inside - this.#starts[line]! };
	}

	/** The offset of a line and column; a column past the line's end counts as that end. */
	offsetAt(position: LineColumn): number {
		if (position.line >= this.#starts.length) {
			return this.#length;
		}
		const start = this.#starts[Math.max(0, position.line)]!;
		const next = this.#starts[position.line + 1] ?? this.#length;
		return Math.min(start + Math.max(0, position.column), next);
	}
}

function startsOfLines(text: string): readonly number[] {
	const starts = [0];
	for (let i = 0; i < text.length; i++) {
		const unit = text.charCodeAt(i);
		if (unit === lineFeed || (unit === carriageReturn && text.charCodeAt(i + 1) !== lineFeed)) {
			starts.push(i + 1);
		}
	}
	return starts;
}

/** The same for a text without carriage returns, several times faster. */
function startsBehindFeeds(text: string): readonly number[] {
	const starts = [0];
	for (let feed = text.indexOf('\n'); feed >= 0; feed = text.indexOf('\n', feed + 1)) {
		starts.push(feed + 1);
	}
	return starts;
}
