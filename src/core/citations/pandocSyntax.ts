import type { Span } from '../text/span.ts';
import { splitLocator } from './locator.ts';
import type { CitationCluster, Cite, CiteMode } from './model.ts';
import { backslash, closeBracket, grave, openBracket, underscore } from '../text/units.ts';

/** A citekey as it is after `@`: `span` is the key alone, `end` is after a closing brace. */
export interface PandocCitekey {
	readonly citekey: string;
	readonly span: Span;
	readonly end: number;
}

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

/**
 * Reads a bracketed cluster, `[see @a, p. 3; -@b]`, at a `[`; undefined when the brackets hold no list of cites.
 */
export function parseBracketedCluster(text: string, open: number): CitationCluster | undefined {
	const close = matchingBracket(text, open);
	if (close === undefined) {
		return undefined;
	}
	const cites = parseCiteList(text, open + 1, close, 'parenthetical');
	if (cites === undefined) {
		return undefined;
	}
	return { span: { start: open, end: close + 1 }, syntax: 'pandoc', command: undefined, form: 'bracketed', cites };
}

/** Reads a narrative cite, `@a` or `@a [p. 3; @b]` or `-@a`, whose `@` is at `at`. */
export function parseNarrativeCluster(text: string, at: number): CitationCluster | undefined {
	const key = canOpenCite(text, at) ? parseCitekey(text, at) : undefined;
	if (key === undefined || isCrossReference(key.citekey)) {
		return undefined;
	}
	const start = at;
	const mode: CiteMode = 'inText';
	const bare = { citekey: key.citekey, citekeySpan: key.span, prefix: '', mode };
	const bracket = trailingBracket(text, key.end);
	if (bracket === undefined) {
		const cite: Cite = { ...bare, span: { start, end: key.end }, locator: undefined, suffix: '' };
		return { span: cite.span, syntax: 'pandoc', command: undefined, form: 'narrative', cites: [cite] };
	}
	const end = bracket.close + 1;
	const span = { start, end };
	const listed = parseCiteList(text, bracket.open + 1, bracket.close, 'parenthetical');
	if (listed !== undefined) {
		// `@a [see @b]` is one cluster whose first cite has no notes.
		const first: Cite = { ...bare, span: { start, end: key.end }, locator: undefined, suffix: '' };
		return { span, syntax: 'pandoc', command: undefined, form: 'narrative', cites: [first, ...listed] };
	}
	const { locator, suffix } = splitLocator(text.slice(bracket.open + 1, bracket.firstEnd));
	const isAlone = bracket.firstEnd === bracket.close;
	const first: Cite = { ...bare, span: { start, end: isAlone ? end : bracket.firstEnd }, locator, suffix };
	const others = isAlone ? [] : parseCiteList(text, bracket.firstEnd + 1, bracket.close, 'parenthetical');
	return { span, syntax: 'pandoc', command: undefined, form: 'narrative', cites: [first, ...(others ?? [])] };
}

/** Cites in the suffix of another, as in `[@a and @b]`: pandoc reads them as narrative clusters within the first. */
export function nestedClusters(text: string, { cites }: CitationCluster): CitationCluster[] {
	return cites.flatMap(({ citekeySpan, span }) => {
		const nested: CitationCluster[] = [];
		const part = text.slice(0, span.end);
		let at = nextCite(part, citekeySpan.end, span.end, true);
		while (at !== undefined) {
			const cluster = parseNarrativeCluster(part, at);
			nested.push(...(cluster === undefined ? [] : [cluster]));
			at = nextCite(part, cluster?.span.end ?? at + 1, span.end, true);
		}
		return nested;
	});
}

/** The `[p. 3; see @b]` behind a narrative cite, when it is a locator or a list and no link, span or footnote. */
function trailingBracket(text: string, from: number): { open: number; close: number; firstEnd: number } | undefined {
	const open = behindSpace(text, from);
	if (text[open] !== '[' || text[open + 1] === '^') {
		return undefined;
	}
	const close = matchingBracket(text, open);
	if (close === undefined || text[close + 1] === '(' || text[close + 1] === '[') {
		return undefined;
	}
	const firstEnd = partEnd(text, open + 1, close);
	const isList = text[close + 1] !== '{' && parseCiteList(text, open + 1, close, 'parenthetical') !== undefined;
	const hasOthers = firstEnd === close || parseCiteList(text, firstEnd + 1, close, 'parenthetical') !== undefined;
	const isNote = hasOthers && nextCite(text, open + 1, firstEnd) === undefined;
	return isList || isNote ? { open, close, firstEnd } : undefined;
}

/** Behind blanks and at most one line break. */
function behindSpace(text: string, from: number): number {
	let i = from;
	let lines = 0;
	while (/\s/.test(text[i] ?? '') && lines < 2) {
		lines += text[i] === '\n' ? 1 : 0;
		i++;
	}
	return lines < 2 ? i : from;
}

/** Reads cites separated by semicolons; undefined when a part has no citekey. */
function parseCiteList(text: string, from: number, to: number, mode: CiteMode): Cite[] | undefined {
	const cites: Cite[] = [];
	let position = from;
	for (;;) {
		// A prefix holds no semicolon.
		const at = nextCite(text, position, partEnd(text, position, to));
		const key = at === undefined ? undefined : parseCitekey(text, at);
		if (at === undefined || key === undefined || key.end > to || isCrossReference(key.citekey)) {
			return undefined;
		}
		if (opensEmphasis(text.slice(position, at))) {
			return undefined;
		}
		// Two hyphens are a dash.
		const isSuppressed = text[at - 1] === '-' && at - 1 >= position && text[at - 2] !== '-';
		const end = partEnd(text, key.end, to);
		const start = skipBlanks(text, position, to);
		const { locator, suffix } = splitLocator(text.slice(key.end, end));
		cites.push({
			citekey: key.citekey,
			citekeySpan: key.span,
			span: { start, end: trimEnd(text, start, end) },
			prefix: text.slice(start, isSuppressed ? at - 1 : at).trim(),
			locator,
			suffix,
			mode: isSuppressed ? 'suppressAuthor' : mode,
		});
		if (end >= to) {
			return cites;
		}
		position = end + 1;
	}
}

/** Whether emphasis or a quotation is open at the end of a prefix: what it holds is no cite of the cluster. */
function opensEmphasis(prefix: string): boolean {
	let open = '';
	for (const [sign] of prefix.matchAll(/\\.|[*_]+|"/gs)) {
		if (!sign.startsWith('\\')) {
			open = open === '' ? sign : open === sign ? '' : open;
		}
	}
	return open !== '';
}

/** The `@` of the next cite, outside brackets unless asked for. */
function nextCite(text: string, from: number, to: number, inBrackets = false): number | undefined {
	for (let i = from; i < to; i = behindOpaque(text, i, to)) {
		if (text[i] === '[' && !inBrackets) {
			i = matchingBracket(text, i) ?? i;
		} else if (text[i] === '@' && canOpenCite(text, i) && parseCitekey(text, i) !== undefined) {
			return i;
		}
	}
	return undefined;
}

/** Where the part of one cite ends: at the next semicolon outside brackets, code, maths and quotations, or at `to`. */
function partEnd(text: string, from: number, to: number): number {
	let depth = 0;
	for (let i = from; i < to; i = behindOpaque(text, i, to)) {
		const character = text[i]!;
		if (character === '[') {
			depth++;
		} else if (character === ']') {
			depth--;
		} else if (character === ';' && depth <= 0) {
			return i;
		}
	}
	return to;
}

/** Behind the character at `i`, or behind what it opens when that is read as a whole: code, maths, a quotation, a comment. */
function behindOpaque(text: string, i: number, to: number): number {
	const character = text[i]!;
	if (character === '\\') {
		return i + 2;
	}
	if (text.startsWith('<!--', i)) {
		return closedAt(text, '-->', i + 4, to) ?? i + 1;
	}
	const isOpener = character === '`' || ((character === '$' || character === '"') && /\S/.test(text[i + 1] ?? ' '));
	return isOpener ? (closedAt(text, character, i + 1, to) ?? i + 1) : i + 1;
}

function closedAt(text: string, sign: string, from: number, to: number): number | undefined {
	// The stretch is cut out first, so that a missing sign is not looked for through the whole document.
	const at = text.slice(from, to).indexOf(sign);
	return at < 0 ? undefined : from + at + sign.length;
}

/** A cluster is never longer; the limit keeps an unclosed bracket from costing a walk through the document. */
export const longestCluster = 5000;

/** Brackets within brackets go no deeper in a cluster or a link. */
const deepest = 30;

/** The `]` that closes the `[` at `open`, outside code and escapes; undefined when a paragraph ends before. */
export function matchingBracket(text: string, open: number): number | undefined {
	let depth = 0;
	const end = Math.min(text.length, open + longestCluster);
	for (let i = open; i < end && depth <= deepest; i++) {
		const unit = text.charCodeAt(i);
		if (unit === backslash) {
			i++;
		} else if (unit === grave) {
			i = closedAt(text, '`', i + 1, end) ?? i + 1;
			i--;
		} else if (unit === openBracket) {
			depth++;
		} else if (unit === closeBracket && --depth === 0) {
			return i;
		}
	}
	return undefined;
}

function skipBlanks(text: string, from: number, to: number): number {
	let i = from;
	while (i < to && /\s/.test(text[i]!)) {
		i++;
	}
	return i;
}

function trimEnd(text: string, from: number, to: number): number {
	let i = to;
	while (i > from && /\s/.test(text[i - 1]!)) {
		i--;
	}
	return i;
}
