/** How much two states of a file have in common: the entries before an edit and those behind it. */
export interface UnchangedEntries {
	/** How many entries at the beginning are the same. */
	readonly before: number;
	/** How many at the end are, of those that are left. */
	readonly behind: number;
}

/**
 * Compares two states of a file by what stays one object as long as an entry is written as it is. What an edit touched is
 * scanned anew as a whole, so that all that stayed stands before and behind it.
 */
export function unchangedEntries(earlier: readonly object[], now: readonly object[]): UnchangedEntries {
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
