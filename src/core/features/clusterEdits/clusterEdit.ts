import { formatCluster, type UnplacedCluster } from '../../citations/formatCluster.ts';
import type { CitationCluster, CiteMode } from '../../citations/model.ts';
import type { ScannedDocument } from '../../documents/model.ts';
import type { Span } from '../../text/span.ts';
import type { TextEdit } from '../../text/textEdit.ts';

/** What can be done to a cluster. The modes change its form. */
export type ClusterEditKind =
	| CiteMode
	| 'split'
	| 'mergePrevious'
	| 'mergeNext'
	| 'sortByYear'
	| 'sortByAuthor'
	| 'sortAsBibliography'
	| 'addLocator';

/** One change of one stretch. */
export interface ClusterEdit {
	readonly kind: ClusterEditKind;
	readonly edit: TextEdit;
	/** For a change of form in LaTeX, the new command with its star. */
	readonly command?: string;
	/** For `addLocator`: where in the new text the number is to be typed. */
	readonly typeAt?: number;
	/** For `addLocator` in a cluster of several: the work that it is for. */
	readonly citekey?: string;
}

/** A cluster in the syntax and with the separators of the one that it comes from. */
export function writeLike(
	document: ScannedDocument,
	cluster: UnplacedCluster,
	from: CitationCluster,
): string | undefined {
	const written = document.text.slice(from.span.start, from.span.end);
	const keys = document.text.slice(from.cites[0]?.citekeySpan.start, from.cites.at(-1)?.citekeySpan.end);
	const isTight = from.cites.length > 1 && !/,\s/.test(keys);
	const hasAngles = document.latex?.packages.has('apacite') === true || /^\\[A-Za-z]+\*?\s*<|\]\s*</.test(written);
	const options = { ...(isTight ? { separator: ',' } : {}), ...(hasAngles ? { usesAngles: true } : {}) };
	return formatCluster(cluster, from.syntax, options);
}

/** The change, unless it is none or cannot be written. */
export function replacing(
	document: ScannedDocument,
	span: Span,
	kind: ClusterEditKind,
	text: string | undefined,
): ClusterEdit[] {
	return text === undefined || text === document.text.slice(span.start, span.end)
		? []
		: [{ kind, edit: { span, text } }];
}
