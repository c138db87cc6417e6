import { latexCommand } from '../citations/latexCommands.ts';
import { canOpenCite, isCrossReference, keyCharacterWidth } from '../citations/pandocCitekey.ts';
import { type Span, touches } from '../text/span.ts';
import { clustersOfBlock } from './clusters.ts';
import type { Block, CursorContext, RegionKind, ScannedDocument } from './model.ts';
import { uncommented } from './latexBlocks.ts';
import { regionAt } from './regions.ts';
import { blockAt } from './blockAt.ts';

/** Where a citekey is written, without what the cluster says. */
interface CitekeyPlace {
	readonly span: Span;
	readonly typed: string;
	readonly place: 'narrative' | 'bracketed' | 'command';
}

/** How far back an unclosed bracket or brace is looked for. */
const longestArgument = 2000;

/** What is at an offset. Looks at the block around it only, whatever the length of the document. */
export function cursorContext(document: ScannedDocument, offset: number): CursorContext {
	const block = blockAt(document, offset);
	if (block === undefined) {
		return { kind: 'prose', word: { start: offset, end: offset }, block: emptyBlock };
	}
	const cluster = clustersOfBlock(block).find((candidate) => touches(candidate.span, offset));
	const cite = cluster?.cites.find((candidate) => touches(candidate.citekeySpan, offset));
	if (cluster !== undefined && cite !== undefined) {
		const span = cite.citekeySpan;
		const isCommand = cluster.form === 'command' || cluster.syntax === 'latex';
		const place = isCommand ? 'command' : pandocPlaceAt(document.text, block.start, span.start - 1);
		return { kind: 'citekey', span, typed: document.text.slice(span.start, offset), cluster, place };
	}
	if (cluster?.syntax === 'latex' && isInComment(document.text, cluster.span.start, offset)) {
		return { kind: 'other', region: 'comment' };
	}
	const kind = regionOf(block, offset);
	if (kind === 'prose' || kind === 'cite' || kind === 'markup') {
		const place =
			document.format === 'latex' ? latexPlace(document, block, offset) : pandocPlace(document, block, offset);
		if (place !== undefined) {
			return { kind: 'citekey', cluster, ...place };
		}
	}
	if (cluster !== undefined && offset < cluster.span.end) {
		return { kind: 'cluster', cluster };
	}
	return kind === 'prose' || isBehind(block, offset)
		? { kind: 'prose', word: wordAt(document.text, offset, block.start), block }
		: { kind: 'other', region: kind };
}

const emptyBlock: Block = {
	start: 0,
	content: { text: '', kind: 'blank', regions: [], clusters: [] },
};

/** The region that a cursor is in: at a border between text and something else, the text goes first. */
function regionOf(block: Block, offset: number): RegionKind {
	const { regions } = block.content;
	const at = offset - block.start;
	const here = regionAt(regions, at);
	if (here === undefined) {
		return 'prose';
	}
	const before = at > 0 && here.span.start === at ? regionAt(regions, at - 1) : undefined;
	const isOpenEnded = block.content.kind === 'raw';
	return before !== undefined && !isOpenEnded && before.kind === 'prose' ? 'prose' : here.kind;
}

/** Whether the cursor stands behind the last character of a cite at the end of its block. */
function isBehind(block: Block, offset: number): boolean {
	const isEnd = offset === block.start + block.content.text.length;
	return isEnd && block.content.regions.at(-1)?.kind === 'cite';
}

/** A half-typed Pandoc citekey: `@`, `[@zan`, `-@`, `[see @a; @`. */
function pandocPlace({ text }: ScannedDocument, block: Block, offset: number): CitekeyPlace | undefined {
	let start = offset;
	while (start > block.start && text[start - 1] !== '@' && isKeyUnit(text, start - 1)) {
		start--;
	}
	if (start > block.start && text[start - 1] === '{' && text[start - 2] === '@') {
		start--;
	}
	const at = text[start - 1] === '{' ? start - 2 : start - 1;
	if (at < block.start || text[at] !== '@' || !canOpenCite(text, at) || !isOpenText(block, at)) {
		return undefined;
	}
	let end = offset;
	while (end < text.length && keyCharacterWidth(text, end) > 0) {
		end += keyCharacterWidth(text, end);
	}
	const typed = text.slice(start, offset);
	if (isCrossReference(typed)) {
		return undefined;
	}
	return { span: { start, end }, typed, place: pandocPlaceAt(text, block.start, at) };
}

/** Whether an `@` stands inside brackets that are open before it. */
function pandocPlaceAt(text: string, from: number, at: number): 'narrative' | 'bracketed' {
	const before = text.slice(Math.max(from, at - longestArgument), at);
	return before.lastIndexOf('[') > before.lastIndexOf(']') ? 'bracketed' : 'narrative';
}

function isKeyUnit(text: string, i: number): boolean {
	return keyCharacterWidth(text, i) > 0 || /[:.#$%&\-+?<>~/\ud800-\udfff]/.test(text[i]!);
}

/** Whether an opening sign stands in text and not in code, an address or a comment. */
function isOpenText(block: Block, at: number): boolean {
	const kind = regionAt(block.content.regions, at - block.start)?.kind ?? 'prose';
	return kind === 'prose' || kind === 'cite';
}

const commandBefore =
	/\\([A-Za-z]+)\*?\s*(?:(?:\[[^[\]{}]*(?:\{[^{}]*\}[^[\]{}]*)*\]|\([^()]*\)|<[^<>]*>)\s*)*(?:\{[^{}]*\}\s*(?:\[[^[\]]*\]\s*)*)*$/;

/** A citekey inside the braces of a LaTeX citation command that may not be closed yet. */
function latexPlace({ text }: ScannedDocument, block: Block, offset: number): CitekeyPlace | undefined {
	const from = Math.max(block.start, offset - longestArgument);
	let open = offset - 1;
	while (open >= from && text[open] !== '{' && text[open] !== '}' && text[open] !== '\\') {
		open--;
	}
	if (open < from || text[open] !== '{' || !isOpenText(block, open)) {
		return undefined;
	}
	const match = commandBefore.exec(text.slice(Math.max(block.start, open - 400), open));
	const command = match === null ? undefined : latexCommand(match[1]!);
	if (
		match === null ||
		command === undefined ||
		(!command.isMultiple && /\{[^{}]*\}/.test(match[0].replace(/\[[^\]]*\]/g, '')))
	) {
		return undefined;
	}
	if (isInComment(text, open, offset)) {
		return undefined;
	}
	const start = keyStart(text, open, offset);
	if (/\s/.test(text.slice(start, offset))) {
		// A command that is not closed, and the sentence behind it.
		return undefined;
	}
	let end = offset;
	while (end < text.length && !/[\s,{}\\%]/.test(text[end]!)) {
		end++;
	}
	return { span: { start, end }, typed: text.slice(start, offset), place: 'command' };
}

/** What is searched for after an opening sign: words of which at least the first is a name. */
export interface CiteSearch {
	readonly span: Span;
	readonly typed: string;
	readonly place: CitekeyPlace['place'];
}

const searchedWords = String.raw`\p{L}[\p{L}\p{M}'’-]*(?: [\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*){0,3} ?`;
const pandocSearch = new RegExp(`(?:^|[\\s[;-])@(${searchedWords})$`, 'u');
const latexSearch = new RegExp(`[{,]\\s*(${searchedWords})$`, 'u');
/** Nobody types more to find a paper. */
const longestSearch = 100;

/**
 * A space after an author where a citekey is being typed: `[@fu 2020`, `\\cite{de boer`. A citekey has none, so the
 * words are a search, as long as what follows closes the cite or the line. Undefined without a space, and elsewhere.
 */
export function citeSearchAt(document: ScannedDocument, offset: number): CiteSearch | undefined {
	const { text, format } = document;
	const block = blockAt(document, offset);
	if (block === undefined) {
		return undefined;
	}
	const isLatex = format === 'latex';
	const before = text.slice(Math.max(block.start, offset - longestSearch), offset);
	const typed = (isLatex ? latexSearch : pandocSearch).exec(before)?.[1];
	const isClosed = isLatex ? /^\s*[,}]/ : /^[ \t]*(?:[\];]|\r?\n|$)/;
	if (typed === undefined || !typed.includes(' ') || !isClosed.test(text.slice(offset, offset + longestSearch))) {
		return undefined;
	}
	const start = offset - typed.length;
	const span = { start, end: offset };
	if (isLatex) {
		// The place is one where a citekey begins.
		return latexPlace(document, block, start) === undefined ? undefined : { span, typed, place: 'command' };
	}
	const place = pandocPlace(document, block, start)?.place;
	return place === 'bracketed' ? { span, typed, place } : undefined;
}

/** Where the key before `offset` begins: behind the last comma or the brace, and behind blanks and comments. */
function keyStart(text: string, open: number, offset: number): number {
	let start = Math.max(text.lastIndexOf(',', offset - 1), open) + 1;
	while (start < offset) {
		if (text[start] === '%') {
			const line = text.indexOf('\n', start);
			start = line < 0 || line >= offset ? offset : line + 1;
		} else if (/\s/.test(text[start]!)) {
			start++;
		} else {
			break;
		}
	}
	return start;
}

/** Whether a `%` stands before an offset on its line, behind `from`. */
function isInComment(text: string, from: number, offset: number): boolean {
	const line = text.slice(Math.max(from, text.lastIndexOf('\n', offset - 1) + 1), offset);
	return uncommented(line).length < line.length;
}

/** Names are not longer; nor is the way back to a word's start. */
const longestWord = 80;

/**
 * The word at an offset, as completion replaces it. Brackets inside belong to it, so that `(2R,6R)-HN` is one word;
 * a bracket or quote that only opens before it does not.
 */
function wordAt(text: string, offset: number, from: number): Span {
	let start = offset;
	const limit = Math.max(from, offset - longestWord);
	while (start > limit && !/[\s/;:!?。，、；：！？“”「」《》]/.test(text[start - 1]!)) {
		start--;
	}
	let end = offset;
	while (end < text.length && /[\p{L}\p{N}]/u.test(text[end]!) && !isIdeograph(text[end]!)) {
		end++;
	}
	return { start: skipOpening(text, start, offset), end };
}

function isIdeograph(character: string): boolean {
	return character >= '\u2e80' && character <= '\u9fff';
}

function skipOpening(text: string, from: number, to: number): number {
	let start = from;
	while (start < to) {
		const command = /^\\[A-Za-z]+\{(?=[^{}]*$)/.exec(text.slice(start, to));
		if (command !== null) {
			start += command[0].length;
			continue;
		}
		const character = text[start]!;
		const isUnclosed = '([{（【'.includes(character) && !/[)\]}）】]/.test(text.slice(start, to));
		if (!isUnclosed && !/["'‘“*_>#|-]/.test(character)) {
			break;
		}
		start++;
	}
	return start;
}
