import type { CslItem } from '../bibliography/cslItem.ts';
import type { Library } from '../bibliography/model.ts';
import { citedKeys } from '../documents/clusters.ts';
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
	return itemsOfCitekeys(citedKeys(document), library, base);
}

/** The same for citekeys in the order in which they are cited, such as those of a manuscript in several files. */
export function itemsOfCitekeys(
	citekeys: readonly string[],
	library: Library,
	base: EvidenceBase | undefined,
): CitedItems {
	const items = new Map<string, CslItem>();
	const missing = new Set<string>();
	for (const citekey of citekeys) {
		const item = library.find(citekey)?.item ?? base?.paper(citekey)?.item;
		if (item !== undefined) {
			items.set(citekey, item.id === citekey ? item : { ...item, id: citekey });
		} else if (citekey !== '*' && citekey !== '') {
			missing.add(citekey);
		}
	}
	for (const { citekey, item } of citekeys.includes('*') ? library.entries() : []) {
		if (!items.has(citekey)) {
			items.set(citekey, item);
		}
	}
	return { items: [...items.values()], missing: [...missing] };
}
