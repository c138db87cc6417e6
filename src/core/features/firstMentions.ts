import type { ScannedDocument } from '../documents/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import { mentionsInBlock } from '../matching/mentions.ts';
import type { Mention } from '../matching/model.ts';

/**
 * The first mention of each entity in each section, in order. A section reaches from one heading to the next, of
 * whatever level; mentions in the headings themselves do not count.
 */
export function firstMentions(document: ScannedDocument, lexicon: Lexicon): readonly Mention[] {
	const first: Mention[] = [];
	const seen = new Set<string>();
	for (const block of document.blocks) {
		if (block.content.kind === 'heading') {
			seen.clear();
			continue;
		}
		for (const mention of mentionsInBlock(document, block, lexicon)) {
			if (!seen.has(mention.entity)) {
				seen.add(mention.entity);
				first.push(mention);
			}
		}
	}
	return first;
}
