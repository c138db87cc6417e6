import { BibtexBibliography, type IdentifierIndex, type Identifiers } from './bibtexBibliography.ts';
import { BibtexEntry } from './bibtexEntry.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import type { BibEntry, Bibliography, Library, LibraryEntry } from './model.ts';

/**
 * Merges bibliographies; the earlier one wins where two have the same citekey. Nothing is converted until somebody asks
 * for an item, and identifiers are indexed at the first question for one.
 */
export function createLibrary(bibliographies: readonly Bibliography[]): Library {
	return new MergedLibrary(bibliographies);
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
		this.bibliographies = bibliographies;
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

	#byKey(): ReadonlyMap<string, MergedEntry> {
		if (this.#merged === undefined) {
			const merged = new Map<string, MergedEntry>();
			for (const bibliography of this.bibliographies) {
				for (const entry of bibliography.entries) {
					if (!merged.has(entry.citekey)) {
						merged.set(entry.citekey, new MergedEntry(entry, bibliography));
					}
				}
			}
			this.#merged = merged;
		}
		return this.#merged;
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
	if (bibliography instanceof BibtexBibliography && entry instanceof BibtexEntry) {
		return bibliography.identifiers(entry);
	}
	const { DOI, PMID } = bibliography.item(entry);
	return { doi: normaliseDoi(String(DOI ?? '')), pmid: normalisePmid(String(PMID ?? '')) };
}

function identifierIndexOf(bibliography: Bibliography): IdentifierIndex {
	if (bibliography instanceof BibtexBibliography) {
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
