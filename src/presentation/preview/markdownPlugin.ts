import type { CitationCluster } from '../../core/citations/model.ts';
import { ClusterPlacer, type PlacedCluster } from './placeClusters.ts';

/** The part of markdown-it that the plugin uses; the editor brings the parser. */
export interface MarkdownIt {
	readonly core: { readonly ruler: Ruler<CoreState> };
	readonly inline: { readonly ruler: Ruler<InlineState, [silent: boolean], boolean> };
	readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
}

interface Ruler<State, More extends unknown[] = [], Result = void> {
	before(other: string, name: string, rule: (state: State, ...more: More) => Result): void;
	push(name: string, rule: (state: State, ...more: More) => Result): void;
}

/** A token of markdown-it. */
export interface MarkdownToken {
	readonly type: string;
	content: string;
	map: [number, number] | null;
	readonly nesting: number;
	children: MarkdownToken[] | null;
	meta: unknown;
	block: boolean;
}

interface CoreState {
	readonly src: string;
	tokens: MarkdownToken[];
	readonly Token: new (type: string, tag: string, nesting: number) => MarkdownToken;
}

interface InlineState {
	pos: number;
	readonly posMax: number;
	readonly linkLevel?: number;
	readonly src: string;
	readonly tokens: object;
	push(type: string, tag: string, nesting: number): MarkdownToken;
}

type RenderRule = (tokens: readonly MarkdownToken[], index: number, options: unknown, env: unknown) => string;

/** The cites of one text that is shown. */
export interface ShownText {
	/** In order, with spans that count from the start of the text. */
	readonly clusters: readonly CitationCluster[];
	/** Whether works are listed that no cluster names (`nocite`). */
	readonly hasMore: boolean;
	/** The clusters as written. */
	readonly written: readonly string[];
}

/** What the plugin asks of its surroundings. `env` is what the preview passes when it prints. */
export interface CiteSource {
	/** The cites of a text; undefined where none are to be shown. */
	read(text: string): ShownText | undefined;
	/** HTML of one cluster. */
	cite(text: ShownText, index: number, env: unknown): string;
	/** HTML of the notes and the reference list. `isHeaded`: it stands below a heading of the author's. */
	references(text: ShownText, isHeaded: boolean, env: unknown): string;
}

const citeType = 'afferent_cite';
const referencesType = 'afferent_references';

/** Makes a parser print cites as `source` does. Everything else stays as it is. */
export function installCites(md: MarkdownIt, source: CiteSource): void {
	const texts = new WeakMap<object, { readonly text: ShownText; readonly placed: readonly PlacedCluster[] }>();
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
	md.inline.ruler.before('text', citeType, (state, silent) => {
		const known = texts.get(state.tokens);
		const cite = known?.placed.find(({ start }) => start === state.pos);
		if (known === undefined || cite === undefined || cite.end > state.posMax || (state.linkLevel ?? 0) > 0) {
			return false;
		}
		if (!silent) {
			const token = state.push(citeType, '', 0);
			token.content = state.src.slice(cite.start, cite.end);
			token.meta = { text: known.text, index: cite.index };
		}
		state.pos = cite.end;
		return true;
	});
	md.renderer.rules[citeType] = (tokens, at, _options, env) => {
		const { text, index } = tokens[at]!.meta as { text: ShownText; index: number };
		return source.cite(text, index, env);
	};
	md.renderer.rules[referencesType] = (tokens, at, _options, env) =>
		source.references(tokens[at]!.meta as ShownText, tokens[at - 1]?.type === 'heading_close', env);
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
