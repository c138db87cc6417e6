import type { ScannedDocument } from '../documents/model.ts';
import type { Lexicon } from '../matching/lexicon.ts';
import { mentionAt } from '../matching/mentions.ts';
import { type TermDecision, termKey } from '../matching/termDecisions.ts';
import type { Span } from '../text/span.ts';

/** A term that the evidence base has a reading for, whether or not it is read so here. */
export interface Term {
	readonly span: Span;
	/** As written, markup included. */
	readonly text: string;
	/** What its spellings share: the key of a decision. */
	readonly key: string;
	/** How it is read here; undefined when nothing in the document shows which reading is meant, or it is silenced. */
	readonly entity: string | undefined;
	/** Every entity that bears the name, the one that is read here first. */
	readonly readings: readonly string[];
	/** What the writer decided for this document. */
	readonly decision: TermDecision | undefined;
}

/** The term at an offset; undefined on words that name nothing. */
export function termAt(document: ScannedDocument, offset: number, lexicon: Lexicon): Term | undefined {
	const mention = mentionAt(document, lexicon, offset);
	const span = mention ?? shortFormAt(document, offset);
	if (span === undefined) {
		return undefined;
	}
	const text = document.text.slice(span.start, span.end);
	const key = termKey(text, document.format === 'latex' ? 'latex' : 'markdown');
	const own = mention === undefined ? [] : [mention.entity, ...(mention.alternatives ?? [])];
	const readings = [...new Set([...own, ...lexicon.entitiesNamed(text), ...lexicon.entitiesNamed(key)])];
	if (readings.length === 0) {
		return undefined;
	}
	const decision = lexicon.decisions?.get(key);
	return { span: { start: span.start, end: span.end }, text, key, entity: mention?.entity, readings, decision };
}

const wordCharacter = /[\p{L}\p{N}-]/u;
/** Longer runs are no abbreviation. */
const longestWord = 40;

/** The abbreviation around an offset, where the document has prose: a word with two capitals, or one and a digit. */
function shortFormAt({ text, blocks }: ScannedDocument, offset: number): Span | undefined {
	const block = blocks.findLast(({ start }) => start <= offset);
	const isProse = block?.content.regions.some(
		({ kind, span }) => kind === 'prose' && block.start + span.start <= offset && offset <= block.start + span.end,
	);
	if (isProse !== true) {
		return undefined;
	}
	let start = offset;
	let end = offset;
	while (start > 0 && offset - start <= longestWord && wordCharacter.test(text[start - 1]!)) {
		start--;
	}
	while (end < text.length && end - offset <= longestWord && wordCharacter.test(text[end]!)) {
		end++;
	}
	const isShortForm = /\p{Lu}.*[\p{Lu}\p{N}]/u.test(text.slice(start, end));
	return isShortForm && end - start <= longestWord ? { start, end } : undefined;
}
