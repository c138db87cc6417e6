import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { CardData } from '../core/features/cards.ts';
import type { Card } from './card.ts';
import { type CardSize, createEntityCard } from './entityCard.ts';
import type { Reader } from './localise.ts';
import { createClaimCard, createPaperCard, createUnknownCitekeyCard } from './paperCard.ts';

/**
 * The card for any card data. `reference` is a paper's reference in the reader's style as CSL's small HTML,
 * where the citation engine is at hand.
 */
export function createCard(
	data: CardData,
	base: EvidenceBase,
	reader: Reader,
	size: CardSize,
	reference?: string,
): Card {
	switch (data.kind) {
		case 'entity':
			return createEntityCard(data, base, reader, size);
		case 'paper':
			return createPaperCard(data, reader, size, reference);
		case 'claim':
			return createClaimCard(data, base, reader);
		case 'unknown-citekey':
			return createUnknownCitekeyCard(data, reader);
	}
}
