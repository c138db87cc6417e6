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
	/** Whether two ASCII characters begin a name: many words of a text are done with after two letters. */
	readonly #pairs = new Uint8Array(1 << 14);
	/** The same of three Latin letters, and most are done with then. */
	readonly #triples = new Uint8Array(1 << 15);

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

	/** Whether some name may begin with these three characters; always so for the first two outside ASCII. */
	beginsWith(first: number, second: number, third: number): boolean {
		if (first > 127 || second > 127) {
			return true;
		}
		return (
			this.#pairs[(first << 7) | second] === 1 &&
			(!isLatin(first) || !isLatin(second) || !isLatin(third) || this.#triples[tripleOf(first, second, third)] === 1)
		);
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
			this.#noteTriple(name);
		}
		for (let i = 0; i < name.length; i++) {
			node = this.#stepOrGrow(node, name.charCodeAt(i));
		}
		this.#values[node] = change(this.#values[node]);
		this.#hasValue[node] = 1;
	}

	#noteTriple(name: string): void {
		const [first, second] = [name.charCodeAt(0), name.charCodeAt(1)];
		if (!isLatin(first) || !isLatin(second)) {
			return;
		}
		if (name.length > 2) {
			const third = name.charCodeAt(2);
			if (isLatin(third)) {
				this.#triples[tripleOf(first, second, third)] = 1;
			}
			return;
		}
		// Behind a whole name anything may stand, such as the `s` of a plural.
		const begin = tripleOf(first, second, 96);
		this.#triples.fill(1, begin, begin + 32);
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

function isLatin(unit: number): boolean {
	return unit >= 97 && unit <= 122;
}

/** Three Latin letters as one number. */
function tripleOf(first: number, second: number, third: number): number {
	return ((first & 31) << 10) | ((second & 31) << 5) | (third & 31);
}

function hash(node: number, character: number): number {
	const mixed = Math.imul(node, 0x9e3779b1) ^ Math.imul(character, 0x85ebca6b);
	return (mixed ^ (mixed >>> 15)) >>> 0;
}
