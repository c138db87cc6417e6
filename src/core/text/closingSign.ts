/** The `closer` of the sign at `open`, with pairs of both inside passed, outside escapes and before `end`. */
export function closingSign(text: string, open: number, closer: ')' | ']', end: number): number | undefined {
	const opener = text[open];
	let depth = 0;
	for (let i = open; i < end; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === opener) {
			depth++;
		} else if (character === closer && --depth === 0) {
			return i;
		}
	}
	return undefined;
}
