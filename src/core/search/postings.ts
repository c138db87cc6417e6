import { fieldBits } from './searchRecord.ts';
import { Vocabulary } from './vocabulary.ts';

/**
 * For every word of the vocabulary, the papers that have it: `entries[starts[rank]]` up to `entries[starts[rank + 1]]`,
 * each `paper << fieldBits | places`. Words with one beginning have neighbouring ranks, so a prefix reads one stretch.
 */
export interface Postings {
	readonly vocabulary: Vocabulary;
	readonly starts: Int32Array;
	readonly entries: Int32Array;
}

/** How much is done between two yields: well under a millisecond. */
const sliceLength = 4096;

/** Gathers the words of one paper after another, then sorts them. */
export class PostingsBuilder {
	readonly #ids = new Map<string, number>();
	readonly #words: string[] = [];
	/** By word id, where the newest paper's entry stands; the same word in another place of it is added there. */
	#last = new Int32Array(1024).fill(-1);
	#wordIds = new Int32Array(4096);
	#entries = new Int32Array(4096);
	#length = 0;

	add(paper: number, word: string, places: number): void {
		let id = this.#ids.get(word);
		if (id === undefined) {
			id = this.#words.length;
			this.#ids.set(word, id);
			this.#words.push(word);
			if (id >= this.#last.length) {
				const grown = new Int32Array(this.#last.length * 2).fill(-1);
				grown.set(this.#last);
				this.#last = grown;
			}
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
		const order = yield* sortedIds(this.#words);
		const rankOf = new Int32Array(order.length);
		const words: string[] = [];
		for (let rank = 0; rank < order.length; rank++) {
			rankOf[order[rank]!] = rank;
			words.push(this.#words[order[rank]!]!);
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
		return { vocabulary: new Vocabulary(words), starts, entries };
	}
}

function grow(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
	const grown = new Int32Array(array.length * 2);
	grown.set(array);
	return grown;
}

/** The ids of the words in order of the words: short stretches are sorted at once, then merged pass by pass. */
function* sortedIds(words: readonly string[]): Generator<undefined, Int32Array> {
	let ids = Int32Array.from({ length: words.length }, (_, id) => id);
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
