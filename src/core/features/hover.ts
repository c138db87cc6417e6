import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import type { Mention } from '../matching/model.ts';
import { mentionAt } from '../matching/mentions.ts';
import type { Span } from '../text/span.ts';
import { type CardData, type CardSources, type EntityCardData, entityCard, paperCard } from './cards.ts';

export interface Hover {
	readonly span: Span;
	readonly card: CardData;
}

/**
 * The card for what stands at an offset: first a citekey, then a mention; undefined where there is neither.
 * Costs the same in a long document as in a short one.
 */
export function hoverAt(
	document: ScannedDocument,
	offset: number,
	lexicon: Lexicon,
	sources: CardSources,
): Hover | undefined {
	const context = cursorContext(document, offset);
	if (context.kind === 'citekey' && context.span.end > context.span.start) {
		const citekey = document.text.slice(context.span.start, context.span.end);
		const card = paperCard(citekey, sources) ?? { kind: 'unknown-citekey' as const, citekey };
		return { span: context.span, card };
	}
	const mention = mentionAt(document, lexicon, offset);
	const card = mention && mentionCard(mention, sources.base);
	return mention && card ? { span: { start: mention.start, end: mention.end }, card } : undefined;
}

function mentionCard(mention: Mention, base: EvidenceBase): EntityCardData | undefined {
	const card = entityCard(mention.entity, base);
	if (card === undefined) {
		return undefined;
	}
	const alternatives = (mention.alternatives ?? []).flatMap((id) => base.entity(id) ?? []);
	return { ...card, typed: mention.text, alternatives };
}
