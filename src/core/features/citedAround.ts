import type { ScannedDocument } from '../documents/model.ts';

/** At this distance, about half a page, a cite is half as near as one beside the cursor. */
const halfway = 1500;

/**
 * The citekeys that a document cites, each with its nearness to the offset, from 0 to 1. A cite whose citekey begins at
 * `written` is left out: it is the one being typed. Reads blocks as they are, since it runs at each letter.
 */
export function citedAround(
	{ blocks }: ScannedDocument,
	offset: number,
	written?: number,
): ReadonlyMap<string, number> {
	const cited = new Map<string, number>();
	for (const { start, content } of blocks) {
		for (const { cites } of content.clusters) {
			for (const { citekey, citekeySpan } of cites) {
				const at = start + citekeySpan.start;
				if (at !== written) {
					const nearness = halfway / (halfway + Math.abs(at - offset));
					cited.set(citekey, Math.max(nearness, cited.get(citekey) ?? 0));
				}
			}
		}
	}
	return cited;
}
