/** In which order the card of an entity says what it is, what can be done and what is known. */
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { fieldNotesOf } from '../core/evidence/fieldNotes.ts';
import type { Entity } from '../core/evidence/model.ts';
import type { EntityCardData } from '../core/features/cards.ts';
import {
	type Card,
	type CardBlock,
	cardLink,
	type CardSize,
	commandLink,
	formatSubject,
	formatTerm,
	icon,
	type Inline,
	joined,
	text,
	webLink,
} from './card.ts';
import { entityLink } from './cardLinks.ts';
import { claimActions, claimLines, claimSummary } from './claimBlocks.ts';
import { neighbourhoodGraph } from './diagram/diagramGraph.ts';
import { diagramBlocks, entityBody } from './entityBody.ts';
import { classInlines, headline, otherNames } from './entityHeadline.ts';
import { databaseBlocks, geneBlocks } from './entityRecords.ts';
import { unconfirmedBlocks } from './entityUnconfirmed.ts';
import { evidenceOfClaim, filtersFor } from './evidenceColumns.ts';
import { labelInlines, pushLinks, pushText } from './labelledBlocks.ts';
import { shortReference } from './labels.ts';
import { displayName, localText, marksOf, type Reader } from './localise.ts';
import { plainForm } from './plainForm.ts';

/** How much of the evidence a card lists before it points to the sidebar: a hover is read at a glance. */
const shownClaims = 2;

const shownPapers = { hover: 5, full: 200 } as const;

/** A note that is longer is cut to its first sentence where the card is read at a glance. */
const glanceLength = 170;

/** How much a card says, and where it stands. */
interface EntityCardOptions {
	readonly size: CardSize;
	readonly document: string | undefined;
	/** Ids of the entities that the manuscript mentions. */
	readonly mentioned: ReadonlySet<string> | undefined;
}

/**
 * The card of a receptor or other target, of a pathway, or of any other entity. A hover shows some 250 pixels before it
 * scrolls: what it is, what can be done, what the drugs of the field do there and the strongest claims come first.
 */
export function createEntityCard(
	data: EntityCardData,
	base: EvidenceBase,
	reader: Reader,
	{ size, document, mentioned = new Set() }: EntityCardOptions,
): Card {
	const blocks =
		size === 'hover' ? glance(data, base, reader, document) : record(data, base, reader, { document, mentioned });
	return { title: displayName(data.entity, reader), blocks };
}

function glance(data: EntityCardData, base: EvidenceBase, reader: Reader, document: string | undefined): CardBlock[] {
	const { entity } = data;
	const claims = claimLines(data.claims, base, reader, shownClaims);
	const [summary, restOfSummary] = splitSummary(entity, reader);
	const notes = fieldNotesOf(entity).map(({ label, text: note }) => {
		const whole = localText(note, reader);
		const [first, rest] = whole.length > glanceLength ? firstSentence(whole) : [whole, ''];
		return { label: localText(label, reader), first, rest };
	});
	const blocks: CardBlock[] = [
		...headline(data, reader),
		{ kind: 'paragraph', content: classInlines(entity, summary, reader) },
	];
	blocks.push(...geneBlocks(data, reader), ...actions(data, reader, 'hover', document));
	for (const { label, first } of notes) {
		pushText(blocks, reader, label, first);
	}
	blocks.push(...claims.strongest, ...claims.rest, ...meanings(data, reader, document));
	pushText(blocks, reader, undefined, entity.kind === 'target' ? localText(entity.role, reader) : restOfSummary);
	for (const { label, rest } of notes) {
		pushText(blocks, reader, label, rest);
	}
	blocks.push(...entityBody(entity, base, reader, { size: 'hover' }), ...relatedBlocks(data, reader, 'hover'));
	blocks.push(...unconfirmedBlocks(entity, reader), ...databaseBlocks(entity, reader));
	return blocks;
}

/** Everything that is known, for the card that is open beside the text. */
function record(
	data: EntityCardData,
	base: EvidenceBase,
	reader: Reader,
	{ document, mentioned }: { readonly document: string | undefined; readonly mentioned: ReadonlySet<string> },
): CardBlock[] {
	const { entity } = data;
	const blocks: CardBlock[] = [
		...headline(data, reader),
		{ kind: 'paragraph', content: classInlines(entity, '', reader) },
	];
	blocks.push(...actions(data, reader, 'full', document), ...meanings(data, reader, document));
	for (const { label, text: note } of fieldNotesOf(entity)) {
		pushText(blocks, reader, localText(label, reader), localText(note, reader));
	}
	pushText(blocks, reader, undefined, localText(entity.kind === 'target' ? entity.role : entity.summary, reader));
	blocks.push(...entityBody(entity, base, reader, { size: 'full', mentioned }));
	if (entity.kind !== 'pathway') {
		blocks.push(...diagramBlocks(neighbourhoodGraph(entity, base, reader, mentioned), reader));
	}
	blocks.push(...claimFolds(data, base, reader), ...relatedBlocks(data, reader, 'full'));
	pushText(blocks, reader, reader.t('Other names'), otherNames(entity, reader).join(marksOf(reader).comma));
	blocks.push(...unconfirmedBlocks(entity, reader), ...databaseBlocks(entity, reader));
	return blocks;
}

/** The first sentence of what is said of a pathway or substance, and the rest; a target has its family instead. */
function splitSummary(entity: Entity, reader: Reader): readonly [string, string] {
	return entity.kind === 'target' ? ['', ''] : firstSentence(localText(entity.summary, reader));
}

/** Cuts behind the first sentence; a full stop inside an abbreviation or a number ends none. */
function firstSentence(content: string): readonly [string, string] {
	const [, first = content] = /^([^]{24,}?(?:(?<! [A-Za-z]|vs|approx)[.!?](?=\s+[A-Z(])|。))/.exec(content) ?? [];
	return [first, content.slice(first.length).trim()];
}

/** Other meanings of what was typed, each of which can be chosen for the document, and what is named in the same phrase. */
function meanings(
	{ typed, key, alternatives, companions }: EntityCardData,
	reader: Reader,
	document: string | undefined,
): CardBlock[] {
	const { t } = reader;
	const { comma, open, close } = marksOf(reader);
	const pinInlines = ({ id }: Entity): Inline[] => {
		if (document === undefined || typed === undefined || key === undefined) {
			return [];
		}
		const argument = formatTerm({ document, term: plainForm(typed), key, entity: id });
		const hint = t('“{0}” means this in this document.', plainForm(typed));
		return [text(open), commandLink(t('use this here'), 'afferent.pinReading', argument, hint), text(close)];
	};
	const blocks: CardBlock[] = [];
	if (alternatives.length > 0) {
		const links = alternatives.map((other) => [entityLink(other, reader), ...pinInlines(other)]);
		blocks.push({
			kind: 'paragraph',
			content: [...labelInlines(t('Other meanings'), reader), ...joined(links, comma)],
		});
	}
	pushLinks(
		blocks,
		reader,
		t('Named with it'),
		companions.map((companion) => entityLink(companion, reader)),
	);
	return blocks;
}

/** Every claim with its papers side by side, behind one line each, and the choices to filter them by. */
function claimFolds({ claims }: EntityCardData, base: EvidenceBase, reader: Reader): CardBlock[] {
	if (claims.length === 0) {
		return [];
	}
	const folds = claims.map((claim) => ({ claim, columns: evidenceOfClaim(claim, base, reader) }));
	return [
		{ kind: 'heading', content: [text(reader.t('Claims'))] },
		...filtersFor(
			folds.flatMap(({ columns }) => columns),
			reader,
		),
		...folds.map(({ claim, columns }): CardBlock => ({
			kind: 'fold',
			summary: claimSummary(claim, reader),
			blocks: [
				{ kind: 'paragraph', content: claimActions(claim, reader), isActions: true },
				{ kind: 'evidence', columns },
			],
		})),
	];
}

function relatedBlocks(data: EntityCardData, reader: Reader, size: CardSize): CardBlock[] {
	const { t } = reader;
	const blocks: CardBlock[] = [];
	pushLinks(
		blocks,
		reader,
		t('Pathways'),
		data.pathways.map((pathway) => entityLink(pathway, reader)),
	);
	const papers = data.papers.slice(0, shownPapers[size]);
	const links = papers.map((paper) =>
		cardLink(shortReference(paper.item, reader), { kind: 'paper', id: paper.citekey }),
	);
	pushLinks(blocks, reader, t('Papers'), links, data.papers.length - papers.length);
	pushLinks(
		blocks,
		reader,
		t('Figures'),
		data.figures.map((figure) => webLink(figure.title, figure.url)),
	);
	return blocks;
}

/** What can be done with the entity: cite its papers, open its card, find it in the sidebar, or say that it is not meant. */
function actions(
	{ entity, typed, key, papers }: EntityCardData,
	reader: Reader,
	size: CardSize,
	document: string | undefined,
): CardBlock[] {
	const { t } = reader;
	const subject = formatSubject({ kind: 'entity', id: entity.id });
	const links: Inline[][] = [];
	if (papers.length > 0) {
		links.push([icon('quote'), text(' '), commandLink(t('Insert citation…'), 'afferent.citeFromCard', subject)]);
	}
	// The opened card needs no link to itself.
	if (size === 'hover') {
		links.push([icon('open-preview'), text(' '), cardLink(t('Open card'), { kind: 'entity', id: entity.id })]);
	}
	links.push([icon('list-tree'), text(' '), commandLink(t('Show in sidebar'), 'afferent.showInSidebar', subject)]);
	if (document !== undefined && typed !== undefined && key !== undefined) {
		const argument = formatTerm({ document, term: plainForm(typed), key });
		const hint = t('No card for “{0}” in this document.', plainForm(typed));
		links.push([icon('eye-closed'), text(' '), commandLink(t('Not this'), 'afferent.silenceTerm', argument, hint)]);
	}
	return [{ kind: 'paragraph', content: joined(links, '  ·  '), isActions: true }];
}
