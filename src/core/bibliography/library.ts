import { finish } from '../text/finish.ts';
import { type IdentifierIndex, type Identifiers, isBibtexFile } from './bibtexBibliography.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import type { BibEntry, Bibliography, Library, LibraryEntry } from './model.ts';

/**
 * Merges bibliographies; the earlier one wins where two have the same citekey. Nothing is converted until somebody asks
 * for an item, and identifiers are indexed at the first question for one.
 */
export function createLibrary(bibliographies: readonly Bibliography[]): Library {
	return new MergedLibrary(bibliographies);
}

/** The same in slices, for large libraries: yields after so many entries, and the merge is done at its end. */
export function* createLibraryInSteps(
	bibliographies: readonly Bibliography[],
	entriesPerStep = 10_000,
): Generator<undefined, Library> {
	const library = new MergedLibrary(bibliographies);
	yield* library.merge(entriesPerStep);
	return library;
}

class MergedEntry implements LibraryEntry {
	readonly entry: BibEntry;
	readonly bibliography: Bibliography;

	constructor(entry: BibEntry, bibliography: Bibliography) {
		this.entry = entry;
		this.bibliography = bibliography;
	}

	get citekey() {
		return this.entry.citekey;
	}

	get item() {
		return this.bibliography.item(this.entry);
	}
}

class MergedLibrary implements Library {
	readonly bibliographies: readonly Bibliography[];
	#merged: ReadonlyMap<string, MergedEntry> | undefined;
	readonly #indexes: IdentifierIndex[] = [];

	constructor(bibliographies: readonly Bibliography[]) {
		// A document may name one file twice.
		this.bibliographies = [...new Set(bibliographies)];
	}

	get size(): number {
		return this.#byKey().size;
	}

	has(citekey: string): boolean {
		return this.#byKey().has(citekey);
	}

	find(citekey: string): LibraryEntry | undefined {
		return this.#byKey().get(citekey);
	}

	findByDoi(doi: string): LibraryEntry | undefined {
		return this.#findByIdentifier('dois', normaliseDoi(doi));
	}

	findByPmid(pmid: string): LibraryEntry | undefined {
		return this.#findByIdentifier('pmids', normalisePmid(pmid));
	}

	entries(): Iterable<LibraryEntry> {
		return this.#byKey().values();
	}

	*merge(entriesPerStep: number): Generator<undefined, ReadonlyMap<string, MergedEntry>> {
		const merged = new Map<string, MergedEntry>();
		for (const bibliography of this.bibliographies) {
			for (const [index, entry] of bibliography.entries.entries()) {
				if (!merged.has(entry.citekey)) {
					merged.set(entry.citekey, new MergedEntry(entry, bibliography));
				}
				if (index % entriesPerStep === entriesPerStep - 1) {
					yield undefined;
				}
			}
		}
		return (this.#merged = merged);
	}

	#byKey(): ReadonlyMap<string, MergedEntry> {
		return this.#merged ?? finish(this.merge(Infinity));
	}

	#findByIdentifier(kind: keyof IdentifierIndex, identifier: string): LibraryEntry | undefined {
		if (identifier === '') {
			return undefined;
		}
		for (const [index, bibliography] of this.bibliographies.entries()) {
			const found = (this.#indexes[index] ??= identifierIndexOf(bibliography))[kind].get(identifier);
			const merged = found && this.#byKey().get(found.citekey);
			// An entry whose citekey an earlier bibliography has taken is no part of the library.
			if (merged?.entry === found && merged !== undefined) {
				return merged;
			}
		}
		return undefined;
	}
}

/** DOI and PMID of an entry, normalised; empty where it has none. A `.bib` entry is not converted for this. */
export function identifiersOf({ entry, bibliography }: Pick<LibraryEntry, 'entry' | 'bibliography'>): Identifiers {
	if (isBibtexFile(bibliography)) {
		return bibliography.identifiers(entry as BibtexEntry);
	}
	const { DOI, PMID } = bibliography.item(entry);
	return { doi: normaliseDoi(String(DOI ?? '')), pmid: normalisePmid(String(PMID ?? '')) };
}

function identifierIndexOf(bibliography: Bibliography): IdentifierIndex {
	if (isBibtexFile(bibliography)) {
		return bibliography.byIdentifier();
	}
	const dois = new Map<string, BibEntry>();
	const pmids = new Map<string, BibEntry>();
	for (const entry of bibliography.entries) {
		const { doi, pmid } = identifiersOf({ entry, bibliography });
		if (!dois.has(doi)) {
			dois.set(doi, entry);
		}
		if (!pmids.has(pmid)) {
			pmids.set(pmid, entry);
		}
	}
	return { dois, pmids };
}
