import { closingBrace } from '../citations/citeArguments.ts';
import type { CitationCluster } from '../citations/model.ts';
import { closingSigns } from '../text/closingSign.ts';
import type { Span } from '../text/span.ts';
import { blockAt, blockIndex } from './blockAt.ts';
import { type Footnote, footnotesOf, inReadingOrder, noteAt } from './footnotes.ts';
import type { ScannedDocument } from './model.ts';
import { regionAt } from './regions.ts';

/** The note in which a cite is printed. */
export interface CiteNote {
	/** As the reader counts, from 1, the author's own notes among them. */
	readonly number: number;
	/** It is a note of the author's, in which the cite is written, and not one that the style makes of the cite. */
	readonly isOwn: boolean;
	/** The author's note holds nothing but this cite, and perhaps a full stop. */
	readonly isWhole: boolean;
	/** The author's note is one paragraph that begins with this cite. */
	readonly isFirst: boolean;
}

/**
 * The notes of the cites of a document, for those that are in one. `clusters` come in the order of the text; in a style
 * of notes (`makesNotes`) each of them in running text becomes a note, too.
 */
export function notesOf(
	document: ScannedDocument,
	clusters: readonly CitationCluster[],
	makesNotes: boolean,
): ReadonlyMap<CitationCluster, CiteNote> {
	const { footnotes, references } = footnotesOf(document);
	const inline = inlineNotes(document);
	const bodies = new Map([...footnotes].reverse().map((note) => [note.label, note]));
	const things: Thing[] = [
		...clusters.map((cluster) => ({ span: cluster.span, cluster })),
		...inline.map((note) => ({ span: { start: note.start, end: note.start }, note })),
		...references.map(({ span, label }) => ({ span, note: bodies.get(label) })),
	].sort((a, b) => a.span.start - b.span.start);
	const numbers = new Map<Span, number>();
	const result = new Map<CitationCluster, CiteNote>();
	let count = 0;
	for (const { cluster, note } of inReadingOrder(document, things)) {
		if (note !== undefined && !numbers.has(note)) {
			numbers.set(note, ++count);
		}
		if (cluster === undefined) {
			continue;
		}
		const own = noteAt(cluster.span.start, inline) ?? noteAt(cluster.span.start, footnotes);
		if (own !== undefined) {
			// A footnote to which nothing refers has no number; it comes behind all others.
			const number = numbers.get(own) ?? ++count;
			numbers.set(own, number);
			result.set(cluster, { number, isOwn: true, ...placeIn(document, own, cluster.span) });
		} else if (makesNotes) {
			result.set(cluster, { number: ++count, isOwn: false, isWhole: false, isFirst: false });
		}
	}
	return result;
}

interface Thing {
	readonly span: Span;
	readonly cluster?: CitationCluster;
	readonly note?: Footnote | Span | undefined;
}

/** Notes that are written where they are referred to, from the sign that opens them: `^[…]`, `\footnote{…}`. In order. */
function inlineNotes(document: ScannedDocument): readonly Span[] {
	const isLatex = document.format === 'latex';
	// What is in brackets is a number: nothing longer is read, lest each that is never closed costs a walk to the end.
	const opening = isLatex ? /\\footnote(?:\[[^\]]{0,40}\])?\{/g : /(?<!\\)\^\[/g;
	const notes: Span[] = [];
	const { text } = document;
	/** Up to the next blank line, what closes each bracket. */
	let paragraph = { end: 0, closings: new Map<number, number>() as ReadonlyMap<number, number> };
	for (const found of text.matchAll(opening)) {
		const start = found.index;
		if (start < (notes.at(-1)?.end ?? 0) || !isText(document, start)) {
			continue;
		}
		const open = start + found[0].length - 1;
		if (!isLatex && open >= paragraph.end) {
			const end = nextBlankLine(document, open);
			paragraph = { end, closings: closingSigns(text, open, ']', end) };
		}
		const close = isLatex ? closingBrace(text, open) : paragraph.closings.get(open);
		if (close !== undefined) {
			notes.push({ start, end: close + 1 });
		}
	}
	return notes;
}

/** Whether a place of the text is neither code nor formula nor comment. */
function isText(document: ScannedDocument, at: number): boolean {
	const block = blockAt(document, at);
	const kind = block === undefined ? undefined : regionAt(block.content.regions, at - block.start)?.kind;
	return kind === 'prose' || kind === 'markup' || kind === 'cite' || kind === 'link';
}

/** Where the blank line after a place begins, or the end of the text: an inline note of Markdown holds none. */
function nextBlankLine({ text, blocks }: ScannedDocument, at: number): number {
	let index = blockIndex(blocks, at);
	while (index < blocks.length && blocks[index]!.content.kind !== 'blank') {
		index++;
	}
	return blocks[index]?.start ?? text.length;
}

/** Whether a note begins with a cite, and whether it holds nothing else but its own signs, blanks and a full stop. */
function placeIn({ text }: ScannedDocument, note: Span, cite: Span): Pick<CiteNote, 'isWhole' | 'isFirst'> {
	const before = text.slice(note.start, cite.start);
	const behind = text.slice(cite.end, note.end);
	const begins = /^(?:\[\^[^\]]*\]:?|\^\[|\\footnote(?:\[[^\]]*\])?\{|:)*\s*$/.test(before);
	return {
		isWhole: begins && /^[.\s]*[\]}]?\s*$/.test(behind),
		isFirst: begins && !/\n[ \t]*\r?\n\s*\S/.test(behind),
	};
}
