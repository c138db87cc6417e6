import type { CslItem } from '../bibliography/cslItem.ts';
import type { Library } from '../bibliography/model.ts';
import { clustersOf } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';

/** The references that manuscripts cite. */
export interface CitedItems {
	/** In order of first citation, each once, `id` being the citekey as cited. */
	readonly items: readonly CslItem[];
	/** Citekeys that neither the library nor the evidence base (where it was asked) has, in order of first citation. */
	readonly missing: readonly string[];
}

/**
 * The items that a manuscript cites, in order; `nocite` with `*` adds all of the library after the rest. Citekeys that
 * the library lacks are taken from the evidence base, where one is given.
 */
export function citedItems(document: ScannedDocument, library: Library, base: EvidenceBase | undefined): CitedItems {
	return citedItemsOf([document], library, base);
}

/** The same for a manuscript in several files, given in the order in which they are read. */
export function citedItemsOf(
	documents: readonly ScannedDocument[],
	library: Library,
	base: EvidenceBase | undefined,
): CitedItems {
	const items = new Map<string, CslItem>();
	const missing = new Set<string>();
	let wantsAll = false;
	for (const citekey of documents.flatMap(citekeysInOrder)) {
		if (citekey === '*') {
			wantsAll = true;
			continue;
		}
		const item = library.find(citekey)?.item ?? base?.paper(citekey)?.item;
		if (item === undefined) {
			missing.add(citekey);
		} else if (!items.has(citekey)) {
			items.set(citekey, item.id === citekey ? item : { ...item, id: citekey });
		}
	}
	for (const { citekey, item } of wantsAll ? library.entries() : []) {
		if (!items.has(citekey)) {
			items.set(citekey, item);
		}
	}
	return { items: [...items.values()], missing: [...missing] };
}

function citekeysInOrder(document: ScannedDocument): string[] {
	return clustersOf(document).flatMap((cluster) => cluster.cites.map((cite) => cite.citekey));
}
