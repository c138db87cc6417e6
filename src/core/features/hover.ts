import type { CitationCluster } from '../citations/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { ScannedDocument } from '../documents/model.ts';
import { cursorContext } from '../documents/cursorContext.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import type { Mention } from '../matching/model.ts';
import { termKey } from '../matching/termDecisions.ts';
import { mentionAt, mentionsAround } from '../matching/mentions.ts';
import type { Span } from '../text/span.ts';
import { type CardData, type CardSources, citedWork, type EntityCardData, entityCard } from './cards.ts';

export interface Hover {
	readonly span: Span;
	readonly card: CardData;
}

/**
 * The card for what is at an offset: first a citekey, then a mention, then the citation around the offset with all
 * its works; undefined where there is none. Costs the same in a long document as in a short one.
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
		return { span: context.span, card: citekeyCard(citekey, context.cluster, sources) };
	}
	const mention = mentionAt(document, lexicon, offset);
	const card = mention && mentionCard(mention, document, lexicon, sources.base);
	if (mention && card) {
		return { span: { start: mention.start, end: mention.end }, card };
	}
	return context.kind === 'cluster'
		? { span: context.cluster.span, card: clusterCard(context.cluster, sources) }
		: undefined;
}

/** Whether a hover is about a citation, which only the library can explain; a name needs none. */
export function isCitationAt(document: ScannedDocument, offset: number): boolean {
	const context = cursorContext(document, offset);
	return context.kind === 'cluster' || (context.kind === 'citekey' && context.span.end > context.span.start);
}

/** The card of a citekey, which names the other works of its citation. */
function citekeyCard(citekey: string, cluster: CitationCluster | undefined, sources: CardSources): CardData {
	const others = citekeysOf(cluster).filter((other) => other !== citekey);
	const card = citedWork(citekey, sources);
	return card.kind === 'paper' && others.length > 0
		? { ...card, citedWith: others.map((other) => citedWork(other, sources)) }
		: card;
}

function clusterCard(cluster: CitationCluster, sources: CardSources): CardData {
	const works = citekeysOf(cluster).map((citekey) => citedWork(citekey, sources));
	return works.length === 1 ? works[0]! : { kind: 'cluster', works };
}

function citekeysOf(cluster: CitationCluster | undefined): readonly string[] {
	return [...new Set(cluster?.cites.map(({ citekey }) => citekey))];
}

function mentionCard(
	mention: Mention,
	document: ScannedDocument,
	lexicon: Lexicon,
	base: EvidenceBase,
): EntityCardData | undefined {
	const card = entityCard(mention.entity, base);
	if (card === undefined) {
		return undefined;
	}
	const entities = (ids: readonly string[]) => ids.flatMap((id) => base.entity(id) ?? []);
	return {
		...card,
		typed: mention.text,
		key: termKey(mention.text, document.format === 'latex' ? 'latex' : 'markdown'),
		alternatives: entities(mention.alternatives ?? []),
		companions: entities(companionsOf(mention, document, lexicon)),
	};
}

/** What joins two names into one phrase: `GluN2B-containing NMDA receptors`, `NR2B-NMDARs`, `含 GluN2B 亚基的 NMDA 受体`. */
const joint = /^(?:-|[ -](?:subunit[ -])?(?:containing|bearing|expressing|lacking)[ -]| ?(?:亚基|亚单位)的? ?)$/;
/** The longest joint, with room for a line break. */
const longestJoint = 24;

/** Entities named in the same phrase as a mention, before it and after it. */
function companionsOf(mention: Mention, document: ScannedDocument, lexicon: Lexicon): readonly string[] {
	const around = mentionsAround(document, lexicon, mention.start);
	const index = around.findIndex(({ start }) => start === mention.start);
	const isJoined = (left: Mention | undefined, right: Mention | undefined): boolean =>
		left !== undefined &&
		right !== undefined &&
		right.start - left.end <= longestJoint &&
		joint.test(plainGaps(document.text.slice(left.end, right.start)));
	const [before, after] = [around[index - 1], around[index + 1]];
	const companions = [isJoined(before, mention) ? before : undefined, isJoined(mention, after) ? after : undefined];
	return companions.flatMap((companion) => (companion && companion.entity !== mention.entity ? companion.entity : []));
}

/** With one kind of blank and one kind of hyphen, none of them at a line's end. */
function plainGaps(text: string): string {
	return text
		.replace(/\s+/g, ' ')
		.replace(/[\u2010-\u2013]/g, '-')
		.replace('- ', '-');
}
