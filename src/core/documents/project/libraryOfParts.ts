import type { Library, LibraryEntry } from '../../bibliography/model.ts';
import { clustersOf } from '../clusters.ts';
import type { ScannedDocument } from '../model.ts';

/** A file of a manuscript with what is declared for it. */
export interface CitingPart {
	readonly document: ScannedDocument;
	readonly library: Library;
}

/**
 * The library of a whole manuscript as its files cite from it: chapters with bibliographies of their own may have two
 * papers under one citekey, and then it finds the one of the first of `parts` that cites it.
 */
export function libraryOfParts(whole: Library, parts: Iterable<CitingPart>): Library {
	const chosen = new Map<string, LibraryEntry>();
	const settled = new Set<string>();
	for (const { document, library } of parts) {
		for (const { citekey } of clustersOf(document).flatMap(({ cites }) => cites)) {
			const entry = settled.has(citekey) ? undefined : library.find(citekey);
			if (entry !== undefined) {
				settled.add(citekey);
				if (whole.find(citekey)?.entry !== entry.entry) {
					chosen.set(citekey, entry);
				}
			}
		}
	}
	return chosen.size === 0 ? whole : new ChosenLibrary(whole, chosen);
}

/** A library in which some citekeys stand for other entries. */
class ChosenLibrary implements Library {
	readonly #whole: Library;
	readonly #chosen: ReadonlyMap<string, LibraryEntry>;

	constructor(whole: Library, chosen: ReadonlyMap<string, LibraryEntry>) {
		this.#whole = whole;
		this.#chosen = chosen;
	}

	get bibliographies() {
		return this.#whole.bibliographies;
	}

	get size(): number {
		return this.#whole.size;
	}

	has(citekey: string): boolean {
		return this.#whole.has(citekey);
	}

	find(citekey: string): LibraryEntry | undefined {
		return this.#chosen.get(citekey) ?? this.#whole.find(citekey);
	}

	findByDoi(doi: string): LibraryEntry | undefined {
		return this.#whole.findByDoi(doi);
	}

	findByPmid(pmid: string): LibraryEntry | undefined {
		return this.#whole.findByPmid(pmid);
	}

	*entries(): Generator<LibraryEntry, undefined> {
		for (const entry of this.#whole.entries()) {
			yield this.#chosen.get(entry.citekey) ?? entry;
		}
	}
}
