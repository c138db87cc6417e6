/** Decides which spellings of a term one decision of the writer covers. */
import type { ProseFolder, ProseNotation } from '../text/foldProse.ts';
import { foldName } from './nameForms.ts';
import { skeletonOf } from './gaps.ts';

/** What a writer decided about a term in one document: it names nothing there, or it names this entity. */
export type TermDecision = { readonly kind: 'silent' } | { readonly kind: 'means'; readonly entity: string };

/** The decisions of one document, by `termKey`. */
export type TermDecisions = ReadonlyMap<string, TermDecision>;

/**
 * What all spellings of a term have in common: its letters and digits in lower case, without markup, spaces, hyphens
 * and the `s` of a plural, so that one decision covers `NET`, `NETs` and `*NET*`.
 */
export function termKey(written: string, notation: ProseNotation = 'markdown', using?: ProseFolder): string {
	const { letters } = skeletonOf(foldName(written, using, notation));
	return letters.length > 3 && letters.endsWith('s') && !letters.endsWith('ss') ? letters.slice(0, -1) : letters;
}
