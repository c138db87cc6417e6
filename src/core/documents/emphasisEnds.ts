/** Finds in a paragraph where emphasis ends; asked from the front to the back, it reads each sign once. */
export class EmphasisEnds {
	readonly #text: string;
	/** Escapes, and signs of emphasis in a row. */
	readonly #signs = /\\[^]|\*+|_+/g;
	#next: RegExpExecArray | null = null;
	/** The signs whose emphasis is open. */
	readonly #open = new Set<string>();

	constructor(text: string) {
		this.#text = text;
	}

	/** Whether emphasis ends just before `at`: pandoc takes the `@` that touches it for a part of the word. */
	endsBefore(at: number): boolean {
		const text = this.#text;
		if (text[at - 1] !== '*' && text[at - 1] !== '_') {
			return false;
		}
		let next = this.#next ?? this.#signs.exec(text);
		while (next !== null && next.index + next[0].length < at) {
			this.#pass(next[0], next.index);
			next = this.#signs.exec(text);
		}
		this.#next = next;
		return next !== null && this.#open.has(next[0]) && !/\s/.test(text[next.index - 1] ?? ' ');
	}

	#pass(signs: string, index: number): void {
		if (signs.startsWith('\\')) {
			return;
		}
		const [left, right] = [this.#text[index - 1] ?? ' ', this.#text[index + signs.length] ?? ' '];
		// An underscore between letters is one of a word.
		const isWord = (character: string) => signs.startsWith('_') && /[\p{L}\p{N}]/u.test(character);
		if (this.#open.has(signs)) {
			if (!/\s/.test(left) && !isWord(right)) {
				this.#open.delete(signs);
			}
		} else if (!/\s/.test(right) && !isWord(left)) {
			this.#open.add(signs);
		}
	}
}
