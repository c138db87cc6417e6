import type { StatementReading } from '../../suggestion/reading.ts';

/** So many stretches are remembered: those of the sentence that is compared, in all ways in which it is taken apart. */
const most = 100;

/** Reads each stretch of a sentence once, however many comparisons ask for it. */
export class LatestReadings {
	readonly #read: (text: string) => StatementReading;
	/** The latest last. */
	readonly #known = new Map<string, StatementReading>();

	constructor(read: (text: string) => StatementReading) {
		this.#read = read;
	}

	of(text: string): StatementReading {
		const reading = this.#known.get(text) ?? this.#read(text);
		this.#known.delete(text);
		this.#known.set(text, reading);
		if (this.#known.size > most) {
			const [oldest] = this.#known.keys();
			this.#known.delete(oldest!);
		}
		return reading;
	}
}
