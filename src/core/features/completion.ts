import { citeSearchAt, cursorContext } from '../documents/cursorContext.ts';
import type { Block, ScannedDocument } from '../documents/model.ts';
import { regionAt } from '../documents/regions.ts';
import { type EntityKind, kindOfEntity } from '../evidence/entityKind.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { Entity } from '../evidence/model.ts';
import { inNotation, recommendedName } from '../matching/notation.ts';
import type { NameHit, NameIndex } from '../search/nameIndex.ts';
import type { PaperHit, PaperIndex } from '../search/paperIndex.ts';
import type { Span } from '../text/span.ts';
import { citedAround } from './citedAround.ts';
import { isInOpenMarkup } from './openMarkup.ts';

/** Languages that names are written in. */
export type NameLanguage = 'en' | 'zh';

/** What completion draws on. A kind that is left out is not offered. */
export interface CompletionSources {
	readonly base: EvidenceBase;
	readonly papers?: PaperIndex;
	readonly names?: NameIndex;
	/** Kinds of entities whose names are offered; all when it is not given. */
	readonly kinds?: readonly EntityKind[];
	/** The language of names where the text does not show one; English when it is not given. */
	readonly language?: NameLanguage;
}

/** Papers for a citekey. The text to insert is the citekey alone; what opens the cite is there already. */
export interface PaperCompletions {
	readonly kind: 'papers';
	/** What the chosen citekey replaces. */
	readonly span: Span;
	/** What is in the span before the cursor, by which the papers were found. */
	readonly typed: string;
	readonly place: 'narrative' | 'bracketed' | 'command';
	/** Best first. */
	readonly papers: readonly PaperCompletion[];
	/** Whether there may be more: ask again after the next letter. */
	readonly isIncomplete: boolean;
}

export interface PaperCompletion extends PaperHit {
	readonly isCited: boolean;
}

/** Names of entities for a word in running text. */
export interface NameCompletions {
	readonly kind: 'names';
	readonly span: Span;
	readonly typed: string;
	readonly names: readonly NameCompletion[];
	readonly isIncomplete: boolean;
}

export interface NameCompletion {
	readonly entity: Entity;
	/** The name by which it was found. */
	readonly matched: string;
	/** The recommended name in the notation and language of the document. */
	readonly text: string;
}

export type Completions = PaperCompletions | NameCompletions;

/** Editors show some twelve rows; what comes later is found by typing on. */
const mostPapers = 50;
const mostNames = 20;

/** What can be completed at an offset; undefined in code, maths, front matter and wherever nothing is offered. */
export function completeAt(
	document: ScannedDocument,
	offset: number,
	sources: CompletionSources,
): Completions | undefined {
	const sought = citeSearchAt(document, offset);
	if (sought !== undefined && sources.papers !== undefined && !beginsWithCitekey(sought.typed, sources.papers)) {
		return completePapers(document, sought, sources.papers);
	}
	const context = cursorContext(document, offset);
	switch (context.kind) {
		case 'citekey':
			return sources.papers && completePapers(document, context, sources.papers);
		case 'prose':
			return sources.names && completeNames(document, offset, context, sources.names, sources);
		default:
			return undefined;
	}
}

/** Whether the first of several words is a citekey: what stands behind it is then a locator or a suffix. */
function beginsWithCitekey(typed: string, papers: PaperIndex): boolean {
	const [first = ''] = typed.split(' ');
	return papers.search(first, { limit: 1 })[0]?.citekey === first;
}

function completePapers(
	document: ScannedDocument,
	context: { readonly span: Span; readonly typed: string; readonly place: PaperCompletions['place'] },
	index: PaperIndex,
): PaperCompletions {
	const { span, typed, place } = context;
	const cited = citedAround(document, span.start, span.start);
	const isCited = (citekey: string) => cited.has(citekey);
	const nearness = (citekey: string) => cited.get(citekey) ?? 0;
	const hits = index.search(typed, { limit: mostPapers, isCited, nearness });
	const papers = hits.map((hit) => ({ ...hit, isCited: isCited(hit.citekey) }));
	return { kind: 'papers', span, typed, place, papers, isIncomplete: hits.length > 0 || typed === '' };
}

function completeNames(
	document: ScannedDocument,
	offset: number,
	context: { readonly word: Span; readonly block: Block },
	index: NameIndex,
	sources: CompletionSources,
): NameCompletions | undefined {
	const { word, block } = context;
	// At the end of a paragraph the cursor stands behind its last region, which may be a comment or code.
	const typedIn = regionAt(block.content.regions, offset - 1 - block.start)?.kind ?? 'prose';
	if ((typedIn !== 'prose' && typedIn !== 'markup') || isInOpenMarkup(block, offset, document.format)) {
		return undefined;
	}
	const { kinds } = sources;
	const allows = kinds && ((entity: Entity) => kinds.includes(kindOfEntity(entity)));
	const language = languageAt(document, offset, block) ?? sources.language ?? 'en';
	for (const start of possibleStarts(document.text, { wordStart: word.start, offset, blockStart: block.start })) {
		const typed = document.text.slice(start, offset);
		const hits = index.complete(typed, mostNames, { pinyin: language === 'zh', ...(allows && { allows }) });
		if (hits.length > 0) {
			const names = hits.flatMap((hit) => nameCompletions(hit, typed, document, language, sources.base));
			// A list longer than shown narrows with the next letter; a short one the editor narrows itself.
			return { kind: 'names', span: { start, end: word.end }, typed, names, isIncomplete: true };
		}
	}
	return undefined;
}

/** The name that is recommended, after the one that was being written out where that is another. */
function nameCompletions(
	hit: NameHit,
	typed: string,
	document: ScannedDocument,
	language: NameLanguage,
	base: EvidenceBase,
): NameCompletion[] {
	const entity = base.entity(hit.entity);
	if (entity === undefined) {
		return [];
	}
	const { matched } = hit;
	const text = recommendedName(entity, document.format, language, base.vocabularies);
	const written = isWrittenOut(matched, typed)
		? inNotation(asTyped(matched, typed), document.format === 'latex', base.vocabularies)
		: text;
	const isSame = written.toLowerCase() === text.toLowerCase();
	return (isSame ? [written] : [written, text]).map((name) => ({ entity, matched, text: name }));
}

/** Whether words of a name were typed rather than an abbreviation: `brain-der`, `metabotropic glu`. */
function isWrittenOut(matched: string, typed: string): boolean {
	return /\p{Ll}{4}/u.test(matched) && /\p{Ll}{3}/u.test(typed);
}

/** The name with a small first letter where one was typed and the rest of the word is small. */
function asTyped(matched: string, typed: string): string {
	const isSmall = /^\p{Ll}/u.test(typed) && /^\p{Lu}\p{Ll}/u.test(matched);
	return isSmall ? matched.charAt(0).toLowerCase() + matched.slice(1) : matched;
}

const ideograph = /[\u3400-\u9fff]/;
/** The longest Chinese name worth looking back for. */
const longestIdeographs = 12;

/** Where somebody is typing: at `offset`, in a word of a block. */
interface TypedPlace {
	readonly blockStart: number;
	readonly wordStart: number;
	readonly offset: number;
}

/**
 * Where the name under the cursor may begin, longest first: up to two words before the one that is typed (`NMDA rec`),
 * the word itself, and, in Chinese, which has no blanks, any later character.
 */
function possibleStarts(text: string, { wordStart, offset, blockStart }: TypedPlace): number[] {
	const starts = [wordStart];
	let start = wordStart;
	for (let words = 0; words < 2; words++) {
		const before = /[\p{L}\p{N}][\p{L}\p{N}-]*[ ]$/u.exec(text.slice(Math.max(blockStart, start - 40), start));
		if (before === null) {
			break;
		}
		start -= before[0].length;
		starts.unshift(start);
	}
	for (let i = Math.max(wordStart + 1, offset - longestIdeographs); i < offset; i++) {
		const isBoundary = ideograph.test(text[i]!) || ideograph.test(text[i - 1]!);
		if (isBoundary) {
			starts.push(i);
		}
	}
	return starts;
}

/** From how much text around the cursor its language is judged: in its paragraph, and where that is new, in the document. */
const languageReach = 200;
const documentReach = 4000;

function languageAt({ text }: ScannedDocument, offset: number, block: Block): NameLanguage | undefined {
	const from = Math.max(block.start, offset - languageReach);
	const to = Math.min(block.start + block.content.text.length, offset + languageReach);
	return (
		languageOf(text.slice(from, to), 12) ??
		languageOf(text.slice(Math.max(0, offset - documentReach), offset + documentReach), 4)
	);
}

/** Chinese where the text is so for the most part; undefined where it has too little to judge by. */
function languageOf(text: string, least: number): NameLanguage | undefined {
	let ideographs = 0;
	let letters = 0;
	for (const character of text) {
		if (ideograph.test(character)) {
			ideographs++;
		} else if (/\p{L}/u.test(character)) {
			letters++;
		}
	}
	// A Chinese character says about as much as three Latin letters.
	if (ideographs * 3 + letters < least) {
		return undefined;
	}
	return ideographs * 3 > letters ? 'zh' : 'en';
}
