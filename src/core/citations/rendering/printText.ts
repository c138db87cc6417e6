import { flattenLayout } from './layout.ts';
import { plainText, type RichText } from './richText.ts';

/** The characters alone, on one line. */
export function printText(text: RichText): string {
	return plainText(flattenLayout(text))
		.replace(/\s*\n\s*/g, ' ')
		.trim();
}
