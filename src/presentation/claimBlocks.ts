import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Claim, CountedStance, Evidence } from '../core/evidence/model.ts';
import {
	type CardBlock,
	cardLink,
	commandLink,
	formatSubject,
	icon,
	type Inline,
	joined,
	named,
	text,
} from './card.ts';
import { paperLink } from './cardLinks.ts';
import { differenceLabel } from './differences.ts';
import { claimStatement, strengthLabel } from './labels.ts';
import { marksOf, type Reader } from './localise.ts';

/** How many papers a line about a claim names for each stance. */
const namedPapers = 3;

/** The claims of a card that is read at a glance. */
export interface ClaimLines {
	/** The strongest, each with what opposes it right after it. */
	readonly strongest: readonly CardBlock[];
	/** What was refuted, and how many claims are not shown: last, so that a card never opens with it. */
	readonly rest: readonly CardBlock[];
}

/** The `limit` strongest claims, the one that is contested most where none of them is, and those that oppose them. */
export function claimLines(claims: readonly Claim[], base: EvidenceBase, reader: Reader, limit: number): ClaimLines {
	const { t } = reader;
	const { colon } = marksOf(reader);
	const shown = new Set<Claim>();
	const items: Inline[][] = [];
	const show = (claim: Claim, lead: readonly Inline[] = []): void => {
		if (!shown.has(claim)) {
			shown.add(claim);
			items.push([...lead, ...claimInlines(claim, base, reader)]);
		}
	};
	const strongest = claims.filter(({ strength }) => strength !== 'refuted').slice(0, limit);
	const contested = strongest.some(isContested) ? undefined : mostContested(claims);
	for (const claim of contested === undefined ? strongest : [...strongest, contested]) {
		show(claim);
		for (const opponent of base.opponentsOf(claim.id)) {
			show(opponent, [text(t('Opposed by') + colon, 'strong')]);
		}
	}
	const refuted = claims.filter((claim) => claim.strength === 'refuted' && !shown.has(claim));
	const shownRefuted = refuted.slice(0, Math.ceil(limit / 2));
	const rest = claims.filter((claim) => !shown.has(claim)).length - shownRefuted.length;
	return {
		strongest: listBlocks(items),
		rest: [
			...listBlocks(shownRefuted.map((claim) => claimInlines(claim, base, reader))),
			...(rest > 0 ? [moreBlock(rest, reader)] : []),
		],
	};
}

function isContested({ strength }: Claim): boolean {
	return strength === 'conflicting';
}

/** Conflict is shown, however many claims are stronger. */
function mostContested(claims: readonly Claim[]): Claim | undefined {
	return claims.filter(isContested).toSorted((a, b) => b.evidence.length - a.evidence.length)[0];
}

/** `Statement (strong evidence; for: Zanos 2016 (mice); against: …)`. */
export function claimInlines(claim: Claim, base: EvidenceBase, reader: Reader): Inline[] {
	const { colon, comma, semicolon, open, close } = marksOf(reader);
	const labels: Readonly<Record<CountedStance, string>> = {
		supports: reader.t('for'),
		contradicts: reader.t('against'),
		mixed: reader.t('mixed'),
	};
	const papers = (Object.keys(labels) as CountedStance[]).flatMap((stance): Inline[][] => {
		const links = claim.evidence.filter((link) => link.stance === stance);
		const shown = links.slice(0, namedPapers).map((link) => evidenceInlines(link, base, reader));
		const rest = links.length > shown.length ? [text(` +${links.length - shown.length}`)] : [];
		return links.length === 0 ? [] : [[text(labels[stance] + colon), ...joined(shown, comma), ...rest]];
	});
	// That it is contested or refuted is said at the start.
	const isSaid = isContested(claim) || claim.strength === 'refuted';
	const parts = isSaid ? papers : [[text(strengthLabel(claim.strength, reader))], ...papers];
	return [...claimLead(claim, reader), text(open), ...joined(parts, semicolon), text(close)];
}

/** The statement of a claim, leading to its card; that it is contested comes first. */
export function claimLead(claim: Claim, reader: Reader): Inline[] {
	return [
		...(isContested(claim) ? [text(reader.t('Contested') + marksOf(reader).colon, 'strong')] : []),
		cardLink(claimStatement(claim, reader), { kind: 'claim', id: claim.id }),
	];
}

/** `Statement (moderate evidence; 5 for, 1 against)`: a line under which the papers are. */
export function claimSummary(claim: Claim, reader: Reader): Inline[] {
	const { t } = reader;
	const { colon, comma, semicolon, open, close } = marksOf(reader);
	const count = (stance: CountedStance) => claim.evidence.filter((link) => link.stance === stance).length;
	const counts = [
		[count('supports'), t('{0} for', count('supports'))],
		[count('contradicts'), t('{0} against', count('contradicts'))],
		[count('mixed'), t('{0} mixed', count('mixed'))],
	] as const;
	const parts = counts.flatMap(([number, label]) => (number === 0 ? [] : [label]));
	return [
		...(isContested(claim) ? [text(t('Contested') + colon, 'strong')] : []),
		...named(claimStatement(claim, reader)),
		text(
			open +
				[strengthLabel(claim.strength, reader), ...(parts.length === 0 ? [] : [parts.join(comma)])].join(semicolon) +
				close,
		),
	];
}

/** What can be done with a claim where its papers are listed. */
export function claimActions(claim: Claim, { t }: Reader): Inline[] {
	const subject = { kind: 'claim', id: claim.id } as const;
	return joined(
		[
			[icon('open-preview'), text(' '), cardLink(t('Open card'), subject)],
			[icon('quote'), text(' '), commandLink(t('Insert citation…'), 'afferent.citeFromCard', formatSubject(subject))],
		],
		'  ·  ',
	);
}

/** The paper of a link, and in what it is other than the claim: `Yang 2015 (rats)`. */
export function evidenceInlines(link: Evidence, base: EvidenceBase, reader: Reader): Inline[] {
	const label = differenceLabel(link, base, reader);
	const { open, close } = marksOf(reader);
	return [paperLink(link.paper, base, reader), ...(label === undefined ? [] : named(open + label + close))];
}

/** Says how many are not shown. */
export function moreBlock(count: number, { t }: Reader): CardBlock {
	return {
		kind: 'paragraph',
		content: [text(t('{0} more in the sidebar and on the card when it is opened.', count), 'emphasis')],
		withoutCommands: [text(t('{0} more on the full card.', count), 'emphasis')],
	};
}

function listBlocks(items: readonly (readonly Inline[])[]): CardBlock[] {
	return items.length === 0 ? [] : [{ kind: 'list', items }];
}
