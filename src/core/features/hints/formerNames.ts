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
	/** Of each way to write it: a long manuscript writes few ways many times. */
	const keys = new Map<string, string>();
	for (const term of terms) {
		const { plain, facts } = term;
		const target = facts.former;
		if (target !== undefined) {
			const key = keys.get(plain) ?? termKey(plain);
			keys.set(plain, key);
			const known = byForm.get(key);
			if (known === undefined) {
				byForm.set(key, { target, places: [term] });
			} else {
				known.places.push(term);
			}
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
			// Made for whoever wants to follow the advice.
			get edits() {
				return places.map(({ start, end, plain }) => ({
					span: { start, end },
					text: name + (/[^s]s$/.test(plain) ? 's' : (/\p{Script=Han}+$/u.exec(plain)?.[0] ?? '')),
				}));
			},
		};
	});
}
