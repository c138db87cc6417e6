import type { BibtexBibliography } from './bibtexBibliography.ts';
import { type IdentifierPlaces, type Identifiers, indexIdentifiers } from './bibtexIndexes.ts';
import type { CslItem } from './cslItem.ts';
import { isBibtexFile } from './bibtexFile.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { identifierCitekey } from './identifierCitekeys.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import { finish } from '../text/finish.ts';
import type { BibEntry, Bibliography, Library, LibraryEntry } from './model.ts';

/**
 * The library of bibliographies that are asked in order; the earlier one wins where two have the same citekey. Nothing is
 * copied or converted, so that a library costs next to nothing to make, however large its bibliographies are.
 */
export function createLibrary(bibliographies: readonly Bibliography[]): Library {
	return new LayeredLibrary(bibliographies);
}

class LayeredEntry implements LibraryEntry {
	readonly entry: BibEntry;
	readonly bibliography: Bibliography;
	readonly #library: LayeredLibrary;

	constructor(entry: BibEntry, bibliography: Bibliography, library: LayeredLibrary) {
		this.entry = entry;
		this.bibliography = bibliography;
		this.#library = library;
	}

	get beside() {
		return this.#library.bibliographies;
	}

	get citekey() {
		return this.entry.citekey;
	}

	get item() {
		return this.#library.item(this.entry, this.bibliography);
	}
}

class LayeredLibrary implements Library {
	readonly bibliographies: readonly Bibliography[];
	/** Those of them of which one gives fields to entries of another. */
	readonly #bibtexFiles: readonly BibtexBibliography[];
	#size: number | undefined;
	readonly #indexes: IdentifierPlaces[] = [];
	readonly #items = new Map<Bibliography, (entry: BibtexEntry) => CslItem>();

	constructor(bibliographies: readonly Bibliography[]) {
		// A document may name one file twice.
		this.bibliographies = [...new Set(bibliographies)];
		this.#bibtexFiles = this.bibliographies.filter(isBibtexFile);
	}

	/** An entry of one of the bibliographies with what the others give it. */
	item(entry: BibEntry, bibliography: Bibliography): CslItem {
		if (this.#bibtexFiles.length < 2 || !isBibtexFile(bibliography)) {
			return bibliography.item(entry);
		}
		let itemOf = this.#items.get(bibliography);
		if (itemOf === undefined) {
			itemOf = bibliography.itemsBeside(this.#bibtexFiles.filter((file) => file !== bibliography));
			this.#items.set(bibliography, itemOf);
		}
		return itemOf(entry as BibtexEntry);
	}

	/** Counted at the first question; a library of one bibliography knows it. */
	get size(): number {
		return (this.#size ??= this.#countCitekeys());
	}

	has(citekey: string): boolean {
		return (
			this.bibliographies.some((bibliography) => bibliography.find(citekey) !== undefined) ||
			this.find(citekey) !== undefined
		);
	}

	find(citekey: string): LibraryEntry | undefined {
		for (const bibliography of this.bibliographies) {
			const entry = bibliography.find(citekey);
			if (entry !== undefined) {
				return new LayeredEntry(entry, bibliography, this);
			}
		}
		return this.#findNamed(citekey);
	}

	/** The work that a citekey names by an identifier, such as `doi:10.1000/x`, under whatever citekey it stands. */
	#findNamed(citekey: string): LibraryEntry | undefined {
		const named = citekey.includes(':') ? identifierCitekey(citekey) : undefined;
		switch (named?.kind) {
			case 'doi':
				return this.findByDoi(named.value);
			case 'pmid':
				return this.findByPmid(named.value);
			case 'arxiv':
				return this.findByDoi(`10.48550/arxiv.${named.value.replace(/v\d+$/, '')}`);
			default:
				return undefined;
		}
	}

	findByDoi(doi: string): LibraryEntry | undefined {
		return this.#findByIdentifier('dois', normaliseDoi(doi));
	}

	findByPmid(pmid: string): LibraryEntry | undefined {
		return this.#findByIdentifier('pmids', normalisePmid(pmid));
	}

	*entries(): Generator<LibraryEntry, undefined> {
		for (const [index, bibliography] of this.bibliographies.entries()) {
			const { entries } = bibliography;
			const isEachKept = index === 0 && bibliography.citekeyCount === entries.length;
			for (const entry of entries) {
				if (isEachKept || this.#keeps(entry, bibliography)) {
					yield new LayeredEntry(entry, bibliography, this);
				}
			}
		}
	}

	/** Whether an entry is the one that its citekey finds. */
	#keeps(entry: BibEntry, bibliography: Bibliography): boolean {
		const { citekey } = entry;
		for (const each of this.bibliographies) {
			const first = each.find(citekey);
			if (first !== undefined || each === bibliography) {
				return first === entry;
			}
		}
		return false;
	}

	#countCitekeys(): number {
		const [first, ...others] = this.bibliographies;
		let size = first?.citekeyCount ?? 0;
		for (const bibliography of others) {
			for (const entry of bibliography.entries) {
				size += this.#keeps(entry, bibliography) ? 1 : 0;
			}
		}
		return size;
	}

	#findByIdentifier(kind: keyof IdentifierPlaces, identifier: string): LibraryEntry | undefined {
		if (identifier === '') {
			return undefined;
		}
		for (const [index, bibliography] of this.bibliographies.entries()) {
			const place = (this.#indexes[index] ??= identifierIndexOf(bibliography))[kind].get(identifier);
			const found = place === undefined ? undefined : bibliography.entries[place];
			// An entry whose citekey another has taken is no part of the library.
			if (found !== undefined && this.#keeps(found, bibliography)) {
				return new LayeredEntry(found, bibliography, this);
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

function identifierIndexOf(bibliography: Bibliography): IdentifierPlaces {
	return isBibtexFile(bibliography)
		? bibliography.byIdentifier()
		: finish(indexIdentifiers(bibliography.entries, (entry) => identifiersOf({ entry, bibliography }), Infinity));
}
