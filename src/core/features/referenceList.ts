import { isReferenceTitle } from '../documents/markdownBlocks.ts';
import type { Block, ScannedDocument } from '../documents/model.ts';

/** Text that is inserted at an offset. */
export interface PlacedText {
	readonly offset: number;
	readonly text: string;
}

/**
 * Where a list of references goes and with what around it: under the heading that the document has for it, at the cursor
 * where that is in its section; with a heading of its own at the cursor where there is none. What the cursor is within is
 * not cut in two.
 *
 * @param cursor in the document
 * @param heading what the document's own would be called
 */
export function placeReferenceList(
	document: ScannedDocument,
	cursor: number,
	body: string,
	heading: string,
): PlacedText {
	const index = document.blocks.findLastIndex(isReferenceHeading);
	const found = document.blocks[index];
	if (found === undefined) {
		const line = document.format === 'latex' ? `\\section*{${heading}}` : `# ${heading}`;
		const offset = outsideOfBlock(document, cursor);
		return { offset, text: `${emptyLineBefore(document.text, offset)}${line}\n\n${body}\n` };
	}
	const start = found.start + found.content.text.length;
	const next = document.blocks
		.slice(index + 1)
		.find(({ content }) => content.kind === 'heading' && (content.level ?? 1) <= (found.content.level ?? 1));
	const isInside = cursor >= start && cursor < (next?.start ?? document.text.length + 1);
	if (isInside) {
		const offset = outsideOfBlock(document, cursor);
		return { offset, text: `${emptyLineBefore(document.text, offset)}${body}\n` };
	}
	return { offset: start, text: `${document.text[start - 1] === '\n' ? '\n' : '\n\n'}${body}\n` };
}

const latexHeading = /^\s*\\(?:chapter|section|subsection)\*?\s*\{([^{}]*)\}/;

function isReferenceHeading({ content: { kind, text } }: Block): boolean {
	const [first = ''] = text.split(/\r?\n/, 1);
	return kind === 'heading' && isReferenceTitle(latexHeading.exec(first)?.[1] ?? first);
}

/** The place itself, or the end of the paragraph, table or code that it is within; from the header the end of the document. */
function outsideOfBlock({ frontMatter, blocks, text }: ScannedDocument, place: number): number {
	if (frontMatter !== undefined && place <= frontMatter.span.end) {
		return text.length;
	}
	const endOf = ({ start, content }: Block) => start + content.text.trimEnd().length;
	const within = blocks.find((block) => block.start < place && place < endOf(block));
	return within === undefined ? place : endOf(within);
}

/** What is missing of an empty line before an offset. */
function emptyLineBefore(text: string, offset: number): string {
	const before = text.slice(0, offset);
	return before === '' || /\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? '\n' : '\n\n';
}
