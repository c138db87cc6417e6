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

/**
 * The entries that may share a DOI, a PMID or a title with another. Of 100,000 these are few, or none, so that nothing is
 * kept of the others.
 */
function withSharedNames(library: Library): readonly LibraryEntry[] {
	const most = library.bibliographies.reduce((sum, { entries }) => sum + entries.length, 0);
	const all = [0, 1, 2].map(() => new Int32Array(most)) as [Int32Array, Int32Array, Int32Array];
	let place = 0;
	for (const entry of library.entries()) {
		writeDigests(entry, place++, all);
	}
	const repeated = all.map((digests) => repeatedDigests(digests.subarray(0, place)));
	if (repeated.every(({ size }) => size === 0)) {
		return [];
	}
	const shared: LibraryEntry[] = [];
	place = 0;
	for (const entry of library.entries()) {
		if (repeated.some((ofKind, kind) => ofKind.has(all[kind]![place]!))) {
			shared.push(entry);
		}
		place++;
	}
	return shared;
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
