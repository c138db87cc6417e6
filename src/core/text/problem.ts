import type { Span } from './span.ts';

/**
 * Something wrong in what a user or a pack wrote. Wording is chosen at the edge, from `code` and `details`;
 * codes are stable: `<folder>.<what>`, such as `bibtex.missing-comma`.
 */
export interface Problem {
	readonly code: string;
	readonly span: Span;
	/** Values the sentence needs, such as the citekey or the field. */
	readonly details?: Readonly<Record<string, string>>;
	readonly related?: RelatedPlace;
}

/** Another place that a problem is about: the entry that has the citekey already, or is the same work. */
export interface RelatedPlace {
	readonly citekey: string;
	readonly span: Span;
	/** The bibliography where it is, as `Bibliography.source` names it; the same file where it is not given. */
	readonly source?: string;
}

/** What a parser gives: the value as far as it could be read, and everything that was wrong. */
export interface Parsed<T> {
	readonly value: T;
	readonly problems: readonly Problem[];
}
