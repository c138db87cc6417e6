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

	constructor(text: string) {
		this.#text = text;
	}

	/** The line and column of an offset; offsets outside the text count as its nearest end. */
	positionAt(offset: number): LineColumn {
		const inside = Math.max(0, Math.min(offset, this.#text.length));
		while (inside < this.#start) {
			let i = this.#start - 1;
			while (i > 0 && !this.#endsLine(i - 1)) {
				i--;
			}
			this.#start = i;
			this.#line--;
		}
		for (let i = this.#start; i < inside; i++) {
			if (this.#endsLine(i)) {
				this.#start = i + 1;
				this.#line++;
			}
		}
		return { line: this.#line, column: inside - this.#start };
	}

	#endsLine(index: number): boolean {
		const unit = this.#text.charCodeAt(index);
		return unit === lineFeed || (unit === carriageReturn && this.#text.charCodeAt(index + 1) !== lineFeed);
	}
}
