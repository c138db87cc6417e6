import footnotePlugin from 'markdown-it-footnote';
import { escapeHtml } from '../cardHtml.ts';
import type { InlineState, MarkdownIt, MarkdownToken } from './markdownIt.ts';

/** One footnote or cite of the text, in the order in which a reader meets them. */
export type NoteEvent =
	{ readonly kind: 'cite'; readonly cluster: number } | { readonly kind: 'footnote'; readonly id: number };

/** What is printed of footnotes. `token` is one of the plugin's, by which the text is found. */
export interface FootnotePrinter {
	/** The number of a footnote, from 1. */
	numberOf(id: number, token: MarkdownToken, env: unknown): number;
	/** HTML of list items that are before a footnote, or, without one, at the end. */
	itemsBefore(id: number | undefined, token: MarkdownToken, env: unknown): string;
	/** The title of the list. */
	title(): string;
	/** What a mark with this number is called, and what leads back to it. */
	markOf(number: number): { readonly name: string; readonly back: string };
}

const referenceType = 'footnote_ref';

/** The heading of a list that has none of the author's. */
export function titleHtml(title: string): string {
	return `<h2 class="afferent-title">${escapeHtml(title)}</h2>`;
}

/**
 * Makes a parser read footnotes as pandoc does, through markdown-it-footnote, unless another extension has done so
 * already: then theirs are printed as they print them.
 */
export function installFootnotes(md: MarkdownIt, printer: FootnotePrinter): void {
	if (md.inline.ruler.enable(referenceType, true).length > 0) {
		return;
	}
	footnotePlugin(md);
	// Another extension that brings footnotes later has its list made first; one list is enough.
	md.core.ruler.before('footnote_tail', 'afferent_one_tail', (state) => {
		if (state.tokens.some(({ type }) => type === 'footnote_block_open')) {
			delete state.env.footnotes;
		}
	});
	const { rules } = md.renderer;
	const metaOf = (token: MarkdownToken) => token.meta as { readonly id: number; readonly subId?: number };
	const numberAt = (tokens: readonly MarkdownToken[], at: number, env: unknown) =>
		String(printer.numberOf(metaOf(tokens[at]!).id, tokens[at]!, env));
	rules['footnote_ref'] = (tokens, at, _options, env) => {
		const number = numberAt(tokens, at, env);
		const { id, subId = 0 } = metaOf(tokens[at]!);
		const anchor = `afferent-fnref-${String(id)}${subId === 0 ? '' : `-${String(subId)}`}`;
		const { name } = printer.markOf(Number(number));
		return `<sup class="afferent-note"><a id="${anchor}" href="#afferent-fn-${String(id)}" aria-label="${escapeHtml(name)}">${number}</a></sup>`;
	};
	rules['footnote_block_open'] = () =>
		`<section class="afferent-notes" aria-label="${escapeHtml(printer.title())}">${titleHtml(printer.title())}<ol>`;
	rules['footnote_block_close'] = (tokens, at, _options, env) =>
		`${printer.itemsBefore(undefined, tokens[at]!, env)}</ol></section>`;
	rules['footnote_open'] = (tokens, at, _options, env) => {
		const { id } = metaOf(tokens[at]!);
		const number = numberAt(tokens, at, env);
		return `${printer.itemsBefore(id, tokens[at]!, env)}<li id="afferent-fn-${String(id)}" value="${number}">`;
	};
	rules['footnote_anchor'] = (tokens, at, _options, env) => {
		const spoken = escapeHtml(printer.markOf(Number(numberAt(tokens, at, env))).back);
		const { id, subId = 0 } = metaOf(tokens[at]!);
		const anchor = `afferent-fnref-${String(id)}${subId === 0 ? '' : `-${String(subId)}`}`;
		return ` <a class="afferent-back" href="#${anchor}" title="${spoken}" aria-label="${spoken}">↩</a>`;
	};
}

/**
 * Makes notes in the line (`^[…]`) find the cites in them: they are parsed as a text of their own, whose list of tokens
 * `enter` is called before, with its place in the text around it.
 */
export function followInlineNotes(
	md: MarkdownIt,
	enter: (around: object, within: object, place: { readonly start: number; readonly end: number }) => void,
): void {
	if (md.inline.ruler.enable('footnote_inline', true).length === 0) {
		return;
	}
	md.inline.ruler.at('footnote_inline', (state: InlineState, silent: boolean) => {
		if (!state.src.startsWith('^[', state.pos)) {
			return false;
		}
		const start = state.pos + 2;
		const end = md.helpers.parseLinkLabel(state, state.pos + 1);
		if (end < 0) {
			return false;
		}
		if (!silent) {
			const footnotes = (state.env.footnotes ??= {});
			const list = (footnotes.list ??= []);
			const content = state.src.slice(start, end);
			const tokens: MarkdownToken[] = [];
			const id = list.length;
			// The place in the list is taken before what stands within is read, which may hold notes of its own.
			list.push({ content, tokens });
			enter(state.tokens, tokens, { start, end });
			md.inline.parse(content, md, state.env, tokens);
			state.push(referenceType, '', 0).meta = { id };
		}
		state.pos = end + 1;
		return true;
	});
}
