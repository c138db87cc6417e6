/** The card of a claim. */
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { ClaimCardData } from '../core/features/cards.ts';
import {
	type Card,
	type CardBlock,
	commandLink,
	formatSubject,
	icon,
	type Inline,
	joined,
	named,
	text,
} from './card.ts';
import { entityLink } from './cardLinks.ts';
import { claimInlines } from './claimBlocks.ts';
import { evidenceOfClaim, filtersFor } from './evidenceColumns.ts';
import { claimStatement, strengthLabel } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';

/** The card of a claim: what it says, how strong it is, and every paper for and against. */
export function createClaimCard({ claim }: ClaimCardData, base: EvidenceBase, reader: Reader): Card {
	const { t } = reader;
	const marks = marksOf(reader);
	const kind = [text(t('Claim'), 'emphasis'), text(` · ${strengthLabel(claim.strength, reader)}`)];
	const blocks: CardBlock[] = [
		{ kind: 'heading', content: named(claimStatement(claim, reader)) },
		{ kind: 'paragraph', content: kind },
	];
	const subject = formatSubject({ kind: 'claim', id: claim.id });
	const links: Inline[][] = [
		[icon('quote'), text(' '), commandLink(t('Insert citation…'), 'afferent.citeFromCard', subject)],
		[icon('list-tree'), text(' '), commandLink(t('Show in sidebar'), 'afferent.showInSidebar', subject)],
	];
	blocks.push({ kind: 'paragraph', content: joined(links, '  ·  '), isActions: true });
	const terms = [claim.subject, claim.object, ...(claim.pathway === undefined ? [] : [claim.pathway])];
	const distinct = [...new Set(terms.flatMap((term) => term.entities).flatMap((id) => base.entity(id) ?? []))];
	if (distinct.length > 0) {
		const pieces = distinct.map((entity) => [entityLink(entity, reader)]);
		blocks.push({
			kind: 'paragraph',
			content: [text(t('About') + marks.colon, 'strong'), ...joined(pieces, marks.comma)],
		});
	}
	const opponents = base.opponentsOf(claim.id);
	if (opponents.length > 0) {
		blocks.push(
			{ kind: 'heading', content: [text(t('Opposed by'))] },
			{ kind: 'list', items: opponents.map((opponent) => claimInlines(opponent, base, reader)) },
		);
	}
	const columns = evidenceOfClaim(claim, base, reader);
	blocks.push(...filtersFor(columns, reader), { kind: 'evidence', columns });
	return { title: claimStatement(claim, reader), blocks };
}
