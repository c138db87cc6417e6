import type { BibtexBibliography } from '../bibtexBibliography.ts';
import { foldTitle } from '../foldTitle.ts';
import type { EntryParts } from './entryParts.ts';

/** What entries are sorted by. */
export type SortBy = 'none' | 'key' | 'author' | 'year' | 'type';

/** An entry as it was and as it will be. */
export type Finished = { readonly before: EntryParts; readonly after: EntryParts };

/** Entries that others refer to by `crossref` stay after all others: BibTeX finds them only there. */
export function sorted(
	entries: readonly Finished[],
	by: SortBy,
	bibliography: BibtexBibliography,
): readonly Finished[] {
	if (by === 'none') {
		return entries;
	}
	const parents = new Set(
		entries.flatMap(({ after }) =>
			after.fields.filter(({ name }) => name.toLowerCase() === 'crossref').flatMap(({ value }) => keysOf(value)),
		),
	);
	// The first entry of a citekey is the one that BibTeX takes, so those that share one stay together in their order.
	const keys = new Map<string, readonly string[]>();
	for (const { after } of entries) {
		const citekey = after.citekey.toLowerCase();
		if (!keys.has(citekey)) {
			keys.set(citekey, [parents.has(after.citekey) ? '1' : '0', ...sortKey(after, by, bibliography), citekey]);
		}
	}
	return entries
		.map((each) => ({ each, key: keys.get(each.after.citekey.toLowerCase())! }))
		.sort((a, b) => compare(a.key, b.key))
		.map(({ each }) => each);
}

function sortKey(parts: EntryParts, by: SortBy, bibliography: BibtexBibliography): readonly string[] {
	const citekey = parts.citekey.toLowerCase();
	if (by === 'key') {
		return [citekey];
	}
	const item = bibliography.item(parts.entry);
	const names = item.author ?? item.editor ?? [];
	const author = names.map((name) => foldTitle(name.family ?? name.literal ?? '')).join(' ');
	const year = String(item.issued?.['date-parts']?.[0]?.[0] ?? '9999').padStart(4, '0');
	switch (by) {
		case 'year':
			return [year, author, citekey];
		case 'type':
			return [parts.type.toLowerCase(), citekey];
		default:
			return [author, year, citekey];
	}
}

function compare(a: readonly string[], b: readonly string[]): number {
	for (const [index, text] of a.entries()) {
		const other = b[index] ?? '';
		if (text !== other) {
			return text < other ? -1 : 1;
		}
	}
	return 0;
}

/** The citekeys that a value such as that of `crossref` names. */
export function keysOf(value: string): readonly string[] {
	return value.split(/[\s,{}"]+/).filter((key) => key !== '');
}
