import { plainText, type RichText, type RichTextElement, type RichTextKind } from './richText.ts';
import { webAddress } from './webAddress.ts';

/**
 * HTML with nothing but `i`, `b`, `sup`, `sub`, `span` of the classes below and `a` to the web.
 * Layout (number, block, indent) is left to the style sheet through the classes.
 */
export function printHtml(text: RichText): string {
	return text.map((piece) => (typeof piece === 'string' ? escapeHtml(piece) : printElement(piece))).join('');
}

/** The text with everything escaped that has a meaning in HTML text or attribute values. */
export function escapeHtml(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(/"/g, '&quot;')
		.replace(/'/g, '&#39;');
}

const tags: Readonly<Record<Exclude<RichTextKind, 'link'>, readonly [string, string]>> = {
	italic: ['<i>', '</i>'],
	bold: ['<b>', '</b>'],
	superscript: ['<sup>', '</sup>'],
	subscript: ['<sub>', '</sub>'],
	smallCaps: ['<span class="csl-small-caps">', '</span>'],
	underline: ['<span class="csl-underline">', '</span>'],
	upright: ['<span class="csl-upright">', '</span>'],
	leftMargin: ['<span class="csl-left-margin">', '</span> '],
	rightInline: ['<span class="csl-right-inline">', '</span>'],
	block: ['<span class="csl-block">', '</span>'],
	indent: ['<span class="csl-indent">', '</span>'],
};

function printElement(element: RichTextElement): string {
	const content = printHtml(element.children);
	if (element.kind !== 'link') {
		const [open, close] = tags[element.kind];
		return open + (element.kind === 'leftMargin' ? content.trimEnd() : content) + close;
	}
	const address = webAddress(plainText(element.children));
	return address === undefined ? content : `<a href="${escapeHtml(address)}">${content}</a>`;
}
