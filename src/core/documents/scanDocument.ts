import { noCommands, type OwnCommands } from '../citations/latexCommands.ts';
import { blockIndex } from './blockAt.ts';
import { type CiteDefinition, commandsOf } from './citeDefinitions.ts';
import { citeDefinitionsIn } from './latexFacts.ts';
import { mergeHeaders, parseFrontMatter, type ParsedFrontMatter, shiftHeader } from './frontMatter.ts';
import { scanChunk } from './chunkCaptions.ts';
import { exampleLabelsIn } from './exampleLists.ts';
import type { BlockSplitter, SplitBlock } from './blockSplitter.ts';
import { readDeclarations, readPreamble } from './declarations.ts';
import { latexSplitter } from './latexBlocks.ts';
import { acronymsIn } from '../citations/latexAcronyms.ts';
import { scanLatexInline, scanLatexMath } from './latexInline.ts';
import { frontMatterEnd, markdownSplitter } from './markdownBlocks.ts';
import { type InlineContent, scanMarkdownInline } from './markdownInline.ts';
import type {
	BibliographyDeclaration,
	Block,
	BlockContent,
	DocumentFormat,
	FrontMatter,
	LatexPreamble,
	RegionKind,
	ScannedDocument,
} from './model.ts';
import type { Problem } from '../text/problem.ts';

export interface ScanOptions {
	/** Further LaTeX commands that cite, from settings or other files; those that the text defines are known anyway. */
	readonly latexCommands?: OwnCommands;
}

/**
 * Takes a manuscript apart. With the scan of an earlier version only the blocks that changed are read again;
 * all others keep their content object, and with it everything that was worked out from it.
 */
export function scanDocument(
	text: string,
	format: DocumentFormat,
	previous?: ScannedDocument,
	options: ScanOptions = {},
): ScannedDocument {
	const latexCommands = options.latexCommands ?? noCommands;
	if (previous instanceof Manuscript && previous.format === format && previous.latexCommands === latexCommands) {
		return previous.text === text ? previous : rescan(previous, text);
	}
	return scanAnew(text, format, latexCommands);
}

/** `known` are the cite commands of the text, where they are known already. */
function scanAnew(text: string, format: DocumentFormat, given: OwnCommands, known: OwnCommands = given): Manuscript {
	const splitter = splitterOf(format);
	const blocks = splitFrom(
		text,
		{ splitter, maker: new ContentMaker(format, known) },
		{ start: 0, state: splitter.initialState(text) },
	);
	const definitions = format === 'latex' ? definitionsIn(blocks) : [];
	const commands = definitions.length === 0 ? given : commandsOf(definitions, given);
	// Blocks that were made before the definitions were read know too few commands.
	return commands === known || known !== given
		? new Manuscript(text, format, given, commands, blocks)
		: scanAnew(text, format, given, commands);
}

function definitionsIn(blocks: readonly Block[]): readonly CiteDefinition[] {
	return blocks.flatMap(({ content }) => citeDefinitionsIn(content));
}

/** The same manuscript with another text, read as it was read. */
export function rescanned(document: ScannedDocument, text: string): ScannedDocument {
	const options = document instanceof Manuscript ? { latexCommands: document.latexCommands } : {};
	return scanDocument(text, document.format, document, options);
}

/** A block with what the splitter knew when it began there. */
interface StatedBlock extends Block {
	readonly state: number;
}

class Manuscript implements ScannedDocument {
	readonly text: string;
	readonly format: DocumentFormat;
	/** As given to the scan. */
	readonly latexCommands: OwnCommands;
	/** With those that the text defines. */
	readonly citeCommands: OwnCommands;
	readonly blocks: readonly StatedBlock[];
	#header: Omit<ParsedFrontMatter, 'regions'> | undefined | 'unread' = 'unread';
	#declarations: readonly BibliographyDeclaration[] | undefined;
	#latex: LatexPreamble | undefined;

	constructor(
		text: string,
		format: DocumentFormat,
		latexCommands: OwnCommands,
		citeCommands: OwnCommands,
		blocks: readonly StatedBlock[],
	) {
		this.text = text;
		this.format = format;
		this.latexCommands = latexCommands;
		this.citeCommands = citeCommands;
		this.blocks = blocks;
	}

	get frontMatter(): FrontMatter | undefined {
		return this.#readHeader();
	}

	get problems(): readonly Problem[] {
		return this.#readHeader()?.problems ?? [];
	}

	get declarations(): readonly BibliographyDeclaration[] {
		return (this.#declarations ??=
			this.format === 'latex' ? readDeclarations(this) : (this.#readHeader()?.declarations ?? []));
	}

	get latex(): LatexPreamble | undefined {
		return this.format === 'latex' ? (this.#latex ??= readPreamble(this)) : undefined;
	}

	#readHeader(): Omit<ParsedFrontMatter, 'regions'> | undefined {
		if (this.#header === 'unread') {
			this.#header = this.format === 'latex' ? undefined : mergeHeaders(this.blocks.flatMap(headerOf));
		}
		return this.#header;
	}
}

/** What the header of a block says, seen from the start of the document. */
function headerOf({ start, content }: Block): ParsedFrontMatter[] {
	if (!(content instanceof HeaderContent)) {
		return [];
	}
	return [start === 0 ? content.header : shiftHeader(content.header, start)];
}

/** A YAML header. It is read when somebody asks, and once: an edit elsewhere costs nothing. */
class HeaderContent implements BlockContent {
	readonly text: string;
	readonly kind = 'raw';
	readonly isHeader = true;
	#header: ParsedFrontMatter | undefined;

	constructor(text: string) {
		this.text = text;
	}

	get header(): ParsedFrontMatter {
		return (this.#header ??= parseFrontMatter(this.text));
	}

	get regions() {
		return this.header.regions;
	}

	get clusters() {
		return this.header.clusters;
	}
}

/** The content of a paragraph or heading; its regions and clusters are worked out when somebody asks. */
class InlineBlockContent implements BlockContent {
	readonly text: string;
	readonly kind: 'paragraph' | 'heading';
	readonly level?: number;
	readonly quoted?: boolean;
	readonly isBibliography?: boolean;
	readonly #scan: (text: string) => InlineContent;
	readonly #hasExamples: boolean;
	#inline: InlineContent | undefined;
	#exampleLabels: readonly string[] | undefined;

	constructor(
		text: string,
		split: SplitBlock & { readonly kind: 'paragraph' | 'heading' },
		scan: (text: string) => InlineContent,
	) {
		this.text = text;
		this.#hasExamples = scan === scanMarkdownInline;
		this.kind = split.kind;
		this.#scan = scan;
		if (split.level !== undefined) {
			this.level = split.level;
		}
		if (split.quoted !== undefined) {
			this.quoted = split.quoted;
		}
		if (split.isBibliography !== undefined) {
			this.isBibliography = split.isBibliography;
		}
	}

	get regions() {
		return (this.#inline ??= this.#scan(this.text)).regions;
	}

	get exampleLabels() {
		return (this.#exampleLabels ??= this.#hasExamples ? exampleLabelsIn(this.text) : []);
	}

	get clusters() {
		return (this.#inline ??= this.#scan(this.text)).clusters;
	}
}

/** Makes the contents of blocks for one format. */
class ContentMaker {
	readonly #scanInline: (text: string) => InlineContent;
	readonly #scanMath: ((text: string) => InlineContent) | undefined;
	readonly #hasChunks: boolean;

	constructor(format: DocumentFormat, latexCommands: OwnCommands) {
		this.#hasChunks = format === 'quarto' || format === 'rmd';
		this.#scanMath = format === 'latex' ? (text) => scanLatexMath(text, latexCommands) : undefined;
		this.#scanInline = format === 'latex' ? (text) => scanLatexInline(text, latexCommands) : scanMarkdownInline;
	}

	make(text: string, split: SplitBlock): BlockContent {
		const { kind } = split;
		if (kind === 'paragraph' || kind === 'heading') {
			return new InlineBlockContent(text, { ...split, kind }, this.#scanInline);
		}
		if (split.region === 'frontMatter') {
			return new HeaderContent(text);
		}
		if (split.region === 'math' && this.#scanMath !== undefined) {
			return { text, kind, ...this.#scanMath(text) };
		}
		const chunk = split.region === 'code' && this.#hasChunks ? scanChunk(text) : undefined;
		if (chunk !== undefined) {
			return { text, kind, ...chunk };
		}
		const region: RegionKind = kind === 'blank' ? 'prose' : (split.region ?? 'markup');
		const clusters = this.#scanMath !== undefined && region === 'markup' ? acronymsIn(text) : [];
		return { text, kind, regions: [{ kind: region, span: { start: 0, end: text.length } }], clusters };
	}
}

function splitterOf(format: DocumentFormat): BlockSplitter {
	return format === 'latex' ? latexSplitter : markdownSplitter;
}

/** What an earlier scan of a text knows. */
interface EarlierScan {
	/** The content of a block that is as it was. */
	readonly known?: (start: number, state: number, split: SplitBlock) => BlockContent | undefined;
	/** Whether all from here on is as it was. */
	readonly stop?: (start: number, state: number) => boolean;
}

/** Blocks from a place, in the splitter's state there, to the end, or to where an earlier scan goes on. */
function splitFrom(
	text: string,
	{ splitter, maker }: { readonly splitter: BlockSplitter; readonly maker: ContentMaker },
	from: { readonly start: number; readonly state: number },
	{ known, stop }: EarlierScan = {},
): StatedBlock[] {
	const blocks: StatedBlock[] = [];
	let position = from.start;
	let { state } = from;
	while (position < text.length && !stop?.(position, state)) {
		const split = splitter.next(text, position, state);
		const content = known?.(position, state, split) ?? maker.make(text.slice(position, split.end), split);
		blocks.push({ start: position, content, state });
		position = split.end;
		state = split.state;
	}
	return blocks;
}

/** How far before an edit blocks are looked at again: a splitter may have looked that far ahead for an end. */
const lookBack = 20_000;

function rescan(previous: Manuscript, text: string): ScannedDocument {
	const splitter = splitterOf(previous.format);
	const maker = new ContentMaker(previous.format, previous.citeCommands);
	const initial = splitter.initialState(text);
	const prefix = commonPrefix(previous.text, text);
	const suffix = commonSuffix(previous.text, text, prefix);
	const delta = text.length - previous.text.length;
	const old = previous.blocks;

	const keepsStart =
		initial === splitter.initialState(previous.text) && frontMatterEnd(text) === frontMatterEnd(previous.text);
	const restart = keepsStart ? restartIndex(old, prefix) : 0;
	const from = old[restart]?.start ?? 0;
	const fromState = old[restart]?.state ?? initial;

	const oldAt = (start: number): StatedBlock | undefined => {
		const block = old[blockIndex(old, start)];
		return block?.start === start ? block : undefined;
	};
	const suffixStart = text.length - suffix;
	/** The old block that begins where this one would have begun before the edit. */
	const counterpart = (start: number): StatedBlock | undefined =>
		start < prefix ? oldAt(start) : start >= suffixStart ? oldAt(start - delta) : undefined;
	const known = (start: number, state: number, split: SplitBlock): BlockContent | undefined => {
		const candidate = counterpart(start);
		const isSame =
			candidate?.state === state &&
			candidate.content.kind === split.kind &&
			candidate.content.text.length === split.end - start &&
			candidate.content.text === text.slice(start, split.end);
		return isSame ? candidate.content : undefined;
	};
	const isBehindEdit = (start: number, state: number): boolean =>
		start >= suffixStart && oldAt(start - delta)?.state === state;

	const fresh = splitFrom(
		text,
		{ splitter, maker },
		{ start: from, state: keepsStart ? fromState : initial },
		{ known, stop: isBehindEdit },
	);
	const last = fresh.at(-1);
	const end = last === undefined ? from : last.start + last.content.text.length;
	const tailIndex = end < text.length ? blockIndex(old, end - delta) : old.length;
	if (previous.format === 'latex' && !sameDefinitions(old.slice(restart, tailIndex), fresh)) {
		return scanAnew(text, previous.format, previous.latexCommands);
	}
	const tail = old.slice(tailIndex).map((block) => (delta === 0 ? block : { ...block, start: block.start + delta }));
	const { format, latexCommands, citeCommands } = previous;
	const blocks = [...old.slice(0, restart), ...fresh, ...tail];
	return new Manuscript(text, format, latexCommands, citeCommands, blocks);
}

function sameDefinitions(before: readonly Block[], after: readonly Block[]): boolean {
	const [old, now] = [definitionsIn(before), definitionsIn(after)];
	return old.length === now.length && (old.length === 0 || JSON.stringify(old) === JSON.stringify(now));
}

/** The first block within reach before the edit, and one more, since an edit can join two. */
function restartIndex(blocks: readonly StatedBlock[], prefix: number): number {
	return Math.max(0, blockIndex(blocks, Math.max(0, prefix - lookBack)) - 1);
}

/** Comparing whole stretches is many times faster than comparing characters. */
const stretch = 4096;

function commonPrefix(first: string, second: string): number {
	const limit = Math.min(first.length, second.length);
	let i = 0;
	while (i + stretch <= limit && first.slice(i, i + stretch) === second.slice(i, i + stretch)) {
		i += stretch;
	}
	while (i < limit && first.charCodeAt(i) === second.charCodeAt(i)) {
		i++;
	}
	return i;
}

function commonSuffix(first: string, second: string, prefix: number): number {
	const limit = Math.min(first.length, second.length) - prefix;
	let i = 0;
	while (
		i + stretch <= limit &&
		first.slice(first.length - i - stretch, first.length - i) ===
			second.slice(second.length - i - stretch, second.length - i)
	) {
		i += stretch;
	}
	while (i < limit && first.charCodeAt(first.length - 1 - i) === second.charCodeAt(second.length - 1 - i)) {
		i++;
	}
	return i;
}
