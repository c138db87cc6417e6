import type { Block, ScannedDocument } from '../../documents/model.ts';
import { foldName } from '../../matching/nameForms.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { mentionsInBlock } from '../../matching/mentions.ts';
import type { Mention } from '../../matching/model.ts';
import { ProseFolder } from '../../text/foldProse.ts';
import { isQuoted, quotationsIn } from './quotations.ts';

/** A mention in the writer's own words. */
export interface WrittenTerm extends Mention {
	/** Without markup; Greek letters and hyphens of one kind, case kept. */
	readonly plain: string;
	readonly block: Block;
}

/** Every mention of a document outside quotations, in order. */
export function writtenTerms(document: ScannedDocument, lexicon: Lexicon): readonly WrittenTerm[] {
	const folder = new ProseFolder();
	const notation = document.format === 'latex' ? 'latex' : 'markdown';
	return document.blocks.flatMap((block) => {
		const mentions = mentionsInBlock(document, block, lexicon);
		const quotations = mentions.length === 0 ? [] : quotationsIn(block.content);
		return mentions
			.filter(({ start }) => !isQuoted(quotations, start - block.start))
			.map((mention) => ({ ...mention, plain: foldName(mention.text, folder, notation), block }));
	});
}
