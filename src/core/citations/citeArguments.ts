import type { Span } from '../text/span.ts';
import { splitLocator } from './locator.ts';
import type { Cite } from './model.ts';
import { backslash, closeBrace, openBrace, percent } from '../text/units.ts';

/** No cite command with its arguments is longer; keeps an unclosed brace from costing a walk through the document. */
const longestCommand = 5000;

/** Groups within groups go no deeper; keeps what opens groups over and over from costing a walk for each of them. */
const deepest = 100;

/** Of optional arguments a command has at most three; so many behind each other are none. */
const mostNotes = 8;

/** What is around the keys of a cite. */
export interface Notes {
	readonly before: string;
	readonly after: string;
	readonly end: number;
}

/** Optional arguments: one is the note after, two are before and after; apacite has the note before in `<…>`. */
export function readNotes(text: string, from: number): Notes {
	const square: string[] = [];
	let angle = '';
	let position = from;
	for (let count = 0; count < mostNotes && position - from < longestCommand; count++) {
		const open = skipBlanks(text, position);
		const close = text[open] === '(' ? undefined : closingOf(text, open);
		if (close === undefined) {
			break;
		}
		const content = text.slice(open + 1, close);
		if (text[open] === '[') {
			square.push(content);
		} else if (text[open] === '<') {
			angle = content;
		}
		position = close + 1;
	}
	const [first = '', second] = square;
	return second === undefined
		? { before: angle, after: first, end: position }
		: { before: first, after: second, end: position };
}

const closers: Readonly<Record<string, string>> = { '[': ']', '<': '>', '(': ')' };

/** What closes the bracket at `open`; undefined where there is none near. */
export function closingOf(text: string, open: number): number | undefined {
	const closer = closers[text[open] ?? ''];
	if (closer === undefined) {
		return undefined;
	}
	let depth = 0;
	const limit = Math.min(text.length, open + longestCommand);
	for (let i = open + 1; i < limit && depth <= deepest; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === '{') {
			depth++;
		} else if (character === '}') {
			depth--;
		} else if (character === closer && depth === 0) {
			return i;
		}
	}
	return undefined;
}

/** The `}` that closes the `{` at `open`; undefined when a paragraph ends before. */
export function closingBrace(text: string, open: number): number | undefined {
	let depth = 0;
	const limit = Math.min(text.length, open + longestCommand);
	for (let i = open; i < limit && depth <= deepest; i++) {
		const unit = text.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace && --depth === 0) {
			return i;
		} else if (unit === percent) {
			const line = text.indexOf('\n', i);
			i = line < 0 ? limit : line;
		}
	}
	return undefined;
}

/** The cites of the keys between two offsets; the notes are those of the first and last. */
export function readCitekeys(text: string, from: number, to: number, notes: Notes, mode: Cite['mode']): Cite[] {
	const spans = citekeySpans(text, from, to);
	return spans.map((span, index) => {
		const { locator, suffix } = splitLocator(index === spans.length - 1 ? notes.after : '', false);
		return {
			citekey: text.slice(span.start, span.end),
			citekeySpan: span,
			span,
			prefix: index === 0 ? notes.before.trim() : '',
			locator,
			suffix,
			mode,
		};
	});
}

/** The stretches between commas, without blanks and comments. */
function citekeySpans(text: string, from: number, to: number): Span[] {
	const spans: Span[] = [];
	let start = from;
	for (let i = from; i <= to; i++) {
		if (text[i] === '%') {
			// A comment in a list of keys ends with its line.
			pushTrimmed(spans, text, start, i);
			const line = text.indexOf('\n', i);
			i = line < 0 || line > to ? to : line;
			start = i;
		}
		if (i === to || text[i] === ',') {
			pushTrimmed(spans, text, start, i);
			start = i + 1;
		}
	}
	return spans;
}

function pushTrimmed(spans: Span[], text: string, from: number, to: number): void {
	let start = from;
	let end = to;
	while (start < end && /\s/.test(text[start]!)) {
		start++;
	}
	while (end > start && /\s/.test(text[end - 1]!)) {
		end--;
	}
	// `#1` is the argument of a macro that is being defined.
	if (end > start && text[start] !== '#') {
		spans.push({ start, end });
	}
}

/** After spaces and at most one line break: an empty line ends the command. */
export function skipBlanks(text: string, from: number): number {
	let i = from;
	let lines = 0;
	for (; i < text.length; i++) {
		const character = text[i];
		if (character === '\n') {
			lines++;
			if (lines > 1) {
				return from;
			}
		} else if (character === '%') {
			const line = text.indexOf('\n', i);
			if (line < 0) {
				return from;
			}
			i = line;
		} else if (character !== ' ' && character !== '\t' && character !== '\r') {
			break;
		}
	}
	return i;
}
