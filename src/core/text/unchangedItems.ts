/** How much two states of a list have in common: what stands before an edit and behind it. */
export interface UnchangedItems {
	/** How many items at the beginning are the same. */
	readonly before: number;
	/** How many at the end are, of those that are left. */
	readonly behind: number;
}

/**
 * Compares two states of a list by items that stay one object as long as they say the same, such as the blocks of a
 * document. What an edit touched is made anew as a whole, so that all that stayed stands before and behind it.
 */
export function unchangedItems(earlier: readonly object[], now: readonly object[]): UnchangedItems {
	const shared = Math.min(earlier.length, now.length);
	let before = 0;
	while (before < shared && earlier[before] === now[before]) {
		before++;
	}
	let behind = 0;
	while (behind < shared - before && earlier[earlier.length - behind - 1] === now[now.length - behind - 1]) {
		behind++;
	}
	return { before, behind };
}

/**
 * What was worked out of the latest state of each list that is edited. The state before an edit is found by the first
 * item or the last, one of which nearly every edit leaves, and let go with them.
 */
export class EditedLists<State extends object> {
	readonly #byEnd = new WeakMap<object, State>();

	/** What was worked out of the state before, where an end is left of it. */
	of(items: readonly object[]): State | undefined {
		const [first] = items;
		const last = items.at(-1);
		return (first && this.#byEnd.get(first)) ?? (last && this.#byEnd.get(last));
	}

	/** Remembers what is worked out of a state. */
	keep(items: readonly object[], state: State): void {
		for (const end of [items[0], items.at(-1)]) {
			if (end !== undefined) {
				this.#byEnd.set(end, state);
			}
		}
	}
}
