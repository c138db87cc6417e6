/** Reads what is set in small capitals as the capitals that are printed. */
import type { FoldedProse } from './foldedBuffer.ts';

/**
 * A word in small capitals alone: several words are a heading, with a capital it is the name of somebody, and of three letters
 * often a word.
 */
const smallCapitals = /\\textsc\{[^\s{}A-Z]{4,12}\}|\[[^\s[\]A-Z]{4,12}\]\{\.smallcaps\}/g;

/** Makes capitals of the letters of words that a text sets in small capitals: `\textsc{ses-cd}`. */
export function raiseSmallCapitals(
	text: string,
	{ cased, starts, length }: Pick<FoldedProse, 'cased' | 'starts' | 'length'>,
): void {
	if (!text.includes('\\textsc{') && !text.includes('{.smallcaps}')) {
		return;
	}
	let at = 0;
	for (const found of text.matchAll(smallCapitals)) {
		const end = found.index + found[0].length;
		while (at < length && starts[at]! < found.index) {
			at++;
		}
		for (; at < length && starts[at]! < end; at++) {
			cased[at] = String.fromCharCode(cased[at]!).toUpperCase().charCodeAt(0);
		}
	}
}
