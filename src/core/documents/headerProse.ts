import { isScalar, isSeq, type Scalar } from '../text/yaml.ts';
import type { CitationCluster } from '../citations/model.ts';
import { shift, type Span } from '../text/span.ts';
import { shiftCluster } from './clusters.ts';
import { type InlineContent, scanMarkdownInline } from './markdownInline.ts';
import type { Region } from './model.ts';
import { RegionCollector } from './regions.ts';

/** Fields of a header that are printed as text; pandoc formats their cites. */
export const textFields = [
	'title',
	'subtitle',
	'abstract',
	'description',
	'thanks',
	'keywords',
	'plain-language-summary',
	'key-points',
] as const;

/**
 * What the text fields of a header say, each with the regions and clusters of prose, in order of place.
 *
 * @param nodes the values of the fields, as `Metadata.node` gives them
 * @param yaml what their ranges count in
 * @returns places in `yaml`
 */
export function headerProse(nodes: readonly unknown[], yaml: string): readonly InlineContent[] {
	const seen = new Set<number>();
	return nodes
		.flatMap((node) => (isSeq(node) ? node.items : [node]))
		.flatMap((node) => (isScalar(node) ? textSpan(node, yaml) : []))
		.sort((a, b) => a.start - b.start)
		.filter(({ start }) => !seen.has(start) && seen.add(start))
		.map(({ start, end, hasEscapes }) => {
			const written = yaml.slice(start, end);
			const escapes = hasEscapes
				? [...written.matchAll(escape)].map(({ 0: { length }, index }) => [index, length])
				: [];
			// Of the same length, so that every place stays what it is.
			const { regions, clusters } = scanMarkdownInline(
				hasEscapes ? written.replace(escape, (whole) => meaningOf(whole).padStart(whole.length)) : written,
			);
			return {
				regions: regions.flatMap(({ kind, span }): readonly Region[] =>
					(kind === 'prose' ? without(span, escapes) : [span]).map((part) => ({ kind, span: shift(part, start) })),
				),
				clusters: clusters.map((cluster): CitationCluster => shiftCluster(cluster, start)),
			};
		});
}

/** In double quotes YAML has escapes, of which the text has only what they stand for. */
const escape = /\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|\r?\n|.)/g;

/** One character, or nothing that a cite could hold. */
function meaningOf(escaped: string): string {
	return /^\\["\\/]$/.test(escaped) ? escaped[1]! : ' ';
}

/** The parts of a stretch between escapes, which are given by their place and length. */
function without({ start, end }: Span, escapes: readonly (readonly number[])[]): readonly Span[] {
	const parts: Span[] = [];
	let from = start;
	for (const [at = 0, length = 0] of escapes) {
		if (at >= from && at < end) {
			parts.push({ start: from, end: at });
			from = Math.min(end, at + length);
		}
	}
	parts.push({ start: from, end });
	return parts.filter((part) => part.end > part.start);
}

interface TextSpan extends Span {
	readonly hasEscapes: boolean;
}

/** Where the text of a scalar stands: without its quotes, or without the line of `|` or `>`. */
function textSpan({ value, range, type, tag }: Scalar, yaml: string): TextSpan[] {
	if (typeof value !== 'string' || !range || tag === '!expr' || tag === '!r') {
		return [];
	}
	const [start, end] = range;
	switch (type) {
		case 'BLOCK_LITERAL':
		case 'BLOCK_FOLDED': {
			const line = yaml.indexOf('\n', start);
			return line < 0 || line >= end ? [] : [{ start: line + 1, end, hasEscapes: false }];
		}
		case 'QUOTE_DOUBLE':
		case 'QUOTE_SINGLE':
			return [{ start: start + 1, end: end - 1, hasEscapes: type === 'QUOTE_DOUBLE' }];
		default:
			return [{ start, end, hasEscapes: false }];
	}
}

/** The regions of a header of this length: prose where its text is, and what is no text between. */
export function headerRegions(prose: readonly InlineContent[], offset: number, length: number): readonly Region[] {
	const collector = new RegionCollector();
	for (const { kind, span } of prose.flatMap(({ regions }) => regions)) {
		collector.mark('frontMatter', collector.position, span.start + offset);
		collector.mark(kind, span.start + offset, span.end + offset);
	}
	collector.mark('frontMatter', collector.position, length);
	return collector.finish(length);
}
