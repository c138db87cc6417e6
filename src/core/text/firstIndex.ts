/**
 * The first index from `from` on, below `end`, at which `isReached` holds; `end` where it holds nowhere. What holds at one
 * index must hold at all after it: a list in order is halved until the place is found.
 */
export function firstIndex(end: number, isReached: (index: number) => boolean, from = 0): number {
	let low = from;
	let high = end;
	while (low < high) {
		const middle = (low + high) >> 1;
		if (isReached(middle)) {
			high = middle;
		} else {
			low = middle + 1;
		}
	}
	return low;
}
