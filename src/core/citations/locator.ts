import type { Locator } from './model.ts';

/** A word that opens a locator, such as `pp.`, and the CSL label that it stands for. */
export interface LocatorTerm {
	readonly label: string;
	/** What is written for one place and for several: `p.` and `pp.`. */
	readonly short: readonly [one: string, several: string];
	/** Everything that is read as this label, in lower case. */
	readonly terms: readonly string[];
}

/**
 * The labels of CSL with the terms that are read as them, the commonest first.
 * Source: the locator terms of the CSL locale en-US, which pandoc reads too; `\S` and `\P` are their LaTeX signs.
 */
export const locatorTerms: readonly LocatorTerm[] = [
	term('page', 'p. pp.', 'page pages'),
	term('chapter', 'chap. chaps.', 'chapter chapters'),
	term('section', 'sec. secs.', 'section sections § §§ \\s'),
	term('figure', 'fig. figs.', 'figure figures'),
	term('table', 'tbl. tbls.', 'table tables'),
	term('volume', 'vol. vols.', 'volume volumes'),
	term('paragraph', 'para. paras.', 'paragraph paragraphs ¶ ¶¶ \\p'),
	term('line', 'l. ll.', 'line lines'),
	term('note', 'n. nn.', 'note notes'),
	term('number', 'no. nos.', 'number numbers'),
	term('part', 'pt. pts.', 'part parts'),
	term('equation', 'eq. eqs.', 'equation equations'),
	term('appendix', 'app. apps.', 'appendix appendices'),
	term('supplement', 'suppl. suppls.', 'supplement supplements supp. supps.'),
	term('article-locator', 'art. arts.', 'article articles'),
	term('book', 'bk. bks.', 'book books'),
	term('column', 'col. cols.', 'column columns'),
	term('folio', 'fol. fols.', 'folio folios'),
	term('issue', 'issue issues', ''),
	term('opus', 'op. opp.', 'opus opera'),
	term('sub-verbo', 's.v. s.vv.', 'sub verbo'),
	term('verse', 'v. vv.', 'verse verses'),
];

function term(label: string, short: string, others: string): LocatorTerm {
	const [one = label, several = one] = short.split(' ');
	// `sub verbo` is the one term of two words.
	const rest = label === 'sub-verbo' ? [others] : others.split(' ').filter((word) => word !== '');
	return { label, short: [one, several], terms: [...new Set([one, several, ...rest])] };
}

/** What is written for a label, in lower case. */
export type WrittenTerm = readonly [written: string, label: string];

/** Longest first, so that `pages` is not read as `p`. */
const labels: readonly WrittenTerm[] = locatorTerms
	.flatMap(({ label, terms }) => terms.map((written) => [written, label] as const))
	.sort(([a], [b]) => b.length - a.length);

/** A locator with the places of its parts in the text that was split. */
export interface SplitLocator {
	readonly locator: Locator | undefined;
	/** What follows the locator, or everything where there is none; without spaces around it. */
	readonly suffix: string;
	/** Where term and value are, from the start of the split text; empty at the start where there is no locator. */
	readonly from: number;
	readonly to: number;
}

/**
 * Splits what follows a citekey into locator and suffix: `, p. 3-5 and passim` gives page `3-5` and `and passim`.
 * A number without a term is a page; braces hold a locator that the rules would not see, unless they are LaTeX's own.
 * `further` are terms of a style or of another language.
 * Source of the rules: "Citation syntax" of the Pandoc User's Guide, tried against pandoc itself.
 */
export function splitLocator(rest: string, bracesHold = true, further: readonly WrittenTerm[] = []): SplitLocator {
	let start = skipBlanks(rest, 0);
	if (rest[start] === ',') {
		start = skipBlanks(rest, start + 1);
	}
	const close = bracesHold && rest[start] === '{' ? closingOf(rest, start, rest.length) : undefined;
	if (close !== undefined) {
		const inner = rest.slice(start + 1, close).trim();
		const { label, length } = readLabel(inner, 0, further);
		const locator = { label: label ?? 'page', value: inner.slice(length).trim() };
		return { locator, suffix: rest.slice(close + 1).trim(), from: start, to: close + 1 };
	}
	const { label, length } = readLabel(rest, start, further);
	const valueStart = skipBlanks(rest, start + length);
	const valueEnd = readValue(rest, valueStart, label !== undefined);
	if (valueEnd === valueStart) {
		return { locator: undefined, suffix: rest.trim(), from: 0, to: 0 };
	}
	const locator = { label: label ?? 'page', value: rest.slice(valueStart, valueEnd) };
	return { locator, suffix: rest.slice(valueEnd).trim(), from: start, to: valueEnd };
}

/** A locator as an author writes it: `p. 3`, `pp. 3-5`, `chap. 2`. */
export function formatLocator({ label, value }: Locator): string {
	const known = locatorTerms.find((entry) => entry.label === label);
	const isSeveral = /\d\s*[-–—,&]+\s*[A-Za-z]*\d/.test(value);
	return `${known === undefined ? label : known.short[isSeveral ? 1 : 0]} ${value}`;
}

/** The term at a place, also one that stands between marks of emphasis: `*p.* 3`. */
function readLabel(
	text: string,
	start: number,
	further: readonly WrittenTerm[],
): { label: string | undefined; length: number } {
	const [mark = ''] = /^[*_]{1,3}/.exec(text.slice(start, start + 3)) ?? [];
	const found = readPlainLabel(text, start + mark.length, further);
	const isClosed = text.startsWith(mark, start + mark.length + found.length);
	return mark === '' || (found.label !== undefined && isClosed)
		? { label: found.label, length: found.length + 2 * mark.length }
		: { label: undefined, length: 0 };
}

function readPlainLabel(
	text: string,
	start: number,
	further: readonly WrittenTerm[],
): { label: string | undefined; length: number } {
	const lower = text.slice(start, start + 14).toLowerCase();
	for (const [written, label] of further.length === 0 ? labels : [...further, ...labels]) {
		if (!lower.startsWith(written)) {
			continue;
		}
		const isSign = /[§¶.]$/.test(written);
		if (isSign || !/[\p{L}\p{N}]/u.test(lower[written.length] ?? '')) {
			return { label, length: written.length };
		}
	}
	return { label: undefined, length: 0 };
}

/**
 * The end of numbers like `3-5, 8`, `34(1)(i)` and `2:10`; behind a term Roman numbers count too. Gives `start` when there
 * are none.
 */
function readValue(text: string, start: number, hasTerm: boolean): number {
	let end = start;
	for (;;) {
		let from = end;
		if (end > start && (text[from] === ',' || text[from] === ';')) {
			from++;
		}
		from = skipBlanks(text, from);
		const unitEnd = readUnit(text, from);
		const written = text.slice(from, unitEnd);
		const isNumber = /\p{Nd}/u.test(written) || (hasTerm && isRoman(written));
		if (!isNumber) {
			return end;
		}
		end = unitEnd;
	}
}

/** Roman numbers, alone or in brackets, and ranges of them: `iv`, `(xv)-(xvii)`. */
function isRoman(text: string): boolean {
	return /^(?:\(?(?:[ivxlcdm]+|[IVXLCDM]+)\)?(?:[-–](?!$)|$))+$/.test(text);
}

/**
 * One word of a locator: signs that are neither blanks nor punctuation but for dashes, colons and marks of emphasis, and
 * what is bracketed.
 */
function readUnit(text: string, start: number): number {
	let i = start;
	while (i < text.length) {
		const character = text[i]!;
		const close = '([{'.includes(character) ? closingOf(text, i, Math.min(text.length, i + 60)) : undefined;
		if (close !== undefined) {
			i = close + 1;
		} else if (character === '.') {
			if (!/[\p{L}\p{N}]/u.test(text[i + 1] ?? '')) {
				break;
			}
			i++;
		} else if (/[\s~]/.test(character) || (/\p{P}/u.test(character) && !/[-–:*_]/.test(character))) {
			break;
		} else {
			i++;
		}
	}
	return i;
}

const closers: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}' };

function closingOf(text: string, open: number, limit: number): number | undefined {
	const opener = text[open]!;
	const closer = closers[opener]!;
	let depth = 0;
	for (let i = open; i < limit; i++) {
		if (text[i] === opener) {
			depth++;
		} else if (text[i] === closer && --depth === 0) {
			return i;
		}
	}
	return undefined;
}

/** Behind blanks, also those that do not break: `~`, `\ ` and `\,`. */
function skipBlanks(text: string, from: number): number {
	let i = from;
	for (;;) {
		if (/[\s~]/.test(text[i] ?? '')) {
			i++;
		} else if (text[i] === '\\' && /[ ,]/.test(text[i + 1] ?? '')) {
			i += 2;
		} else {
			return i;
		}
	}
}
