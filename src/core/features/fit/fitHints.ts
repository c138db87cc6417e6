import { sentencesOfBlock } from '../../documents/sentences.ts';
import type { PaperOf } from '../cards.ts';
import type { Block, BlockContent, ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Paper } from '../../evidence/model.ts';
import { longestStatement, unstatedKind } from '../../suggestion/statementKind.ts';
import type { Suggester } from '../../suggestion/suggest.ts';
import { Latest } from '../../text/latest.ts';
import type { Problem } from '../../text/problem.ts';
import { sidesOf } from './balance.ts';
import { type JudgedSentence, judgedSentences } from './judgedSentence.ts';
import { settlingOf } from './settled.ts';
import { type Misfit, Misfits, mostSentences } from './misfits.ts';

/** A cite does not fit its sentence, or the sentence does not fit the evidence; `code` begins with `evidence.`. */
export interface FitHint extends Problem {
	readonly details: Readonly<Record<string, string>>;
}

/** So many hints at most stand within so many characters, about a page. */
const hintsPerPage = 4;
const page = 3000;

/** The hints of a block, and what they were found with. */
interface KeptHints {
	readonly paperOf: PaperOf;
	/** What its cites name, in order. */
	readonly papers: readonly (Paper | undefined)[];
	readonly hints: readonly FitHint[];
}

/** What was found for a sentence that cites these papers. */
interface KeptSentence {
	readonly papers: readonly Paper[];
	readonly of: JudgedSentence['of'];
	readonly misfit: Misfit | undefined;
}

function isParagraph({ content }: Block): boolean {
	return content.kind === 'paragraph' && content.text.trim() !== '';
}

/** The next paragraph before a block or behind it, as `step` says. */
function paragraphBeside(blocks: readonly Block[], at: number, step: -1 | 1): Block | undefined {
	let beside = at + step;
	while (blocks[beside] !== undefined && !isParagraph(blocks[beside]!)) {
		beside += step;
	}
	return blocks[beside];
}

/** Whether a hint on what opens a paragraph is given on a sentence of it that has cites. */
function isToldBehind({ details: { side, claim } }: FitHint, hints: readonly FitHint[]): boolean {
	return side !== undefined && hints.some(({ details }) => details['side'] === undefined && details['claim'] === claim);
}

/** Finds where cites and sentences of a manuscript do not fit what the records of papers say. */
export class FitFinder {
	readonly #base: EvidenceBase;
	readonly #misfits: Misfits;
	readonly #kept = new WeakMap<BlockContent, KeptHints>();
	readonly #sentences = new Latest<KeptSentence>(mostSentences);

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#misfits = new Misfits(base, suggester);
	}

	/**
	 * The hints of a document in slices, in order, a few a page.
	 *
	 * @param paperOf the paper of the evidence that a citekey of the document names
	 */
	*inSteps(document: ScannedDocument, paperOf: PaperOf): Generator<undefined, readonly FitHint[]> {
		const hints: FitHint[] = [];
		const { blocks } = document;
		for (const [at, block] of blocks.entries()) {
			if (block.content.kind !== 'paragraph') {
				continue;
			}
			const known = this.#kept.get(block.content);
			const ofBlock = known?.paperOf === paperOf ? known.hints : yield* this.#hintsOfBlock(block, paperOf, known);
			for (const hint of ofBlock) {
				const start = block.start + hint.span.start;
				const fullPage = hints.at(-hintsPerPage);
				const isFull = fullPage !== undefined && start - fullPage.span.start < page;
				yield;
				if (!isFull && !isToldBehind(hint, ofBlock) && !this.#isMetAround(hint, blocks, at, paperOf)) {
					hints.push({ ...hint, span: { start, end: block.start + hint.span.end } });
				}
			}
		}
		return hints;
	}

	/**
	 * Whether what a sentence lacks stands beside it: the other side in its paragraph or in a neighbouring one, as writers weigh
	 * one finding against the next; a cite for what opens or sums up a paragraph in that paragraph. A contested claim without a
	 * cite rests on the papers of its paragraph, and on none where these are few.
	 */
	#isMetAround({ code, details }: FitHint, blocks: readonly Block[], at: number, paperOf: PaperOf): boolean {
		const claim = this.#base.claim(details['claim'] ?? '');
		if (claim === undefined) {
			return false;
		}
		const papersOf = (block: Block | undefined): readonly Paper[] =>
			block?.content.clusters.flatMap(({ cites }) => cites.flatMap(({ citekey }) => paperOf(citekey) ?? [])) ?? [];
		const own = papersOf(blocks[at]);
		if (code !== 'evidence.one-sided') {
			return sidesOf(claim, own).length > 0;
		}
		const { side, fewest } = details;
		const ofSide = own.filter((paper) => sidesOf(claim, [paper])[0] === side).length;
		if (side !== undefined && ofSide < Number(fewest)) {
			return true;
		}
		const beside = ([-1, 1] as const).flatMap((step) => papersOf(paragraphBeside(blocks, at, step)));
		return sidesOf(claim, [...own, ...beside]).length > 1;
	}

	/**
	 * What a block gives, with spans that count from its start, a sentence at a step. It is kept with the content of the
	 * block and the papers that it cites: another edit costs nothing, nor does a change of other entries of the library.
	 */
	*#hintsOfBlock(
		{ content }: Block,
		paperOf: PaperOf,
		known: KeptHints | undefined,
	): Generator<undefined, readonly FitHint[]> {
		const papers = content.clusters.flatMap(({ cites }) => cites.map(({ citekey }) => paperOf(citekey)));
		const isSame = known?.papers.length === papers.length && papers.every((paper, at) => paper === known.papers[at]);
		if (isSame) {
			this.#kept.set(content, { ...known, paperOf });
			return known.hints;
		}
		const hints: FitHint[] = [];
		for (const judged of judgedSentences(sentencesOfBlock({ start: 0, content }), this.#misfits.reader)) {
			for (const each of [...judged.parts, judged]) {
				const hint = this.#hintOf(each, paperOf);
				if (hint !== undefined) {
					hints.push(hint);
					break;
				}
			}
			yield;
		}
		this.#kept.set(content, { paperOf, papers, hints });
		return hints;
	}

	/** The most telling hint of one sentence, or of a part of it. */
	#hintOf({ span, text, cites, of }: JudgedSentence, paperOf: PaperOf): FitHint | undefined {
		const papers = cites.map(({ citekey }) => paperOf(citekey));
		// What one unknown paper says may be what the sentence says.
		const isKnown = papers.every((paper) => paper !== undefined);
		const misfit = isKnown && text.length <= longestStatement ? this.#keptMisfit(text, papers, of) : undefined;
		return misfit && { ...misfit, span };
	}

	/** As `Misfits.misfitOf`, and once for the sentences of a paragraph in which another one is written. */
	#keptMisfit(text: string, papers: readonly Paper[], of: JudgedSentence['of']): Misfit | undefined {
		const known = this.#sentences.find(text);
		const isSame =
			known?.of === of &&
			known.papers.length === papers.length &&
			papers.every((paper, at) => paper === known.papers[at]);
		const find = () => (isJudged(text, papers.length, of) ? this.#misfits.misfitOf(text, papers, of) : undefined);
		return this.#sentences.keep(text, isSame ? known : { papers, of, misfit: find() }).misfit;
	}
}

/** Whether a text states something of its papers: what writers think of a result does not take it back, and a study is told with its methods. */
function isJudged(text: string, papers: number, of: JudgedSentence['of']): boolean {
	const kind = unstatedKind(text);
	// `Whether X needs Y is no longer in dispute: …`.
	const isAnswered = kind === 'question' && papers > 0 && settlingOf(text).isSettled;
	return (
		kind === undefined || isAnswered || (papers > 0 && (kind === 'opinion' || (kind === 'method' && of === 'study')))
	);
}
