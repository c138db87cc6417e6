import { type Sentence, sentencesOfBlock } from '../../documents/sentences.ts';
import type { PaperOf } from '../cards.ts';
import type { Block, BlockContent, ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import { inBothLanguages } from '../../evidence/inBothLanguages.ts';
import type { Claim, Paper } from '../../evidence/model.ts';
import { longestStatement, unstatedKind } from '../../suggestion/statementKind.ts';
import type { StatementReading } from '../../suggestion/reading.ts';
import type { Suggester } from '../../suggestion/suggest.ts';
import type { Problem } from '../../text/problem.ts';
import { contestedClaim, restsOnReviews, sidesOf } from './balance.ts';
import { judgedContrary } from './judgedContrary.ts';
import { oppositeFinding } from './oppositeFinding.ts';
import { areOtherAnimals } from './otherAnimals.ts';
import { PeopleOfPapers } from './otherPeople.ts';
import { isOtherDrug, isOtherSpecies, withNamedForms, withoutContrast, withoutOutlook } from './otherSubjects.ts';
import { type PaperRecord, PaperRecords } from './paperRecord.ts';
import { settlingOf } from './settled.ts';
import { isOtherDose, otherNumber } from './statedResults.ts';
import { swappedNumber } from './swappedNumbers.ts';
import { statesClaim } from './statedClaim.ts';
import { isTreatment } from './treatments.ts';
import { turnedComparison } from './turnedComparison.ts';
import { turnedTie } from './turnedTie.ts';
import { hasTypedCite } from './typedCites.ts';

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

/** What does not fit, without its place. */
type Misfit = Omit<FitHint, 'span'>;

/** What was found for a sentence that cites these papers. */
interface KeptSentence {
	readonly papers: readonly Paper[];
	readonly misfit: Misfit | undefined;
}

/** Sentences that are remembered by what they say, in paragraphs that are written: more than anybody works on at a time. */
const mostSentences = 200;

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

/** Finds where cites and sentences of a manuscript do not fit what the records of papers say. */
export class FitFinder {
	readonly #base: EvidenceBase;
	readonly #suggester: Suggester;
	readonly #records: PaperRecords;
	readonly #people: PeopleOfPapers;
	readonly #kept = new WeakMap<BlockContent, KeptHints>();
	/** The sentences that were read last, the latest last. */
	readonly #sentences = new Map<string, KeptSentence>();

	constructor(base: EvidenceBase, suggester: Suggester) {
		this.#base = base;
		this.#suggester = suggester;
		this.#records = new PaperRecords(base, suggester);
		this.#people = new PeopleOfPapers(base, suggester);
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
				if (!isFull && !this.#isMetAround(hint, blocks, at, paperOf)) {
					hints.push({ ...hint, span: { start, end: block.start + hint.span.end } });
				}
			}
		}
		return hints;
	}

	/**
	 * Whether what a sentence lacks stands beside it: the other side in its paragraph or in a neighbouring one, as writers weigh
	 * one finding against the next; a cite for what opens or sums up a paragraph in that paragraph.
	 */
	#isMetAround({ code, details }: FitHint, blocks: readonly Block[], at: number, paperOf: PaperOf): boolean {
		const claim = this.#base.claim(details['claim'] ?? '');
		if (claim === undefined) {
			return false;
		}
		const isOneSided = code === 'evidence.one-sided';
		const paragraphs = isOneSided
			? [paragraphBeside(blocks, at, -1), blocks[at], paragraphBeside(blocks, at, 1)]
			: [blocks[at]];
		const papers = paragraphs
			.filter((block) => block !== undefined)
			.flatMap(({ content: { clusters } }) =>
				clusters.flatMap(({ cites }) => cites.flatMap(({ citekey }) => paperOf(citekey) ?? [])),
			);
		const sides = sidesOf(claim, papers);
		return isOneSided ? sides.length > 1 : sides.length > 0;
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
		for (const sentence of sentencesOfBlock({ start: 0, content })) {
			const hint = this.hintOf(sentence, paperOf);
			if (hint !== undefined) {
				hints.push(hint);
			}
			yield;
		}
		this.#kept.set(content, { paperOf, papers, hints });
		return hints;
	}

	/** The most telling hint of one sentence. */
	hintOf(sentence: Sentence, paperOf: PaperOf): FitHint | undefined {
		const { text } = sentence;
		const cites = sentence.clusters.flatMap((cluster) => (cluster.form === 'nocite' ? [] : cluster.cites));
		const isStated = text.length <= longestStatement && unstatedKind(text) === undefined;
		if (!isStated || (sentence.clusters.length > 0 && cites.length === 0)) {
			return undefined;
		}
		if (cites.length === 0 && hasTypedCite(sentence)) {
			return undefined;
		}
		const papers = cites.map(({ citekey }) => paperOf(citekey));
		if (papers.some((paper) => paper === undefined)) {
			// What one unknown paper says may be what the sentence says.
			return undefined;
		}
		const misfit = this.#keptMisfit(text, papers as readonly Paper[]);
		return misfit && { ...misfit, span: { start: sentence.start, end: sentence.end } };
	}

	/** As `#misfitOf`, and once for the sentences of a paragraph in which another one is written. */
	#keptMisfit(text: string, papers: readonly Paper[]): Misfit | undefined {
		const known = this.#sentences.get(text);
		const isSame = known?.papers.length === papers.length && papers.every((paper, at) => paper === known.papers[at]);
		const misfit = isSame ? known.misfit : this.#misfitOf(text, papers);
		this.#sentences.delete(text);
		this.#sentences.set(text, { papers, misfit });
		if (this.#sentences.size > mostSentences) {
			const [oldest] = this.#sentences.keys();
			this.#sentences.delete(oldest!);
		}
		return misfit;
	}

	#misfitOf(text: string, papers: readonly Paper[]): Misfit | undefined {
		const hint = (code: string, details: Readonly<Record<string, string>>): Misfit => ({
			code: `evidence.${code}`,
			details,
		});
		if (papers.length === 0) {
			const claim = this.#uncitedClaim(text);
			return claim && hint('no-cite', { claim: claim.id });
		}
		const records = papers.map((paper) => this.#records.of(paper));
		const reading = this.#suggester.read(text);
		const cite = { paper: records[0]!.paper.citekey };
		const said = (record: string | undefined) => ({ ...cite, record: record ?? '' });
		const alone = withoutContrast(text);
		const plain = withoutOutlook(alone);
		if (isOtherSpecies(text, reading, records) && isOtherSpecies(plain, this.#suggester.read(plain), records)) {
			return hint('species', said(records[0]!.paper.study.species));
		}
		const named = withNamedForms(this.#base, text, records);
		const namedReading = named === text ? reading : this.#suggester.read(named);
		if (isOtherDrug(this.#base, named, namedReading, records)) {
			return hint('drug', said(records[0]!.paper.study.drug));
		}
		if (isOtherDose(text, records)) {
			return hint('dose', said(records[0]!.paper.study.dose));
		}
		const findings = records.flatMap(({ paper }) => paper.study.findings.flatMap(inBothLanguages));
		const number =
			otherNumber(text, records) ??
			swappedNumber(
				text,
				findings,
				(part) => this.#suggester.read(part).features,
				(feature) => isTreatment(this.#base, feature),
			);
		if (number !== undefined) {
			return hint('number', { ...cite, number });
		}
		if (this.#people.areOther(text, reading, records) || areOtherAnimals(alone, records)) {
			return hint('population', said(records[0]!.paper.study.species));
		}
		// `Nobody disputes that …` denies nothing of what it is about.
		const settling = settlingOf(text);
		const { isOpen, isSettled, plain: matter } = settling;
		const [told, toldReading] = isSettled ? [matter, this.#suggester.read(matter)] : [text, reading];
		const suggestion = this.#suggester.suggest(told, toldReading);
		const contrary = isOpen
			? undefined
			: (this.#oppositeOf(told, toldReading, records) ?? judgedContrary(told, toldReading, records, suggestion));
		if (contrary !== undefined) {
			return hint('direction', { ...cite, record: contrary });
		}
		const sided = contestedClaim({ text, settling }, reading, records, suggestion);
		if (sided !== undefined) {
			return hint('one-sided', { claim: sided.id, ...cite });
		}
		return restsOnReviews(text, reading, records) ? hint('review-only', cite) : undefined;
	}

	/** What the only cited paper found the other way round; of several, another may bear the sentence out. */
	#oppositeOf(text: string, reading: StatementReading, records: readonly PaperRecord[]): string | undefined {
		const [record, ...others] = records;
		return record === undefined || others.length > 0
			? undefined
			: (oppositeFinding(this.#base, this.#records.partsIn(text, reading), this.#records.partsOf(record.paper)) ??
					turnedTie(this.#records.tiesIn(text), this.#records.tiesOf(record.paper)) ??
					turnedComparison(this.#records.comparisonsIn(text), this.#records.comparisonsOf(record.paper)));
	}

	/** A strong claim that the sentence states and nobody is cited for; one that names nothing may be of anything. */
	#uncitedClaim(text: string): Claim | undefined {
		const reading = this.#suggester.read(text);
		const [best] = reading.entities.length === 0 ? [] : this.#suggester.suggest(text, reading).claims;
		const isStrong = best?.claim.strength === 'strong' && !best.isOpposite;
		return isStrong && statesClaim(best) ? best.claim : undefined;
	}
}
