import type { OwnCommands } from '../citations/latexCommands.ts';
import { closingBrace } from '../citations/citeArguments.ts';
import { parseLatexCluster } from '../citations/latexSyntax.ts';
import type { CitationCluster } from '../citations/model.ts';
import type { InlineContent } from './markdownInline.ts';
import type { RegionKind } from './model.ts';
import { isNotation } from './notation.ts';
import { NextPlaces } from '../text/nextPlace.ts';
import { RegionCollector } from './regions.ts';
import { at, backslash, dollar, percent } from '../text/units.ts';

/** Commands whose arguments are names of things and not text. */
const silentCommands = new Set(
	(
		'label ref eqref pageref autoref nameref cref Cref vref subref url path includegraphics input include subfile ' +
		'usepackage RequirePackage documentclass bibliography bibliographystyle addbibresource begin end hspace vspace ' +
		'setlength addtolength newcommand renewcommand providecommand newenvironment DeclareMathOperator pagestyle ' +
		'thispagestyle pagenumbering setcounter addtocounter includeonly graphicspath hypersetup geometry lstset ' +
		'bibitem index glossary gls Gls acrshort email orcid doi nolinkurl graphicspath color definecolor ' +
		'includepdf fontsize selectlanguage input citestyle setcitestyle bibpunct printbibliography'
	).split(' '),
);

/** Commands that print their last argument as it is, with the number of arguments before it, which print nothing. */
const hiddenArguments: Readonly<Record<string, number>> = {
	textcolor: 1,
	colorbox: 1,
	fcolorbox: 2,
	foreignlanguage: 1,
	hyperref: 0,
	multicolumn: 2,
	multirow: 2,
	parbox: 1,
	raisebox: 1,
	resizebox: 2,
	rotatebox: 1,
	scalebox: 1,
};

/** Commands that are notation or emphasis within a sentence: the command and its braces stay prose. */
const notationCommands =
	/^(?:text[a-z]*|emph|ensuremath|math(?:rm|it|bf|sf)|mbox|ce|num|si|SI|underline|uline|protect|(?:up)?(?:alpha|beta|gamma|delta|epsilon|zeta|eta|theta|iota|kappa|lambda|mu|nu|xi|pi|rho|sigma|tau|upsilon|phi|chi|psi|omega)|var(?:epsilon|phi)|Gamma|Delta|Theta|Lambda|Sigma|Omega|Phi|Psi)$/;

const mathEnvironments = new Set(
	'equation equation* align align* alignat alignat* gather gather* multline multline* eqnarray eqnarray* math displaymath flalign flalign* tikzpicture'.split(
		' ',
	),
);

/** Takes the text of a LaTeX paragraph apart: cites, comments, maths, arguments that are names, and prose for the rest. */
export function scanLatexInline(text: string, ownCommands: OwnCommands): InlineContent {
	const scanner = new LatexInlineScanner(text, ownCommands);
	return scanner.scan();
}

/** The same for a formula that is a block of its own: all maths, but for the cites in it. */
export function scanLatexMath(text: string, ownCommands: OwnCommands): InlineContent {
	return new LatexInlineScanner(text, ownCommands).scanMath();
}

/** Nothing in brackets, and no verbatim text within a sentence, is longer; both keep what is never closed cheap. */
const longestOption = 2000;
const longestVerbatim = 5000;

function closingOption(text: string, open: number): number | undefined {
	const close = text.slice(open, open + longestOption).indexOf(']');
	return close < 0 ? undefined : open + close;
}

class LatexInlineScanner {
	readonly #text: string;
	readonly #ownCommands: OwnCommands;
	readonly #regions = new RegionCollector();
	readonly #clusters: CitationCluster[] = [];
	readonly #next: NextPlaces;
	/** Signs of formulas that nothing closes any longer. */
	readonly #unclosed = new Set<string>();

	constructor(text: string, ownCommands: OwnCommands) {
		this.#text = text;
		this.#next = new NextPlaces(text);
		this.#ownCommands = ownCommands;
	}

	scan(): InlineContent {
		const text = this.#text;
		for (let i = 0; i < text.length;) {
			const unit = text.charCodeAt(i);
			if (unit === backslash) {
				i = this.#command(i);
			} else if (unit === percent) {
				i = this.#comment(i);
			} else if (unit === dollar) {
				i = this.#dollar(i);
			} else if (unit === at) {
				i = this.#mailAddress(i);
			} else if (unit === 104 && text.startsWith('http', i)) {
				i = this.#bareAddress(i);
			} else {
				i++;
			}
		}
		return { regions: this.#regions.finish(text.length), clusters: this.#clusters };
	}

	scanMath(): InlineContent {
		this.#math(0, this.#text.length);
		return { regions: this.#regions.finish(this.#text.length), clusters: this.#clusters };
	}

	/** Marks maths around the cites in it, such as `$^{\cite{roe2001}}$`. */
	#math(start: number, end: number): void {
		let from = start;
		for (let at = this.#next.of('\\', from); at >= 0 && at < end; at = this.#next.of('\\', at)) {
			const cluster = parseLatexCluster(this.#text, at, this.#ownCommands);
			if (cluster === undefined || cluster.span.end > end) {
				at += 2;
				continue;
			}
			this.#regions.mark('math', from, cluster.span.start);
			this.#clusters.push(cluster);
			this.#regions.mark('cite', cluster.span.start, cluster.span.end);
			from = cluster.span.end;
			at = from;
		}
		this.#regions.mark('math', from, end);
	}

	#comment(i: number): number {
		const line = this.#text.indexOf('\n', i);
		const end = line < 0 ? this.#text.length : line;
		this.#regions.mark('comment', i, end);
		return end;
	}

	#dollar(i: number): number {
		const fence = this.#text[i + 1] === '$' ? '$$' : '$';
		if (this.#unclosed.has(fence)) {
			return i + fence.length;
		}
		let close = i + fence.length;
		for (; close < this.#text.length; close++) {
			if (this.#text[close] === '\\') {
				close++;
			} else if (this.#text.startsWith(fence, close)) {
				break;
			}
		}
		if (close >= this.#text.length) {
			this.#unclosed.add(fence);
			return i + fence.length;
		}
		const end = close + fence.length;
		if (fence === '$$' || !isNotation(this.#text.slice(i + 1, close))) {
			this.#math(i, end);
		}
		return end;
	}

	#command(i: number): number {
		const text = this.#text;
		const name = /^\\([A-Za-z]+)/.exec(text.slice(i, i + 40))?.[1];
		if (name === undefined) {
			return this.#symbol(i);
		}
		// Without a brace that closes it no command cites anything.
		const cluster = this.#next.of('}', i) < 0 ? undefined : parseLatexCluster(text, i, this.#ownCommands);
		if (cluster !== undefined) {
			this.#clusters.push(cluster);
			this.#regions.mark('cite', cluster.span.start, cluster.span.end);
			return cluster.span.end;
		}
		const behind = i + 1 + name.length + (text[i + 1 + name.length] === '*' ? 1 : 0);
		return this.#special(name, i, behind) ?? this.#argumentsOf(name, i, behind);
	}

	/** Goes behind a command whose arguments are no text of the sentence as a whole; undefined for any other. */
	#special(name: string, i: number, behind: number): number | undefined {
		const text = this.#text;
		switch (name) {
			case 'verb':
			case 'Verb':
			case 'lstinline':
				return this.#verbatim(i, behind);
			case 'texttt': {
				// Typewriter is for code; what cites within is a cite all the same.
				const close = text[behind] === '{' ? closingBrace(text, behind) : undefined;
				const isCode = close !== undefined && !/\\[A-Za-z]*cite/.test(text.slice(behind, close));
				return isCode ? this.#mark('code', i, close + 1) : undefined;
			}
			case 'mintinline': {
				if (!/[[{]/.test(text[behind] ?? '')) {
					return undefined;
				}
				const brace = text.slice(behind, behind + longestOption).indexOf('{');
				const language = brace < 0 ? undefined : closingBrace(text, behind + brace);
				return language === undefined ? behind : this.#verbatim(i, language + 1);
			}
			case 'iffalse': {
				const close = this.#next.of('\\fi', behind);
				return this.#mark('comment', i, close < 0 ? text.length : close + '\\fi'.length);
			}
			case 'begin': {
				const environment = /^\s*\{([^{}]*)\}/.exec(text.slice(behind, behind + 60))?.[1] ?? '';
				const closing = `\\end{${environment}}`;
				const close = mathEnvironments.has(environment) ? this.#next.of(closing, behind) : -1;
				if (close < 0) {
					return undefined;
				}
				this.#math(i, close + closing.length);
				return close + closing.length;
			}
			default:
				return undefined;
		}
	}

	/** Takes a command out of the sentence, with those of its arguments that are not printed. */
	#argumentsOf(name: string, i: number, behind: number): number {
		const text = this.#text;
		if (silentCommands.has(name)) {
			const whole = this.#argumentsEnd(behind);
			// What is named where an environment begins is printed: `\begin{theorem}[\cite{roe}]`.
			const isCiting = name === 'begin' && /\\[A-Za-z]*cite/i.test(text.slice(behind, whole));
			return this.#mark('markup', i, isCiting ? (closingBrace(text, behind) ?? whole - 1) + 1 : whole);
		}
		const hidden = Object.hasOwn(hiddenArguments, name) ? hiddenArguments[name] : undefined;
		if (hidden !== undefined) {
			return this.#mark('markup', i, this.#argumentsEnd(behind, hidden));
		}
		if (name === 'href') {
			const close = text[behind] === '{' ? closingBrace(text, behind) : undefined;
			return this.#mark('link', i, close === undefined ? behind : close + 1);
		}
		return notationCommands.test(name) ? behind : this.#mark('markup', i, behind);
	}

	/** Marks a stretch, and returns its end. */
	#mark(kind: RegionKind, start: number, end: number): number {
		this.#regions.mark(kind, start, end);
		return end;
	}

	/** A backslash before a sign: maths, an escaped sign or an accent. */
	#symbol(i: number): number {
		const next = this.#text[i + 1];
		const closing = next === '(' ? '\\)' : next === '[' ? '\\]' : undefined;
		const close = closing === undefined ? -1 : this.#next.of(closing, i + 2);
		if (close < 0) {
			return i + 2;
		}
		if (next === '[' || !isNotation(this.#text.slice(i + 2, close))) {
			this.#math(i, close + 2);
		}
		return close + 2;
	}

	#verbatim(i: number, from: number): number {
		const text = this.#text;
		const options = text[from] === '[' ? (closingOption(text, from) ?? from - 1) + 1 : from;
		const opener = text[options] ?? '';
		const closer = opener === '{' ? '}' : opener;
		const rest = text.slice(options + 1, options + 1 + longestVerbatim);
		const close = opener === '' || opener === '\n' ? -1 : rest.indexOf(closer);
		const end = close < 0 ? from : options + close + 2;
		this.#regions.mark('verbatim', i, end);
		return end;
	}

	/** Behind the arguments of a command; `most` of those in braces, and those in brackets before them. */
	#argumentsEnd(from: number, most = Infinity): number {
		let left = most;
		const text = this.#text;
		let end = from;
		for (;;) {
			if (text[end] === '[') {
				const close = closingOption(text, end);
				if (close === undefined) {
					return end;
				}
				end = close + 1;
			} else if (text[end] === '{' && left > 0) {
				left--;
				const close = closingBrace(text, end);
				if (close === undefined) {
					return end;
				}
				end = close + 1;
			} else {
				return end;
			}
		}
	}

	#bareAddress(i: number): number {
		const address = /^https?:\/\/[^\s{}<>\\]+/.exec(this.#text.slice(i, i + 1000))?.[0] ?? '';
		this.#regions.mark('link', i, i + address.length);
		return i + Math.max(1, address.length);
	}

	#mailAddress(at: number): number {
		const before = /[A-Za-z0-9._%+-]+$/.exec(this.#text.slice(Math.max(0, at - 64), at))?.[0];
		const behind = /^[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+/.exec(this.#text.slice(at + 1, at + 200))?.[0];
		if (before === undefined || behind === undefined) {
			return at + 1;
		}
		this.#regions.mark('link', at - before.length, at + 1 + behind.length);
		return at + 1 + behind.length;
	}
}
