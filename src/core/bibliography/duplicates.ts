import { isBibtexFile } from './bibtexBibliography.ts';
import { identifiersOf } from './library.ts';
import type { Library, LibraryEntry } from './model.ts';

/** Entries that stand for the same work, and what shows it. */
export interface DuplicateGroup {
	readonly reason: 'doi' | 'pmid' | 'title';
	/** In order of bibliography and place; at least two. */
	readonly entries: readonly LibraryEntry[];
}

/** Groups of entries with the same DOI, the same PMID, or the same title (without case and marks) and year. */
export function findDuplicates(library: Library): readonly DuplicateGroup[] {
	const groups = new Map<string, { reason: DuplicateGroup['reason']; entries: LibraryEntry[] }>();
	const add = (reason: DuplicateGroup['reason'], value: string, entry: LibraryEntry) => {
		const key = `${reason} ${value}`;
		const group = groups.get(key);
		if (group === undefined) {
			groups.set(key, { reason, entries: [entry] });
		} else {
			group.entries.push(entry);
		}
	};
	for (const entry of library.entries()) {
		const { doi, pmid } = identifiersOf(entry);
		if (doi !== '' && !isInherited('doi', entry)) {
			add('doi', doi, entry);
		}
		if (pmid !== '' && !isInherited('pmid', entry)) {
			add('pmid', pmid, entry);
		}
		const title = foldTitle(entry.item.title);
		const year = entry.item.issued?.['date-parts']?.[0]?.[0];
		if (title.length >= shortestTitle && year !== undefined) {
			add('title', `${year} ${title}`, entry);
		}
	}
	const found: DuplicateGroup[] = [];
	const reported = new Set<string>();
	for (const { reason, entries } of groups.values()) {
		const keys = entries.map(({ citekey }) => citekey).join('\n');
		if (entries.length < 2 || reported.has(keys) || (reason === 'title' && haveDifferentDois(entries))) {
			continue;
		}
		reported.add(keys);
		found.push({ reason, entries });
	}
	return found;
}

/** Whether an entry of a `.bib` has a field by `crossref` or `xdata` alone: the DOI of the volume is not that of a chapter. */
function isInherited(field: string, { bibliography, entry }: LibraryEntry): boolean {
	return isBibtexFile(bibliography) && !bibliography.fields(entry).some(({ name }) => name === field);
}

/** Titles such as “Editorial” say nothing. */
export const shortestTitle = 12;

/** A title as two records of the same work share it: letters and digits alone, without case, marks and markup. */
export function foldTitle(title: unknown): string {
	return typeof title !== 'string'
		? ''
		: title
				.replaceAll(/<[^<>]*>/g, '')
				.normalize('NFKD')
				.toLowerCase()
				.replaceAll(/[^\p{L}\p{N}]/gu, '');
}

/** Works with a DOI of their own each are different works, such as the parts of a series under one title. */
function haveDifferentDois(entries: readonly LibraryEntry[]): boolean {
	const dois = new Set(entries.map((entry) => identifiersOf(entry).doi));
	return !dois.has('') && dois.size === entries.length;
}
