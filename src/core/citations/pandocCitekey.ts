/** Where a cite of pandoc may begin, and which characters belong to its citekey. */
import type { Span } from '../text/span.ts';
import { underscore } from '../text/units.ts';

/**
 * Reads the citekey after an `@` at `at`. A key starts with a letter, a digit or `_` and may hold single signs of
 * punctuation between such characters, or it is in braces.
 * Source: Pandoc User's Guide, "Citation syntax".
 */
export function parseCitekey(text: string, at: number): PandocCitekey | undefined {
	const start = at + 1;
	if (text[start] === '{') {
		if (text[start + 1] === '{') {
			// `@{{name}}` is a place that a program fills in before pandoc reads it.
			return undefined;
		}
		return parseBracedKey(text, start);
	}
	let end = start;
	for (let i = start; i < text.length;) {
		const width = keyCharacterWidth(text, i);
		if (width > 0) {
			i += width;
			end = i;
		} else if (i > start && (text[i] === ':' || text[i] === '/') && text[i + 1] === '/') {
			// Addresses are keys too: pandoc takes `://`.
			i++;
			end = i;
		} else if (i === end && i > start && innerPunctuation.includes(text[i]!)) {
			// One sign of punctuation counts, and only when a key character follows it.
			i++;
		} else {
			break;
		}
	}
	return end === start ? undefined : { citekey: text.slice(start, end), span: { start, end }, end };
}

/** A citekey as it is after `@`: `span` is the key alone, `end` is after a closing brace. */
export interface PandocCitekey {
	readonly citekey: string;
	readonly span: Span;
	readonly end: number;
}

/** Braces within braces of a key; the limit keeps what is never closed from costing a walk through the document. */
const deepestKey = 10;

function parseBracedKey(text: string, brace: number): PandocCitekey | undefined {
	let depth = 0;
	for (let i = brace; i < text.length; i++) {
		const character = text[i]!;
		if (character === '{') {
			depth++;
			if (depth > deepestKey) {
				return undefined;
			}
		} else if (character === '}' && --depth === 0) {
			const span = { start: brace + 1, end: i };
			return i === brace + 1 ? undefined : { citekey: text.slice(span.start, i), span, end: i + 1 };
		} else if (/\s/.test(character)) {
			return undefined;
		}
	}
	return undefined;
}

/** Width in UTF-16 units of a letter, digit or `_` at `i`; 0 when there is none. */
export function keyCharacterWidth(text: string, i: number): number {
	const unit = text.charCodeAt(i);
	if (unit < 128) {
		const isKey =
			(unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === underscore;
		return isKey ? 1 : 0;
	}
	const point = text.codePointAt(i);
	if (point === undefined) {
		return 0;
	}
	const character = String.fromCodePoint(point);
	return /[\p{L}\p{N}\p{M}]/u.test(character) ? character.length : 0;
}

const innerPunctuation = ':.#$%&-+?<>~/';

/**
 * Whether the `@` at `at` may open a cite: not after a letter or digit, as in an e-mail address, and not escaped. Pandoc
 * has the same rule for Chinese characters, though there is no space between them.
 */
export function canOpenCite(text: string, at: number): boolean {
	if (at === 0) {
		return true;
	}
	const before = text[at - 1]!;
	return before !== '\\' && !/[\p{L}\p{N}\p{M}.]/u.test(before);
}

/** Words that begin the labels of cross-references, as Quarto, pandoc-crossref and bookdown write them. */
const crossReference =
	/^(?:[Ff]ig|[Tt]bl|[Tt]ab|[Ee]q|[Ss]ec|[Ll]st|[Tt]hm|[Ll]em|[Cc]or|[Pp]rp|[Cc]nj|[Dd]ef|[Ee]xm|[Ee]xr|[Ss]ol|[Rr]em|[Aa]lg|[Nn]te|[Tt]ip|[Ww]rn|[Ii]mp|[Cc]au|[Vv]id|[Aa]px|[Ss]upp)[-:]/;

export function isCrossReference(citekey: string): boolean {
	return crossReference.test(citekey);
}
