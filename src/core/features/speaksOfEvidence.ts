import type { ScannedDocument } from '../documents/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import { mentionsInBlock } from '../matching/mentions.ts';
import type { PaperOf } from './cards.ts';

/**
 * Whether a document cites a paper of the evidence or names anything that it has. What does neither is of another field:
 * nothing is sought in it of which all claims would have to be read first.
 */
export function speaksOfEvidence(document: ScannedDocument, lexicon: Lexicon, paperOf: PaperOf): boolean {
	const { blocks } = document;
	const citesPaper = blocks.some(({ content: { clusters } }) =>
		clusters.some(({ cites }) => cites.some(({ citekey }) => paperOf(citekey) !== undefined)),
	);
	return citesPaper || blocks.some((block) => mentionsInBlock(document, block, lexicon).length > 0);
}
