import type { CitationCluster, Cite } from '../citations/model.ts';
import { shift } from '../text/span.ts';
import type { Block, BlockContent, ScannedDocument } from './model.ts';

/** The clusters of a document in order, with spans that count from its start; those of `nocite` in the header too. */
export function clustersOf(document: ScannedDocument): readonly CitationCluster[] {
	return [...(document.frontMatter?.nocite ?? []), ...document.blocks.flatMap(clustersOfBlock)];
}

/** The clusters of one block, with spans that count from the start of the document. */
export function clustersOfBlock({ start, content }: Block): readonly CitationCluster[] {
	const { clusters } = content;
	return start === 0 ? clusters : clusters.map((cluster) => shiftCluster(cluster, start));
}

/** Distinct citekeys in order of first cite. */
export function citedKeys(document: ScannedDocument): readonly string[] {
	const keys = new Set(
		(document.frontMatter?.nocite ?? []).flatMap((cluster) => cluster.cites.map((cite) => cite.citekey)),
	);
	for (const { content } of document.blocks) {
		for (const citekey of keysOfContent(content)) {
			keys.add(citekey);
		}
	}
	return [...keys];
}

function keysOfContent(content: BlockContent): readonly string[] {
	return content.clusters.flatMap((cluster) => cluster.cites.map((cite) => cite.citekey));
}

function shiftCluster(cluster: CitationCluster, offset: number): CitationCluster {
	const cites = cluster.cites.map((cite): Cite => ({
		...cite,
		span: shift(cite.span, offset),
		citekeySpan: shift(cite.citekeySpan, offset),
	}));
	return { ...cluster, span: shift(cluster.span, offset), cites };
}
