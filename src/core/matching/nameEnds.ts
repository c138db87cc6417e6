/** Decides which readings of a block end at a place. */
import type { Candidate, Reading } from './reading.ts';

/** The readings of a block by where they end; they are put in order when a place is first asked for. */
export class NameEnds {
	readonly #candidates: readonly Candidate[];
	/** Readings by their ends, each with its rank in the text. */
	#ranked: ReadonlyMap<number, readonly (readonly [rank: number, reading: Reading])[]> | undefined;

	constructor(candidates: readonly Candidate[]) {
		this.#candidates = candidates;
	}

	/** The readings that end from one place to another, both included, in the order in which they stand. */
	within(first: number, last: number): readonly Reading[] {
		this.#ranked ??= this.#rank();
		const found: (readonly [rank: number, reading: Reading])[] = [];
		for (let end = first; end <= last; end++) {
			found.push(...(this.#ranked.get(end) ?? []));
		}
		return found.sort(([one], [other]) => one - other).map(([, reading]) => reading);
	}

	#rank() {
		const ranked = new Map<number, (readonly [rank: number, reading: Reading])[]>();
		for (const [rank, reading] of this.#candidates.flat().entries()) {
			const known = ranked.get(reading.end) ?? [];
			ranked.set(reading.end, known);
			known.push([rank, reading]);
		}
		return ranked;
	}
}
