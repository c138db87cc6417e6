/** All entries of a file may take so many times its length from others, and from `@string`s. */
const timesItsLength = 30;
/** However short a file is, they may take so many UTF-16 units: a book has many chapters, and few have other entries. */
const leastTaken = 4_000_000;
/** No entry takes more than this. */
const mostTaken = 1_000_000;

/**
 * What one entry may still take, in UTF-16 units: the fields of other entries, and what abbreviations stand for. Without a
 * bound, thousands of entries that take a long one would be read in a time that grows with the square of the file.
 */
export class TakenText {
	#left: number;

	/** `takers` is how many entries, or `@string`s, of a text of `length` share what the file may take. */
	constructor(length: number, takers: number) {
		const all = Math.max(leastTaken, length * timesItsLength);
		this.#left = Math.min(mostTaken, Math.ceil(all / Math.max(1, takers)));
	}

	get left(): number {
		return this.#left;
	}

	/** Whether so much may be taken; if so, it counts. What is refused has been looked at, and counts a little. */
	take(length: number): boolean {
		const fits = length <= this.#left;
		this.#left -= fits ? length : Math.min(this.#left, looked);
		return fits;
	}
}

const looked = 10;
