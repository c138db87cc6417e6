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
