import { editDistance } from '../text/editDistance.ts';

interface NearCitekey {
	readonly citekey: string;
	readonly distance: number;
}

/** Citekeys that others are compared with, prepared so that most of them are passed over at a glance. */
export class CitekeyList {
	readonly citekeys: readonly string[];
	readonly #folded: readonly string[];
	readonly #characters: Uint32Array;
	/** What was found, by what was wanted: it is asked for again after each edit elsewhere. */
	readonly #near = new Map<string, readonly NearCitekey[]>();

	constructor(citekeys: Iterable<string>) {
		this.citekeys = [...citekeys];
		this.#folded = this.citekeys.map((citekey) => citekey.toLowerCase());
		this.#characters = Uint32Array.from(this.#folded, charactersOf);
	}

	/** Whether the list has these citekeys, in this order. */
	isOf(citekeys: readonly string[]): boolean {
		return citekeys.length === this.citekeys.length && this.citekeys.every((citekey, at) => citekey === citekeys[at]);
	}

	/** Each citekey that is near, with its distance in edits; `most + 1` stands for the beginning of one another. */
	near(wanted: string, most: number): readonly NearCitekey[] {
		let near = this.#near.get(wanted);
		if (near === undefined) {
			near = this.#findNear(wanted, most);
			this.#near.set(wanted, near);
		}
		return near;
	}

	#findNear(wanted: string, most: number): readonly NearCitekey[] {
		const found: NearCitekey[] = [];
		const characters = charactersOf(wanted);
		const first = wanted.charCodeAt(0);
		for (let index = 0; index < this.#folded.length; index++) {
			const other = this.#folded[index]!;
			const others = this.#characters[index]!;
			// An edit gives or takes one character at most; a swap none.
			const isFar =
				Math.abs(other.length - wanted.length) > most ||
				bitCount(characters & ~others) > most ||
				bitCount(others & ~characters) > most;
			const mayBegin = wanted.length >= 4 && other.length >= 4 && other.charCodeAt(0) === first;
			if (isFar && !mayBegin) {
				continue;
			}
			const distance = isFar ? most + 1 : editDistance(wanted, other, most);
			if (distance <= most || (mayBegin && (other.startsWith(wanted) || wanted.startsWith(other)))) {
				found.push({ citekey: this.citekeys[index]!, distance });
			}
		}
		return found;
	}
}

/**
 * Those of the citekeys that are likely meant by a mistyped one, nearest first, at most `limit`: within a quarter of its
 * length in edits (one at least, four at most), case not counting, or one being the beginning of the other.
 */
export function nearestCitekeys(citekey: string, lists: readonly CitekeyList[], limit: number): readonly string[] {
	const wanted = citekey.toLowerCase();
	const most = Math.min(4, Math.max(1, Math.floor(wanted.length / 4)));
	const distances = new Map<string, number>();
	for (const list of lists) {
		list.near(wanted, most).forEach(({ citekey: candidate, distance }) => distances.set(candidate, distance));
	}
	return [...distances]
		.sort(([a, near], [b, far]) => near - far || (a < b ? -1 : 1))
		.slice(0, limit)
		.map(([candidate]) => candidate);
}

/** The characters of a text as bits, several characters to a bit; so two texts differ in no fewer than their bits do. */
function charactersOf(text: string): number {
	let bits = 0;
	for (let i = 0; i < text.length; i++) {
		bits |= 1 << (text.charCodeAt(i) & 31);
	}
	return bits >>> 0;
}

function bitCount(bits: number): number {
	let rest = bits - ((bits >>> 1) & 0x55555555);
	rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
	return (((rest + (rest >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
