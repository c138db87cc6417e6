import { Turns } from './slices.ts';

/**
 * A value that is made on first use and then kept. A failure is not kept: the next use tries again,
 * so that a file that was unreachable once does not switch a feature off for good.
 */
export class Lazy<T> {
	readonly #create: () => Promise<T>;
	#value: Promise<T> | undefined;

	constructor(create: () => Promise<T>) {
		this.#create = create;
	}

	get(): Promise<T> {
		if (this.#value === undefined) {
			const value = this.#create();
			this.#value = value;
			value.catch(() => {
				if (this.#value === value) {
					this.#value = undefined;
				}
			});
		}
		return this.#value;
	}
}

/** The same for what many wait for at once: each goes on in a turn of its own, so that what they all do is not one. */
export class LazyInTurns<T> extends Lazy<T> {
	readonly #turns = new Turns();
	#isMade = false;

	override async get(): Promise<T> {
		if (this.#isMade) {
			return super.get();
		}
		const value = await super.get();
		this.#isMade = true;
		await this.#turns.next();
		return value;
	}
}
