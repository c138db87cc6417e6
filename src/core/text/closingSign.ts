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
