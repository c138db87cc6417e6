import { latexCommand } from '../citations/latexCommands.ts';
import { locatorTerms, splitLocator } from '../citations/locator.ts';
import type { CitationCluster, Cite, Locator } from '../citations/model.ts';
import { clustersOfBlock } from '../documents/clusters.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { blockAt } from '../documents/blockAt.ts';
import { type Span, touches } from '../text/span.ts';

/** A term that can be written at the cursor: `p.`, which is read as `page`. */
export interface LocatorCompletion {
	readonly term: string;
	readonly label: string;
}

/** Terms for the place, commonest first; `span` is what they replace. */
export interface LocatorCompletions {
	readonly span: Span;
	readonly terms: readonly LocatorCompletion[];
}

/** What a part of a cite that is not the citekey is read as. */
export interface CitePart {
	readonly kind: 'prefix' | 'locator' | 'suffix';
	readonly span: Span;
	readonly citekey: string;
	readonly text: string;
	/** For a locator: what it was split into, and whether a term is before the number. */
	readonly locator?: Locator & { readonly hasTerm: boolean };
}

/** A cite with its notes is not longer where a locator is about to be written. */
const reach = 300;
const behindKey = /@(?:\{[^{}\s]*\}|[^\s,;[\]{}@]+)(?:\s*,\s*|\s+|\s+\[|\[)([\p{L}.§¶]*)$/u;
const inNote = /\\([A-Za-z]+)\*?(?:\s*(?:\[[^[\]]*\]|<[^<>]*>|\([^()]*\)|\{[^{}]*\}))*\s*\[([\p{L}.§¶]*)$/u;

/** The locator terms that can follow a citekey in brackets or open the note of a LaTeX cite; undefined elsewhere. */
export function completeLocatorAt(document: ScannedDocument, offset: number): LocatorCompletions | undefined {
	const block = blockAt(document, offset);
	const before = document.text.slice(Math.max(block?.start ?? 0, offset - reach), offset);
	const typed = document.format === 'latex' ? typedInNote(before) : typedBehindKey(before);
	if (typed === undefined || cursorContext(document, offset).kind === 'other') {
		return undefined;
	}
	const lower = typed.toLowerCase();
	const terms = locatorTerms.flatMap(({ label, short, terms: all }) =>
		all.some((term) => term.startsWith(lower)) ? [...new Set(short)].map((term) => ({ term, label })) : [],
	);
	return terms.length === 0 ? undefined : { span: { start: offset - typed.length, end: offset }, terms };
}

function typedBehindKey(before: string): string | undefined {
	const isInBrackets = before.lastIndexOf('[') > before.lastIndexOf(']');
	return isInBrackets ? behindKey.exec(before)?.[1] : undefined;
}

function typedInNote(before: string): string | undefined {
	const match = inNote.exec(before);
	const command = match === null ? undefined : latexCommand(match[1]!);
	return command === undefined || command.isSilent ? undefined : match?.[2];
}

/** What is at an offset in a cite beside its citekey; undefined on a citekey and outside of cites. */
export function citePartAt(document: ScannedDocument, offset: number): CitePart | undefined {
	const block = blockAt(document, offset);
	const clusters = block === undefined ? [] : clustersOfBlock(block);
	const cluster = clusters.findLast(({ span, form }) => form !== 'nocite' && touches(span, offset));
	if (cluster === undefined || cluster.cites.some(({ citekeySpan }) => touches(citekeySpan, offset))) {
		return undefined;
	}
	return cluster.syntax === 'latex'
		? latexPart(document.text, cluster, offset)
		: pandocPart(document.text, cluster, offset);
}

function pandocPart(text: string, cluster: CitationCluster, offset: number): CitePart | undefined {
	const cite = cluster.cites.find(({ span }) => touches(span, offset));
	if (cite === undefined) {
		return undefined;
	}
	if (offset < cite.citekeySpan.start) {
		return partOf('prefix', cite, text, { start: cite.span.start, end: cite.span.start + cite.prefix.length }, offset);
	}
	let start = cite.citekeySpan.end + (text[cite.citekeySpan.end] === '}' ? 1 : 0);
	let { end } = cite.span;
	if (cluster.form === 'narrative' && cite.mode === 'inText') {
		const open = text.indexOf('[', start);
		start = open < 0 || open >= end ? end : open + 1;
		end = text[end - 1] === ']' && end === cluster.span.end ? end - 1 : end;
	}
	return noteAfter(text, { start, end }, cite, offset);
}

function latexPart(text: string, cluster: CitationCluster, offset: number): CitePart | undefined {
	const open = text.lastIndexOf('[', offset - 1);
	const close = text.indexOf(']', offset);
	if (open < cluster.span.start || close < 0 || close >= cluster.span.end || text.slice(open, close).includes('{')) {
		return undefined;
	}
	const span = { start: open + 1, end: close };
	const isBefore = /^\s*\[/.test(text.slice(close + 1, cluster.span.end));
	const keys = text.indexOf('{', close);
	const end = text.indexOf('}', keys);
	const group = cluster.cites.filter(({ citekeySpan }) => citekeySpan.start > keys && citekeySpan.end <= end);
	const cite = isBefore ? group[0] : group.at(-1);
	if (cite === undefined) {
		return undefined;
	}
	return isBefore ? partOf('prefix', cite, text, span, offset) : noteAfter(text, span, cite, offset);
}

/** The locator or the suffix of what follows a citekey. */
function noteAfter(text: string, { start, end }: Span, cite: Cite, offset: number): CitePart | undefined {
	const rest = text.slice(start, end);
	const { locator, from, to } = splitLocator(rest);
	if (locator === undefined || offset > start + to) {
		return partOf('suffix', cite, text, { start: start + to, end }, offset);
	}
	const part = partOf('locator', cite, text, { start: start + from, end: start + to }, offset);
	const hasTerm = !rest.slice(from, to).startsWith(locator.value);
	return part && { ...part, locator: { ...locator, hasTerm } };
}

function partOf(
	kind: CitePart['kind'],
	{ citekey }: Cite,
	text: string,
	whole: Span,
	offset: number,
): CitePart | undefined {
	const written = text.slice(whole.start, whole.end);
	const start = whole.start + (written.length - written.trimStart().length);
	const span = { start, end: start + written.trim().length };
	return span.end > span.start && touches(span, offset)
		? { kind, span, citekey, text: text.slice(span.start, span.end) }
		: undefined;
}
