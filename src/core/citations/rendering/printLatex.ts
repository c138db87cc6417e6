import { flattenLayout } from './layout.ts';
import { latexCharacters } from './latexCharacters.ts';
import type { RichText, RichTextElement } from './richText.ts';

/**
 * LaTeX that compiles with pdfLaTeX, XeLaTeX and LuaLaTeX without any package.
 * Addresses are therefore plain text, not `\url`, which a manuscript need not have.
 */
export function printLatex(text: RichText): string {
	return printPieces(flattenLayout(text))
		.replace(/\s*\n\s*/g, ' ')
		.trim();
}

/** The text with LaTeX's special characters, Greek letters, dashes, quotes and mathematical signs as commands. */
export function escapeLatex(text: string): string {
	let result = '';
	let previous = '';
	for (const character of text) {
		// Two hyphens or quotes in a row would join to a dash or another quote.
		if (character === previous && /[-'`,!?<>]/.test(character)) {
			result += '{}';
		}
		result += latexCharacters.get(character) ?? character;
		previous = character;
	}
	return result;
}

function printPieces(text: RichText): string {
	return text.map((piece) => (typeof piece === 'string' ? escapeLatex(piece) : printElement(piece))).join('');
}

function printElement(element: RichTextElement): string {
	const content = printPieces(element.children);
	switch (element.kind) {
		case 'italic':
			return `\\textit{${content}}`;
		case 'bold':
			return `\\textbf{${content}}`;
		case 'smallCaps':
			return `\\textsc{${content}}`;
		case 'underline':
			return `\\underline{${content}}`;
		case 'superscript':
			return `\\textsuperscript{${content}}`;
		case 'subscript':
			return `\\textsubscript{${content}}`;
		default:
			return content;
	}
}
