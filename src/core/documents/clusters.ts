import type { CitationCluster, Cite } from '../citations/model.ts';
import { shift } from '../text/span.ts';
import { inReadingOrder } from './footnotes.ts';
import type { Block, ScannedDocument } from './model.ts';

/** Clusters of a document, with spans that count from `start`. */
export interface ClusterPiece {
	readonly start: number;
	readonly clusters: readonly CitationCluster[];
}

/**
 * The clusters of a document in order, as its header and its blocks have them: for who goes through all of a long document
 * and needs the places of few.
 */
export function clusterPieces(document: ScannedDocument): readonly ClusterPiece[] {
	const labels = exampleLabelsOf(document);
	const pieces: ClusterPiece[] = [{ start: 0, clusters: headerClusters(document) }];
	for (const { start, content } of document.blocks) {
		if (content.clusters.length > 0 && content.isHeader !== true) {
			pieces.push({ start, clusters: content.clusters });
		}
	}
	return labels.size === 0
		? pieces
		: pieces.map(({ start, clusters }) => ({
				start,
				clusters: clusters.filter((cluster) => !isExampleReference(cluster, labels)),
			}));
}

/** The same with spans that count from the start of the document. */
export function clustersOf(document: ScannedDocument): readonly CitationCluster[] {
	return clusterPieces(document).flatMap(({ start, clusters }) => shifted(clusters, start));
}

/** The clusters that print something where they are, in order: those of the text without `nocite` and examples. */
export function printedClusters(document: ScannedDocument): readonly CitationCluster[] {
	const labels = exampleLabelsOf(document);
	return bodyOf(document)
		.flatMap(clustersOfBlock)
		.filter((cluster) => cluster.form !== 'nocite' && !isExampleReference(cluster, labels));
}

/** Labels of the numbered examples of a document: `@label` refers to one and is no cite. */
export function exampleLabelsOf(document: ScannedDocument): ReadonlySet<string> {
	const labels = new Set<string>();
	for (const { content } of document.blocks) {
		content.exampleLabels?.forEach((label) => labels.add(label));
	}
	return labels;
}

/** Whether what reads like a cite refers to a numbered example, given the labels of all examples. */
export function isExampleReference({ syntax, cites }: CitationCluster, labels: ReadonlySet<string>): boolean {
	return syntax === 'pandoc' && cites.some(({ citekey }) => labels.has(citekey));
}

/** The blocks without the headers, wherever these are. */
export function bodyOf({ blocks }: ScannedDocument): readonly Block[] {
	return blocks.filter(({ content }) => content.isHeader !== true);
}

function headerClusters({ frontMatter }: ScannedDocument): readonly CitationCluster[] {
	return frontMatter === undefined ? [] : [...frontMatter.nocite, ...frontMatter.clusters];
}

/** The clusters of one block, with spans that count from the start of the document. */
export function clustersOfBlock({ start, content }: Block): readonly CitationCluster[] {
	return shifted(content.clusters, start);
}

function shifted(clusters: readonly CitationCluster[], start: number): readonly CitationCluster[] {
	return start === 0 ? clusters : clusters.map((cluster) => shiftCluster(cluster, start));
}

/** Distinct citekeys in the order in which they are first read: those of a footnote where it is referred to. */
export function citedKeys(document: ScannedDocument): readonly string[] {
	const labels = exampleLabelsOf(document);
	const hasFootnotes = document.blocks.some(({ content }) => /^ {0,3}\[\^/.test(content.text));
	const contents = hasFootnotes
		? inReadingOrder(document, bodyOf(document).flatMap(clustersOfBlock))
		: bodyOf(document).flatMap(({ content }) => content.clusters);
	const clusters = [...headerClusters(document), ...contents].filter((cluster) => !isExampleReference(cluster, labels));
	return [...new Set(clusters.flatMap((cluster) => cluster.cites.map(({ citekey }) => citekey)))];
}

/** The same cluster seen from a text that begins `offset` characters earlier. */
export function shiftCluster(cluster: CitationCluster, offset: number): CitationCluster {
	const cites = cluster.cites.map((cite): Cite => ({
		...cite,
		span: shift(cite.span, offset),
		citekeySpan: shift(cite.citekeySpan, offset),
	}));
	return { ...cluster, span: shift(cluster.span, offset), cites };
}
