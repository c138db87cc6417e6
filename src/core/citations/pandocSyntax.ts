import { splitLocator } from './locator.ts';
import { closedAt, matchingBracket } from './matchingBracket.ts';
import type { CitationCluster, Cite, CiteMode } from './model.ts';
import { canOpenCite, isCrossReference, parseCitekey } from './pandocCitekey.ts';

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
