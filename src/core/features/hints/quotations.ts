import type { BlockContent } from '../../documents/model.ts';
import { firstIndex } from '../../text/firstIndex.ts';
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

/** Whether an offset is in one of the quotations of its block, which come in order. */
export function isQuoted(quotations: readonly Span[], offset: number): boolean {
	const next = firstIndex(quotations.length, (index) => quotations[index]!.end > offset);
	return next < quotations.length && quotations[next]!.start <= offset;
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
	/** Marks that nothing closes any more, of which a text may have as many as it likes. */
	const neverClosed = new Set<string>();
	let from = 0;
	for (const { 0: opening, index } of text.matchAll(/["“„«「『]|``/g)) {
		const closing = opening === '"' ? '"' : pairs.get(opening)!;
		if (index < from || neverClosed.has(closing)) {
			continue;
		}
		const end = text.indexOf(closing, index + opening.length);
		if (end >= 0) {
			from = end + closing.length;
			quotations.push({ start: index, end: from });
		} else {
			neverClosed.add(closing);
		}
	}
	return quotations;
}
