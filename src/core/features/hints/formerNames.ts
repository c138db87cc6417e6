import type { ScannedDocument } from '../../documents/model.ts';
import type { EvidenceBase } from '../../evidence/evidenceBase.ts';
import type { Target } from '../../evidence/model.ts';
import { recommendedName } from '../../matching/notation.ts';
import { termKey } from '../../matching/termDecisions.ts';
import type { Hint } from './hint.ts';
import type { WrittenTerm } from './writtenTerms.ts';

/**
 * `term.former-name` { written, replacement, count }: a receptor by a name that has been replaced, such as NR2B for
 * GluN2B, also before a word such as 亚基. Which names these are is said in the record of the target, with its source.
 */
export function formerNameHints(
	{ format }: ScannedDocument,
	terms: readonly WrittenTerm[],
	base: EvidenceBase,
): readonly Hint[] {
	const byForm = new Map<string, { readonly target: Target; readonly places: WrittenTerm[] }>();
	for (const term of terms) {
		const target = term.facts.former;
		if (target !== undefined) {
			const key = termKey(term.plain);
			const known = byForm.get(key) ?? { target, places: [] };
			known.places.push(term);
			byForm.set(key, known);
		}
	}
	return [...byForm.values()].map(({ target, places }) => {
		const name = recommendedName(target, format, 'en', base.vocabularies);
		return {
			code: 'term.former-name',
			span: { start: places[0]!.start, end: places[0]!.end },
			details: {
				written: places[0]!.plain,
				replacement: target.abbreviation ?? target.name,
				count: String(places.length),
			},
			edits: places.map(({ start, end, plain }) => ({
				span: { start, end },
				text: name + (/[^s]s$/.test(plain) ? 's' : (/\p{Script=Han}+$/u.exec(plain)?.[0] ?? '')),
			})),
		};
	});
}
