/** Reading again only the blocks that an edit touched. */
import { commonEnd, commonStart } from '../text/commonEnds.ts';
import { blockIndex } from './blockAt.ts';
import { ContentMaker } from './blockContents.ts';
import type { SplitBlock } from './blockSplitter.ts';
import { citeDefinitionsIn } from './latexFacts.ts';
import { frontMatterEnd } from './markdownBlocks.ts';
import type { Block, BlockContent } from './model.ts';
import { Manuscript, type StatedBlock } from './scannedManuscript.ts';
import { splitFrom, splitterOf } from './splitBlocks.ts';

/**
 * The manuscript with another text. Undefined where the edit changed a definition of a cite command, so that no block can
 * be kept.
 */
export function rescan(previous: Manuscript, text: string): Manuscript | undefined {
	const { format, latexCommands, citeCommands, blocks: old } = previous;
	const splitter = splitterOf(format);
	const initial = splitter.initialState(text);
	const earlier = new EarlierBlocks(previous, text);

	const keepsStart =
		initial === splitter.initialState(previous.text) && frontMatterEnd(text) === frontMatterEnd(previous.text);
	const restart = keepsStart ? restartIndex(old, earlier.editStart) : 0;
	const from = { start: old[restart]?.start ?? 0, state: (keepsStart ? old[restart]?.state : undefined) ?? initial };

	const maker = new ContentMaker(format, citeCommands);
	const fresh = splitFrom(text, { splitter, maker }, from, earlier);
	const last = fresh.at(-1);
	const end = last === undefined ? from.start : last.start + last.content.text.length;
	const tailIndex = end < text.length ? blockIndex(old, end - earlier.delta) : old.length;
	if (format === 'latex' && !sameDefinitions(old.slice(restart, tailIndex), fresh)) {
		return undefined;
	}
	const blocks = [...old.slice(0, restart), ...fresh, ...earlier.moved(tailIndex)];
	return new Manuscript({ text, format, latexCommands, citeCommands, blocks });
}

/** The blocks of the scan before, as they are seen from the text after the edit. */
class EarlierBlocks {
	/** Where the texts begin to differ. */
	readonly editStart: number;
	/** By how much what stands behind the edit has moved. */
	readonly delta: number;
	readonly #blocks: readonly StatedBlock[];
	readonly #text: string;
	/** In the text after the edit. */
	readonly #editEnd: number;

	constructor(previous: Manuscript, text: string) {
		this.#blocks = previous.blocks;
		this.#text = text;
		this.editStart = commonStart(previous.text, text);
		this.#editEnd = text.length - commonEnd(previous.text, text, this.editStart);
		this.delta = text.length - previous.text.length;
	}

	/** The content of the block that begins where this one would have begun before the edit, if it is the same. */
	known(start: number, state: number, split: SplitBlock): BlockContent | undefined {
		const block = this.#counterpart(start);
		const isSame =
			block?.state === state &&
			block.content.kind === split.kind &&
			block.content.text.length === split.end - start &&
			block.content.text === this.#text.slice(start, split.end);
		return isSame ? block.content : undefined;
	}

	/** Whether all from here on is as it was. */
	goesOn(start: number, state: number): boolean {
		return start >= this.#editEnd && this.#at(start - this.delta)?.state === state;
	}

	/** The blocks from one on, where they stand now. */
	moved(from: number): readonly StatedBlock[] {
		const { delta } = this;
		return this.#blocks.slice(from).map((block) => (delta === 0 ? block : { ...block, start: block.start + delta }));
	}

	#counterpart(start: number): StatedBlock | undefined {
		if (start < this.editStart) {
			return this.#at(start);
		}
		return start >= this.#editEnd ? this.#at(start - this.delta) : undefined;
	}

	#at(start: number): StatedBlock | undefined {
		const block = this.#blocks[blockIndex(this.#blocks, start)];
		return block?.start === start ? block : undefined;
	}
}

function sameDefinitions(before: readonly Block[], after: readonly Block[]): boolean {
	const [old, now] = [citeDefinitionsIn(before), citeDefinitionsIn(after)];
	return old.length === now.length && (old.length === 0 || JSON.stringify(old) === JSON.stringify(now));
}

/** How far before an edit blocks are looked at again: a splitter may have looked that far ahead for an end. */
const lookBack = 20_000;

/** The first block within reach before the edit, and one more, since an edit can join two. */
function restartIndex(blocks: readonly StatedBlock[], editStart: number): number {
	return Math.max(0, blockIndex(blocks, Math.max(0, editStart - lookBack)) - 1);
}
