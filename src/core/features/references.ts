import { clustersOf } from '../documents/clusters.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import { findMentions, mentionAt } from '../matching/mentions.ts';
import type { Span } from '../text/span.ts';

/** What is looked for: every cite of a work, or every mention of an entity in whatever form. */
export type Sought =
	{ readonly kind: 'citekey'; readonly citekey: string } | { readonly kind: 'entity'; readonly entity: string };

/** What is at an offset and can be looked for; undefined on ordinary words. */
export function soughtAt(document: ScannedDocument, offset: number, lexicon: Lexicon): Sought | undefined {
	const context = cursorContext(document, offset);
	if (context.kind === 'citekey') {
		const citekey = document.text.slice(context.span.start, context.span.end);
		return citekey === '' ? undefined : { kind: 'citekey', citekey };
	}
	const mention = mentionAt(document, lexicon, offset);
	return mention && { kind: 'entity', entity: mention.entity };
}

/** All places of what is sought in one document, in order. */
export function placesOf(document: ScannedDocument, sought: Sought, lexicon: Lexicon): readonly Span[] {
	switch (sought.kind) {
		case 'citekey':
			return clustersOf(document)
				.flatMap((cluster) => cluster.cites)
				.filter((cite) => cite.citekey === sought.citekey)
				.map((cite) => cite.citekeySpan);
		case 'entity':
			return findMentions(document, lexicon)
				.filter((mention) => mention.entity === sought.entity)
				.map(({ start, end }) => ({ start, end }));
	}
}
