import { closingBrace, skipBlanks } from '../citations/citeArguments.ts';
import type { Span } from '../text/span.ts';

/** An argument of a LaTeX command as it is written, without its braces or brackets. */
export interface LatexArgument {
	readonly text: string;
	readonly span: Span;
	readonly isOptional: boolean;
}

/** A command that stands in a text: from its backslash to the end of its name. */
export interface WrittenCommand {
	readonly text: string;
	readonly name: string;
	readonly start: number;
	readonly end: number;
}

/** The arguments of a command, and where they end. */
export interface LatexArguments {
	readonly all: readonly LatexArgument[];
	readonly end: number;
}

/** No option is longer; keeps an unclosed bracket from costing a walk through the document. */
const longestOption = 2000;

/** Reads up to `most` arguments in braces from `from` on, and all in brackets before, between and after them. */
export function readArguments(text: string, from: number, most: number): LatexArguments {
	const all: LatexArgument[] = [];
	let left = most;
	let end = text[from] === '*' ? from + 1 : from;
	for (;;) {
		const open = skipBlanks(text, end);
		const isOptional = text[open] === '[';
		if (!isOptional && (text[open] !== '{' || left === 0)) {
			return { all, end };
		}
		const close = isOptional ? closingBracket(text, open) : closingBrace(text, open);
		if (close === undefined) {
			return { all, end };
		}
		all.push({ text: text.slice(open + 1, close), span: { start: open + 1, end: close }, isOptional });
		left -= isOptional ? 0 : 1;
		end = close + 1;
	}
}

/** The first `count` arguments in braces, whatever brackets stand between them; empty where there are fewer. */
export function requiredArguments(text: string, from: number, count: number): readonly LatexArgument[] {
	const found = readArguments(text, from, count).all.filter(({ isOptional }) => !isOptional);
	return found.length < count ? [] : found;
}

/** The parts of a list between commas, with their places; braces hold together what is in them. */
export function listItems({ text, span }: { readonly text: string; readonly span: Span }): readonly LatexArgument[] {
	const items: LatexArgument[] = [];
	let start = 0;
	let depth = 0;
	for (let i = 0; i <= text.length; i++) {
		const character = text[i];
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
		} else if (i === text.length || (character === ',' && depth === 0)) {
			const part = uncommentedLines(text.slice(start, i));
			const item = part.trim();
			if (item !== '') {
				const at = span.start + start + part.indexOf(item);
				items.push({ text: item, span: { start: at, end: at + item.length }, isOptional: false });
			}
			start = i + 1;
		}
	}
	return items;
}

/** Tells of places, asked in order, whether a comment begins before them in their line; no line is read twice. */
export class Comments {
	readonly #text: string;
	#position = 0;
	#isOpen = false;

	constructor(text: string) {
		this.#text = text;
	}

	hold(at: number): boolean {
		for (; this.#position < at; this.#position++) {
			switch (this.#text[this.#position]) {
				case '\n':
					this.#isOpen = false;
					break;
				case '%':
					this.#isOpen = true;
					break;
				case '\\':
					// What a backslash escapes opens nothing; the end of a line ends it all the same.
					if (!this.#isOpen && this.#text[this.#position + 1] !== '\n') {
						this.#position++;
					}
					break;
			}
		}
		return this.#isOpen;
	}
}

/** The text with spaces for its comments, so that places stay. */
function uncommentedLines(text: string): string {
	return text.includes('%') ? text.replace(/(?<!\\)%[^\n]*/g, (comment) => ' '.repeat(comment.length)) : text;
}

function closingBracket(text: string, open: number): number | undefined {
	let depth = 0;
	const limit = Math.min(text.length, open + longestOption);
	for (let i = open + 1; i < limit; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
		} else if (character === ']' && depth <= 0) {
			return i;
		}
	}
	return undefined;
}
