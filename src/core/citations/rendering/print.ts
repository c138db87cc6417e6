import type { RenderingOutput } from './model.ts';
import { printHtml } from './printHtml.ts';
import { printLatex } from './printLatex.ts';
import { printMarkdown } from './printMarkdown.ts';
import { printText } from './printText.ts';
import type { RichText } from './richText.ts';

/** Writes formatted text for one output. */
export function print(text: RichText, output: RenderingOutput): string {
	switch (output) {
		case 'html':
			return printHtml(text)
				.replace(/\s*\n\s*/g, ' ')
				.trim();
		case 'markdown':
			return printMarkdown(text);
		case 'latex':
			return printLatex(text);
		case 'text':
			return printText(text);
	}
}
