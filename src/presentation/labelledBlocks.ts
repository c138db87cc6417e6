/** Paragraphs of a card that begin with a label, as most of what is known of an entity is said. */
import { type CardBlock, type Inline, joined, named, text } from './card.ts';
import { marksOf, type Reader } from './localise.ts';

/** A paragraph with a label before its text, as `Mechanism: …`; none where there is no text. */
export function pushText(blocks: CardBlock[], reader: Reader, label: string | undefined, content: string): void {
	if (content !== '') {
		blocks.push({ kind: 'paragraph', content: [...labelInlines(label, reader), ...named(content)] });
	}
}

/** A paragraph with a label before links, and how many more there are; none where there are no links. */
export function pushLinks(
	blocks: CardBlock[],
	reader: Reader,
	label: string,
	links: readonly Inline[],
	more = 0,
): void {
	if (links.length > 0) {
		const pieces = links.map((link) => [link]);
		const rest = more > 0 ? [text(` +${more}`)] : [];
		blocks.push({
			kind: 'paragraph',
			content: [...labelInlines(label, reader), ...joined(pieces, marksOf(reader).comma), ...rest],
		});
	}
}

/** The label itself, with the colon of the language; nothing where there is none. */
export function labelInlines(label: string | undefined, reader: Reader): Inline[] {
	return label === undefined ? [] : [text(label + marksOf(reader).colon, 'strong')];
}
