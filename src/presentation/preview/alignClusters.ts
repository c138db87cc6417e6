/**
 * For each cluster of a text the cluster of an earlier version that it is, or undefined: what is before and after
 * an edit keeps its place, and a cluster of the edited stretch is found again by what is written.
 */
export function alignClusters(written: readonly string[], earlier: readonly string[]): readonly (number | undefined)[] {
	const most = Math.min(written.length, earlier.length);
	let before = 0;
	while (before < most && written[before] === earlier[before]) {
		before++;
	}
	let behind = 0;
	while (behind < most - before && written[written.length - 1 - behind] === earlier[earlier.length - 1 - behind]) {
		behind++;
	}
	const moved = earlier.length - written.length;
	return written.map((text, index) => {
		if (index < before) {
			return index;
		}
		if (index >= written.length - behind) {
			return index + moved;
		}
		const same = earlier.indexOf(text);
		return same < 0 ? undefined : same;
	});
}
