import { blockAt } from '../documents/blockAt.ts';
import { sentenceAt, sentencesIn, sentencesOfBlock } from '../documents/sentences.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { Suggester, Suggestion } from '../suggestion/suggest.ts';
import type { Span } from '../text/span.ts';

/** What the evidence says to the sentence at a place of a manuscript. */
export interface SentenceEvidence {
	readonly span: Span;
	/** The prose of the sentence, on one line. */
	readonly text: string;
	/** Citekeys that the sentence cites already. */
	readonly cited: readonly string[];
	/** Where a cite for it goes: into its last cluster, else at its end. */
	readonly citePlace: number;
	readonly suggestion: Suggestion;
}

/** The evidence for the sentence at the end of a selection, or for what is selected; undefined outside of sentences. */
export function evidenceForSentence(
	document: ScannedDocument,
	selection: Span,
	suggester: Suggester,
): SentenceEvidence | undefined {
	const block = blockAt(document, selection.end);
	const at = block && sentenceAt(block, selection.end);
	if (block === undefined || at === undefined) {
		return undefined;
	}
	const isRange = selection.end > selection.start;
	const sentences = isRange
		? sentencesOfBlock(block).filter(({ start, end }) => start < selection.end && selection.start < end)
		: [at];
	const first = sentences[0] ?? at;
	const last = sentences.at(-1) ?? at;
	const text = sentences.map((sentence) => sentence.text).join(' ');
	const clusters = sentences.flatMap((sentence) => sentence.clusters);
	const cluster = last.clusters.at(-1);
	const isAtEnd =
		cluster !== undefined && /^[\s\p{P}]*$/u.test(document.text.slice(block.start + cluster.span.end, last.end));
	return {
		span: { start: first.start, end: last.end },
		text,
		cited: clusters.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)),
		citePlace: isAtEnd ? block.start + cluster.span.end : last.end,
		suggestion: suggester.suggest(text),
	};
}

/** A sentence without a cite to which the evidence has something to say, with how much it has. */
export interface UncitedSentence extends EvidenceCount {
	readonly start: number;
}

/** How many claims speak of a sentence, and how many papers speak for or against it. */
export interface EvidenceCount {
	readonly claims: number;
	readonly papers: number;
}

/**
 * The sentences without a cite to which the evidence has something to say, a sentence at a step.
 *
 * @param known what was found for the sentences of the document before, by their text; takes up what is found now
 */
export function* uncitedWithEvidence(
	document: ScannedDocument,
	suggester: Suggester,
	known: Map<string, EvidenceCount> = new Map(),
): Generator<undefined, readonly UncitedSentence[]> {
	const uncited: UncitedSentence[] = [];
	const before = new Map(known);
	known.clear();
	for (const { start, text } of sentencesIn(document).filter(({ clusters }) => clusters.length === 0)) {
		const count = before.get(text) ?? countOf(suggester.suggest(text));
		known.set(text, count);
		if (count.papers > 0) {
			uncited.push({ start, ...count });
		}
		yield;
	}
	return uncited;
}

function countOf({ claims, papers }: Suggestion): EvidenceCount {
	return { claims: claims.length, papers: papers.length };
}
