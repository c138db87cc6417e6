import type { Block } from '../../documents/model.ts';
import type { Mention } from '../../matching/model.ts';
import { mayBeAskedAbout } from './knownAbbreviations.ts';
import { partEdges } from './partEdges.ts';
import { isWrittenOtherwise } from './geneSymbols.ts';
import { isQuoted, quotationsIn } from './quotations.ts';
import { type HintSources, termFacts } from './termFacts.ts';
import { writtenForms } from './writtenForms.ts';
import { type AbbreviationUse, type BlockHints, enantiomerSide } from './writtenTerms.ts';

/**
 * Works out what a block gives to hints.
 *
 * @param mentions of the block, with offsets in the document
 * @param shortForms start and end of each word that may be an abbreviation, in the block
 */
export function blockHints(
	block: Block,
	mentions: readonly Mention[],
	shortForms: readonly number[],
	sources: HintSources,
): BlockHints {
	const quotations = quotationsIn(block.content);
	const terms = mentions
		.filter(({ start }) => !isQuoted(quotations, start - block.start))
		.map((mention) => termFacts(mention, block, sources));
	const termsAt = new Map(terms.toReversed().map((term) => [term.start, term]));
	const { text } = block.content;
	const uses: AbbreviationUse[] = [];
	for (let i = 0; i + 1 < shortForms.length; i += 2) {
		const start = shortForms[i]!;
		// The matcher leaves a plural `s` outside.
		const end = shortForms[i + 1]! + (text[shortForms[i + 1]!] === 's' ? 1 : 0);
		// `TMM` of `TMM-normalised` is no word of its own.
		const written = text.slice(start, end).replace(/s$/, '');
		const isAlone = !isQuoted(quotations, start) && !/^[-/][\p{L}\p{N}]/u.test(text.slice(end, end + 2));
		if (isAlone && mayBeAskedAbout(written)) {
			uses.push({ written, start, end, term: termsAt.get(start) });
		}
	}
	return {
		terms,
		entities: [...new Set(terms.map(({ entity }) => entity))],
		former: terms.filter(({ former }) => former !== undefined),
		spellings: [...new Set(terms.flatMap(({ spelling }) => spelling ?? []))],
		genes: terms.filter(isWrittenOtherwise),
		sides: [...new Set(terms.flatMap(({ entity, side }) => (side === undefined ? [] : enantiomerSide(entity, side))))],
		uses,
		forms: writtenForms(block.content),
		edges: partEdges(block, quotations),
	};
}
