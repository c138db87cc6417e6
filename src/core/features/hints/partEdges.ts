import type { Block, BlockContent } from '../../documents/model.ts';
import { firstIndex } from '../../text/firstIndex.ts';
import type { Span } from '../../text/span.ts';

/**
 * A part of a manuscript that defines its abbreviations for itself: its abstract, its text, or what is `aside` and is
 * read alone (headings, captions, tables, lists of keywords and of abbreviations, what the journal asks for at the end) or
 * was said by others.
 */
export type ManuscriptPart = 'abstract' | 'text' | 'aside';

/** Where a part begins in a block; `back` ends what is aside. */
export interface PartEdge {
	readonly offset: number;
	readonly part: ManuscriptPart | 'back';
	/** Of a heading: the part lasts until the next one that is no deeper. */
	readonly level?: number;
}

const abstractTitle = /\b(?:abstract|summary|highlights|zusammenfassung|resumen)\b|résumé|摘要/i;
/** No section of an abstract is called so. */
const introduction = /^(?:introduction|einleitung|引言|前言)/i;
const asideTitle =
	/^(?:list of )?(?:abbreviations|acronyms|glossary|nomenclature|key ?words|references|bibliography|literature(?: cited)?$|works cited|(?:\w+ )?acknowledge?ments?|funding|declarations?|conflicts?|competing|author contributions|data availability|supplement|supporting|appendi|figure legends|缩略语|缩写|关键词|致谢|附录|参考文献)/i;

/** The edges of parts in a block whose quotations are known, in order. */
export function partEdges({ content }: Block, quotations: readonly Span[]): readonly PartEdge[] {
	if (content.kind === 'heading') {
		return headingEdges(content);
	}
	const { text } = content;
	if (content.isHeader === true) {
		return fieldEdges(text);
	}
	if (content.kind === 'raw') {
		// The caption of a chunk, an environment of maths.
		return text.includes('\\begin{document}') ? [] : aside({ start: 0, end: text.length });
	}
	const edges = [...commandEdges(text), ...markdownEdges(text), ...quotations.flatMap(aside)];
	return edges.length > 1 ? edges.sort((a, b) => a.offset - b.offset) : edges;
}

function headingEdges({ text, level = 1 }: BlockContent): readonly PartEdge[] {
	const title = text.replace(/^[#\s]*(?:\\[a-z]+\*?\s*(?:\[[^\]]*\]\s*)?\{)?[\s\d.*_]*/, '');
	const part = asideTitle.test(title) ? 'aside' : abstractTitle.test(title) ? 'abstract' : 'text';
	// The heading itself may spell a name out again.
	return [
		{ offset: 0, part: 'aside' },
		{ offset: text.length, part, level: introduction.test(title) ? 0 : level },
	];
}

/** The abstract of a YAML header is one like any other; its title and keywords stand aside. */
function fieldEdges(text: string): readonly PartEdge[] {
	const edges: PartEdge[] = [{ offset: 0, part: 'aside' }];
	for (const { 0: name, index } of text.matchAll(/^[\w-]+(?=[ \t]*:)/gm)) {
		edges.push({ offset: index, part: /^(?:abstract|description)$/.test(name) ? 'abstract' : 'aside' });
	}
	return [...edges, { offset: text.length, part: 'text' }];
}

function aside({ start, end }: Span): readonly PartEdge[] {
	return [
		{ offset: start, part: 'aside' },
		{ offset: end, part: 'back' },
	];
}

const environments =
	'figure|SCfigure|wrapfigure|sidewaysfigure|table|wraptable|sidewaystable|threeparttable|tabular[xy]?|longtable|tablenotes|keywords?|IEEEkeywords|acronym|description|abbreviations';
const latexEdge = new RegExp(
	`\\\\(begin|end)\\{(?:(abstract|summary|significance\\w*|highlights)|(?:${environments}))\\*?\\}|` +
		'\\\\(?:(abstract)|(?:caption|captionof|subcaption|captionsetup|legend|keywords|kwd|tablefoot|footnotetext))\\*?(?=[{[])',
	'g',
);

function* commandEdges(text: string): Generator<PartEdge> {
	if (!text.includes('\\')) {
		return;
	}
	/** Where the arguments of the last command of either kind end: what stands in them is a part of that part. */
	const ends = { abstract: 0, aside: 0 };
	for (const match of text.matchAll(latexEdge)) {
		const [written, edge, abstractEnvironment, abstractCommand] = match;
		if (edge === 'begin') {
			yield { offset: match.index, part: abstractEnvironment === undefined ? 'aside' : 'abstract' };
		} else if (edge === 'end') {
			yield { offset: match.index, part: abstractEnvironment === undefined ? 'back' : 'text' };
		} else {
			const part = abstractCommand === undefined ? 'aside' : 'abstract';
			if (match.index >= ends[part]) {
				ends[part] = argumentsEnd(text, match.index + written.length);
				yield { offset: match.index, part };
				yield { offset: ends[part], part: part === 'aside' ? 'back' : 'text' };
			}
		}
	}
}

/** Behind the arguments that begin at an offset; the end of the text where they are not closed. */
function argumentsEnd(text: string, start: number): number {
	let depth = 0;
	for (let i = start; i < text.length; i++) {
		const character = text[i]!;
		if (character === '{' || character === '[') {
			depth++;
		} else if (character === '}' || character === ']') {
			depth--;
			if (depth <= 0 && !/^\s?[{[]/.test(text.slice(i + 1, i + 3))) {
				return i + 1;
			}
		}
	}
	return text.length;
}

/** A line of a table, a caption below or above one, also one that bookdown refers to, a legend, a list of keywords or of abbreviations. */
const asideLine =
	/^[ \t]*(?:\(ref:[\w-]+\)|\||[+:][-=:+]|(?:\\[a-z]+[ \t{]*){0,3}[*_>]{0,3}(?:(?:Supplementa\w+|Extended Data) )?(?:Table|Figure|Fig\.?|Scheme|Box|图|表)[ \t~]?[A-Z]?\d+[A-Za-z]?\b|(?:Table)?:[ \t]|[*_\\{a-z]{0,12}(?:Abbreviations?|Acronyms?|Key[ -]?words?|Notes?|关键词|缩略语)(?: used)?[*_}]{0,3}[ \t]*[:：.—–]|!\[)/;
const abstractLine =
	/^[ \t]*(?:\\noindent[ \t]*)?(?:\*\*|__|\\textbf\{)?(?:Abstract|Summary|Significance)(?:[*_}]{1,3}|[ \t]*[:.—–-])/i;

function* markdownEdges(text: string): Generator<PartEdge> {
	if (abstractLine.test(text)) {
		yield { offset: 0, part: 'abstract' };
		return;
	}
	const first = asideLine.exec(text)?.[0];
	if (first !== undefined && !first.endsWith('![')) {
		// What such a line opens goes on to the end of the paragraph.
		yield* aside({ start: 0, end: text.length });
		return;
	}
	for (let at = text.indexOf('!['); at >= 0; at = text.indexOf('![', at + 2)) {
		yield* aside({ start: at, end: argumentsEnd(text, at + 1) });
	}
	const table = /\n[ \t]*(?:\||:?-{2,}:?[ \t]*\|)/.exec(text);
	if (table !== null) {
		yield* aside({ start: table.index + 1, end: text.length });
	}
}

/** Puts the edges of the blocks of a document together. */
export class PartsOfManuscript {
	readonly #starts: { readonly start: number; readonly part: ManuscriptPart }[] = [];
	#part: ManuscriptPart = 'text';
	#level = Infinity;
	/** How many stretches that stand aside are open, one in another. */
	#depth = 0;

	/** Takes the edges of the next block. */
	add(blockStart: number, edges: readonly PartEdge[]): void {
		for (const { offset, part, level } of edges) {
			if (part === 'back') {
				this.#depth = Math.max(0, this.#depth - 1);
			} else if (part === 'aside' && level === undefined) {
				this.#depth++;
			} else {
				this.#depth = 0;
				const isOfAbstract = level !== undefined && part === 'text' && this.#part !== 'text' && level > this.#level;
				if (!isOfAbstract) {
					this.#part = part;
					this.#level = level ?? Infinity;
				}
			}
			this.#starts.push({ start: blockStart + offset, part: this.#depth > 0 ? 'aside' : this.#part });
		}
	}

	/** The part that an offset of the document is in. */
	at(offset: number): ManuscriptPart {
		const next = firstIndex(this.#starts.length, (index) => this.#starts[index]!.start > offset);
		return this.#starts[next - 1]?.part ?? 'text';
	}
}
