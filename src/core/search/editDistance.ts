/**
 * The number of insertions, deletions, substitutions and swaps of neighbouring units that turn one text into the other
 * (optimal string alignment), or `most + 1` when it is more than `most`.
 */
export function editDistance(first: string, second: string, most: number): number {
	if (Math.abs(first.length - second.length) > most) {
		return most + 1;
	}
	let beforePrevious: number[] = [];
	let previous = Array.from({ length: second.length + 1 }, (_, column) => column);
	for (let row = 1; row <= first.length; row++) {
		const current = [row];
		let least = row;
		for (let column = 1; column <= second.length; column++) {
			const isSame = first[row - 1] === second[column - 1];
			let cost = Math.min(previous[column - 1]! + (isSame ? 0 : 1), previous[column]! + 1, current[column - 1]! + 1);
			const isSwapped =
				row > 1 && column > 1 && first[row - 1] === second[column - 2] && first[row - 2] === second[column - 1];
			if (isSwapped) {
				cost = Math.min(cost, beforePrevious[column - 2]! + 1);
			}
			current.push(cost);
			least = Math.min(least, cost);
		}
		if (least > most) {
			return most + 1;
		}
		beforePrevious = previous;
		previous = current;
	}
	return Math.min(previous[second.length]!, most + 1);
}

/**
 * Those of the candidates that are likely meant by a mistyped citekey, nearest first, at most `limit`: within a quarter
 * of its length in edits (one at least, four at most), case not counting, or one being the beginning of the other.
 */
export function nearestCitekeys(citekey: string, candidates: Iterable<string>, limit: number): readonly string[] {
	const wanted = citekey.toLowerCase();
	const most = Math.min(4, Math.max(1, Math.floor(wanted.length / 4)));
	const near: { readonly candidate: string; readonly distance: number }[] = [];
	for (const candidate of candidates) {
		const other = candidate.toLowerCase();
		const distance = editDistance(wanted, other, most);
		if (distance <= most) {
			near.push({ candidate, distance });
		} else if (wanted.length >= 4 && other.length >= 4 && (other.startsWith(wanted) || wanted.startsWith(other))) {
			near.push({ candidate, distance: most + 1 });
		}
	}
	near.sort((a, b) => a.distance - b.distance || (a.candidate < b.candidate ? -1 : 1));
	return near.slice(0, limit).map(({ candidate }) => candidate);
}
