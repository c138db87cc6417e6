import { blankLinesEnd, type BlockSplitter, isBlank, lineEnd, longestBlock, type SplitBlock } from './blockSplitter.ts';
import { colon, grave, greaterThan, hash, tie } from '../text/units.ts';

/** State: bit 0 in a list, bit 1 behind a blank line, from bit 2 the heading level of a reference list (0: none). */
const inList = 1;
const afterBlank = 2;
const bibliographyShift = 2;

const fence = /^[ \t]*(?:>[ ]?)*(`{3,}|~{3,})(.*)$/;
const heading = /^ {0,3}(#{1,6})(?:[ \t]|$)/;
const listItem = /^[ \t]*(?:[-*+]|\d{1,9}[.)]|#\.|\(?@[\w-]*\)|\(?[a-zA-Z][.)]|[:~]|\[\^[^\]\s]+\]:)(?:[ \t]|$)/;
const indented = /^(?: {4}|\t)/;
const rawTag = /^ {0,3}<(script|style|pre|textarea)\b/i;
const references =
	/^(?:(?:references|literature)(?:cited)?|bibliography|workscited|(?:主要)?(?:参考(?:文献|资料)|引用文献))$/i;
/** How a paragraph begins that may head a list of references: in bold, or with a word that is nothing else alone. */
const beginsTitle = /^(?:\*\*|[_r参引主])/i;

/** Whether a line heads a list of references, whatever marks, numbers and attributes stand around its words. */
export function isReferenceTitle(line: string): boolean {
	return references.test(line.replace(/\{.*\}|[#*_:：\d.\s]/g, ''));
}

/** The level of a heading that every other heading ends. */
const lowestLevel = 6;

/** Blocks of Pandoc's, Quarto's and R Markdown's Markdown. */
export const markdownSplitter: BlockSplitter = {
	initialState: () => afterBlank,
	next: (text, start, state) => new MarkdownBlock(text, start, state).split(),
};

/** Offset after the closing fence of a YAML header at the start of the text, or undefined when there is none. */
export function frontMatterEnd(text: string): number | undefined {
	const first = text.charCodeAt(0) === 0xfeff ? 1 : 0;
	const opening = lineEnd(text, first);
	if (!/^---[ \t]*\r?\n$/.test(text.slice(first, opening)) || isBlank(text, opening, lineEnd(text, opening))) {
		return undefined;
	}
	for (let line = opening; line < Math.min(text.length, longestBlock);) {
		const end = lineEnd(text, line);
		if (/^(?:---|\.\.\.)[ \t]*\r?\n?$/.test(text.slice(line, end))) {
			return end;
		}
		line = end;
	}
	return undefined;
}

/** Metadata further down is no longer: as far as a scan looks back after an edit. */
const longestMetadata = 10_000;
/** What distinguishes metadata from a table between lines: its first line is a key or a comment. */
const metadataStart = /^[ \t]*(?:#|\{|["']?[\w.-]+["']?[ \t]*:(?:[ \t\r\n]|$))/;

function metadataEnd(text: string, start: number, opening: number): number | undefined {
	if (
		!/^---[ \t]*\r?\n$/.test(text.slice(start, opening)) ||
		!metadataStart.test(text.slice(opening, lineEnd(text, opening)))
	) {
		return undefined;
	}
	for (let line = opening; line < Math.min(text.length, start + longestMetadata);) {
		const end = lineEnd(text, line);
		if (/^(?:---|\.\.\.)[ \t]*\r?\n?$/.test(text.slice(line, end))) {
			return end;
		}
		line = end;
	}
	return undefined;
}

class MarkdownBlock {
	readonly #text: string;
	readonly #start: number;
	readonly #state: number;
	readonly #firstEnd: number;
	readonly #line: string;

	constructor(text: string, start: number, state: number) {
		this.#text = text;
		this.#start = start;
		this.#state = state;
		this.#firstEnd = lineEnd(text, start);
		this.#line = this.#lineAt(start, this.#firstEnd);
	}

	split(): SplitBlock {
		const blankEnd = blankLinesEnd(this.#text, this.#start);
		if (blankEnd > this.#start) {
			return { end: blankEnd, kind: 'blank', state: this.#state | afterBlank };
		}
		return (
			this.#frontMatter() ??
			this.#titleBlock() ??
			this.#raw() ??
			this.#heading() ??
			this.#indentedCode() ??
			this.#paragraph()
		);
	}

	#lineAt(start: number, end: number): string {
		return this.#text.slice(start, end).replace(/\r?\n$/, '');
	}

	/** Pandoc takes metadata anywhere in a document. */
	#frontMatter(): SplitBlock | undefined {
		const isBehind = this.#start > 0 && (this.#state & afterBlank) !== 0;
		const end =
			this.#start === 0
				? frontMatterEnd(this.#text)
				: isBehind
					? metadataEnd(this.#text, this.#start, this.#firstEnd)
					: undefined;
		return end === undefined
			? undefined
			: { end, kind: 'raw', region: 'frontMatter', state: (this.#state & ~inList) | afterBlank };
	}

	/** Pandoc's title block, `% title`, `% authors` and `% date`; a header may stand right behind it. */
	#titleBlock(): SplitBlock | undefined {
		if (this.#start > 0 || !this.#line.startsWith('%')) {
			return undefined;
		}
		let end = this.#firstEnd;
		while (end < this.#text.length) {
			const next = lineEnd(this.#text, end);
			if (!/^(?:%|[ \t]+\S)/.test(this.#text.slice(end, next))) {
				break;
			}
			end = next;
		}
		return { end, kind: 'paragraph', state: afterBlank };
	}

	/** Code fences, comments, display maths, divs and tags whose content is no text. */
	#raw(): SplitBlock | undefined {
		const line = this.#line;
		const state = this.#state & ~afterBlank;
		const opened = fence.exec(line);
		if (opened !== null && !(opened[1]![0] === '`' && opened[2]!.includes('`'))) {
			return { end: this.#fenceEnd(opened[1]!), kind: 'raw', region: 'code', state };
		}
		const trimmed = line.trimStart();
		if (trimmed.startsWith('<!--')) {
			const close = this.#text.indexOf('-->', this.#start);
			const end = close < 0 ? this.#text.length : lineEnd(this.#text, close);
			// Text behind the comment on its last line belongs to a paragraph; the inline scan knows comments too.
			return close >= 0 && !isBlank(this.#text, close + 3, end)
				? this.#paragraph(end)
				: { end, kind: 'raw', region: 'comment', state };
		}
		if (trimmed.startsWith('$$')) {
			const end = this.#displayMathsEnd(trimmed);
			return end === undefined ? undefined : { end, kind: 'raw', region: 'math', state };
		}
		if (trimmed.startsWith(':::')) {
			return { end: this.#firstEnd, kind: 'raw', region: 'markup', state: state | afterBlank };
		}
		const tag = rawTag.exec(line)?.[1];
		if (tag !== undefined) {
			const closing = new RegExp(`</${tag}>`, 'gi');
			closing.lastIndex = this.#start;
			const close = closing.exec(this.#text)?.index ?? -1;
			const end = close < 0 ? this.#text.length : lineEnd(this.#text, close);
			return { end, kind: 'raw', region: 'code', state };
		}
		return undefined;
	}

	#fenceEnd(opening: string): number {
		let line = this.#firstEnd;
		while (line < this.#text.length) {
			const end = lineEnd(this.#text, line);
			const closing = fence.exec(this.#lineAt(line, end));
			if (closing !== null && closing[1]!.startsWith(opening) && closing[2]!.trim() === '') {
				return end;
			}
			line = end;
		}
		return this.#text.length;
	}

	/** Display maths holds no empty line; behind its end nothing may stand but punctuation and attributes. */
	#displayMathsEnd(firstLine: string): number | undefined {
		const from = this.#start + this.#line.length - firstLine.length + 2;
		const close = this.#text.indexOf('$$', from);
		const emptyLine = /\n[ \t]*\r?\n/.exec(
			this.#text.slice(from, Math.max(from, Math.min(close, from + longestBlock))),
		);
		if (close < 0 || (emptyLine !== null && from + emptyLine.index < close)) {
			return undefined;
		}
		const end = lineEnd(this.#text, close);
		return /^[\s.,;]*(?:\{[^}]*\})?\s*$/.test(this.#text.slice(close + 2, end)) ? end : undefined;
	}

	#heading(): SplitBlock | undefined {
		const level = heading.exec(this.#line)?.[1]!.length;
		if (level !== undefined) {
			return this.#headingBlock(this.#firstEnd, level, isReferenceTitle(this.#line));
		}
		const nextEnd = lineEnd(this.#text, this.#firstEnd);
		const underline = this.#lineAt(this.#firstEnd, nextEnd);
		const isSetext = /^(?:={2,}|-{2,})[ \t]*$/.test(underline) && !/^[ \t]*[|>]|^[ \t-]*$/.test(this.#line);
		if (!isSetext || listItem.test(this.#line)) {
			return undefined;
		}
		const setextLevel = underline.startsWith('=') ? 1 : 2;
		return this.#headingBlock(nextEnd, setextLevel, isReferenceTitle(this.#line));
	}

	#headingBlock(end: number, level: number, isReferences: boolean): SplitBlock {
		const open = this.#state >> bibliographyShift;
		const bibliography = isReferences ? level : open > 0 && level > open ? open : 0;
		return { end, kind: 'heading', level, state: afterBlank | (bibliography << bibliographyShift) };
	}

	#indentedCode(): SplitBlock | undefined {
		if ((this.#state & (inList | afterBlank)) !== afterBlank || !indented.test(this.#line)) {
			return undefined;
		}
		let end = this.#firstEnd;
		while (end < this.#text.length) {
			const next = lineEnd(this.#text, end);
			if (!indented.test(this.#text.slice(end, next))) {
				break;
			}
			end = next;
		}
		return { end, kind: 'raw', region: 'code', state: this.#state & ~afterBlank };
	}

	/** A paragraph whose lines up to `from` are known to belong to it. */
	#paragraph(from = this.#firstEnd): SplitBlock {
		let end = from;
		while (end < this.#text.length && end - this.#start < longestBlock) {
			const next = lineEnd(this.#text, end);
			if (isBlank(this.#text, end, next) || endsParagraph(this.#lineAt(end, next))) {
				break;
			}
			end = next;
		}
		// As a line of its own, or right above the first reference.
		const isTitle = beginsTitle.test(this.#line) && isReferenceTitle(this.#line);
		const isList = listItem.test(this.#line);
		const staysInList = (this.#state & inList) !== 0 && /^[ \t]/.test(this.#line);
		const open = this.#state >> bibliographyShift;
		const bibliography = open > 0 || !isTitle ? open : lowestLevel;
		return {
			end,
			kind: 'paragraph',
			...(/^[ ]{0,3}>/.test(this.#line) ? { quoted: true } : {}),
			...(bibliography > 0 ? { isBibliography: true } : {}),
			state: (isList || staysInList ? inList : 0) | (bibliography << bibliographyShift),
		};
	}
}

/** Whether a line opens something of its own even without an empty line before it. */
function endsParagraph(line: string): boolean {
	const first = line.trimStart().charCodeAt(0);
	switch (first) {
		case hash:
			return heading.test(line);
		case grave:
		case tie:
		case greaterThan:
			return fence.test(line);
		case colon:
			return line.trimStart().startsWith(':::');
		default:
			return false;
	}
}
