import type { CslItem } from '../core/bibliography/cslItem.ts';
import type { Study } from '../core/evidence/model.ts';
import type { PaperCardData } from '../core/features/cards.ts';
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
import { claimLead } from './claimBlocks.ts';
import { doiUrl, pmcUrl, pubmedUrl } from './databases.ts';
import { claimsOfPaper } from './evidenceColumns.ts';
import { plainTitle, shortReference, stanceLabel, stances, strengthLabel } from './labels.ts';
import { localText, marksOf, type Reader } from './localise.ts';
import { confirmedBlocks, incompleteBlocks, noticeBlocks } from './paperReliance.ts';
import { inlinesFromHtml } from './richText.ts';
import { studyLine } from './studyFacts.ts';
import { referenceInlines } from './workReference.ts';

/** How many claims a hover lists under each stance. */
const shownClaims = 2;

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
