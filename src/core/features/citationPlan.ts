import type { CiteMode, Locator } from '../citations/model.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { Span } from '../text/span.ts';
import type { TextEdit } from '../text/textEdit.ts';

export interface CitationOptions {
	readonly mode: CiteMode;
	/** Where a cite is put that is added to others. */
	readonly order?: 'typed' | 'key' | 'year';
	/** The year of a work, for `order: 'year'`. */
	readonly yearOf?: (citekey: string) => number | undefined;
	readonly prefix?: string;
	/** Of the works those that speak against the sentence: the first of them is after “but see”. */
	readonly contrasting?: ReadonlySet<string>;
	readonly locator?: Locator;
	/** Packages of the root document, where the manuscript is a part of it. */
	readonly packages?: ReadonlySet<string>;
}

/** Which works are to be cited, and how. */
export interface CitationRequest {
	readonly document: ScannedDocument;
	readonly citekeys: readonly string[];
	readonly options: CitationOptions;
}

/**
 * The edits that cite works at a place, and where the cursor is after them (in the edited text). `refused`: the place
 * is code, a block of maths, a comment or the header (`place`), or nothing that is written here or a little further on
 * would be read as a cite and leave the rest as it is (`construct`).
 */
export type CitationPlan = PlannedCitation | { readonly kind: 'refused'; readonly reason: 'place' | 'construct' };

export interface PlannedCitation {
	readonly kind: 'planned';
	readonly edits: readonly TextEdit[];
	readonly selection: Span;
}

/** A way to cite, which is a plan once it is known to be read as one. */
export interface Way extends PlannedCitation {
	/** What it cites anew: a cluster cites no work twice. */
	readonly citekeys: readonly string[];
}

/** One stretch replaced, with the cursor behind what is written. */
export function replacement(span: Span, text: string, citekeys: readonly string[]): Way {
	const end = span.start + text.length;
	return { kind: 'planned', edits: [{ span, text }], selection: { start: end, end }, citekeys };
}
