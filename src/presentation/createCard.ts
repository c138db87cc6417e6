import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { CardData } from '../core/features/cards.ts';
import type { Card, CardSize } from './card.ts';
import { createEntityCard } from './entityCard.ts';
import type { Reader } from './localise.ts';
import { createClaimCard } from './claimCard.ts';
import { createClusterCard, createUnknownCitekeyCard } from './clusterCard.ts';
import { createPaperCard } from './paperCard.ts';

export interface CardOptions {
	readonly size: CardSize;
	/** A paper's reference in the reader's style as CSL's small HTML, where the citation engine is at hand. */
	readonly reference?: string | undefined;
	/** The card is below its reference, which it then leaves out. */
	readonly isBelowReference?: boolean;
	/** URI of the manuscript whose text the card speaks of; its terms can then be silenced or pinned from the card. */
	readonly document?: string | undefined;
	/** Ids of the entities that the manuscript mentions; diagrams mark them. */
	readonly mentioned?: ReadonlySet<string>;
}

/** The card for any card data. */
export function createCard(
	data: CardData,
	base: EvidenceBase,
	reader: Reader,
	{ size, reference, isBelowReference = false, document, mentioned }: CardOptions,
): Card {
	switch (data.kind) {
		case 'entity':
			return createEntityCard(data, base, reader, { size, document, mentioned });
		case 'paper':
			return createPaperCard(data, reader, size, isBelowReference ? 'none' : reference);
		case 'cluster':
			return createClusterCard(data.works, reader);
		case 'claim':
			return createClaimCard(data, base, reader);
		case 'unknown-citekey':
			return createUnknownCitekeyCard(data, reader);
	}
}
