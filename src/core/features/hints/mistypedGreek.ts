import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { termKey } from '../../matching/termDecisions.ts';
import { edgesOf, standsBeside } from './besideTerms.ts';
import type { Hint } from './hint.ts';
import type { HintedDocument } from './hintedDocument.ts';
import type { WrittenTerm } from './writtenTerms.ts';

/**
 * `term.mistyped-greek` { written, replacement, count, key, entity }: a name that ends in 8 in a manuscript about one that ends in β and is
 * the same else, such as IL-18 and IL-1β, which is typed so when the β turns into an 8. It is asked, never assumed: nothing
 * is said where the manuscript spells the former out, speaks of both often, names both in one list or the former in its
 * place among the numbers of its family, or the writer has said that it is meant.
 */
export function mistypedGreekHints(hinted: HintedDocument, lexicon: Lexicon, base: EvidenceBase): readonly Hint[] {
	const named = hinted.entities.flatMap((id) => base.entity(id) ?? []);
	const ofGreek = new Map(
		named.flatMap(({ id, abbreviation = '' }) =>
			abbreviation.endsWith('β') ? [[termKey(`${abbreviation.slice(0, -1)}8`), id] as const] : [],
		),
	);
	return named.flatMap(({ id, abbreviation = '' }) => {
		const key = termKey(abbreviation);
		const other = ofGreek.get(key);
		return other === undefined ? [] : mistyped({ id, key, other }, hinted, lexicon);
	});
}

/** Two names that differ in their last letter. */
interface Confusable {
	/** The entity whose name ends in 8. */
	readonly id: string;
	/** That name, as a key of terms. */
	readonly key: string;
	/** The entity whose name ends in β. */
	readonly other: string;
}

function mistyped({ id, key, other }: Confusable, hinted: HintedDocument, lexicon: Lexicon): readonly Hint[] {
	const eights = hinted.termsOf(id);
	const stem = key.slice(0, -1);
	const greek = hinted.termsOf(other).filter(({ plain }) => termKey(plain).startsWith(stem));
	const isMeant = eights.some(({ plain }) => termKey(plain) !== key) || lexicon.decisions?.get(key)?.kind === 'means';
	const [first] = eights;
	if (first === undefined || isMeant || greek.length <= eights.length || areListed(eights, greek)) {
		return [];
	}
	const { text, plain } = greek[0]!;
	return [
		{
			code: 'term.mistyped-greek',
			span: { start: first.start, end: first.end },
			details: { written: first.plain, replacement: plain, count: String(eights.length), key, entity: id },
			edits: eights.map(({ start, end }) => ({ span: { start, end }, text })),
		},
	];
}

/** What stands between the members of a list. */
const connector = { pattern: /^[\s,;，；、/]*(?:(?:and|or|和|及|与|或)\s*)?$/, longest: 6 };

/** A member of a list before a place: `IL-6, `, `IL-17 A, and `. */
const member =
	/(?:^|[^\p{L}\p{N}])(\p{L}+)-?(\d+)(?:\s*\p{L}|\p{L}\d*)?\s*[,;，；、/]\s*(?:(?:and|or|和|及|与|或)\s*)?$/u;

/** The next member of a list, behind a place. */
const nextMember = /^\s*[,;，；、/]\s*(?:(?:and|or|和|及|与|或)\s*)?(\p{L}+)-?(\d+)/u;

/** So far members of a list are looked for. */
const listReach = 24;

/** `IL-1β, IL-18, …`, `IL-17, IL-18, IL-23`: what stands in a list beside the other one, or between smaller and greater numbers. */
function areListed(eights: readonly WrittenTerm[], greek: readonly WrittenTerm[]): boolean {
	const edges = edgesOf(greek);
	return eights.some((eight) => {
		if (standsBeside(eight, edges, connector)) {
			return true;
		}
		const { block, start, end, plain } = eight;
		const text = (from: number, to: number) =>
			block.content.text.slice(Math.max(0, from - block.start), to - block.start);
		const [, family, number] = /^(\p{L}+)-?(\d+)$/u.exec(plain) ?? [];
		const numberOf = (found: RegExpExecArray | null) =>
			found?.[1]?.toLowerCase() === family?.toLowerCase() ? Number(found?.[2]) : undefined;
		const before = numberOf(member.exec(text(start - listReach, start)));
		const behind = numberOf(nextMember.exec(text(end, end + listReach)));
		return before !== undefined && behind !== undefined && before < Number(number) && Number(number) < behind;
	});
}
