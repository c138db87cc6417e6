import type { Span } from '../text/span.ts';
import { headerLine } from './headerLine.ts';
import type { ScannedDocument } from './model.ts';

/** The keys of a YAML header that name a style, the one that counts first. */
const styleKeys: readonly string[] = ['csl', 'citation-style'];

/** The style that a document names in its header, as written: an id, an address or the path of a file. */
export function declaredStyle(document: ScannedDocument | undefined): string | undefined {
	return document?.frontMatter && styleIn(document.frontMatter.data);
}

/** Whether a style is named by its file; any other name is one of the distribution. */
export function isStyleFile(style: string): boolean {
	return style.toLowerCase().endsWith('.csl');
}

/** The file of a style that a document names in its header, as written, and the line that does. */
export function declaredStyleFile(
	document: ScannedDocument | undefined,
): { readonly file: string; readonly span: Span } | undefined {
	const file = declaredStyle(document);
	const span = document && headerLine(document, styleKeys);
	return file === undefined || span === undefined || !isStyleFile(file) ? undefined : { file, span };
}

/**
 * Whether a style file that is nowhere is missed for certain. Pandoc looks for a bare name in its own folder too, and
 * fetches an address; other tools count a path from their project, or put in what stands for it.
 */
export function isPlacedStyle(file: string, { format }: ScannedDocument): boolean {
	const isFound = /[:$`{}\\]|^~|^dependent\//.test(file) || (format === 'quarto' && file.startsWith('/'));
	return file.includes('/') && !isFound;
}

/** The style that a header, or another file with the same keys, names. */
export function styleIn(data: Readonly<Record<string, unknown>>): string | undefined {
	return styleKeys.map((key) => textOf(data[key])).find((value) => value !== undefined);
}

/** The language that a document names in its header, such as `de-DE`. */
export function declaredLanguage(document: ScannedDocument | undefined): string | undefined {
	return document?.frontMatter && languageIn(document.frontMatter.data);
}

/** The language that a header, or another file with the same keys, names. */
export function languageIn(data: Readonly<Record<string, unknown>>): string | undefined {
	return textOf(data['lang']);
}

function textOf(value: unknown): string | undefined {
	return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}
