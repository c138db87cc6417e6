import type { ContentMaker } from './blockContents.ts';
import type { BlockSplitter, SplitBlock } from './blockSplitter.ts';
import { latexSplitter } from './latexBlocks.ts';
import { markdownSplitter } from './markdownBlocks.ts';
import type { BlockContent, DocumentFormat } from './model.ts';
import type { StatedBlock } from './scannedManuscript.ts';

/** What an earlier scan of a text knows. */
interface EarlierScan {
	/** The content of a block that is as it was. */
	known(start: number, state: number, split: SplitBlock): BlockContent | undefined;
	/** Whether all from here on is as it was. */
	goesOn(start: number, state: number): boolean;
}

/** Blocks from a place, in the splitter's state there, to the end, or to where an earlier scan goes on. */
export function splitFrom(
	text: string,
	{ splitter, maker }: { readonly splitter: BlockSplitter; readonly maker: ContentMaker },
	from: { readonly start: number; readonly state: number },
	earlier?: EarlierScan,
): StatedBlock[] {
	const blocks: StatedBlock[] = [];
	let position = from.start;
	let { state } = from;
	while (position < text.length && earlier?.goesOn(position, state) !== true) {
		const split = splitter.next(text, position, state);
		const content = earlier?.known(position, state, split) ?? maker.make(text.slice(position, split.end), split);
		blocks.push({ start: position, content, state });
		position = split.end;
		state = split.state;
	}
	return blocks;
}

export function splitterOf(format: DocumentFormat): BlockSplitter {
	return format === 'latex' ? latexSplitter : markdownSplitter;
}
