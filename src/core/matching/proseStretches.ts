import type { BlockContent } from '../documents/model.ts';
import type { Span } from '../text/span.ts';

/**
 * The stretches of a block that names are looked for in: its prose, joined across comments and line marks (the `>` of
 * a quotation), which are no interruption for a reader.
 */
export function proseStretches(content: BlockContent): readonly Span[] {
	const stretches: { start: number; end: number }[] = [];
	for (const { kind, span } of content.regions) {
		if (kind === 'prose') {
			stretches.push({ start: span.start, end: span.end });
		}
	}
	return stretches;
}
