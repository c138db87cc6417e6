import type { CheckedEntry } from './checkedEntry.ts';

/** What was said of a work after it came out. */
export interface WorkNotice {
	readonly kind: 'retraction' | 'correction' | 'expression-of-concern';
	/** Year, or an ISO date; empty where it is not known. */
	readonly date: string;
}

/**
 * The notices that an entry itself gives, and only where that cannot be mistaken: `RETRACTED:` before the title as
 * publishers and PubMed put it, `(Retracted article. See vol. 1, 2014)` after it as the Web of Science does, notes
 * such as `Erratum in: Nature. 2017` that PubMed gives to reference managers, and PubMed's keyword.
 * A notice that is an entry of its own (`Retraction of …`) says nothing of itself.
 */
export function noticesIn(entry: CheckedEntry): readonly WorkNotice[] {
	return noticesOfTexts(entry.value('title', 'title')?.text, [
		entry.value('note', 'note')?.text,
		entry.value('annote', 'annote')?.text ?? entry.value('annotation', 'annote')?.text,
		entry.value('addendum', 'note')?.text,
		entry.value('keywords', 'keyword')?.text,
	]);
}

/** The same from a title and the notes that are beside it. */
export function noticesOfTexts(
	title: string | undefined,
	notes: readonly (string | undefined)[],
): readonly WorkNotice[] {
	const found = new Map<WorkNotice['kind'], WorkNotice>();
	const add = (kind: WorkNotice['kind'], date: string) => {
		if (!found.has(kind) || found.get(kind)!.date === '') {
			found.set(kind, { kind, date });
		}
	};
	if (title !== undefined) {
		if (/^\W{0,2}(?:retracted|withdrawn)(?: article| paper)?\W{0,2}:/i.test(title)) {
			add('retraction', '');
		}
		const behind = /[([](?:retracted|withdrawn)\b([^()[\]]{0,100})[)\]]\W{0,3}$/i.exec(title);
		if (behind !== null) {
			add('retraction', yearIn(behind[1]!));
		}
	}
	for (const note of notes) {
		for (const [kind, pattern] of note === undefined ? [] : patterns) {
			const match = pattern.exec(note!);
			if (match !== null) {
				add(kind, yearIn(note!.slice(match.index, match.index + nearby)));
			}
		}
	}
	return [...found.values()];
}

/** How far behind its first word a notice names its date, in UTF-16 units. */
const nearby = 120;

const patterns: readonly (readonly [WorkNotice['kind'], RegExp])[] = [
	[
		'retraction',
		/\b(?:retraction|retracted) in:|^\W{0,2}(?:this (?:article|paper) (?:has been|was) )?retracted\b|(?:^|[,;])\s?retracted publication\b/i,
	],
	['expression-of-concern', /\bexpression of concern in:|^\W{0,2}expression of concern\b(?! for| of)/i],
	['correction', /\b(?:erratum|corrigendum|correction|published erratum appears) in:/i],
];

function yearIn(text: string): string {
	return /\b(?:19|20)\d{2}\b/.exec(text)?.[0] ?? '';
}
