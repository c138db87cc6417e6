import {
	type CrossReferenceLabel,
	crossReferenceLabels,
	crossReferences,
	mayMakeLabels,
} from '../documents/crossReferences.ts';
import { blockAt } from '../documents/blockAt.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { regionAt } from '../documents/regions.ts';
import type { Problem } from '../text/problem.ts';
import { type Span, touches } from '../text/span.ts';

/** A reference with the label that it leads to, in one of the files of the manuscript. */
export interface CrossReferenceTarget {
	/** The reference, with its `@`. */
	readonly origin: Span;
	readonly label: CrossReferenceLabel;
	/** The file that has the label. */
	readonly document: ScannedDocument;
}

/** Labels that fit what is being typed after an `@`. */
export interface CrossReferenceCompletions {
	/** What a label replaces. */
	readonly span: Span;
	readonly labels: readonly CrossReferenceLabel[];
}

/** Whether a document has cross-references of Quarto. */
function hasCrossReferences({ format }: ScannedDocument): boolean {
	return format === 'quarto';
}

/** What the cross-reference at an offset leads to. */
export function crossReferenceAt(
	document: ScannedDocument,
	offset: number,
	others: readonly ScannedDocument[],
): CrossReferenceTarget | undefined {
	const reference = hasCrossReferences(document)
		? crossReferences(document).find(({ span }) => touches(span, offset))
		: undefined;
	for (const file of reference === undefined ? [] : [document, ...others]) {
		const label = crossReferenceLabels(file).find((each) => each.label === reference!.label);
		if (label !== undefined) {
			return { origin: reference!.span, label, document: file };
		}
	}
	return undefined;
}

/** The labels of all files of the manuscript for the reference that is being typed at an offset. */
export function completeCrossReference(
	document: ScannedDocument,
	offset: number,
	others: readonly ScannedDocument[],
): CrossReferenceCompletions | undefined {
	const block = blockAt(document, offset);
	const typed = /(?:^|[^\p{L}\p{N}@])@([\w-]*)$/u.exec(document.text.slice(Math.max(0, offset - 80), offset))?.[1];
	if (!hasCrossReferences(document) || block === undefined || typed === undefined) {
		return undefined;
	}
	const kind = regionAt(block.content.regions, Math.max(0, offset - typed.length - 1 - block.start))?.kind;
	if (kind !== 'prose' && kind !== 'cite' && kind !== 'markup') {
		return undefined;
	}
	const labels = [document, ...others].flatMap(crossReferenceLabels);
	const unique = [...new Map(labels.toReversed().map((label) => [label.label, label])).values()].reverse();
	return unique.length === 0 ? undefined : { span: { start: offset - typed.length, end: offset }, labels: unique };
}

/**
 * `reference.missing-label` { label }: a reference to a label that no file of the manuscript has. None where labels may be
 * made when the document is built, by a chunk or out of a file that is pulled in and could not be read.
 */
export function crossReferenceProblems(
	document: ScannedDocument,
	others: readonly ScannedDocument[],
): readonly Problem[] {
	const files = [document, ...others];
	if (!hasCrossReferences(document) || mayMakeLabels(files)) {
		return [];
	}
	const labels = new Set(files.flatMap(crossReferenceLabels).map(({ label }) => label));
	return crossReferences(document)
		.filter(({ label }) => !labels.has(label))
		.map(({ label, span }) => ({ code: 'reference.missing-label', span, details: { label } }));
}
