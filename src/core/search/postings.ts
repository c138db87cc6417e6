import { fieldBits } from './searchRecord.ts';
import { stopWords, TokenReader } from './searchTokens.ts';
import { WordTable } from './wordTable.ts';

/**
 * For every word of the vocabulary, the papers that have it: `entries[starts[rank]]` up to `entries[starts[rank + 1]]`,
 * each `paper << fieldBits | places`. Words with one beginning have neighbouring ranks, so a prefix reads one stretch.
 */
export interface Postings {
	/** Sorted by UTF-16 units; a rank is a place in it. */
	readonly words: readonly string[];
	readonly starts: Int32Array;
	readonly entries: Int32Array;
}

/** What is longer is nobody's search word, nor a citekey. */
const longestWord = 200;

/** How much is done between two yields: well under a millisecond. */
const sliceLength = 4096;

/** Gathers the words of one paper after another, then sorts them. */
export class PostingsBuilder {
	readonly #table = new WordTable();
	readonly #stopWordCount = stopWords.size;
	/** By word id, where the newest paper's entry stands; the same word in another place of it is added there. */
	#last = new Int32Array(1024).fill(-1);
	#wordIds = new Int32Array(4096);
	#entries = new Int32Array(4096);
	#length = 0;

	constructor() {
		const reader = new TokenReader();
		for (const word of stopWords) {
			reader.whole(word, 0, (units, start, end) => this.#table.idOf(units, start, end));
		}
	}

	/** Adds a word of a text, unless it is a stop word. */
	addWord(paper: number, units: Uint16Array, start: number, end: number, places: number): void {
		if (end - start > longestWord) {
			return;
		}
		const id = this.#table.idOf(units, start, end);
		if (id >= this.#stopWordCount) {
			this.#add(paper, id, places);
		}
	}

	/** Adds what is no word of a text, and therefore no stop word. */
	addWhole(paper: number, units: Uint16Array, start: number, end: number, places: number): void {
		if (end - start > longestWord) {
			return;
		}
		this.#add(paper, this.#table.idOf(units, start, end), places);
	}

	#add(paper: number, id: number, places: number): void {
		if (id >= this.#last.length) {
			const grown = new Int32Array(this.#last.length * 2).fill(-1);
			grown.set(this.#last);
			this.#last = grown;
		}
		const last = this.#last[id]!;
		if (last >= 0 && this.#entries[last]! >> fieldBits === paper) {
			this.#entries[last]! |= places;
			return;
		}
		if (this.#length === this.#entries.length) {
			this.#wordIds = grow(this.#wordIds);
			this.#entries = grow(this.#entries);
		}
		this.#wordIds[this.#length] = id;
		this.#entries[this.#length] = (paper << fieldBits) | places;
		this.#last[id] = this.#length++;
	}

	/** The postings; a generator, so that the sorting of a large vocabulary never holds anybody up. */
	*finish(): Generator<undefined, Postings> {
		const known: string[] = [];
		const used: number[] = [];
		for (let id = 0; id < this.#table.size; id++) {
			known.push(this.#table.word(id));
			// Most stop words have no papers.
			if (id >= this.#stopWordCount || this.#last[id]! >= 0) {
				used.push(id);
			}
			if (id % sliceLength === 0) {
				yield;
			}
		}
		const order = yield* sortIds(Int32Array.from(used), known);
		const rankOf = new Int32Array(known.length);
		const words: string[] = [];
		for (let rank = 0; rank < order.length; rank++) {
			rankOf[order[rank]!] = rank;
			words.push(known[order[rank]!]!);
			if (rank % sliceLength === 0) {
				yield;
			}
		}
		const starts = new Int32Array(order.length + 1);
		for (let i = 0; i < this.#length; i++) {
			starts[rankOf[this.#wordIds[i]!]! + 1]!++;
			if (i % (sliceLength * 8) === 0) {
				yield;
			}
		}
		for (let rank = 0; rank < order.length; rank++) {
			starts[rank + 1]! += starts[rank]!;
		}
		const entries = new Int32Array(this.#length);
		const next = starts.slice();
		for (let i = 0; i < this.#length; i++) {
			const rank = rankOf[this.#wordIds[i]!]!;
			entries[next[rank]!++] = this.#entries[i]!;
			if (i % (sliceLength * 8) === 0) {
				yield;
			}
		}
		return { words, starts, entries };
	}
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const grown = new Int32Array(array.length * 2);
	grown.set(array);
	return grown;
}

/** Ids of words in order of the words: short stretches are sorted at once, then merged pass by pass. */
function* sortIds(given: Int32Array<ArrayBuffer>, words: readonly string[]): Generator<undefined, Int32Array> {
	let ids = given;
	const compare = (a: number, b: number) => (words[a]! < words[b]! ? -1 : 1);
	const stretch = 1024;
	for (let start = 0; start < ids.length; start += stretch) {
		ids.subarray(start, start + stretch).sort(compare);
		yield;
	}
	let merged = new Int32Array(ids.length);
	for (let width = stretch; width < ids.length; width *= 2) {
		for (let start = 0; start < ids.length; start += width * 2) {
			const middle = Math.min(start + width, ids.length);
			const end = Math.min(start + width * 2, ids.length);
			let left = start;
			let right = middle;
			for (let i = start; i < end; i++) {
				const takeLeft = left < middle && (right >= end || words[ids[left]!]! < words[ids[right]!]!);
				merged[i] = takeLeft ? ids[left++]! : ids[right++]!;
				if (i % sliceLength === 0) {
					yield;
				}
			}
		}
		[ids, merged] = [merged, ids];
	}
	return ids;
}
