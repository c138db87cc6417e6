import type { ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { abbreviationHints } from './abbreviations.ts';
import { formerNameHints } from './formerNames.ts';
import { geneSymbolHints, isGene } from './geneSymbols.ts';
import type { Hint } from './hint.ts';
import { interleukinHints } from './interleukin.ts';
import { mixedEnantiomerHints, mixedNotationHints } from './mixedForms.ts';
import { writtenTerms } from './writtenTerms.ts';

/**
 * Advice on names and abbreviations: at most one hint for each term and kind, at its first place, in order of place. The
 * writer's decisions on terms count; quotations, code, references and citekeys are left alone.
 */
export function hintsOf(document: ScannedDocument, lexicon: Lexicon, base: EvidenceBase): readonly Hint[] {
	const terms = writtenTerms(document, lexicon);
	const former = formerNameHints(document, terms, base);
	const isFormer = new Set(former.flatMap(({ edits }) => edits.map(({ span }) => span.start)));
	const hints = [
		...former,
		...mixedEnantiomerHints(document.text, terms),
		...mixedNotationHints(
			terms.filter(({ start }) => !isFormer.has(start)),
			(term) => isGene(document, term, base),
		),
		...geneSymbolHints(document, terms, base),
		...interleukinHints(terms, lexicon),
		...abbreviationHints(document, terms, lexicon, base),
	];
	return hints.sort((a, b) => a.span.start - b.span.start || (a.code < b.code ? -1 : 1));
}
