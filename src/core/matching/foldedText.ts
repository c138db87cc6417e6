/**
 * Decides nothing, and reads back what is between two places of folded text, which is kept as UTF-16 units
 * (`FoldedProse.codes`, `cased`).
 */
export function foldedText(codes: Uint16Array, from: number, to: number): string {
	let text = '';
	for (let i = from; i < to; i++) {
		text += String.fromCharCode(codes[i]!);
	}
	return text;
}
