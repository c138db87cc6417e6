import type { CslItem } from '../../bibliography/cslItem.ts';
import type { CitationCluster, CiteMode } from '../model.ts';

/** What the renderer writes. `text` is plain; the others are escaped for their format and safe to insert. */
export type RenderingOutput = 'text' | 'html' | 'markdown' | 'latex';

/** A CSL style with what it needs. */
export interface RenderingStyle {
	/** The XML of an independent CSL style. */
	readonly xml: string;
	/** The XML of a CSL locale such as `en-US`; `undefined` when there is none. */
	readonly localeXml: (name: string) => string | undefined;
	/** Such as `de-DE`: overrides the style's own language. */
	readonly locale?: string;
}

/** One entry of a bibliography. */
export interface RenderedEntry {
	readonly citekey: string;
	readonly text: string;
}

/** One cite to render: a `Cite` has these parts. */
export interface CiteToRender {
	readonly citekey: string;
	/** Such as `{ label: 'page', value: '3-5' }`. */
	readonly locator?: { readonly label: string; readonly value: string } | undefined;
	readonly prefix?: string;
	readonly suffix?: string;
	readonly mode: CiteMode;
}

/** A cluster in the order of the manuscript. */
export interface ClusterToRender {
	readonly cites: readonly CiteToRender[];
	/** How prefixes, suffixes and locators are written: their markup becomes markup of the output. Plain text without it. */
	readonly syntax?: CitationCluster['syntax'];
	/** The number of the note that it is in, from 1; 0 or absent in running text. */
	readonly noteIndex?: number;
	/**
	 * Of a narrative cluster in a style of notes, only the author, which is in the sentence, or only the note; `inNote`
	 * where author and rest are in a note of the author's.
	 */
	readonly part?: 'author' | 'note' | 'inNote';
}

/**
 * Something that could not be rendered as the style wants.
 * `rendering.invalid-style`: the XML is not a usable style (`details.fault`, see `checkStyle`, and `what` it is about; for
 * `refused` the engine's own `reason`); everything is rendered plainly.
 * `rendering.dependent-style`: the style only points to another (`details.parent`).
 * `rendering.missing-locale`: there is no such locale (`details.locale`); the style's own, or en-US, takes its place.
 * `rendering.failed-item`: one work was rendered plainly (`details.citekey`, `details.reason`).
 * `rendering.unknown-citekey`: a cite names a work that was not given (`details.citekey`).
 */
export interface RenderingProblem {
	readonly code:
		| 'rendering.invalid-style'
		| 'rendering.dependent-style'
		| 'rendering.missing-locale'
		| 'rendering.failed-item'
		| 'rendering.unknown-citekey';
	readonly details: Readonly<Record<string, string>>;
}

/**
 * Renders works in one style and one locale. It keeps what it has rendered, so that one more work costs little.
 * It never throws on account of a style or an item: what cannot be rendered comes out as plain text with a problem.
 */
export interface CitationRenderer {
	/** `note` for styles that put cites into notes. */
	readonly styleClass: 'in-text' | 'note';
	/** Whether the style numbers its works. */
	readonly isNumeric: boolean;
	/** Whether the style has a bibliography at all. */
	readonly hasBibliography: boolean;
	/** What went wrong when the style was loaded and in the last call. */
	readonly problems: readonly RenderingProblem[];
	/** The bibliography, in the order that the style wants. `items` are in the order of their first cite. */
	bibliography(items: readonly CslItem[], output: RenderingOutput): readonly RenderedEntry[];
	/**
	 * The same in slices: each step takes some milliseconds and yields the share done, from 0 to 1.
	 * Another call of the renderer while the steps run makes them begin anew.
	 */
	bibliographySteps(
		items: readonly CslItem[],
		output: RenderingOutput,
	): Generator<number, readonly RenderedEntry[], undefined>;
	/** In-text cites or notes, one for each cluster, in the order of the manuscript. */
	clusters(clusters: readonly ClusterToRender[], items: readonly CslItem[], output: RenderingOutput): readonly string[];
	/** The same in slices, as `bibliographySteps`. Clusters of which nothing changed since the last call cost little. */
	clusterSteps(
		clusters: readonly ClusterToRender[],
		items: readonly CslItem[],
		output: RenderingOutput,
	): Generator<number, readonly string[], undefined>;
	/** One work as its bibliography entry, without a number: for cards, previews and "copy as". */
	reference(item: CslItem, output: RenderingOutput): string;
	/** The same in two slices. */
	referenceSteps(item: CslItem, output: RenderingOutput): Generator<undefined, string>;
}
