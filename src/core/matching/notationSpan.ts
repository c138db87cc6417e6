/** Decides how much of the markup around a name belongs to it. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { firstIndex } from '../text/firstIndex.ts';
import type { Span } from '../text/span.ts';

/**
 * The raw span of folded characters `from` to `to`, made whole: marks that open within the name close within it, and
 * notation around all of it (`$…$`, `\ce{…}`) belongs to it, while emphasis that merely wraps it does not.
 */
export function widenToGroups(prose: FoldedProse, from: number, to: number): Span {
	let start = prose.starts[from]!;
	let end = prose.ends[to - 1]!;
	// Groups are listed as they close, so inner ones come before those around them.
	let tentative = { start, end };
	// What closes before the name has nothing to do with it, nor has what closes behind all that belongs to it.
	const { groups } = prose;
	const first = firstIndex(groups.length, (index) => groups[index]!.close.start > start);
	for (let index = first; index < groups.length && groups[index]!.close.start <= tentative.end; index++) {
		const { open, close, isNotation } = groups[index]!;
		const opensInside = open.start >= start && open.start < end;
		const closesInside = close.end <= end && close.start > start;
		if (opensInside && close.start === end) {
			end = close.end;
			tentative = { start, end };
		} else if (closesInside && open.end === start) {
			start = open.start;
			tentative = { start, end };
		} else if (open.end === tentative.start && close.start === tentative.end) {
			tentative = { start: open.start, end: close.end };
			if (isNotation) {
				({ start, end } = tentative);
			}
		}
	}
	return { start, end };
}
