import type { CslItem } from '../../core/bibliography/cslItem.ts';
import { citekeysOf } from '../../core/bibliography/otherCitekeys.ts';
import type { CitationCluster } from '../../core/citations/model.ts';
import type { CitationRenderer } from '../../core/citations/rendering/model.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { printedCites } from '../../core/features/printedCites.ts';
import type { PreviewCluster } from '../../presentation/preview/previewHtml.ts';

/** The clusters of a text as the preview shows them, in slices. */
export function* previewClusters(
	renderer: CitationRenderer,
	document: ScannedDocument,
	clusters: readonly CitationCluster[],
	items: readonly CslItem[],
): Generator<number, readonly PreviewCluster[], undefined> {
	const known = new Map(items.flatMap((item) => citekeysOf(item).map((citekey) => [citekey, String(item.id)])));
	const printed = yield* printedCites(renderer, document, clusters, items, 'html');
	return printed.map(({ cluster, lead, text, noteNumber }): PreviewCluster => {
		const citekeys = cluster.cites.map(({ citekey }) => citekey);
		return {
			html: text,
			lead,
			citekeys: citekeys.map((citekey) => known.get(citekey) ?? citekey),
			unknown: citekeys.filter((citekey) => !known.has(citekey)),
			isNote: noteNumber !== undefined,
		};
	});
}
