import type { CitationCluster } from '../../core/citations/model.ts';
import { followInlineNotes, installFootnotes, type NoteEvent } from './footnotes.ts';
import type { CoreState, MarkdownIt, MarkdownToken } from './markdownIt.ts';
import { ClusterPlacer, type PlacedCluster } from './placeClusters.ts';

/** The cites of one text that is shown. */
export interface ShownText {
	/** In order, with spans that count from the start of the text. */
	readonly clusters: readonly CitationCluster[];
	/** Whether works are listed that no cluster names (`nocite`). */
	readonly hasMore: boolean;
	/** The clusters as written. */
	readonly written: readonly string[];
	/** Cites and footnotes in the order in which a reader meets them; filled when the text is parsed. */
	readonly events: NoteEvent[];
}

/** What the plugin asks of its surroundings. `env` is what the preview passes when it prints. */
export interface CiteSource {
	/** The cites of a text; undefined where none are to be shown. */
	read(text: string): ShownText | undefined;
	/** Whether the style puts all of a cluster into a note, so that nothing but its mark is in the sentence. */
	isNote(text: ShownText, index: number, env: unknown): boolean;
	/** HTML of one cluster; without a link of its own within a link. */
	cite(text: ShownText, index: number, isInLink: boolean, env: unknown): string;
	/** HTML of the reference list. `isHeaded`: it is below a heading of the author's. */
	references(text: ShownText, isHeaded: boolean, env: unknown): string;
	/** The number of a footnote of the author's, from 1. */
	footnoteNumber(text: ShownText | undefined, id: number, env: unknown): number;
	/** HTML of the notes that a style makes of cites: those before a footnote, or after the last; all where there is none. */
	notes(text: ShownText | undefined, before: number | 'end' | 'all', env: unknown): string;
	/** The title of the list of notes. */
	notesTitle(): string;
	/** What the mark of a note is called, and what leads back to it. */
	noteMark(number: number): { readonly name: string; readonly back: string };
}

const citeType = 'afferent_cite';
const referencesType = 'afferent_references';

/** Makes a parser print cites as `source` does. Everything else stays as it is, but for footnotes, which may hold cites. */
export function installCites(md: MarkdownIt, source: CiteSource): void {
	const texts = new WeakMap<object, PlacedText>();
	installFootnotes(md, {
		numberOf: (id, token, env) => source.footnoteNumber(textOfToken.get(token), id, env),
		itemsBefore: (id, token, env) => source.notes(textOfToken.get(token), id ?? 'end', env),
		title: () => source.notesTitle(),
		markOf: (number) => source.noteMark(number),
	});
	const textOfToken = new WeakMap<MarkdownToken, ShownText>();
	md.core.ruler.before('inline', 'afferent_place', (state) => {
		const text = source.read(state.src);
		if (text === undefined || (text.clusters.length === 0 && !text.hasMore)) {
			return;
		}
		for (const { token, placed } of placeInTokens(state, text)) {
			// The parser of inline text is given the list of children, which so names the text to its rules.
			token.children ??= [];
			texts.set(token.children, { text, placed });
		}
		addReferences(state, text);
	});
	followInlineNotes(md, (around, within, note) => {
		const known = texts.get(around);
		if (known !== undefined) {
			const own = known.placed.filter(({ start, end }) => start >= note.start && end <= note.end);
			const placed = own.map(({ start, end, index }) => ({ start: start - note.start, end: end - note.start, index }));
			texts.set(within, { text: known.text, placed });
		}
	});
	md.inline.ruler.before('text', citeType, (state, silent) => {
		const known = texts.get(state.tokens);
		const cite = known?.placed.find(({ start }) => start === state.pos);
		if (known === undefined || cite === undefined || cite.end > state.posMax) {
			return false;
		}
		if (!silent) {
			const token = state.push(citeType, '', 0);
			token.content = state.src.slice(cite.start, cite.end);
			token.meta = { text: known.text, index: cite.index, isInLink: (state.linkLevel ?? 0) > 0 };
		}
		state.pos = cite.end;
		return true;
	});
	md.core.ruler.push('afferent_notes', (state) => {
		const text = state.tokens.find(({ type }) => type === referencesType)?.meta as ShownText | undefined;
		if (text !== undefined) {
			text.events.splice(0, Infinity, ...eventsOf(state.tokens));
			everyToken(state.tokens, (token) => token.type.startsWith('footnote_') && textOfToken.set(token, text));
		}
	});
	md.renderer.rules[citeType] = (tokens, at, _options, env) => {
		const { text, index, isInLink } = tokens[at]!.meta as CiteMeta;
		return source.cite(text, index, isInLink, env);
	};
	setPunctuation(md, source);
	md.renderer.rules[referencesType] = (tokens, at, _options, env) => {
		const text = tokens[at]!.meta as ShownText;
		const notes = tokens.some(({ type }) => type === 'footnote_block_open') ? '' : source.notes(text, 'all', env);
		return notes + source.references(text, notes === '' && tokens[at - 1]?.type === 'heading_close', env);
	};
}

/** The mark of a note stands close to its word and behind the punctuation, as pandoc sets it: `trial [@roe], and` → `trial,¹ and`. */
function setPunctuation(md: MarkdownIt, source: CiteSource): void {
	const printText = md.renderer.rules['text'];
	const isNoteAt = (token: MarkdownToken | undefined, env: unknown) => {
		const { text, index } = (token?.type === citeType ? token.meta : {}) as Partial<CiteMeta>;
		return text !== undefined && index !== undefined && source.isNote(text, index, env);
	};
	md.renderer.rules['text'] = (tokens, at, options, env) => {
		const html = printText?.(tokens, at, options, env) ?? '';
		const before = tokens[at - 1];
		const own = isNoteAt(before, env) && hasText(tokens[at - 2]) ? html.replace(movable, '') : html;
		if (!isNoteAt(tokens[at + 1], env)) {
			return own;
		}
		const behind = tokens[at + 2];
		return own.trimEnd() + (behind?.type === 'text' ? (movable.exec(behind.content)?.[0] ?? '') : '');
	};
}

const movable = /^[.,;:!?]/;

function hasText(token: MarkdownToken | undefined): boolean {
	return token?.type === 'text';
}

/** A text and where its clusters stand in a part of it. */
interface PlacedText {
	readonly text: ShownText;
	readonly placed: readonly PlacedCluster[];
}

interface CiteMeta {
	readonly text: ShownText;
	readonly index: number;
	readonly isInLink: boolean;
}

/** Cites and footnotes of the text, in order; not those within footnotes, which are read at their reference. */
function eventsOf(tokens: readonly MarkdownToken[]): readonly NoteEvent[] {
	const events: NoteEvent[] = [];
	const notes = tokens.findIndex(({ type }) => type === 'footnote_block_open');
	everyToken(notes < 0 ? tokens : tokens.slice(0, notes), ({ type, meta }) => {
		if (type === citeType) {
			events.push({ kind: 'cite', cluster: (meta as CiteMeta).index });
		} else if (type === 'footnote_ref') {
			events.push({ kind: 'footnote', id: (meta as { id: number }).id });
		}
	});
	return events;
}

function everyToken(tokens: readonly MarkdownToken[], visit: (token: MarkdownToken) => void): void {
	for (const token of tokens) {
		visit(token);
		everyToken(token.children ?? [], visit);
	}
}

/** The clusters of each token that has any. Cells of tables have no lines of their own, but those of their row. */
function placeInTokens(
	state: CoreState,
	text: ShownText,
): readonly { readonly token: MarkdownToken; readonly placed: readonly PlacedCluster[] }[] {
	const placer = new ClusterPlacer(state.src, text.clusters);
	const around: ([number, number] | null)[] = [];
	return state.tokens.flatMap((token) => {
		if (token.nesting > 0) {
			around.push(token.map ?? around.at(-1) ?? null);
		} else if (token.nesting < 0) {
			around.pop();
		}
		const lines = token.map ?? around.at(-1) ?? null;
		if (token.type !== 'inline' || lines === null) {
			return [];
		}
		const placed = placer.place({ content: token.content, lines });
		return placed.length === 0 ? [] : [{ token, placed }];
	});
}

/** The list stands where pandoc would put it: in a block named `refs`, else at the end. */
function addReferences(state: CoreState, text: ShownText): void {
	const token = new state.Token(referencesType, '', 0);
	token.block = true;
	token.meta = text;
	const { tokens } = state;
	const raw = tokens.findIndex(({ type, content }) => type === 'html_block' && /\bid=["']?refs\b/.test(content));
	if (raw >= 0) {
		tokens.splice(raw + 1, 0, token);
		return;
	}
	const fence = tokens.findIndex(({ type, content }) => type === 'inline' && /^:{3,} *\{[^}\n]*#refs\b/.test(content));
	if (fence < 0) {
		tokens.push(token);
		return;
	}
	// The fence is a paragraph of three tokens, and its end another where a blank line stands between.
	const hasOwnEnd = /^:{3,}$/.test(tokens[fence + 3]?.content ?? '');
	tokens.splice(fence - 1, hasOwnEnd ? 6 : 3, token);
}
