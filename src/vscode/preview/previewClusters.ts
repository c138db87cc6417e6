import type { CslItem } from '../../core/bibliography/cslItem.ts';
import type { CitationCluster } from '../../core/citations/model.ts';
import type { CitationRenderer } from '../../core/citations/rendering/model.ts';
import { footnoteTest, inReadingOrder } from '../../core/documents/footnotes.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import type { PreviewCluster } from '../../presentation/preview/previewHtml.ts';

/** A cluster, or one of the two parts that a style of notes makes of a narrative one. */
interface RenderedPart {
	readonly cluster: CitationCluster;
	readonly part: 'author' | 'note' | undefined;
}

/**
 * The clusters of a text as the preview shows them, in slices. They are rendered in the order in which they are read, and
 * given back in the order of the text. In a style of notes each becomes a note, unless it stands in a footnote already.
 */
export function* previewClusters(
	renderer: CitationRenderer,
	document: ScannedDocument,
	clusters: readonly CitationCluster[],
	items: readonly CslItem[],
): Generator<number, readonly PreviewCluster[], undefined> {
	const known = new Set(items.map((item) => String(item.id)));
	const isInNote = footnoteTest(document);
	const isNote = ({ span }: CitationCluster) => renderer.styleClass === 'note' && !isInNote(span);
	const parts = inReadingOrder(document, clusters).flatMap((cluster): readonly RenderedPart[] =>
		cluster.form === 'narrative' && isNote(cluster)
			? [
					{ cluster, part: 'author' },
					{ cluster, part: 'note' },
				]
			: [{ cluster, part: undefined }],
	);
	const toRender = parts.map(({ cluster, part }) => (part === undefined ? cluster : { ...cluster, part }));
	const texts = yield* renderer.clusterSteps(toRender, items, 'html');
	const leads = new Map<CitationCluster, string>();
	const bodies = new Map<CitationCluster, string>();
	parts.forEach(({ cluster, part }, index) => {
		(part === 'author' ? leads : bodies).set(cluster, texts[index] ?? '');
	});
	return clusters.map((cluster): PreviewCluster => {
		const citekeys = cluster.cites.map(({ citekey }) => citekey);
		const html = bodies.get(cluster) ?? '';
		const isInFootnote = renderer.styleClass === 'note' && !isNote(cluster);
		return {
			html: isInFootnote && cluster.form === 'bracketed' ? inParentheses(html) : html,
			lead: leads.get(cluster) ?? '',
			citekeys,
			unknown: citekeys.filter((citekey) => !known.has(citekey)),
			isNote: isNote(cluster),
		};
	});
}

/** A cite in a footnote of the author's is no sentence of its own, but a part of one. */
function inParentheses(html: string): string {
	return `(${html.replace(/\.((?:<\/[^<>]+>|[\u201D\u2019"'])*)$/, '$1')})`;
}
