import type { Block, BlockContent, ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Definition } from '../../matching/definitions.ts';
import type { DocumentFacts } from '../../matching/documentFacts.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { mentionsInBlock } from '../../matching/mentions.ts';
import type { TermDecisions } from '../../matching/termDecisions.ts';
import { finish } from '../../text/finish.ts';
import { ProseFolder } from '../../text/foldProse.ts';
import { abbreviationHints } from './abbreviations.ts';
import { blockHints } from './blockHints.ts';
import { formerNameHints } from './formerNames.ts';
import { geneSymbolHints } from './geneSymbols.ts';
import type { Hint } from './hint.ts';
import { HintedDocument } from './hintedDocument.ts';
import { mistypedGreekHints } from './mistypedGreek.ts';
import { mixedEnantiomerHints, mixedNotationHints, Spellings } from './mixedForms.ts';
import { writtenForms } from './writtenForms.ts';
import type { BlockHints } from './writtenTerms.ts';

/**
 * Advice on names and abbreviations: at most one hint for each term and kind, at its first place, in order of place. The
 * writer's decisions on terms count; quotations, code, references and citekeys are left alone.
 *
 * @param others the other files of the manuscript, where an abbreviation may be used that is defined here, or defined that is used here
 */
export function hintsOf(
	document: ScannedDocument,
	lexicon: Lexicon,
	base: EvidenceBase,
	others: readonly ScannedDocument[] = [],
): readonly Hint[] {
	return finish(new HintFinder(base).inSteps(document, lexicon, others));
}

/** What a block gave, and what that hung on beside its content. */
interface KeptBlock {
	readonly facts: DocumentFacts;
	readonly decisions: TermDecisions | undefined;
	readonly hints: BlockHints;
	readonly definitions: readonly Definition[];
}

/** So many blocks that are known are put together between two yields. */
const blocksPerStep = 64;

/** Finds hints in documents that change. What a block gives is kept with its content, so that an edit costs little. */
export class HintFinder {
	readonly #base: EvidenceBase;
	readonly #folder = new ProseFolder();
	readonly #spellings = new Spellings();
	readonly #kept = new WeakMap<BlockContent, KeptBlock>();

	constructor(base: EvidenceBase) {
		this.#base = base;
	}

	/** The hints of a document, in slices: see `hintsOf`. */
	*inSteps(
		document: ScannedDocument,
		lexicon: Lexicon,
		others: readonly ScannedDocument[] = [],
	): Generator<undefined, readonly Hint[]> {
		const blocks = document.blocks.filter(({ content }) => content.kind !== 'blank');
		const kept: (KeptBlock | undefined)[] = [];
		for (const { content } of blocks) {
			const known = this.#kept.get(content);
			kept.push(known);
			if (known === undefined) {
				lexicon.factsOf(content, document.format);
				yield undefined;
			}
		}
		const facts = lexicon.documentFacts(document);
		yield undefined;
		const hinted = new HintedDocument();
		for (const [index, block] of blocks.entries()) {
			const known = kept[index];
			const given = holds(known, facts, lexicon) ? known : this.#blockHints(document, block, lexicon, facts);
			hinted.add(block, given.hints, given.definitions);
			if (given !== known || index % blocksPerStep === 0) {
				yield undefined;
			}
		}
		for (const [index, { content }] of others.flatMap(({ blocks }) => blocks).entries()) {
			hinted.addForms(writtenForms(content));
			if (index % blocksPerStep === 0) {
				yield undefined;
			}
		}
		const { genes, formerNames } = hinted;
		const hints: Hint[] = [
			...(yield* mixedEnantiomerHints(document.text, hinted)),
			...(yield* abbreviationHints(document, hinted, this.#base, others)),
		];
		for (const find of [
			() => formerNameHints(document, formerNames, this.#base),
			() => mixedNotationHints(hinted),
			() => geneSymbolHints(document, genes),
			() => mistypedGreekHints(hinted, lexicon, this.#base),
		]) {
			hints.push(...find());
			yield undefined;
		}
		return hints.sort((a, b) => a.span.start - b.span.start || (a.code < b.code ? -1 : 1));
	}

	#blockHints(document: ScannedDocument, block: Block, lexicon: Lexicon, facts: DocumentFacts): KeptBlock {
		const { shortForms, definitions } = lexicon.factsOf(block.content, document.format);
		const mentions = mentionsInBlock(document, block, lexicon);
		const sources = {
			base: this.#base,
			folder: this.#folder,
			spellings: this.#spellings,
			format: document.format,
		};
		const hints = blockHints(block, mentions, shortForms, sources);
		const { decisions } = lexicon;
		const given = { facts, decisions, hints, definitions };
		this.#kept.set(block.content, given);
		return given;
	}
}

/** Whether what a block gave is what it gives now. */
function holds(known: KeptBlock | undefined, facts: DocumentFacts, { decisions }: Lexicon): known is KeptBlock {
	return known?.facts === facts && known.decisions === decisions;
}
