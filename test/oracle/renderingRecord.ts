import { readFile } from 'node:fs/promises';
import { brotliDecompressSync } from 'node:zlib';
import type { CslItem } from '../../src/core/bibliography/cslItem.ts';

/** What pandoc made, in the normal form of `normaliseRendering`. */
export interface RecordedRendering {
	/** The version that was asked. */
	readonly pandoc: string;
	/** What it was given, so that later changes of the evidence base do not disturb the comparison. */
	readonly items: readonly CslItem[];
	readonly styles: Record<
		string,
		{
			readonly clusters: readonly string[];
			/** Citekey and entry, in the style's order. */
			readonly entries: readonly (readonly [string, string])[];
		}
	>;
}

/** Where the record is kept. */
export const recordFile = new URL('../fixtures/rendering/pandoc.json.br', import.meta.url);

export async function readRecord(): Promise<RecordedRendering> {
	return JSON.parse(brotliDecompressSync(await readFile(recordFile)).toString()) as RecordedRendering;
}

/**
 * HTML with links, layout and the kinds of quotes and spaces taken off, in which two renderings are compared.
 * Adjacent equal elements are joined, and spaces stand outside of elements.
 */
export function normaliseRendering(html: string): string {
	let text = html
		.replace(/<span class="csl-small-caps">(.*?)<\/span>/g, '<sc>$1</sc>')
		.replace(/<span class="csl-underline">(.*?)<\/span>/g, '<u>$1</u>')
		.replace(/<\/?(?:a|span)\b[^>]*>/g, '')
		.replace(/&quot;/g, '"')
		.replace(/&#39;/g, "'")
		.replace(/[\u201C\u201D\u201E\u00AB\u00BB]/g, '"')
		.replace(/[\u2018\u2019\u201A]/g, "'")
		.replace(/[\s\u00A0\u202F\u2009\u200A]+/g, ' ');
	for (let before = ''; before !== text;) {
		before = text;
		text = text
			.replace(/(<(?:i|b|sc|u|sup|sub)>) /g, ' $1')
			.replace(/ (<\/(?:i|b|sc|u|sup|sub)>)/g, '$1 ')
			.replace(/<\/(i|b|sc|u|sup|sub)>( ?)<\1>/g, '$2')
			.replace(/<(i|b|sc|u|sup|sub)><\/\1>/g, '')
			.replace(/ {2,}/g, ' ');
	}
	return text.trim();
}

/** The text alone, without blanks before punctuation. */
export function withoutTags(html: string): string {
	return html
		.replace(/<[^>]+>/g, '')
		.replace(/ {2,}/g, ' ')
		.replace(/ (?=[,.;])/g, '')
		.trim();
}
