import { backslash, closeBracket, grave, openBracket } from '../text/units.ts';

/** A cluster is never longer; the limit keeps an unclosed bracket from costing a walk through the document. */
export const longestCluster = 5000;

/** Brackets within brackets go no deeper in a cluster or a link. */
const deepest = 30;

/** The `]` that closes the `[` at `open`, outside code and escapes; undefined when a paragraph ends before. */
export function matchingBracket(text: string, open: number): number | undefined {
	let depth = 0;
	const end = Math.min(text.length, open + longestCluster);
	for (let i = open; i < end && depth <= deepest; i++) {
		const unit = text.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === grave) {
			i = closedAt(text, '`', i + 1, end) ?? i + 1;
			i--;
		} else if (unit === openBracket) {
			depth++;
		} else if (unit === closeBracket && --depth === 0) {
			return i;
		}
	}
	return undefined;
}

/** Behind the next `sign` between two places; undefined where there is none. */
export function closedAt(text: string, sign: string, from: number, to: number): number | undefined {
	// The stretch is cut out first, so that a missing sign is not looked for through the whole document.
	const at = text.slice(from, to).indexOf(sign);
	return at < 0 ? undefined : from + at + sign.length;
}
