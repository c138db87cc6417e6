import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Lexicon } from '../../matching/lexicon.ts';
import { termKey } from '../../matching/termDecisions.ts';
import type { Hint } from './hint.ts';
import type { HintedDocument } from './hintedDocument.ts';

/**
 * `term.mistyped-greek` { written, replacement, count, key, entity }: a name that ends in 8 in a manuscript about one that ends in β and is
 * the same else, such as IL-18 and IL-1β, which is typed so when the β turns into an 8. It is asked, never assumed: nothing
 * is said where the manuscript spells the former out, speaks of both often, or the writer has said that it is meant.
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
	if (first === undefined || isMeant || greek.length <= eights.length) {
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
