import type { CitationCluster } from '../citations/model.ts';
import { shiftCluster } from './clusters.ts';
import { type InlineContent, scanMarkdownInline } from './markdownInline.ts';
import { RegionCollector } from './regions.ts';

/** Options of a chunk that are printed as Markdown: `#| fig-cap: "…"`, also as a list, one line an item. */
const option = /^[ \t]*(?:#|\/\/|--|%|\*)\|[ \t]*(?:([a-z]+-(?:sub)?cap):|(-)[ \t])[ \t]*(.*)$/;
/** The same in the head of a chunk: `{r, fig.cap="…"}`. */
const headOption = /\b(?:fig|tab)\.(?:sub)?cap[ \t]*=[ \t]*(["'])(.*?)\1/g;

/**
 * A code chunk of Quarto or R Markdown: all code, but for the cites in its captions. Undefined for a block that is no
 * chunk or has no caption. Sources: Quarto's guide, "Figures" and "Tables"; knitr's chunk options.
 */
export function scanChunk(text: string): InlineContent | undefined {
	const head = /^[ \t]*(?:`{3,}|~{3,})[ \t]*\{[^\n]*/.exec(text)?.[0];
	if (head === undefined || !/cap\b/.test(text)) {
		return undefined;
	}
	const regions = new RegionCollector();
	const clusters = captionsOf(text, head).flatMap(({ start, value }): readonly CitationCluster[] =>
		scanMarkdownInline(value).clusters.map((cluster) => shiftCluster(cluster, start)),
	);
	for (const { span } of clusters) {
		regions.mark('code', regions.position, span.start);
		regions.mark('cite', span.start, span.end);
	}
	regions.mark('code', regions.position, text.length);
	return { regions: regions.finish(text.length), clusters };
}

/** What the captions say, with where it stands, in order. */
function captionsOf(text: string, head: string): readonly { readonly start: number; readonly value: string }[] {
	const captions = [...head.matchAll(headOption)].map((match) => {
		const value = match[2]!;
		return { start: match.index + match[0].length - 1 - value.length, value };
	});
	let isCaption = false;
	let start = head.length + 1;
	for (const line of text.slice(start).split('\n')) {
		const [whole, name, item, value = ''] = option.exec(line) ?? [];
		isCaption = whole !== undefined && (name !== undefined || (item !== undefined && isCaption));
		if (isCaption && value !== '') {
			captions.push({ start: start + line.length - value.length, value });
		}
		start += line.length + 1;
	}
	return captions;
}
