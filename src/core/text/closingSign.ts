import { backslash } from './units.ts';

/** The `closer` of the sign at `open`, with pairs of both inside passed, outside escapes and before `end`. */
export function closingSign(text: string, open: number, closer: ')' | ']', end: number): number | undefined {
	const opening = text.charCodeAt(open);
	const closing = closer.charCodeAt(0);
	let depth = 0;
	for (let i = open; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === opening) {
			depth++;
		} else if (unit === closing && --depth === 0) {
			return i;
		}
	}
	return undefined;
}

/** The same for every sign between `from` and `end`, in one walk: for who asks for many of them. */
export function closingSigns(text: string, from: number, closer: ')' | ']', end: number): ReadonlyMap<number, number> {
	const opening = (closer === ']' ? '[' : '(').charCodeAt(0);
	const closing = closer.charCodeAt(0);
	const open: number[] = [];
	const closings = new Map<number, number>();
	for (let i = from; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === opening) {
			open.push(i);
		} else if (unit === closing && open.length > 0) {
			closings.set(open.pop()!, i);
		}
	}
	return closings;
}
