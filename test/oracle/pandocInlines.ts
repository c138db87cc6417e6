/** An element of pandoc's document tree, as `pandoc -t json` writes it. */
export interface PandocNode {
	readonly t: string;
	readonly c?: unknown;
}

/**
 * Inline elements as HTML of the few elements that our own HTML has once links and layout are taken off, so that
 * both can be compared. Notes give their contents.
 */
export function inlinesToHtml(nodes: unknown): string {
	return Array.isArray(nodes) ? nodes.map((node) => inlineToHtml(node as PandocNode)).join('') : '';
}

function inlineToHtml({ t, c }: PandocNode): string {
	const parts = Array.isArray(c) ? (c as unknown[]) : [];
	switch (t) {
		case 'Str':
			return escape(String(c));
		case 'Space':
		case 'SoftBreak':
		case 'LineBreak':
			return ' ';
		case 'Emph':
			return around('i', parts);
		case 'Strong':
			return around('b', parts);
		case 'Superscript':
			return around('sup', parts);
		case 'Subscript':
			return around('sub', parts);
		case 'SmallCaps':
			return around('sc', parts);
		case 'Underline':
			return around('u', parts);
		case 'Quoted':
			return quote((parts[0] as PandocNode).t, inlinesToHtml(parts[1]));
		case 'Link':
		case 'Span':
		case 'Cite':
			return inlinesToHtml(parts[1]);
		case 'Note':
			return ` ${blocksToHtml(parts)}`;
		default:
			return '';
	}
}

/** The blocks of an entry or a note: paragraphs and the parts of a numbered entry, side by side. */
export function blocksToHtml(nodes: unknown): string {
	return Array.isArray(nodes)
		? nodes
				.map(({ t, c }: PandocNode) => (t === 'Div' ? blocksToHtml((c as unknown[])[1]) : inlinesToHtml(c)))
				.join(' ')
		: '';
}

function around(tag: string, nodes: readonly unknown[]): string {
	const content = inlinesToHtml(nodes);
	return content === '' ? '' : `<${tag}>${content}</${tag}>`;
}

function quote(kind: string, content: string): string {
	return kind === 'SingleQuote' ? `‘${content}’` : `“${content}”`;
}

function escape(text: string): string {
	return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
