/** What was made of the texts that were asked for last, each made once; `most` of them are remembered. */
export class Latest<T> {
	readonly #make: (text: string) => T;
	readonly #most: number;
	/** The latest last. */
	readonly #known = new Map<string, T>();

	constructor(make: (text: string) => T, most: number) {
		this.#make = make;
		this.#most = most;
	}

	of(text: string): T {
		const made = this.#known.has(text) ? this.#known.get(text)! : this.#make(text);
		this.#known.delete(text);
		this.#known.set(text, made);
		if (this.#known.size > this.#most) {
			const [oldest] = this.#known.keys();
			this.#known.delete(oldest!);
		}
		return made;
	}
}
