import { firstIndex } from '../text/firstIndex.ts';
import { LineCursor } from '../text/lineCursor.ts';
import type { LineColumn } from '../text/lineIndex.ts';
import type { Bibliography } from './model.ts';
import { contentsOf } from './bibtexFile.ts';
import { unchangedItems } from '../text/unchangedItems.ts';

/** Entries whose lines are looked for before others may run: a few thousand lines. */
const entriesPerStep = 200;

/** The lines on which entries begin, beside what stays one object as long as each is written as it is. */
interface KnownLines {
	readonly contents: readonly object[];
	readonly lines: Int32Array;
}

const nothing: KnownLines = { contents: [], lines: new Int32Array() };

/**
 * The lines on which the entries of a file begin, by which those of all other places are found. After an edit only what
 * it touched is counted again.
 */
export class EntryLines {
	readonly #bibliography: Bibliography;
	readonly #known: KnownLines;
	readonly #cursor: LineCursor;
	/** The place of the entry from which the cursor walks; -1 is the beginning of the file. */
	#from: number | undefined;

	/** One that has counted nothing yet: `inSteps` is the way. */
	constructor(bibliography: Bibliography) {
		const { entries, text } = bibliography;
		this.#bibliography = bibliography;
		this.#known = { contents: contentsOf(bibliography), lines: new Int32Array(entries.length) };
		this.#cursor = new LineCursor(text);
	}

	/** @param earlier the same file before an edit */
	static *inSteps(bibliography: Bibliography, earlier?: EntryLines): Generator<undefined, EntryLines> {
		if (earlier !== undefined && earlier.#bibliography === bibliography) {
			return earlier;
		}
		const lines = new EntryLines(bibliography);
		yield* lines.#count(earlier === undefined ? nothing : earlier.#known);
		return lines;
	}

	*#count(earlier: KnownLines): Generator<undefined, void> {
		const { entries } = this.#bibliography;
		const { contents, lines } = this.#known;
		const same = unchangedItems(earlier.contents, contents);
		const from = earlier.contents.length - same.behind;
		const to = entries.length - same.behind;
		lines.set(earlier.lines.subarray(0, same.before));
		const cursor = this.#cursor;
		if (same.before > 0) {
			cursor.jumpTo(entries[same.before - 1]!.span.start, lines[same.before - 1]!);
		}
		for (let place = same.before; place <= to && place < entries.length; place++) {
			lines[place] = cursor.positionAt(entries[place]!.span.start).line;
			if (place % entriesPerStep === 0) {
				yield;
			}
		}
		const by = same.behind === 0 ? 0 : lines[to]! - earlier.lines[from]!;
		for (let i = 1; i < same.behind; i++) {
			lines[to + i] = earlier.lines[from + i]! + by;
		}
	}

	/** The line and column of an offset; offsets outside the text count as its nearest end. */
	positionAt(offset: number): LineColumn {
		const { entries } = this.#bibliography;
		const place = firstIndex(entries.length, (index) => entries[index]!.span.start > offset) - 1;
		if (place !== this.#from) {
			this.#from = place;
			this.#cursor.jumpTo(entries[place]?.span.start ?? 0, this.#known.lines[place] ?? 0);
		}
		return this.#cursor.positionAt(offset);
	}
}
