/** Decides what a document names, from what its blocks may name and what it says of itself. */
import { blockAt } from '../documents/blockAt.ts';
import type { Block, BlockContent, DocumentFormat, ScannedDocument } from '../documents/model.ts';
import type { BlockFacts } from './blockFacts.ts';
import type { Definition } from './definitions.ts';
import { type DocumentFacts, isThere } from './documentFacts.ts';
import type { Lexicon } from './lexicon.ts';
import type { Mention } from './model.ts';
import type { Reading } from './reading.ts';
import { type TermDecisions, termKey } from './termDecisions.ts';

/** Every entity that the prose of a document names, in order; spans do not overlap. */
export function findMentions(document: ScannedDocument, lexicon: Lexicon): readonly Mention[] {
	const mentions: Mention[] = [];
	for (const block of document.blocks) {
		// One by one: a block may have more than a call takes arguments.
		for (const mention of mentionsInBlock(document, block, lexicon)) {
			mentions.push(mention);
		}
	}
	return mentions;
}

/** The mention at an offset, both ends included; only the block around it is looked at, unless an abbreviation asks for more. */
export function mentionAt(document: ScannedDocument, lexicon: Lexicon, offset: number): Mention | undefined {
	const mentions = mentionsAround(document, lexicon, offset);
	return (
		mentions.find(({ start, end }) => start <= offset && offset < end) ?? mentions.find(({ end }) => end === offset)
	);
}

/** The mentions of the block around an offset, with spans in the document. */
export function mentionsAround(document: ScannedDocument, lexicon: Lexicon, offset: number): readonly Mention[] {
	const block = blockAt(document, offset);
	return block === undefined ? [] : mentionsInBlock(document, block, lexicon);
}

/** The mentions of one block, with spans in the document. */
export function mentionsInBlock(document: ScannedDocument, block: Block, lexicon: Lexicon): readonly Mention[] {
	const facts = lexicon.factsOf(block.content, document.format);
	if (facts.candidates.length === 0 && facts.shortForms.length === 0) {
		return [];
	}
	const { decisions } = lexicon;
	const mentions = resolve(facts, block, () => lexicon.documentFacts(document), decisions);
	return decisions === undefined ? mentions : asDecided(mentions, decisions, document.format);
}

/** The mentions in a snippet of prose, such as a sentence or a selection, that stands by itself. */
export function matchText(text: string, format: DocumentFormat, lexicon: Lexicon): readonly Mention[] {
	const content: BlockContent = {
		text,
		kind: 'paragraph',
		regions: [{ kind: 'prose', span: { start: 0, end: text.length } }],
		clusters: [],
	};
	const block = { start: 0, content };
	const document: ScannedDocument = {
		format,
		text,
		blocks: [block],
		frontMatter: undefined,
		declarations: [],
		problems: [],
		latex: undefined,
	};
	return mentionsInBlock(document, block, lexicon);
}

/** The abbreviations that the text of a document defines, not its lists of them, with spans in the document. */
export function definitionsIn(document: ScannedDocument, lexicon: Lexicon): readonly Definition[] {
	return document.blocks.flatMap(({ start, content }) =>
		lexicon.factsOf(content, document.format).definitions.flatMap((definition) =>
			definition.isListed === true
				? []
				: [
						{
							...definition,
							abbreviationSpan: moved(definition.abbreviationSpan, start),
							longFormSpan: moved(definition.longFormSpan, start),
						},
					],
		),
	);
}

function moved({ start, end }: { start: number; end: number }, by: number): { start: number; end: number } {
	return { start: start + by, end: end + by };
}

/** Leaves out what the writer silenced, and gives a term with several readings the one that was pinned. */
function asDecided(mentions: readonly Mention[], decisions: TermDecisions, format: DocumentFormat): readonly Mention[] {
	return mentions.flatMap((mention) => {
		const decision = decisions.get(termKey(mention.text, format === 'latex' ? 'latex' : 'markdown'));
		if (decision?.kind !== 'means' || decision.entity === mention.entity) {
			return decision?.kind === 'silent' ? [] : [mention];
		}
		const others = [mention.entity, ...(mention.alternatives ?? [])].filter((id) => id !== decision.entity);
		return [{ ...mention, entity: decision.entity, alternatives: others }];
	});
}

function resolve(
	facts: BlockFacts,
	block: Block,
	documentFacts: () => DocumentFacts,
	decisions: TermDecisions | undefined,
): readonly Mention[] {
	const { text } = block.content;
	const mentions: Mention[] = [];
	const add = (start: number, end: number, entity: string, alternatives: readonly string[]): void => {
		mentions.push({
			start: block.start + start,
			end: block.start + end,
			text: text.slice(start, end),
			entity,
			...(alternatives.length > 0 ? { alternatives } : {}),
		});
	};
	let last = -1;
	let others: readonly Reading[] = [];
	for (const candidate of facts.candidates) {
		const { start } = candidate[0]!;
		if (start < last) {
			continue;
		}
		others = others.filter(({ end }) => end > start);
		for (const reading of candidate) {
			if (reading.entity === '') {
				others = [...others, reading];
				continue;
			}
			if (others.some(({ isNot }) => isNot.includes(reading.entity))) {
				continue;
			}
			const entity = pinned(reading, decisions) ?? meantBy(reading, facts, documentFacts);
			if (entity === undefined) {
				continue;
			}
			last = reading.end;
			const before = reading.parts.filter(({ start }) => start < reading.start);
			for (const part of before) {
				add(part.start, part.end, part.entity, []);
			}
			add(reading.start, reading.end, entity, reading.alternatives);
			for (const part of reading.parts) {
				if (part.start >= reading.start) {
					add(part.start, part.end, part.entity, []);
					last = part.end;
				}
			}
			break;
		}
	}
	addOwnNames(facts, mentions, block, documentFacts, add);
	return mentions.sort((a, b) => a.start - b.start);
}

/** The entity that the writer gave to an ambiguous short form, which then needs no company. */
function pinned({ abbreviation, entity }: Reading, decisions: TermDecisions | undefined): string | undefined {
	const decision = abbreviation === undefined ? undefined : decisions?.get(termKey(abbreviation));
	return decision?.kind === 'means' && entity !== '' ? decision.entity : undefined;
}

/** The entity of a reading in its document, undefined when it does not hold. */
function meantBy(reading: Reading, { packs }: BlockFacts, documentFacts: () => DocumentFacts): string | undefined {
	const { abbreviation, entity, needs } = reading;
	if (abbreviation === undefined && needs === 'nothing') {
		return entity;
	}
	const document = documentFacts();
	const { ownMeanings } = document;
	const own = abbreviation === undefined ? undefined : ownMeanings.get(abbreviation);
	if (own === undefined) {
		return isThere(needs, packs, document) ? entity : undefined;
	}
	if (own.entities.includes(entity) || own.mayMean(entity)) {
		return entity;
	}
	// A Chinese phrase before a bracket is no proof: a clear abbreviation keeps its meaning there, in its field.
	return own.isUnconfirmed && !reading.isAmbiguous && isThere(reading.doubted?.() ?? needs, packs, document)
		? entity
		: own.entities[0];
}

/** Abbreviations that only this document has, for names that the lexicon has. */
function addOwnNames(
	{ shortForms }: BlockFacts,
	mentions: readonly Mention[],
	block: Block,
	documentFacts: () => DocumentFacts,
	add: (start: number, end: number, entity: string, alternatives: readonly string[]) => void,
): void {
	if (shortForms.length === 0) {
		return;
	}
	const { ownMeanings } = documentFacts();
	if (ownMeanings.size === 0) {
		return;
	}
	const { text } = block.content;
	const covered = new Uint8Array(text.length);
	for (const { start, end } of mentions) {
		covered.fill(1, start - block.start, end - block.start);
	}
	// Of two forms that begin at one place the longer one is later.
	for (let i = shortForms.length - 2; i >= 0; i -= 2) {
		const start = shortForms[i]!;
		const end = shortForms[i + 1]!;
		const entity = ownMeanings.get(text.slice(start, end))?.entities[0];
		if (entity !== undefined && !covered.subarray(start, end).includes(1)) {
			const after = text[end] === 's' ? end + 1 : end;
			add(start, after, entity, []);
			covered.fill(1, start, after);
		}
	}
}
