import type { BlockContent, RegionKind } from './model.ts';
import { carriageReturn, lineFeed, space, tab } from '../text/units.ts';

/** What a splitter says of one block. */
export interface SplitBlock {
	/** Offset after the block. */
	readonly end: number;
	readonly kind: BlockContent['kind'];
	/** What a raw block is. */
	readonly region?: RegionKind;
	readonly level?: number;
	readonly quoted?: boolean;
	readonly isBibliography?: boolean;
	/** What the splitter must know at the next block. */
	readonly state: number;
}

/** Cuts a text into blocks one at a time, so that a scan can begin at any block whose state is known. */
export interface BlockSplitter {
	/** The state at the start of a text. Two texts with different states are never compared block by block. */
	initialState(text: string): number;
	/** The block that begins at `start`, which lies before the end of the text. */
	next(text: string, start: number, state: number): SplitBlock;
}

/**
 * A paragraph longer than this is cut at a line, so that an edit in a text without empty lines stays cheap.
 * Also how far a splitter looks for the end of what opens at a block.
 */
export const longestBlock = 20_000;

/** Offset after the line (with its line break) that holds `from`. */
export function lineEnd(text: string, from: number): number {
	const feed = text.indexOf('\n', from);
	return feed < 0 ? text.length : feed + 1;
}

/** Whether the line from `start` to `end` holds only spaces. */
export function isBlank(text: string, start: number, end: number): boolean {
	for (let i = start; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit !== space && unit !== tab && unit !== lineFeed && unit !== carriageReturn) {
			return false;
		}
	}
	return true;
}

/** Offset after the blank lines that begin at `start`. */
export function blankLinesEnd(text: string, start: number): number {
	let position = start;
	while (position < text.length) {
		const end = lineEnd(text, position);
		if (!isBlank(text, position, end)) {
			break;
		}
		position = end;
	}
	return position;
}
