import { flattenLayout } from './layout.ts';
import { plainText, type RichText, type RichTextElement } from './richText.ts';
import { webAddress } from './webAddress.ts';

/**
 * Markdown as Pandoc, Quarto and R Markdown read it, one paragraph without line breaks.
 * Every character of the data stands for itself: it cannot become a link, HTML, math, a cite or a list.
 */
export function printMarkdown(text: RichText): string {
	return escapeStart(
		printPieces(flattenLayout(text))
			.replace(/\s*\n\s*/g, ' ')
			.trim(),
	);
}

/** The text with a backslash before each character that means something to Markdown. */
export function escapeMarkdown(text: string): string {
	return text
		.replace(/[\\`*_[\]<>~^$@|#{}]/g, '\\$&')
		.replace(/&(?=#|[A-Za-z])/g, '\\&')
		.replace(/!(?=\\\[)/g, '\\!')
		.replace(/-(?=-)/g, '\\-')
		.replace(/\.(?=\.\.)/g, '\\.');
}

function printPieces(text: RichText): string {
	return text.map((piece) => (typeof piece === 'string' ? escapeMarkdown(piece) : printElement(piece))).join('');
}

function printElement(element: RichTextElement): string {
	switch (element.kind) {
		case 'italic':
			return wrap(element, '*', '*');
		case 'bold':
			return wrap(element, '**', '**');
		case 'smallCaps':
			return wrap(element, '[', ']{.smallcaps}');
		case 'underline':
			return wrap(element, '[', ']{.underline}');
		case 'superscript':
			return wrapScript(element, '^');
		case 'subscript':
			return wrapScript(element, '~');
		case 'link':
			return printLink(element);
		default:
			return printPieces(element.children);
	}
}

/** Emphasis may neither begin nor end with a space, so the spaces go outside. */
function wrap(element: RichTextElement, open: string, close: string): string {
	const content = printPieces(element.children);
	const inner = content.trim();
	if (inner === '') {
		return content;
	}
	const start = content.indexOf(inner);
	return content.slice(0, start) + open + inner + close + content.slice(start + inner.length);
}

/** Pandoc's sub- and superscripts hold no bare space. */
function wrapScript(element: RichTextElement, mark: string): string {
	const content = printPieces(element.children).trim();
	return content === '' ? '' : mark + content.replace(/\s/g, '\\ ') + mark;
}

function printLink(element: RichTextElement): string {
	const shown = plainText(element.children);
	const address = webAddress(shown);
	if (address === undefined) {
		return printPieces(element.children);
	}
	return address === shown ? `<${address}>` : `[${printPieces(element.children)}](${address})`;
}

/** What would make a list, a heading or a quotation of the paragraph's first characters. */
function escapeStart(text: string): string {
	return text
		.replace(/^(\(?(?:\d{1,9}|[A-Za-z]|[ivxlcdm]{1,15}))([.)])(?=\s|$)/i, '$1\\$2')
		.replace(/^[+\-%:=](?=\s|[-=:%]|$)/, '\\$&');
}
