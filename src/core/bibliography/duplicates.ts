import type { BibtexEntry } from './bibtexEntry.ts';
import { isBibtexFile } from './bibtexFile.ts';
import { identifiersOf } from './library.ts';
import type { Library, LibraryEntry } from './model.ts';
import { factsOfEntry, namesOfEntry, type SharedBy } from './sameWork.ts';
import { repeatedDigests } from './repeatedDigests.ts';
import { digestOfFolded, digestOfTitle } from './titleDigest.ts';
import { WorkIndex } from './workIndex.ts';

/** Entries that stand for the same work, and what shows it. */
export interface DuplicateGroup {
	readonly reason: SharedBy;
	/** In order of bibliography and place; at least two. */
	readonly entries: readonly LibraryEntry[];
}

/** Groups of entries that stand for one work each; `reason` is what the first two of a group share. */
export function findDuplicates(library: Library): readonly DuplicateGroup[] {
	const index = new WorkIndex<LibraryEntry>(factsOfEntry);
	const groups = new Map<LibraryEntry, { readonly reason: SharedBy; readonly entries: LibraryEntry[] }>();
	for (const entry of withSharedNames(library)) {
		const found = index.add(entry, namesOfEntry(entry));
		if (found === undefined) {
			continue;
		}
		const group = groups.get(found.other) ?? { reason: found.reason, entries: [found.other] };
		group.entries.push(entry);
		groups.set(found.other, group);
		groups.set(entry, group);
	}
	return [...new Set(groups.values())];
}

/** The entries that may share a DOI, a PMID or a title with another; of 100,000 these are few. */
function withSharedNames(library: Library): readonly LibraryEntry[] {
	const entries = [...library.entries()];
	const all = [0, 1, 2].map(() => new Int32Array(entries.length)) as [Int32Array, Int32Array, Int32Array];
	for (const [place, entry] of entries.entries()) {
		writeDigests(entry, place, all);
	}
	const repeated = all.map(repeatedDigests);
	return entries.filter((_, place) => repeated.some((ofKind, kind) => ofKind.has(all[kind]![place]!)));
}

/** Writes numbers that are equal for entries with the same DOI, PMID or title. */
function writeDigests(
	found: LibraryEntry,
	place: number,
	[dois, pmids, titles]: readonly [dois: Int32Array, pmids: Int32Array, titles: Int32Array],
): void {
	const { bibliography, entry } = found;
	const { doi, pmid } = identifiersOf(found);
	const title = isBibtexFile(bibliography) ? bibliography.titleDigest(entry as BibtexEntry) : undefined;
	dois[place] = digestOfFolded(doi);
	pmids[place] = digestOfFolded(pmid);
	titles[place] = title ?? digestOfTitle(found.item.title);
}
