import { ownLabels } from '../documents/crossReferences.ts';
import type { BlockContent, ScannedDocument } from '../documents/model.ts';
import { shift, type Span } from '../text/span.ts';

/** A citekey that a manuscript defines, and where. */
export interface LocalCitekey {
	readonly citekey: string;
	readonly span: Span;
}

/**
 * Citekeys that a manuscript defines itself: in LaTeX by `\bibitem{key}` in a bibliography written by hand, in Markdown by
 * a tag of Manubot, `[@key]: doi:10.1000/x`, in Quarto by the label of what the writer numbers in a way of his own.
 */
export function localCitekeys(document: ScannedDocument): ReadonlySet<string> {
	const citekeys = known.get(document) ?? new Set(localCitekeyPlaces(document).map(({ citekey }) => citekey));
	known.set(document, citekeys);
	return citekeys;
}

/** What was looked for already: a long manuscript is asked several times after each edit. */
const known = new WeakMap<ScannedDocument, ReadonlySet<string>>();

/** Citekeys that the files of a manuscript define, for all of them. */
export function definedCitekeys(documents: Iterable<ScannedDocument>): ReadonlySet<string> {
	return new Set([...documents].flatMap((document) => [...localCitekeys(document)]));
}

/** The citekeys of one file with the place of each. */
export function localCitekeyPlaces(document: ScannedDocument): readonly LocalCitekey[] {
	if (document.format !== 'latex') {
		const labels = document.format === 'quarto' ? ownLabels(document) : [];
		return [...tags(document), ...labels.map(({ label, span }) => ({ citekey: label, span }))];
	}
	const citekeys: LocalCitekey[] = [];
	const { text } = document;
	const command = '\\bibitem';
	for (let i = text.indexOf(command); i >= 0; i = text.indexOf(command, i + 1)) {
		const open = startOfArgument(text, i + command.length);
		const close = open < 0 ? -1 : text.indexOf('}', open);
		if (close >= 0) {
			const written = text.slice(open + 1, close);
			const citekey = written.trim();
			const start = open + 1 + written.indexOf(citekey);
			citekeys.push({ citekey, span: { start, end: start + citekey.length } });
		}
	}
	return citekeys;
}

const tag = /^ {0,3}\[@([^\]\s]+)\]:[ \t]*\S/gm;

/** Source: Manubot's rootstock, USAGE.md, "Citation by alias". */
function tags({ blocks }: ScannedDocument): readonly LocalCitekey[] {
	const all: LocalCitekey[] = [];
	for (const { start, content } of blocks) {
		for (const { citekey, span } of content.kind === 'paragraph' ? tagsIn(content) : []) {
			all.push({ citekey, span: shift(span, start) });
		}
	}
	return all;
}

const tagsOfContent = new WeakMap<BlockContent, readonly LocalCitekey[]>();

/** The tags in a block; looked for once for each content. */
function tagsIn(content: BlockContent): readonly LocalCitekey[] {
	let tags = tagsOfContent.get(content);
	if (tags === undefined) {
		tags = content.text.includes(']:') ? Array.from(content.text.matchAll(tag), tagOf) : none;
		tagsOfContent.set(content, tags);
	}
	return tags;
}

const none: readonly LocalCitekey[] = [];

function tagOf({ 0: whole, 1: citekey = '', index }: RegExpExecArray): LocalCitekey {
	const start = index + whole.indexOf('@') + 1;
	return { citekey, span: { start, end: start + citekey.length } };
}

/** A label in square brackets is short; looking no further keeps broken ones from costing a search each. */
const longestLabel = 500;

/** Where the `{` of the argument stands, after blanks and a label in square brackets; -1 when there is none. */
function startOfArgument(text: string, from: number): number {
	let i = skipBlanks(text, from);
	if (text[i] === '[') {
		let depth = 0;
		const end = Math.min(text.length, i + longestLabel);
		for (; i < end && !(text[i] === ']' && depth === 0); i++) {
			depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
		}
		i = skipBlanks(text, i + 1);
	}
	return text[i] === '{' ? i : -1;
}

function skipBlanks(text: string, from: number): number {
	let i = from;
	while (i < text.length && text.charCodeAt(i) <= 32) {
		i++;
	}
	return i;
}
