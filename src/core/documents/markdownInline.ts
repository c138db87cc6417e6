import {
	canOpenCite,
	isCrossReference,
	longestCluster,
	matchingBracket,
	nestedClusters,
	parseBracketedCluster,
	parseCitekey,
	parseNarrativeCluster,
} from '../citations/pandocSyntax.ts';
import { closingBrace } from '../citations/citeArguments.ts';
import { parseLatexCluster } from '../citations/latexSyntax.ts';
import type { CitationCluster } from '../citations/model.ts';
import { EmphasisEnds } from './emphasisEnds.ts';
import { exampleLabelAt } from './exampleLists.ts';
import type { Region } from './model.ts';
import { isNotation } from './notation.ts';
import { NextPlaces } from '../text/nextPlace.ts';
import { RegionCollector } from './regions.ts';

/** What the inline pass finds in a block. */
export interface InlineContent {
	readonly regions: readonly Region[];
	readonly clusters: readonly CitationCluster[];
}

/** Tags that are notation of a name or a word, and stay prose. */
const notationTag = /^<\/?(?:sub|sup|i|em|b|strong|u|small)>/i;
const anyTag = /^<(?:\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?|![A-Za-z][^<>]*|\?[^<>]*)>/;
const autolink = /^<(?:[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\s<>]*|[^\s<>@]+@[^\s<>@]+)>/;
const bareAddress = /^(?:https?:\/\/|ftp:\/\/|www\.|doi:\s?10\.|10\.\d{4,9}\/)[^\s<>"`$\u3000-\u303f\uff00-\uffef]+/i;
/** Values in quotes may hold braces. */
const attributes = /^\{(?:(?:[#.=]|\s*[A-Za-z-]+=)(?:"[^"]*"|'[^']*'|[^{}"'])*|-|\.unnumbered)\}/;
/** No look ahead goes further than this. */
const reach = 1000;

/** Takes the text of a paragraph or heading apart: cites, code, maths, links, markup, and prose for the rest. */
export function scanMarkdownInline(text: string): InlineContent {
	const scanner = new MarkdownInlineScanner(text);
	return scanner.scan();
}

class MarkdownInlineScanner {
	readonly #text: string;
	readonly #regions = new RegionCollector();
	readonly #clusters: CitationCluster[] = [];
	/** Open `[` that may turn out to be links. */
	#openBrackets = 0;
	/** Before this offset stands the argument of a LaTeX command, in which pandoc reads no cites. */
	#rawEnd = 0;
	readonly #next: NextPlaces;
	readonly #emphasis: EmphasisEnds;
	/** Widths of code spans that nothing closes any longer. */
	readonly #unclosed = new Set<number>();

	constructor(text: string) {
		this.#text = text;
		this.#emphasis = new EmphasisEnds(text);
		this.#next = new NextPlaces(text);
	}

	scan(): InlineContent {
		const text = this.#text;
		let i = this.#definitionLabel();
		while (i < text.length) {
			i = this.#step(i);
		}
		return { regions: this.#regions.finish(text.length), clusters: this.#clusters };
	}

	/** Reads what begins at `i` and gives the offset behind it. */
	#step(i: number): number {
		switch (this.#text.charCodeAt(i)) {
			case 92: // backslash
				return this.#backslash(i);
			case 96: // backtick
				return this.#codeSpan(i);
			case 60: // <
				return this.#angle(i);
			case 36: // $
				return this.#dollar(i);
			case 91: // [
				return this.#openBracket(i);
			case 93: // ]
				return this.#closeBracket(i);
			case 64: // @
				return this.#at(i);
			case 123: // {
				return this.#mark('markup', i, attributes.exec(this.#ahead(i))?.[0].length ?? 0);
			case 94: // ^, opens an inline note: its bracket is no cluster
				return this.#text[i + 1] === '[' ? this.#noteBracket(i) : i + 1;
			default:
				return this.#word(i);
		}
	}

	#ahead(i: number): string {
		return this.#text.slice(i, i + reach);
	}

	/** Marks `length` characters, or steps over one when there are none. */
	#mark(kind: Region['kind'], i: number, length: number): number {
		if (length === 0) {
			return i + 1;
		}
		this.#regions.mark(kind, i, i + length);
		return i + length;
	}

	/** `[ref]: address` and `[^1]:` at the start of a block. */
	#definitionLabel(): number {
		const note = /^[ ]{0,3}\[\^[^\]\s]+\]:/.exec(this.#ahead(0));
		if (note !== null) {
			return this.#mark('markup', 0, note[0].length);
		}
		const definition = /^[ ]{0,3}\[[^\]@^][^\]]*\]:[ ]*\S.*/.exec(this.#ahead(0));
		return definition === null ? 0 : this.#mark('link', 0, definition[0].length);
	}

	#backslash(i: number): number {
		const next = this.#text[i + 1];
		if (next === '@') {
			// bookdown's `\@ref(fig:x)`; any other escaped `@` is just a sign.
			const reference = /^\\@ref\([^()]*\)/.exec(this.#ahead(i));
			return reference === null ? i + 2 : this.#mark('markup', i, reference[0].length);
		}
		if (next === '(') {
			return this.#formula(i, i + 2, '\\)');
		}
		if (next === '[') {
			return this.#formula(i, i + 2, '\\]');
		}
		return next !== undefined && /[A-Za-z]/.test(next) ? this.#rawLatex(i) : i + 2;
	}

	/** LaTeX in Markdown: citation commands are read, notation stays prose. */
	#rawLatex(i: number): number {
		const cluster = parseLatexCluster(this.#text, i);
		if (cluster !== undefined) {
			return this.#cluster(cluster);
		}
		const reference =
			/^\\(?:label|ref|eqref|pageref|autoref|cref|Cref|url|begin|end|includegraphics)\*?(?:\[[^\]]*\])?(?=\{)/.exec(
				this.#ahead(i),
			);
		const close = reference === null ? undefined : closingBrace(this.#text, i + reference[0].length);
		if (close !== undefined) {
			this.#regions.mark('markup', i, close + 1);
			if (this.#text.startsWith('\\begin', i)) {
				const name = this.#text.slice(i + reference![0].length + 1, close);
				this.#rawEnd = Math.max(this.#rawEnd, this.#environmentEnd(name, close));
			}
			return close + 1;
		}
		const name = /^[A-Za-z]+/.exec(this.#text.slice(i + 1, i + 40))![0];
		const behindName = i + 1 + name.length;
		const behind = complete.has(name) ? behindName : behindDistantBrackets(this.#text, behindName);
		this.#rawEnd = Math.max(this.#rawEnd, behind, behindArguments(this.#text, behindName));
		return behindName;
	}

	/** Where the `\end` of an environment stands; -1 where there is none. */
	#environmentEnd(name: string, from: number): number {
		return this.#next.of(`\\end{${name}}`, from);
	}

	#codeSpan(i: number): number {
		let width = 1;
		while (this.#text[i + width] === '`') {
			width++;
		}
		if (this.#unclosed.has(width)) {
			return i + width;
		}
		const fence = '`'.repeat(width);
		let close = this.#text.indexOf(fence, i + width);
		while (close >= 0 && this.#text[close + width] === '`') {
			let behind = close + width;
			while (this.#text[behind] === '`') {
				behind++;
			}
			close = this.#text.indexOf(fence, behind);
		}
		if (close < 0) {
			this.#unclosed.add(width);
			return i + width;
		}
		this.#regions.mark('code', i, close + width);
		const attribute = attributes.exec(this.#ahead(close + width));
		return attribute === null ? close + width : this.#mark('markup', close + width, attribute[0].length);
	}

	#angle(i: number): number {
		const text = this.#text;
		if (text.startsWith('<!--', i)) {
			const close = text.indexOf('-->', i + 4);
			return this.#mark('comment', i, (close < 0 ? text.length : close + 3) - i);
		}
		const ahead = this.#ahead(i);
		const link = autolink.exec(ahead);
		if (link !== null) {
			return this.#mark('link', i, link[0].length);
		}
		const notation = notationTag.exec(ahead);
		return notation === null ? this.#mark('markup', i, anyTag.exec(ahead)?.[0].length ?? 0) : i + notation[0].length;
	}

	#dollar(i: number): number {
		const text = this.#text;
		if (text[i + 1] === '$') {
			return this.#formula(i, i + 2, '$$');
		}
		if (i + 1 >= text.length || /\s/.test(text[i + 1]!)) {
			return i + 1;
		}
		// Pandoc: the closing sign follows no blank and precedes no digit.
		for (let close = i + 1; close < Math.min(text.length, i + reach); close++) {
			if (text[close] === '\\') {
				close++;
			} else if (text[close] === '$' && !/\s/.test(text[close - 1]!) && !/\d/.test(text[close + 1] ?? '')) {
				if (!isNotation(text.slice(i + 1, close))) {
					this.#regions.mark('math', i, close + 1);
				}
				return close + 1;
			}
		}
		return i + 1;
	}

	#formula(i: number, from: number, closing: string): number {
		const close = this.#next.of(closing, from);
		if (close < 0) {
			return from;
		}
		const end = close + closing.length;
		if (closing !== '\\)' || !isNotation(this.#text.slice(from, close))) {
			this.#regions.mark('math', i, end);
		}
		return end;
	}

	#openBracket(i: number): number {
		if (this.#text[i + 1] === '^') {
			const note = /^\[\^[^\]\s]+\]/.exec(this.#ahead(i));
			if (note !== null) {
				return this.#mark('markup', i, note[0].length);
			}
		}
		const isText = this.#text[i - 1] === '!' || i < this.#rawEnd;
		const cluster = isText || this.#isWithoutCite(i) ? undefined : parseBracketedCluster(this.#text, i);
		if (cluster !== undefined && !this.#isLinkText(cluster.span.end)) {
			return this.#cluster(cluster);
		}
		this.#openBrackets++;
		return i + 1;
	}

	/** Whether no `@` stands between a bracket and the next place that could close it. Most brackets hold no cite. */
	#isWithoutCite(open: number): boolean {
		const at = this.#next.of('@', open);
		const close = this.#next.of(']', open);
		return at < 0 || close < 0 || at - open > longestCluster;
	}

	/** Whether brackets that end here are the text of a link or of a span, which may hold cites but are no cluster. */
	#isLinkText(end: number): boolean {
		const text = this.#text;
		switch (text[end]) {
			case '(':
				return closingParenthesis(text, end) !== undefined;
			case '{':
				return attributes.test(this.#ahead(end));
			case '[':
				return matchingBracket(text, end) !== undefined;
			default:
				return false;
		}
	}

	#noteBracket(i: number): number {
		this.#openBrackets++;
		return i + 2;
	}

	/** Behind the text of a link its address is no prose. */
	#closeBracket(i: number): number {
		if (this.#openBrackets === 0) {
			return i + 1;
		}
		this.#openBrackets--;
		const next = this.#text[i + 1];
		if (next === '(') {
			const close = closingParenthesis(this.#text, i + 1);
			if (close !== undefined) {
				this.#regions.mark('link', i + 1, close + 1);
				return close + 1;
			}
		}
		if (next === '[' && parseBracketedCluster(this.#text, i + 1) === undefined) {
			const close = matchingBracket(this.#text, i + 1);
			if (close !== undefined) {
				this.#regions.mark('link', i + 1, close + 1);
				return close + 1;
			}
		}
		return i + 1;
	}

	#at(i: number): number {
		const text = this.#text;
		const label = exampleLabelAt(text, i);
		if (label !== undefined) {
			return this.#mark('markup', i, label.length + 1);
		}
		if (this.#emphasis.endsBefore(i)) {
			return i + 1;
		}
		const cluster = i < this.#rawEnd ? undefined : parseNarrativeCluster(text, i);
		if (cluster !== undefined) {
			return this.#cluster(cluster);
		}
		const key = canOpenCite(text, i) ? parseCitekey(text, i) : undefined;
		if (key !== undefined && isCrossReference(key.citekey)) {
			this.#regions.mark('markup', i, key.end);
			return key.end;
		}
		return this.#mailAddress(i);
	}

	#mailAddress(at: number): number {
		const before = /[\p{L}\p{N}._%+-]+$/u.exec(this.#text.slice(Math.max(0, at - 64), at))?.[0];
		const behind = /^[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u.exec(this.#ahead(at + 1))?.[0];
		if (before === undefined || behind === undefined) {
			return at + 1;
		}
		this.#regions.mark('link', at - before.length, at + 1 + behind.length);
		return at + 1 + behind.length;
	}

	/** Steps over a word; a bare address at its start is a link. */
	#word(i: number): number {
		const text = this.#text;
		const unit = text.charCodeAt(i);
		// h, w, d, f and 1 are the only beginnings of bare addresses.
		const mayBeAddress = unit === 104 || unit === 72 || unit === 119 || unit === 100 || unit === 102 || unit === 49;
		if (mayBeAddress && (i === 0 || !/[\p{L}\p{N}]/u.test(text[i - 1]!))) {
			const address = bareAddress.exec(this.#ahead(i));
			if (address !== null) {
				return this.#mark('link', i, address[0].replace(/[.,;:!?)\]}'*_]+$/, '').length);
			}
		}
		let end = i + 1;
		while (end < text.length && !isStop(text.charCodeAt(end))) {
			end++;
		}
		return end;
	}

	#cluster(cluster: CitationCluster): number {
		this.#clusters.push(cluster);
		if (cluster.syntax === 'pandoc') {
			this.#clusters.push(...nestedClusters(this.#text, cluster));
		}
		this.#regions.mark('cite', cluster.span.start, cluster.span.end);
		return cluster.span.end;
	}
}

/** Signs at which the scanner looks closer, and blanks, behind which an address may begin. */
function isStop(unit: number): boolean {
	switch (unit) {
		case 92:
		case 96:
		case 60:
		case 36:
		case 91:
		case 93:
		case 64:
		case 123:
		case 94:
		case 104:
		case 72:
		case 119:
		case 100:
		case 102:
		case 49:
			return true;
		default:
			return false;
	}
}

/** The `)` that closes the `(` at `open`, on at most two lines, outside escapes and quotes. */
function closingParenthesis(text: string, open: number): number | undefined {
	let depth = 0;
	const end = Math.min(text.length, open + reach);
	for (let i = open; i < end; i++) {
		const character = text[i];
		if (character === '\\') {
			i++;
		} else if (character === '(') {
			depth++;
		} else if (character === ')' && --depth === 0) {
			return i;
		}
	}
	return undefined;
}

/**
 * Commands behind which pandoc looks for no argument in brackets, so that `\LaTeX [@roe2001]` is a cite; behind others, such
 * as `\alpha` or a macro of the writer's own, the brackets belong to the command, also behind blanks. Recorded from pandoc.
 */
const complete: ReadonlySet<string> = new Set(
	(
		'textit textbf emph textsc texttt textrm textsf textup underline textsuperscript textsubscript textnormal textmd ' +
		'ldots dots LaTeX TeX xspace tiny small large Large huge normalsize copyright pounds euro S P ss aa AA ae AE o O ' +
		'l L oe OE i j textasciitilde textasciicircum textbackslash textless textgreater slash lq rq qed textquoteleft ' +
		'textquoteright hyp textcircled sout ul uline MakeUppercase MakeLowercase uppercase lowercase textcolor colorbox ' +
		'footnote thanks SI num ang qty foreignlanguage gls Gls ac acs acl acp url href nolinkurl verb lstinline mintinline ' +
		'includegraphics newcommand def let'
	).split(' '),
);

/** Behind the groups in brackets that stand behind the name of a command and blanks, or a line break. */
function behindDistantBrackets(text: string, from: number): number {
	let end = text[from] === '*' ? from + 1 : from;
	for (;;) {
		const open = end + /^[ \t]*(?:\r?\n[ \t]*)?/.exec(text.slice(end, end + 200))![0].length;
		const close = text[open] === '[' ? matchingBracket(text, open) : undefined;
		if (close === undefined) {
			return end;
		}
		end = close + 1;
	}
}

/** Behind the arguments in brackets and braces that follow the name of a LaTeX command. */
function behindArguments(text: string, from: number): number {
	let end = from;
	for (;;) {
		const open = text[end] === '*' ? end + 1 : end;
		const close =
			text[open] === '{' ? closingBrace(text, open) : text[open] === '[' ? matchingBracket(text, open) : undefined;
		if (close === undefined) {
			return end;
		}
		end = close + 1;
	}
}
