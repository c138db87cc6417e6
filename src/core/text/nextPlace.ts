/** After so many units without one that counts, asking for the next is faster than looking at each. */
export const longStretch = 40;

/**
 * Where a sign comes next in a text. What was found is remembered, so that the text is searched through once,
 * however often one asks from places further on.
 */
export class NextPlace {
	readonly #text: string;
	readonly #character: string;
	readonly #end: number;
	#known = -1;

	/** Nothing after `end` is looked at. */
	constructor(text: string, character: string, end: number) {
		// A slice of a long text is a view of it.
		this.#text = end < text.length ? text.slice(0, end) : text;
		this.#character = character;
		this.#end = end;
	}

	/** The first place from `start` on; the end where there is none. `start` must not go back. */
	from(start: number): number {
		if (this.#known < start) {
			const found = this.#text.indexOf(this.#character, start);
			this.#known = found < 0 ? this.#end : found;
		}
		return this.#known;
	}
}

/** The same for any sign that is asked for, and -1 where there is none. */
export class NextPlaces {
	readonly #text: string;
	readonly #places = new Map<string, NextPlace>();

	constructor(text: string) {
		this.#text = text;
	}

	/** The first place of a sign from `start` on, which must not go back for that sign; -1 where there is none. */
	of(sign: string, start: number): number {
		let place = this.#places.get(sign);
		if (place === undefined) {
			place = new NextPlace(this.#text, sign, this.#text.length);
			this.#places.set(sign, place);
		}
		const found = place.from(start);
		return found >= this.#text.length ? -1 : found;
	}
}
