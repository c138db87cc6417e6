import type { Locator } from './model.ts';

/**
 * Terms that open a locator, and CSL's label for each. Longer terms first, so that `pages` is not read as `p`.
 * Source: the locator terms of the CSL locale en-US, which pandoc reads too.
 */
const labels: readonly (readonly [string, string])[] = (
	[
		['appendix', 'appendix appendices app. apps.'],
		['article-locator', 'article articles art. arts.'],
		['book', 'book books bk. bks.'],
		['chapter', 'chapter chapters chap. chaps. ch.'],
		['column', 'column columns col. cols.'],
		['equation', 'equation equations eq. eqs.'],
		['figure', 'figure figures fig. figs.'],
		['folio', 'folio folios fol. fols.'],
		['issue', 'issue issues'],
		['line', 'line lines l. ll.'],
		['note', 'note notes n. nn.'],
		['number', 'number numbers no. nos.'],
		['opus', 'opus opera op. opp.'],
		['page', 'page pages p. pp.'],
		['paragraph', 'paragraph paragraphs para. paras. ¶ ¶¶'],
		['part', 'part parts pt. pts.'],
		['section', 'section sections sec. secs. § §§'],
		['sub-verbo', 's.v. s.vv.'],
		['supplement', 'supplement supplements supp. suppl.'],
		['table', 'table tables tbl. tbls.'],
		['verse', 'verse verses v. vv.'],
		['volume', 'volume volumes vol. vols.'],
	] as const
)
	.flatMap(([label, terms]) => terms.split(' ').map((term) => [term, label] as const))
	.sort(([a], [b]) => b.length - a.length);

/** One number of a locator: `3`, `12a`, `S4`, `iv`, `e067194`. */
const unit = /(?:[A-Za-z]{0,4}\d[\p{L}\d.:]*|[ivxlcdmIVXLCDM]+(?![\p{L}\d]))/uy;
/** What joins two numbers: `3-5`, `3, 5`, `3 & 5`, `3 and 5`. */
const joint = /\s*(?:-{1,3}|[–—,&]|and)\s*/y;

/**
 * Splits what follows a citekey into locator and suffix: `, p. 3-5 and passim` gives page `3-5` and `and passim`.
 * A number without a term is a page; braces hold a locator that the rules would not see.
 */
export function splitLocator(rest: string): { locator: Locator | undefined; suffix: string } {
	let start = skipBlanks(rest, 0);
	if (rest[start] === ',') {
		start = skipBlanks(rest, start + 1);
	}
	if (rest[start] === '{') {
		const close = rest.indexOf('}', start);
		if (close > 0) {
			const inner = rest.slice(start + 1, close).trim();
			const { label, length } = readLabel(inner, 0);
			return {
				locator: { label: label ?? 'page', value: inner.slice(length).trim() },
				suffix: rest.slice(close + 1).trim(),
			};
		}
	}
	const { label, length } = readLabel(rest, start);
	const valueStart = skipBlanks(rest, start + length);
	const valueEnd = readValue(rest, valueStart);
	const isNumber = valueEnd > valueStart && (label !== undefined || /\d/.test(rest.slice(valueStart, valueEnd)));
	if (!isNumber) {
		return { locator: undefined, suffix: rest.trim() };
	}
	const value = rest.slice(valueStart, valueEnd);
	return { locator: { label: label ?? 'page', value }, suffix: rest.slice(valueEnd).trim() };
}

function readLabel(text: string, start: number): { label: string | undefined; length: number } {
	const lower = text.slice(start, start + 14).toLowerCase();
	for (const [term, label] of labels) {
		if (lower.startsWith(term) && !/[\p{L}]/u.test(lower[term.length] ?? '')) {
			return { label, length: term.length };
		}
	}
	return { label: undefined, length: 0 };
}

function readValue(text: string, start: number): number {
	let end = start;
	for (;;) {
		unit.lastIndex = end === start ? start : readJoint(text, end);
		const match = unit.exec(text);
		if (match === null) {
			return end;
		}
		// A full stop or colon that ends the sentence is not the number's.
		end = unit.lastIndex - (/[.:]+$/.exec(match[0])?.[0].length ?? 0);
		if (end !== unit.lastIndex) {
			return end;
		}
	}
}

/** Behind a joint, or behind the text's end when there is none, so that no unit is found. */
function readJoint(text: string, at: number): number {
	joint.lastIndex = at;
	return joint.test(text) ? joint.lastIndex : text.length;
}

function skipBlanks(text: string, from: number): number {
	let i = from;
	while (i < text.length && /[\s~]/.test(text[i]!)) {
		i++;
	}
	return i;
}
