import type { CitationCluster } from '../../core/citations/model.ts';
import { firstIndex } from '../../core/text/firstIndex.ts';

/** A stretch of text of a Markdown block as a parser sees it: without list marks, quote marks and indentation. */
export interface InlineText {
	readonly content: string;
	/** The lines of the source that it, or the block around it, was taken from: first, and first after it. */
	readonly lines: readonly [number, number];
}

/** Where a cluster is in the content of an inline text. */
export interface PlacedCluster {
	readonly start: number;
	readonly end: number;
	/** Which of the document's clusters it is. */
	readonly index: number;
}

/** Finds the clusters of a document again in the texts that a Markdown parser made of it, one text after the other. */
export class ClusterPlacer {
	readonly #source: string;
	readonly #lineStarts: readonly number[];
	readonly #clusters: readonly CitationCluster[];
	/** Where the text before ended: several cells of a table come from one line. */
	#cursor = 0;

	constructor(source: string, clusters: readonly CitationCluster[]) {
		this.#source = source;
		this.#clusters = clusters;
		const starts = [0];
		for (let at = source.indexOf('\n'); at >= 0; at = source.indexOf('\n', at + 1)) {
			starts.push(at + 1);
		}
		this.#lineStarts = starts;
	}

	/** The clusters of a text, in order; those that did not come through whole are left out. */
	place({ content, lines }: InlineText): readonly PlacedCluster[] {
		const start = this.#lineStart(lines[0]);
		const end = this.#lineStart(lines[1]);
		const first = this.#firstFrom(start);
		if ((this.#clusters[first]?.span.start ?? end) >= end) {
			return [];
		}
		const offsets = this.#offsetsOf(content, lines);
		const placed: PlacedCluster[] = [];
		for (let index = first; (this.#clusters[index]?.span.start ?? end) < end; index++) {
			const { span } = this.#clusters[index]!;
			const from = offsets.indexOf(span.start);
			const last = from < 0 ? -1 : offsets.indexOf(span.end - 1, from);
			if (last >= 0) {
				placed.push({ start: from, end: last + 1, index });
			}
		}
		return placed;
	}

	#lineStart(line: number): number {
		return this.#lineStarts[line] ?? this.#source.length;
	}

	/** The first cluster that begins at or behind an offset. */
	#firstFrom(offset: number): number {
		return firstIndex(this.#clusters.length, (index) => this.#clusters[index]!.span.start >= offset);
	}

	/** The offset in the source of each character of a text; -1 where it is not known. */
	#offsetsOf(content: string, lines: readonly [number, number]): readonly number[] {
		const parts = content.split('\n');
		const start = this.#lineStart(lines[0]);
		if (parts.length === 1) {
			// Maybe a cell, with others before it in the same line.
			const from = Math.max(start, this.#cursor);
			const at = this.#source.indexOf(content, from);
			if (at >= 0 && at + content.length <= this.#lineStart(lines[1])) {
				this.#cursor = at + content.length;
				return countUp(at, content.length);
			}
			return this.#offsetsOfCell(content, from, this.#lineStart(lines[1]));
		}
		return parts.flatMap((part, index) => {
			const lineStart = this.#lineStart(lines[0] + index);
			const lineEnd = this.#lineStart(lines[0] + index + 1);
			const line = this.#source.slice(lineStart, lineEnd).replace(/\n$/, '');
			// A tab before the text may have become blanks.
			const text = part.trimStart();
			const column = line.lastIndexOf(text);
			const known = column < 0 ? unknown(text.length) : countUp(lineStart + column, text.length);
			this.#cursor = lineEnd;
			const newline = index === parts.length - 1 ? [] : [lineEnd - 1];
			return [...unknown(part.length - text.length), ...known, ...newline];
		});
	}

	/** A cell with a bar in it, which is written `\|` in a table. */
	#offsetsOfCell(content: string, from: number, end: number): readonly number[] {
		const written = content.replaceAll('|', '\\|');
		const at = this.#source.indexOf(written, from);
		if (at < 0 || at + written.length > end) {
			return unknown(content.length);
		}
		this.#cursor = at + written.length;
		let offset = at;
		return Array.from(content.split(''), (character) => {
			offset += character === '|' ? 2 : 1;
			return offset - 1;
		});
	}
}

function countUp(from: number, count: number): number[] {
	return Array.from({ length: count }, (_none, index) => from + index);
}

function unknown(count: number): number[] {
	return Array.from({ length: count }, () => -1);
}
