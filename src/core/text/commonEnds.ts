/** Comparing whole stretches is many times faster than comparing characters. */
const stretch = 4096;

/** How many UTF-16 units two texts have in common at their beginning. */
export function commonStart(first: string, second: string): number {
	const limit = Math.min(first.length, second.length);
	let length = 0;
	while (
		length + stretch <= limit &&
		first.slice(length, length + stretch) === second.slice(length, length + stretch)
	) {
		length += stretch;
	}
	while (length < limit && first.charCodeAt(length) === second.charCodeAt(length)) {
		length++;
	}
	return length;
}

/** How many they have in common at their end, outside of a beginning of `start` units. */
export function commonEnd(first: string, second: string, start: number): number {
	const limit = Math.min(first.length, second.length) - start;
	const stretchBefore = (text: string, end: number) => text.slice(text.length - end - stretch, text.length - end);
	let length = 0;
	while (length + stretch <= limit && stretchBefore(first, length) === stretchBefore(second, length)) {
		length += stretch;
	}
	while (
		length < limit &&
		first.charCodeAt(first.length - 1 - length) === second.charCodeAt(second.length - 1 - length)
	) {
		length++;
	}
	return length;
}
