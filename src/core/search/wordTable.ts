/**
 * Numbers words in the order in which they come first. A word is given as a stretch of units, and no string is made of
 * one: most words of a library have come before, and looking one up so takes a third of the time of a `Map`.
 */
export class WordTable {
	/** The units of all words in turn, and where each begins. */
	#units = new Uint16Array(4096);
	#starts = new Int32Array(1024);
	/** The hash of each word. */
	#hashes = new Int32Array(1024);
	/** Open addressing: 1 more than the number of a word, or 0. Its length is a power of two. */
	#slots = new Int32Array(4096);
	#size = 0;

	/** Number of words. */
	get size(): number {
		return this.#size;
	}

	/** The number of the word that is from `start` to `end`; a new one when it has not come before. */
	idOf(units: Uint16Array, start: number, end: number): number {
		// FNV-1a, by units instead of bytes (http://www.isthe.com/chongo/tech/comp/fnv/).
		let hash = 0x811c9dc5 | 0;
		for (let i = start; i < end; i++) {
			hash = Math.imul(hash ^ units[i]!, 0x01000193);
		}
		const mask = this.#slots.length - 1;
		let slot = firstSlot(hash, mask);
		for (;;) {
			const id = this.#slots[slot]! - 1;
			if (id < 0) {
				return this.#add(units.subarray(start, end), hash, slot);
			}
			if (this.#hashes[id] === hash && this.#isWord(id, units, start, end)) {
				return id;
			}
			slot = (slot + 1) & mask;
		}
	}

	word(id: number): string {
		return String.fromCharCode(...this.#units.subarray(this.#starts[id], this.#starts[id + 1]));
	}

	#isWord(id: number, units: Uint16Array, start: number, end: number): boolean {
		const first = this.#starts[id]!;
		if (this.#starts[id + 1]! - first !== end - start) {
			return false;
		}
		for (let i = start; i < end; i++) {
			if (this.#units[first + i - start] !== units[i]) {
				return false;
			}
		}
		return true;
	}

	#add(word: Uint16Array, hash: number, slot: number): number {
		const id = this.#size++;
		const start = this.#starts[id]!;
		const end = start + word.length;
		if (id + 1 === this.#starts.length) {
			this.#starts = grown(this.#starts, new Int32Array(this.#starts.length * 2));
			this.#hashes = grown(this.#hashes, new Int32Array(this.#starts.length));
		}
		if (end > this.#units.length) {
			this.#units = grown(this.#units, new Uint16Array(end * 2));
		}
		this.#units.set(word, start);
		this.#starts[id + 1] = end;
		this.#hashes[id] = hash;
		this.#slots[slot] = id + 1;
		if (this.#size * 2 > this.#slots.length) {
			this.#growSlots();
		}
		return id;
	}

	#growSlots(): void {
		const slots = new Int32Array(this.#slots.length * 2);
		const mask = slots.length - 1;
		for (let id = 0; id < this.#size; id++) {
			let slot = firstSlot(this.#hashes[id]!, mask);
			while (slots[slot] !== 0) {
				slot = (slot + 1) & mask;
			}
			slots[slot] = id + 1;
		}
		this.#slots = slots;
	}
}

/** The lower bits of the hashes of short words differ too little by themselves. */
function firstSlot(hash: number, mask: number): number {
	return (hash ^ (hash >>> 15)) & mask;
}

function grown<T extends Int32Array | Uint16Array>(from: T, to: T): T {
	to.set(from);
	return to;
}
