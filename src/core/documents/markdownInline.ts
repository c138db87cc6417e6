/** Which parts of a paragraph of Markdown are prose, and which are cites, code, maths, links or markup. */
import { canOpenCite, isCrossReference, parseCitekey } from '../citations/pandocCitekey.ts';
import { longestCluster } from '../citations/matchingBracket.ts';
import { nestedClusters, parseBracketedCluster, parseNarrativeCluster } from '../citations/pandocSyntax.ts';
import { autolink, bareAddressLength, mailAddressAt } from './addresses.ts';
import { CodeSpans } from './codeSpans.ts';
import { closingBrace } from '../citations/citeArguments.ts';
import { parseLatexCluster } from '../citations/latexSyntax.ts';
import type { CitationCluster } from '../citations/model.ts';
import { EmphasisEnds } from './emphasisEnds.ts';
import { exampleLabelAt } from './exampleLists.ts';
import { behindCommand } from './latexInMarkdown.ts';
import { attributes, behindTarget, isLinkText, reach } from './linkTargets.ts';
import type { Region } from './model.ts';
import { isNotation } from './notation.ts';
import { NextPlaces } from '../text/nextPlace.ts';
import { RegionCollector } from './regions.ts';
import { at, backslash, caret, closeBracket, dollar, grave, lessThan, openBrace, openBracket } from '../text/units.ts';

/** What the inline pass finds in a block. */
export interface InlineContent {
	readonly regions: readonly Region[];
	readonly clusters: readonly CitationCluster[];
}

/** Tags that are notation of a name or a word, and stay prose. */
const notationTag = /^<\/?(?:sub|sup|i|em|b|strong|u|small)>/i;
const anyTag = /^<(?:\/?[A-Za-z][A-Za-z0-9-]*(?:\s[^<>]*)?\/?|![A-Za-z][^<>]*|\?[^<>]*)>/;
/** Takes the text of a paragraph or heading apart: cites, code, maths, links, markup, and prose for the rest. */
export function scanMarkdownInline(text: string): InlineContent {
	const scanner = new MarkdownInlineScanner(text);
	return scanner.scan();
}

class MarkdownInlineScanner {
	readonly #text: string;
	/** Up to where no `$` closes a formula, of those that stand open. */
	#dollarsSought = 0;
	readonly #regions = new RegionCollector();
	readonly #clusters: CitationCluster[] = [];
	/** Open `[` that may turn out to be links. */
	#openBrackets = 0;
	/** Before this offset stands the argument of a LaTeX command, in which pandoc reads no cites. */
	#rawEnd = 0;
	readonly #next: NextPlaces;
	readonly #emphasis: EmphasisEnds;
	readonly #codeSpans: CodeSpans;

	constructor(text: string) {
		this.#text = text;
		this.#codeSpans = new CodeSpans(text);
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
			case backslash:
				return this.#backslash(i);
			case grave:
				return this.#codeSpan(i);
			case lessThan:
				return this.#angle(i);
			case dollar:
				return this.#dollar(i);
			case openBracket:
				return this.#openBracket(i);
			case closeBracket:
				return this.#closeBracket(i);
			case at:
				return this.#at(i);
			case openBrace:
				return this.#mark('markup', i, attributes.exec(this.#ahead(i))?.[0].length ?? 0);
			case caret: // ^, opens an inline note: its bracket is no cluster
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
		// Without a brace that closes it no command cites anything.
		const cluster = this.#next.of('}', i) < 0 ? undefined : parseLatexCluster(this.#text, i);
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
		this.#rawEnd = Math.max(this.#rawEnd, behindCommand(this.#text, name, behindName));
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
		const close = this.#codeSpans.closeOf(i, width);
		if (close < 0) {
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
		const close = this.#closingDollar(i);
		if (close === undefined) {
			return i + 1;
		}
		if (!isNotation(text.slice(i + 1, close))) {
			this.#regions.mark('math', i, close + 1);
		}
		return close + 1;
	}

	/** The `$` that closes the one at `open`: in pandoc it follows no blank and precedes no digit. */
	#closingDollar(open: number): number | undefined {
		const text = this.#text;
		if (open + 1 >= text.length || /\s/.test(text[open + 1]!)) {
			return undefined;
		}
		const end = Math.min(text.length, open + reach);
		let close = Math.max(open + 1, this.#dollarsSought);
		for (; close < end; close++) {
			if (text[close] === '\\') {
				close++;
			} else if (text[close] === '$' && !/\s/.test(text[close - 1]!) && !/\d/.test(text[close + 1] ?? '')) {
				return close;
			}
		}
		this.#dollarsSought = close;
		return undefined;
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
		if (cluster !== undefined && !isLinkText(this.#text, cluster.span.end)) {
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
		const end = behindTarget(this.#text, i);
		return end === undefined ? i + 1 : this.#mark('link', i + 1, end - i - 1);
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
		const address = mailAddressAt(text, i);
		return address === undefined ? i + 1 : this.#mark('link', address.start, address.end - address.start);
	}

	/** Steps over a word; a bare address at its start is a link. */
	#word(i: number): number {
		const text = this.#text;
		const unit = text.charCodeAt(i);
		if (isAddressStart(unit) && (i === 0 || !/[\p{L}\p{N}]/u.test(text[i - 1]!))) {
			const length = bareAddressLength(this.#ahead(i));
			if (length > 0) {
				return this.#mark('link', i, length);
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

/** Signs at which the scanner looks closer, and the only beginnings of bare addresses. */
const signs = '\\`<$[]@{^';
const addressStarts = 'hHwdf1';

const isStop = flagsOf(signs + addressStarts);
const isAddressStart = flagsOf(addressStarts);

/** Whether a unit is one of these characters of ASCII, by a table: it is asked for each unit of a text. */
function flagsOf(characters: string): (unit: number) => boolean {
	const flags = new Uint8Array(128);
	for (const character of characters) {
		flags[character.charCodeAt(0)] = 1;
	}
	return (unit) => flags[unit] === 1;
}
