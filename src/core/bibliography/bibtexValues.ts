import type { Span } from '../text/span.ts';
import { isSpace, skipGap } from './bibtexUnits.ts';
import { longStretch, NextPlace } from '../text/nextPlace.ts';
import type { TakenText } from './takenText.ts';
import { closeBrace, comma, hash, openBrace, percent, quote } from '../text/units.ts';

/** The `@string`s that a value may hold, and how much may be taken of them. */
export interface Abbreviations {
	/** By name in lower case. */
	readonly strings: ReadonlyMap<string, string>;
	readonly taken: TakenText;
	readonly reportUndefined?: (name: string, start: number, end: number) => void;
}

/**
 * The text of a value: delimiters taken off, `@string`s put in as far as they may be `taken`, pieces joined by `#` joined.
 * LaTeX stays as it is.
 */
export function rawValue(
	text: string,
	start: number,
	end: number,
	{ strings, taken, reportUndefined }: Abbreviations,
): string {
	let result = '';
	let i = start;
	while (i < end) {
		i = skipGap(text, i, end);
		const unit = text.charCodeAt(i);
		if (unit === openBrace || unit === quote) {
			const inside = text.slice(i + 1, end - 1);
			if (
				unit === openBrace &&
				text.charCodeAt(end - 1) === closeBrace &&
				!inside.includes('}') &&
				!inside.includes('{')
			) {
				return result + inside;
			}
			const close = unit === openBrace ? closingBrace(text, i, end) : closingQuote(text, i, end);
			if (close < 0) {
				return result + trimmedOpenValue(text.slice(i + 1, end));
			}
			result += text.slice(i + 1, close);
			i = close + 1;
		} else {
			const pieceEnd = endOfBare(text, i, end);
			const after = skipGap(text, pieceEnd, end);
			if (after < end && text.charCodeAt(after) !== hash) {
				// Text without delimiters, taken as it was meant.
				return result + text.slice(i, end).trimEnd();
			}
			const piece = text.slice(i, pieceEnd);
			const lowered = piece.toLowerCase();
			const string = strings.get(lowered);
			if (string === undefined && !isNumber(piece) && piece !== '') {
				reportUndefined?.(lowered, i, pieceEnd);
			}
			// Strings may hold strings; what doubles without end is no text.
			result += string === undefined ? piece : taken.take(string.length) ? string : '';
			i = pieceEnd;
		}
		i = skipGap(text, i, end);
		if (text.charCodeAt(i) !== hash) {
			return result;
		}
		i++;
	}
	return result;
}

/** What is without delimiters in a value, numbers aside: the names of `@string`s, as they are written. */
export function stringNamesIn(text: string, start: number, end: number): Span[] {
	const names: Span[] = [];
	let i = skipGap(text, start, end);
	while (i < end) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace || unit === quote) {
			const close = unit === openBrace ? closingBrace(text, i, end) : closingQuote(text, i, end);
			i = close < 0 ? end : close + 1;
		} else {
			const pieceEnd = endOfBare(text, i, end);
			if (pieceEnd > i && !isNumber(text.slice(i, pieceEnd))) {
				names.push({ start: i, end: pieceEnd });
			}
			i = Math.max(pieceEnd, i + 1);
		}
		i = skipGap(text, i, end);
	}
	return names;
}

/** A value that is never closed takes its own comma along; that belongs to the file. */
function trimmedOpenValue(value: string): string {
	const trimmed = value.trimEnd();
	return trimmed.endsWith(',') ? trimmed.slice(0, -1) : trimmed;
}

/** The brace that closes the one at `open`, or -1. As in BibTeX, a backslash does not hide a brace. */
export function closingBrace(text: string, open: number, end: number): number {
	let depth = 0;
	let stretch = 0;
	let ahead: { readonly opens: NextPlace; readonly closes: NextPlace } | undefined;
	for (let i = open; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace) {
			depth++;
			stretch = 0;
		} else if (unit === closeBrace) {
			if (--depth === 0) {
				return i;
			}
			stretch = 0;
		} else if (++stretch === longStretch) {
			ahead ??= { opens: new NextPlace(text, '{', end), closes: new NextPlace(text, '}', end) };
			i = Math.min(ahead.opens.from(i), ahead.closes.from(i)) - 1;
			stretch = 0;
		}
	}
	return -1;
}

/** The quotation mark that closes the one at `open`, outside braces, or -1. */
export function closingQuote(text: string, open: number, end: number): number {
	let depth = 0;
	for (let i = open + 1; i < end; i++) {
		const unit = text.charCodeAt(i);
		if (unit === openBrace) {
			depth++;
		} else if (unit === closeBrace) {
			depth--;
		} else if (unit === quote && depth <= 0) {
			return i;
		}
	}
	return -1;
}

/** Where a name or a number ends that stands without delimiters. */
export function endOfBare(text: string, start: number, end: number): number {
	let i = start;
	while (i < end) {
		const unit = text.charCodeAt(i);
		if (
			isSpace(unit) ||
			unit === comma ||
			unit === hash ||
			unit === percent ||
			unit === openBrace ||
			unit === closeBrace ||
			unit === quote
		) {
			break;
		}
		i++;
	}
	return i;
}

function isNumber(text: string): boolean {
	return /^\d+$/.test(text);
}
