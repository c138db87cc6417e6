/** Decides whether the company that a form needs stands in its block. */
import type { CompiledRule } from './company.ts';
import type { Reading } from './reading.ts';

/** How far `near` reaches, in folded characters. */
const nearDistance = 80;

/** Decides whether the company that a form needs is in its block: keeps the words of one block that rules ask for, and where. */
export class CompanyAround {
	/** Of each beginning of a word its places, in order. */
	readonly #placesOf = new Map<number, number[]>();
	/** The other way round; made when first asked for, when all are noted. */
	#stemsAt: ReadonlyMap<number, readonly number[]> | undefined;

	/** The numbers of the beginnings of words that occur, each once. */
	get stems(): readonly number[] {
		return [...this.#placesOf.keys()];
	}

	/** Each beginning is noted from left to right, but for what stands behind a prefix, which may be met twice. */
	note(stem: number, at: number): void {
		const places = this.#placesOf.get(stem);
		if (places === undefined) {
			this.#placesOf.set(stem, [at]);
		} else if (places.at(-1)! < at) {
			places.push(at);
		} else if (!places.includes(at)) {
			places.push(at);
			places.sort((a, b) => a - b);
		}
	}

	/** What the rules of a form still need, once what the paragraph says is known. */
	needs(rules: readonly CompiledRule[], at: number, end: number): Reading['needs'] {
		if (rules.length === 0) {
			return 'nothing';
		}
		const stems: (readonly number[])[] = [];
		const entities: string[] = [];
		let pack: number | undefined;
		let fewest = 1;
		for (const rule of rules) {
			if (rule.unless.size > 0 && this.#has(rule.unless, at, nearDistance, end)) {
				continue;
			}
			const distance = rule.isNear ? nearDistance : Number.MAX_SAFE_INTEGER;
			if (rule.needs === undefined || this.#has(rule.needs, at, distance, end)) {
				return 'nothing';
			}
			if (rule.inDocument.length > 0) {
				stems.push(this.#others(rule.inDocument, at, end));
			}
			entities.push(...rule.entities);
			if (rule.pack !== undefined) {
				({ pack, fewest } = rule);
			}
		}
		const canBeMet = stems.length > 0 || entities.length > 0 || pack !== undefined;
		return canBeMet ? { stems, entities, pack, fewest } : 'definition';
	}

	/** What of the beginnings of words is none of the form's own words, which are no company for it anywhere. */
	#others(stems: readonly number[], at: number, end: number): readonly number[] {
		this.#stemsAt ??= inverted(this.#placesOf);
		const own = new Set<number>();
		for (let place = at; place < end; place++) {
			this.#stemsAt.get(place)?.forEach((stem) => own.add(stem));
		}
		return own.size === 0 ? stems : stems.filter((stem) => !own.has(stem));
	}

	#has(stems: ReadonlySet<number>, at: number, distance: number, end: number): boolean {
		const reach = distance + (end - at);
		for (const [stem, places] of this.#placesOf) {
			// A form is no company for itself.
			if (stems.has(stem) && (hasBetween(places, at - reach, at) || hasBetween(places, end, at + reach + 1))) {
				return true;
			}
		}
		return false;
	}
}

function inverted(placesOf: ReadonlyMap<number, readonly number[]>): ReadonlyMap<number, readonly number[]> {
	const stemsAt = new Map<number, number[]>();
	for (const [stem, places] of placesOf) {
		for (const place of places) {
			stemsAt.set(place, [...(stemsAt.get(place) ?? []), stem]);
		}
	}
	return stemsAt;
}

/** Whether one of some numbers in order is `from` or more, and below `to`. */
function hasBetween(numbers: readonly number[], from: number, to: number): boolean {
	let [low, high] = [0, numbers.length];
	while (low < high) {
		const middle = (low + high) >> 1;
		if (numbers[middle]! < from) {
			low = middle + 1;
		} else {
			high = middle;
		}
	}
	return low < numbers.length && numbers[low]! < to;
}
