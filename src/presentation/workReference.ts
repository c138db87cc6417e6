/** How a card prints the reference of a work. */
import type { CslItem } from '../core/bibliography/cslItem.ts';
import { type CardSize, type Inline, text, webLink } from './card.ts';
import { shortAuthors, shortSource, yearOf } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';
import { inlinesFromHtml } from './richText.ts';

/** Letters of a reference that a hover has room for; what is longer is given shortly there. */
const glanceReference = 330;

/** The reference as the document prints it, its address a link; shortly where a hover has no room for it. */
export function referenceInlines(
	item: CslItem,
	reader: Reader,
	size: CardSize,
	reference: string | undefined,
): Inline[] {
	const isHover = size === 'hover';
	if (reference === undefined) {
		return plainReference(item, reader);
	}
	const inlines = inlinesFromHtml(reference).flatMap((piece) => withLinks(piece, isHover));
	const letters = inlines.reduce((sum, piece) => sum + (piece.kind === 'icon' ? 0 : piece.text.length), 0);
	return isHover && letters > glanceReference ? plainReference(item, reader) : inlines;
}

/** Makes links of addresses; a hover leaves the DOI out, which is a link of its own below. */
function withLinks(piece: Inline, isHover: boolean): Inline[] {
	if (piece.kind !== 'text') {
		return [piece];
	}
	return piece.text.split(/(https?:\/\/[^\s]*[^\s.,;)])/).flatMap((part, index): Inline[] => {
		if (index % 2 === 0) {
			return part === ''
				? []
				: [text(isHover ? part.trimEnd() + (/\s$/.test(part) ? ' ' : '') : part, ...(piece.marks ?? []))];
		}
		return isHover && part.includes('doi.org/') ? [] : [webLink(part, part)];
	});
}

function plainReference(item: CslItem, reader: Reader): Inline[] {
	const year = yearOf(item);
	const { open, close } = marksOf(reader);
	return [
		text(`${shortAuthors(item, reader)}${year === undefined ? '' : open + year + close}. `),
		...titleAndSource(item),
	];
}

/** `Title. Journal 12, 3-4.` */
export function titleAndSource(item: CslItem): Inline[] {
	const source = shortSource(item);
	const title = (item.title ?? '').replace(/[.\s]+$/, '');
	return [...inlinesFromHtml(title), text(/[?!]$/.test(title) ? ' ' : '. '), text(source === '' ? '' : `${source}.`)];
}
