/** What was kept or asked for last, each under a key; so many are kept, and what was needed longest ago goes first. */
export class Latest<V extends object | string | number | boolean> {
	readonly #most: number;
	/** The latest last. */
	readonly #kept = new Map<string, V>();

	constructor(most: number) {
		this.#most = most;
	}

	find(key: string): V | undefined {
		return this.#kept.get(key);
	}

	keep(key: string, value: V): V {
		this.#kept.delete(key);
		this.#kept.set(key, value);
		if (this.#kept.size > this.#most) {
			const [first] = this.#kept.keys();
			this.#kept.delete(first!);
		}
		return value;
	}

	/** What is kept under a key, or what is made of it now. */
	of(key: string, make: (key: string) => V): V {
		return this.keep(key, this.find(key) ?? make(key));
	}
}
