import { BibtexBibliography } from './bibtexBibliography.ts';
import { readFields } from './bibtexFields.ts';
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
	#identifiers:
		{ readonly dois: ReadonlyMap<string, MergedEntry>; readonly pmids: ReadonlyMap<string, MergedEntry> } | undefined;

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
		const normal = normaliseDoi(doi);
		return normal === '' ? undefined : this.#byIdentifier().dois.get(normal);
	}

	findByPmid(pmid: string): LibraryEntry | undefined {
		const normal = normalisePmid(pmid);
		return normal === '' ? undefined : this.#byIdentifier().pmids.get(normal);
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

	#byIdentifier() {
		if (this.#identifiers === undefined) {
			const dois = new Map<string, MergedEntry>();
			const pmids = new Map<string, MergedEntry>();
			for (const merged of this.#byKey().values()) {
				const { doi, pmid } = identifiersOf(merged);
				if (doi !== undefined && !dois.has(doi)) {
					dois.set(doi, merged);
				}
				if (pmid !== undefined && !pmids.has(pmid)) {
					pmids.set(pmid, merged);
				}
			}
			this.#identifiers = { dois, pmids };
		}
		return this.#identifiers;
	}
}

/** DOI and PMID of an entry, normalised. A `.bib` entry that has neither word in it is not converted for this. */
export function identifiersOf(entry: LibraryEntry): { doi: string | undefined; pmid: string | undefined } {
	const { bibliography } = entry;
	if (
		bibliography instanceof BibtexBibliography &&
		'bodyStart' in entry.entry &&
		!hasIdentifier(bibliography, entry.entry)
	) {
		return { doi: undefined, pmid: undefined };
	}
	const { DOI, PMID } = entry.item;
	return {
		doi: normaliseDoi(String(DOI ?? '')) || undefined,
		pmid: normalisePmid(String(PMID ?? '')) || undefined,
	};
}

const identifying = new Set(['doi', 'pmid', 'pubmed', 'eprint', 'crossref', 'xdata']);

function hasIdentifier(bibliography: BibtexBibliography, entry: BibEntry): boolean {
	const known = bibliography.entries[0]?.constructor;
	if (known === undefined || !(entry instanceof known)) {
		return true;
	}
	return readFields(bibliography.text, entry as Parameters<typeof readFields>[1]).some(({ name }) =>
		identifying.has(name),
	);
}
