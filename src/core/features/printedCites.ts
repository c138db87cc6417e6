import type { CslItem } from '../bibliography/cslItem.ts';
import type { CitationCluster } from '../citations/model.ts';
import type { CitationRenderer, ClusterToRender, RenderingOutput } from '../citations/rendering/model.ts';
import { inReadingOrder } from '../documents/footnotes.ts';
import { type CiteNote, notesOf } from '../documents/notes.ts';
import type { ScannedDocument } from '../documents/model.ts';

/** A cluster of a manuscript as it is printed. */
export interface PrintedCite {
	readonly cluster: CitationCluster;
	/** What is in the sentence before the note, in a style of notes: the author of a narrative cluster; else empty. */
	readonly lead: string;
	/** What is printed in place of the cluster, or in the note that it becomes. */
	readonly text: string;
	/** The note that the style makes of the cluster; undefined where it is printed where it is. */
	readonly noteNumber: number | undefined;
}

/** A cluster, or one of the two parts that a style of notes makes of a narrative one. */
interface Part {
	readonly cluster: CitationCluster;
	readonly rendered: ClusterToRender;
	readonly isLead: boolean;
}

/**
 * The clusters of a manuscript as they are printed, in the order in which `clusters` come, in slices. They are rendered in
 * the order in which they are read. In a style of notes each becomes a note, unless it is in a note already.
 */
export function* printedCites(
	renderer: CitationRenderer,
	document: ScannedDocument,
	clusters: readonly CitationCluster[],
	items: readonly CslItem[],
	output: RenderingOutput,
): Generator<number, readonly PrintedCite[], undefined> {
	const makesNotes = renderer.styleClass === 'note';
	const notes = makesNotes ? notesOf(document, clusters, true) : new Map<CitationCluster, CiteNote>();
	const parts = inReadingOrder(document, clusters).flatMap((cluster) => partsOf(cluster, notes.get(cluster)));
	const texts = yield* renderer.clusterSteps(
		parts.map(({ rendered }) => rendered),
		items,
		output,
	);
	const leads = new Map<CitationCluster, string>();
	const bodies = new Map<CitationCluster, string>();
	parts.forEach(({ cluster, isLead }, index) => (isLead ? leads : bodies).set(cluster, texts[index] ?? ''));
	return clusters.map((cluster): PrintedCite => {
		const note = notes.get(cluster);
		const text = bodies.get(cluster) ?? '';
		return {
			cluster,
			lead: leads.get(cluster) ?? '',
			text: note?.isOwn === true ? inOwnNote(text, cluster, note, document) : text,
			noteNumber: note?.isOwn === false ? note.number : undefined,
		};
	});
}

function partsOf(cluster: CitationCluster, note: CiteNote | undefined): readonly Part[] {
	const rendered: ClusterToRender = { ...cluster, noteIndex: note?.number ?? 0 };
	const isNarrative = cluster.cites[0]?.mode === 'inText';
	if (note?.isOwn === true && (isNarrative || !note.isWhole)) {
		return [{ cluster, rendered: { ...rendered, part: 'inNote' }, isLead: false }];
	}
	return note === undefined || !isNarrative
		? [{ cluster, rendered, isLead: false }]
		: [
				{ cluster, rendered: { ...rendered, part: 'author' }, isLead: true },
				{ cluster, rendered: { ...rendered, part: 'note' }, isLead: false },
			];
}

/** A full stop at the end, with what closes behind it. */
const fullStop = /\.((?:<\/[^<>]+>|[\u201D\u2019"'*}\]])*)$/;

/**
 * In a note of the author's a cite is no sentence of its own, but a part of one, unless the note holds nothing else. It is
 * in brackets where the author has put it there, but for one that begins the note, as in pandoc.
 */
function inOwnNote(
	text: string,
	cluster: CitationCluster,
	note: CiteNote,
	{ text: source, format }: ScannedDocument,
): string {
	if (note.isWhole) {
		return source[cluster.span.end] === '.' ? text.replace(fullStop, '$1') : text;
	}
	const inSentence = text.replace(fullStop, '$1');
	const isBare = note.isFirst && format !== 'latex';
	return cluster.form === 'bracketed' && !isBare ? `(${inSentence})` : inSentence;
}
