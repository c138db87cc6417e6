/** Where the spans of code of a text end. */
export class CodeSpans {
	readonly #text: string;
	/** Widths of code spans that nothing closes any longer. */
	readonly #unclosed = new Set<number>();

	constructor(text: string) {
		this.#text = text;
	}

	/** Where the backticks begin that close the span which `width` backticks open at `i`; -1 where nothing closes it. */
	closeOf(i: number, width: number): number {
		const text = this.#text;
		if (this.#unclosed.has(width)) {
			return -1;
		}
		const fence = '`'.repeat(width);
		let close = text.indexOf(fence, i + width);
		while (close >= 0 && text[close + width] === '`') {
			let behind = close + width;
			while (text[behind] === '`') {
				behind++;
			}
			close = text.indexOf(fence, behind);
		}
		if (close < 0) {
			this.#unclosed.add(width);
		}
		return close;
	}
}
