/** The part of markdown-it that tests use; the package has no types. */
declare module 'markdown-it' {
	interface BlockState {
		readonly src: string;
		line: number;
	}

	export default class MarkdownIt {
		readonly block: {
			readonly ruler: {
				before(other: string, name: string, rule: (state: BlockState, start: number) => boolean): void;
			};
		};
		constructor(options?: { readonly html?: boolean; readonly linkify?: boolean });
		use(plugin: (md: MarkdownIt) => void): this;
		render(text: string, env: object): string;
	}
}
