/**
 * Decides how names are kept to be walked: a trie over UTF-16 units whose edges are in one open-addressed table. A step
 * is one probe, whatever the number of names, and nothing is allocated while matching.
 */
export class NameTrie<T> {
	#nodes: Int32Array = new Int32Array(1 << 12);
	#characters: Uint16Array = new Uint16Array(1 << 12);
	#targets: Int32Array = new Int32Array(1 << 12);
	#mask = (1 << 12) - 1;
	#edges = 0;
	#nodeCount = 1;
	/** First steps are by far the most frequent: they go by direct look-up. */
	readonly #roots = new Int32Array(1 << 16);
	readonly #values: (T | undefined)[] = [];
	/** Whether a node has a value, by node; grown with the trie. */
	#hasValue = new Uint8Array(1 << 12);
	/** Whether two ASCII characters begin a name: most words of a text are done with after two letters. */
	readonly #pairs = new Uint8Array(1 << 14);

	static readonly root = 0;

	/** The node after `character` from `node`; 0 where no name goes on. */
	step(node: number, character: number): number {
		if (node === 0) {
			return this.#roots[character]!;
		}
		let slot = hash(node, character) & this.#mask;
		for (;;) {
			const owner = this.#nodes[slot]!;
			if (owner === 0) {
				return 0;
			}
			if (owner === node && this.#characters[slot] === character) {
				return this.#targets[slot]!;
			}
			slot = (slot + 1) & this.#mask;
		}
	}

	/** Whether some name begins with these two characters; always so for characters outside ASCII. */
	beginsWith(first: number, second: number): boolean {
		return first > 127 || second > 127 || this.#pairs[(first << 7) | second] === 1;
	}

	hasValue(node: number): boolean {
		return this.#hasValue[node] === 1;
	}

	valueAt(node: number): T | undefined {
		return this.#values[node];
	}

	/** The value of exactly this name. */
	find(name: string): T | undefined {
		let node = 0;
		for (let i = 0; i < name.length; i++) {
			node = this.step(node, name.charCodeAt(i));
			if (node === 0) {
				return undefined;
			}
		}
		return this.#values[node];
	}

	/** Puts a value at a name, made from the one that is there. */
	update(name: string, change: (value: T | undefined) => T): void {
		let node = 0;
		if (name.charCodeAt(0) < 128 && name.charCodeAt(1) < 128) {
			this.#pairs[(name.charCodeAt(0) << 7) | name.charCodeAt(1)] = 1;
		}
		for (let i = 0; i < name.length; i++) {
			node = this.#stepOrGrow(node, name.charCodeAt(i));
		}
		this.#values[node] = change(this.#values[node]);
		this.#hasValue[node] = 1;
	}

	#stepOrGrow(node: number, character: number): number {
		const known = this.step(node, character);
		if (known !== 0) {
			return known;
		}
		const target = this.#nodeCount++;
		if (target >= this.#hasValue.length) {
			const grown = new Uint8Array(this.#hasValue.length * 2);
			grown.set(this.#hasValue);
			this.#hasValue = grown;
		}
		if (node === 0) {
			this.#roots[character] = target;
			return target;
		}
		if (this.#edges * 2 >= this.#nodes.length) {
			this.#rehash();
		}
		this.#put(node, character, target);
		this.#edges++;
		return target;
	}

	#put(node: number, character: number, target: number): void {
		let slot = hash(node, character) & this.#mask;
		while (this.#nodes[slot] !== 0) {
			slot = (slot + 1) & this.#mask;
		}
		this.#nodes[slot] = node;
		this.#characters[slot] = character;
		this.#targets[slot] = target;
	}

	#rehash(): void {
		const nodes = this.#nodes;
		const characters = this.#characters;
		const targets = this.#targets;
		const size = nodes.length * 2;
		this.#nodes = new Int32Array(size);
		this.#characters = new Uint16Array(size);
		this.#targets = new Int32Array(size);
		this.#mask = size - 1;
		for (let slot = 0; slot < nodes.length; slot++) {
			if (nodes[slot] !== 0) {
				this.#put(nodes[slot]!, characters[slot]!, targets[slot]!);
			}
		}
	}
}

function hash(node: number, character: number): number {
	const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b);
	return (mixed ^ (mixed >>> 15)) >>> 0;
}
