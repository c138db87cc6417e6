/** Decides whether the company that a form needs stands in its block. */
import type { CompiledRule } from './company.ts';
import type { Reading } from './reading.ts';

/** How far `near` reaches, in folded characters. */
const nearDistance = 80;

/** Decides whether the company that a form needs is in its block: keeps the words of one block that rules ask for, and where. */
export class CompanyAround {
	readonly #stems: number[] = [];
	readonly #places: number[] = [];

	/** The numbers of the beginnings of words that occur, each once. */
	get stems(): readonly number[] {
		return [...new Set(this.#stems)];
	}

	note(stem: number, at: number): void {
		this.#stems.push(stem);
		this.#places.push(at);
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
		const places = this.#places;
		let own: Set<number> | undefined;
		for (let i = 0; i < places.length; i++) {
			if (places[i]! >= at && places[i]! < end) {
				own = (own ?? new Set()).add(this.#stems[i]!);
			}
		}
		return own === undefined ? stems : stems.filter((stem) => !own.has(stem));
	}

	#has(stems: ReadonlySet<number>, at: number, distance: number, end: number): boolean {
		const places = this.#places;
		for (let i = 0; i < places.length; i++) {
			// A form is no company for itself.
			const isOwn = places[i]! >= at && places[i]! < end;
			if (!isOwn && stems.has(this.#stems[i]!) && Math.abs(places[i]! - at) <= distance + (end - at)) {
				return true;
			}
		}
		return false;
	}
}
