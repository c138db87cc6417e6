import type { Span } from '../text/span.ts';

/**
 * How a cite is placed in the sentence, in CSL's sense:
 * `parenthetical` is `[@roe2001]` or `\citep{roe2001}`; `inText` is `@roe2001` or `\citet{roe2001}`;
 * `suppressAuthor` is `[-@roe2001]` or `\citeyearpar{roe2001}`.
 */
export type CiteMode = 'parenthetical' | 'inText' | 'suppressAuthor';

/** A place in the cited work. `label` is a CSL locator label: `page`, `chapter`, `figure`, … */
export interface Locator {
	readonly label: string;
	readonly value: string;
}

/**
 * One cited work within a cluster. For `[see @roe2001, p. 3 and passim]`:
 * prefix `see`, citekey `roe2001`, locator `{ label: 'page', value: '3' }`, suffix `and passim`.
 */
export interface Cite {
	readonly citekey: string;
	/** The citekey alone, without `@`, braces or `-`. */
	readonly citekeySpan: Span;
	/** The whole cite with prefix, key, locator and suffix, without the separators around it. */
	readonly span: Span;
	readonly prefix: string;
	readonly locator: Locator | undefined;
	readonly suffix: string;
	readonly mode: CiteMode;
}

/** One bracketed group, one narrative cite, or one `\cite` command, with its cites in order. */
export interface CitationCluster {
	readonly span: Span;
	readonly syntax: 'pandoc' | 'latex';
	/** For LaTeX, the command without backslash and star, such as `citep`; for Pandoc undefined. */
	readonly command: string | undefined;
	/** Whether a star follows the LaTeX command: `\citep*{roe2001}` names all authors. */
	readonly isStarred?: boolean;
	/** Whether the LaTeX command takes further arguments before the citekeys, which the cites do not hold. */
	readonly hasMoreArguments?: boolean;
	/** `bracketed` for `[@a; @b]`; `narrative` for `@a [p. 3]`; LaTeX commands are `command`; `nocite` prints nothing. */
	readonly form: 'bracketed' | 'narrative' | 'command' | 'nocite';
	readonly cites: readonly Cite[];
}
