/** The part of markdown-it that the plugin uses; the editor brings the parser. */
export interface MarkdownIt {
	readonly core: { readonly ruler: Ruler<CoreState> };
	readonly inline: {
		readonly ruler: Ruler<InlineState, [silent: boolean], boolean>;
		parse(text: string, md: MarkdownIt, env: ParserEnvironment, tokens: MarkdownToken[]): void;
	};
	readonly helpers: { parseLinkLabel(state: InlineState, start: number): number };
	readonly renderer: { readonly rules: Record<string, RenderRule | undefined> };
}

export interface Ruler<State, More extends unknown[] = [], Result = void> {
	before(other: string, name: string, rule: (state: State, ...more: More) => Result): void;
	push(name: string, rule: (state: State, ...more: More) => Result): void;
	/** Takes the place of a rule; throws where there is none of that name. */
	at(name: string, rule: (state: State, ...more: More) => Result): void;
	/** Switches rules on; gives the names of those that there are. */
	enable(name: string, ignoreInvalid: boolean): readonly string[];
}

/** What the parser carries along; footnotes are gathered in it (markdown-it-footnote). */
export interface ParserEnvironment {
	footnotes?: { list?: { readonly content?: string; readonly tokens?: MarkdownToken[] }[] };
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

export interface CoreState {
	readonly src: string;
	tokens: MarkdownToken[];
	readonly env: ParserEnvironment;
	readonly Token: new (type: string, tag: string, nesting: number) => MarkdownToken;
}

export interface InlineState {
	pos: number;
	readonly posMax: number;
	readonly linkLevel?: number;
	readonly src: string;
	readonly tokens: object;
	readonly env: ParserEnvironment;
	push(type: string, tag: string, nesting: number): MarkdownToken;
}

export type RenderRule = (tokens: readonly MarkdownToken[], index: number, options: unknown, env: unknown) => string;
