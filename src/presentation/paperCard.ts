import type { CslItem } from '../core/bibliography/cslItem.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { Notice, Paper, Study } from '../core/evidence/model.ts';
import type { CitedWork, ClaimCardData, PaperCardData, UnknownCitekeyData } from '../core/features/cards.ts';
import {
	type Card,
	type CardBlock,
	cardLink,
	type CardSize,
	commandLink,
	formatSubject,
	icon,
	type Inline,
	joined,
	named,
	text,
	webLink,
} from './card.ts';
import { doiUrl, pmcUrl, pubmedUrl } from './databases.ts';
import { entityLink } from './cardLinks.ts';
import { claimInlines, claimLead } from './claimBlocks.ts';
import { claimsOfPaper, evidenceOfClaim, filtersFor } from './evidenceColumns.ts';
import {
	claimStatement,
	missingFieldLabel,
	plainTitle,
	shortAuthors,
	shortReference,
	shortSource,
	stanceLabel,
	stances,
	strengthLabel,
	yearOf,
} from './labels.ts';
import { localText, marksOf, type Reader } from './localise.ts';
import { inlinesFromHtml } from './richText.ts';
import { studyLine } from './studyFacts.ts';

/** How many claims a hover lists under each stance. */
const shownClaims = 2;

/** Letters of a reference that a hover has room for; what is longer is given shortly there. */
const glanceReference = 330;

/**
 * The card of a paper. `reference` is the reference in the reader's style, in CSL's small HTML; without it the card
 * makes do with authors, year, title and source. `none` is for a card that is below its reference.
 */
export function createPaperCard(
	data: PaperCardData,
	reader: Reader,
	size: CardSize,
	reference: string | 'none' | undefined,
): Card {
	const isHover = size === 'hover';
	const { study } = data.paper ?? {};
	const blocks: CardBlock[] = [
		...(isHover ? [] : [{ kind: 'heading' as const, content: [text(shortReference(data.item, reader))] }]),
		...noticeBlocks(study?.notices ?? [], reader),
		...(reference === 'none'
			? []
			: [{ kind: 'paragraph' as const, content: referenceInlines(data.item, reader, size, reference) }]),
		...actions(data, reader, size),
	];
	if (data.paper !== undefined) {
		blocks.push(...incompleteBlocks(data.paper, reader), ...studyBlocks(data.paper.study, reader));
		blocks.push(...(isHover ? stanceLines(data, reader) : stanceColumns(data, reader)));
	} else if (typeof data.item.abstract === 'string' && !isHover) {
		blocks.push({ kind: 'paragraph', content: inlinesFromHtml(data.item.abstract) });
	}
	blocks.push(
		...citedWithBlocks(data, reader),
		...libraryBlocks(data, reader),
		...linkBlocks(data.item),
		...confirmedBlocks(data.paper, reader),
	);
	return { title: shortReference(data.item, reader), blocks };
}

/** Several cards in one, for the works of one citation: a few lines each, in the order of the cites. */
export function createClusterCard(works: readonly CitedWork[], reader: Reader): Card {
	const { t } = reader;
	const blocks = works.flatMap((work): CardBlock[] => {
		if (work.kind === 'unknown-citekey') {
			return createUnknownCitekeyCard(work, reader).blocks.slice();
		}
		const subject = { kind: 'paper', id: work.citekey } as const;
		const { study } = work.paper ?? {};
		const finding = study?.findings[0];
		const lines: CardBlock[] = [
			...noticeBlocks(study?.notices ?? [], reader),
			{
				kind: 'paragraph',
				content: [cardLink(shortReference(work.item, reader), subject), text('. '), ...titleAndSource(work.item)],
			},
		];
		if (study !== undefined) {
			const line = studyLine(study, reader);
			lines.push({
				kind: 'paragraph',
				content: [
					text(line, 'emphasis'),
					...(finding === undefined ? [] : [text(' '), ...named(localText(finding, reader))]),
				],
			});
		}
		return lines;
	});
	const heading = { kind: 'heading', content: [text(t('{0} papers are cited here', works.length))] } as const;
	return { title: t('{0} papers are cited here', works.length), blocks: [heading, ...blocks] };
}

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

/** What a citekey shows that nothing knows. */
export function createUnknownCitekeyCard({ citekey }: UnknownCitekeyData, { t }: Reader): Card {
	return {
		title: citekey,
		blocks: [
			{
				kind: 'paragraph',
				content: [
					icon('warning'),
					text(' '),
					text(t('The citekey “{0}” is neither in a bibliography of this document nor in the evidence base.', citekey)),
				],
			},
		],
	};
}

/** The reference as the document prints it, its address a link; shortly where a hover has no room for it. */
function referenceInlines(item: CslItem, reader: Reader, size: CardSize, reference: string | undefined): Inline[] {
	const isHover = size === 'hover';
	if (reference === undefined) {
		return plainReference(item, reader);
	}
	const inlines = inlinesFromHtml(reference).flatMap((piece) => withLinks(piece, isHover));
	const letters = inlines.reduce((sum, piece) => sum + (piece.kind === 'icon' ? 0 : piece.text.length), 0);
	return isHover && letters > glanceReference ? plainReference(item, reader) : inlines;
}

/** Makes links of addresses; a hover leaves the DOI out, which is a link of its own below. */
function withLinks(piece: Inline, isHover: boolean): Inline[] {
	if (piece.kind !== 'text') {
		return [piece];
	}
	return piece.text.split(/(https?:\/\/[^\s]*[^\s.,;)])/).flatMap((part, index): Inline[] => {
		if (index % 2 === 0) {
			return part === ''
				? []
				: [text(isHover ? part.trimEnd() + (/\s$/.test(part) ? ' ' : '') : part, ...(piece.marks ?? []))];
		}
		return isHover && part.includes('doi.org/') ? [] : [webLink(part, part)];
	});
}

function plainReference(item: CslItem, reader: Reader): Inline[] {
	const year = yearOf(item);
	const { open, close } = marksOf(reader);
	return [
		text(`${shortAuthors(item, reader)}${year === undefined ? '' : open + year + close}. `),
		...titleAndSource(item),
	];
}

/** `Title. Journal 12, 3-4.` */
function titleAndSource(item: CslItem): Inline[] {
	const source = shortSource(item);
	const title = (item.title ?? '').replace(/[.\s]+$/, '');
	return [...inlinesFromHtml(title), text(/[?!]$/.test(title) ? ' ' : '. '), text(source === '' ? '' : `${source}.`)];
}

function noticeBlocks(notices: readonly Notice[], { t }: Reader): CardBlock[] {
	return notices.map((notice) => {
		const label = {
			retraction: t('Retracted'),
			correction: t('Corrected'),
			'expression-of-concern': t('Expression of concern'),
		}[notice.kind];
		const date = notice.date === undefined ? '' : ` ${notice.date}`;
		return {
			kind: 'paragraph',
			content: [
				icon(notice.kind === 'retraction' ? 'error' : 'warning'),
				text(' '),
				text(`${label}${date}.`, 'strong'),
				text(` ${notice.source}`),
			],
		};
	});
}

function studyBlocks(study: Study, reader: Reader): CardBlock[] {
	const blocks: CardBlock[] = [{ kind: 'paragraph', content: [text(studyLine(study, reader), 'emphasis')] }];
	if (study.findings.length > 0) {
		blocks.push({ kind: 'list', items: study.findings.map((finding) => named(localText(finding, reader))) });
	}
	return blocks;
}

/** What the paper stands for and against, a line each that begins with the stance. */
function stanceLines({ claims }: PaperCardData, reader: Reader): CardBlock[] {
	const { colon, open, close } = marksOf(reader);
	const items = stances.flatMap((stance): Inline[][] => {
		const ofStance = claims.filter((link) => link.stance === stance);
		const lines = ofStance
			.slice(0, shownClaims)
			.map(({ claim, note }): Inline[] => [
				text(stanceLabel(stance, reader) + colon, 'strong'),
				...claimLead(claim, reader),
				text(open + strengthLabel(claim.strength, reader) + close + (note === undefined ? '' : colon + note)),
			]);
		const rest = ofStance.length - lines.length;
		return rest > 0 ? [...lines, [text(reader.t('{0} more', rest), 'emphasis')]] : lines;
	});
	return items.length === 0 ? [] : [{ kind: 'list', items }];
}

/** The other works of the citation that the card was asked for at. */
function citedWithBlocks({ citedWith = [] }: PaperCardData, reader: Reader): CardBlock[] {
	const marks = marksOf(reader);
	const links = citedWith.map((work) =>
		work.kind === 'paper'
			? [cardLink(shortReference(work.item, reader), { kind: 'paper', id: work.citekey }, plainTitle(work.item))]
			: [text(work.citekey)],
	);
	return links.length === 0
		? []
		: [
				{
					kind: 'paragraph',
					content: [text(reader.t('Cited with it') + marks.colon, 'strong'), ...joined(links, marks.comma)],
				},
			];
}

function stanceColumns({ claims }: PaperCardData, reader: Reader): CardBlock[] {
	const columns = claimsOfPaper(claims, reader);
	return columns.length === 0
		? []
		: [
				{ kind: 'heading', content: [text(reader.t('Claims'))] },
				{ kind: 'evidence', columns },
			];
}

/** A record of which something is missing is not passed off as ready to cite. */
function incompleteBlocks({ study }: Paper, reader: Reader): CardBlock[] {
	const { t } = reader;
	if (study.metadata !== 'incomplete') {
		return [];
	}
	const missing = study.missing.map((field) => missingFieldLabel(field, reader)).join(marksOf(reader).comma);
	return [
		{
			kind: 'paragraph',
			content: [
				icon('warning'),
				text(' '),
				text(t('Record not fully confirmed.'), 'strong'),
				text(` ${t('Check before citing: {0}.', missing)}`),
			],
		},
	];
}

function confirmedBlocks(paper: Paper | undefined, { t }: Reader): CardBlock[] {
	if (paper?.study.metadata !== 'confirmed') {
		return [];
	}
	const sentence = paper.study.firstPageOnly
		? t('Record confirmed by a source; only the first page is known.')
		: t('Record confirmed by a source.');
	return [{ kind: 'paragraph', content: [icon('verified'), text(` ${sentence}`)] }];
}

/** Where the paper can be read. An identifier or address that is not well formed is shown and leads nowhere. */
function linkBlocks(item: CslItem): CardBlock[] {
	const pieces: Inline[][] = [];
	const push = (label: string, url: string | undefined) => {
		pieces.push([url === undefined ? text(label) : webLink(label, url)]);
	};
	if (typeof item.DOI === 'string') {
		push(`DOI ${item.DOI}`, doiUrl(item.DOI));
	}
	if (item.PMID !== undefined) {
		push(`PubMed ${item.PMID}`, pubmedUrl(String(item.PMID)));
	}
	if (item.PMCID !== undefined) {
		push(String(item.PMCID), pmcUrl(String(item.PMCID)));
	}
	if (pieces.length === 0 && typeof item.URL === 'string') {
		push(item.URL, item.URL);
	}
	return pieces.length === 0 ? [] : [{ kind: 'paragraph', content: joined(pieces, '  ·  ') }];
}

function libraryBlocks(data: PaperCardData, { t }: Reader): CardBlock[] {
	const own = data.libraryEntry;
	if (own === undefined) {
		return [
			{
				kind: 'paragraph',
				content: [text(t('Not yet in this document’s bibliography; citing it adds it.'), 'emphasis')],
				withoutCommands: [],
			},
		];
	}
	const file = own.bibliography.source.slice(own.bibliography.source.lastIndexOf('/') + 1);
	const sentence =
		own.citekey === data.citekey
			? t('In {0}.', file)
			: t('The same paper is in {0} as “{1}”; citing it uses that citekey.', file, own.citekey);
	return [{ kind: 'paragraph', content: [text(sentence, 'emphasis')] }];
}

function actions(data: PaperCardData, reader: Reader, size: CardSize): CardBlock[] {
	const { t } = reader;
	const subject = formatSubject({ kind: 'paper', id: data.citekey });
	const links: Inline[][] = [
		[icon('quote'), text(' '), commandLink(t('Insert citation'), 'afferent.citeFromCard', subject)],
	];
	if (size === 'hover') {
		links.push([icon('open-preview'), text(' '), commandLink(t('Open card'), 'afferent.openCard', subject)]);
	}
	if (data.paper !== undefined) {
		const inBase = formatSubject({ kind: 'paper', id: data.paper.citekey });
		links.push([icon('list-tree'), text(' '), commandLink(t('Show in sidebar'), 'afferent.showInSidebar', inBase)]);
	}
	const blocks: CardBlock[] = [{ kind: 'paragraph', content: joined(links, '  ·  '), isActions: true }];
	if (size === 'full') {
		const copies = [
			commandLink(t('reference'), 'afferent.copyReference', subject),
			commandLink(t('citekey'), 'afferent.copyCitekey', subject),
			commandLink('BibTeX', 'afferent.copyBibtex', subject),
		].map((link) => [link]);
		const content = [text(t('Copy') + marksOf(reader).colon), ...joined(copies, '  ·  ')];
		blocks.push({ kind: 'paragraph', content, isActions: true });
	}
	return blocks;
}
