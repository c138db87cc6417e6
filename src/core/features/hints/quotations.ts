import type { BlockContent } from '../../documents/model.ts';
import type { Span } from '../../text/span.ts';

/** Marks that open a quotation, with those that close it. */
const pairs: ReadonlyMap<string, string> = new Map([
	['“', '”'],
	['„', '“'],
	['«', '»'],
	['「', '」'],
	['『', '』'],
	['``', "''"],
]);

/** Whether an offset stands in one of the quotations of its block. */
export function isQuoted(quotations: readonly Span[], offset: number): boolean {
	return quotations.some(({ start, end }) => start <= offset && offset < end);
}

/**
 * What a block quotes, in offsets of the block: other people's words, which hints leave alone. A block quotation is
 * quoted as a whole. A mark that is never closed quotes nothing.
 */
export function quotationsIn({ text, quoted }: BlockContent): readonly Span[] {
	if (quoted === true) {
		return [{ start: 0, end: text.length }];
	}
	const quotations: Span[] = [];
	let i = 0;
	while (i < text.length) {
		const opening = text.startsWith('``', i) ? '``' : text[i]!;
		const closing = opening === '"' ? '"' : pairs.get(opening);
		const end = closing === undefined ? -1 : text.indexOf(closing, i + opening.length);
		if (end < 0) {
			i++;
		} else {
			quotations.push({ start: i, end: end + closing!.length });
			i = end + closing!.length;
		}
	}
	return quotations;
}
