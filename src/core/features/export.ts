import type { EntrySource, EntrySources } from '../bibliography/copyEntries.ts';
import type { CslItem } from '../bibliography/cslItem.ts';
import { freeCitekey } from '../bibliography/freeCitekey.ts';
import type { Library } from '../bibliography/model.ts';
import { citekeysOf, withCitekeys } from '../bibliography/otherCitekeys.ts';
import { isSameUnderCitekey, workFacts } from '../bibliography/sameWork.ts';
import { citedKeys } from '../documents/clusters.ts';
import type { ScannedDocument } from '../documents/model.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';

/** The references that manuscripts cite. */
export interface CitedItems {
	/** In order of first citation, each once; `other-ids` are further citekeys by which it is cited. */
	readonly items: readonly CslItem[];
	/** Citekeys that neither the library nor the evidence base (where it was asked) has, in order of first citation. */
	readonly missing: readonly string[];
	/** The entries that the items were read from, by the citekey as cited. */
	readonly sources: EntrySources;
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
	const works = new Map<object, CitedWork>();
	const missing = new Set<string>();
	for (const citekey of citekeys) {
		const own = library.find(citekey);
		const paper = own === undefined ? base?.paper(citekey) : undefined;
		const work = own?.entry ?? paper;
		const item = own?.item ?? paper?.item;
		if (work !== undefined && item !== undefined) {
			const known = works.get(work);
			if (known === undefined) {
				works.set(work, { item, source: own, citekeys: [citekey] });
			} else {
				known.citekeys.push(citekey);
			}
		} else if (citekey !== '*' && citekey !== '') {
			missing.add(citekey);
		}
	}
	for (const own of citekeys.includes('*') ? library.entries() : []) {
		if (!works.has(own.entry)) {
			works.set(own.entry, { item: own.item, source: own, citekeys: [own.citekey] });
		}
	}
	const items: CslItem[] = [];
	const sources = new Map<string, EntrySource>();
	for (const work of works.values()) {
		const citekey = citekeyOf(work);
		items.push(withCitekeys(work.item, citekey, work.citekeys));
		if (work.source !== undefined) {
			sources.set(citekey, work.source);
		}
	}
	return { items, missing: [...missing], sources };
}

interface CitedWork {
	readonly item: CslItem;
	readonly source: EntrySource | undefined;
	/** Those by which it is cited, in order. */
	readonly citekeys: string[];
}

/** A work that is cited by its own citekey or one of `ids` has its own; one that an identifier names has that. */
function citekeyOf({ source, citekeys }: CitedWork): string {
	const isKnownBySome = citekeys.some((citekey) => source?.bibliography.find(citekey) === source?.entry);
	return source !== undefined && isKnownBySome ? source.entry.citekey : citekeys[0]!;
}

/** A manuscript that is exported together with others. */
export interface CitingManuscript {
	/** As it is shown to the user. */
	readonly name: string;
	/** What it cites, in reading order. */
	readonly citekeys: readonly string[];
	readonly library: Library;
}

/** The references that several manuscripts cite. */
export interface CitedTogether {
	/** In order of manuscripts and first citation, each once, every one under a citekey of its own. */
	readonly items: readonly CslItem[];
	/** What a manuscript cites and nothing has. */
	readonly missing: readonly { readonly citekey: string; readonly manuscript: string }[];
	/** Two manuscripts cite different works under one citekey: the later work has got another. */
	readonly renamed: readonly { readonly citekey: string; readonly written: string; readonly manuscript: string }[];
	/** The entries that the items were read from, by the citekey as written. */
	readonly sources: EntrySources;
}

/**
 * The items that several manuscripts cite, each from the library of its own manuscript. A citekey that stands for the
 * same work in both is there once; for different works the later one gets a free citekey, so that none is lost.
 */
export function citedTogether(manuscripts: readonly CitingManuscript[], base: EvidenceBase | undefined): CitedTogether {
	const items = new Map<string, CslItem>();
	const missing: { citekey: string; manuscript: string }[] = [];
	const renamed: { citekey: string; written: string; manuscript: string }[] = [];
	const sources = new Map<string, EntrySource>();
	const taken = new Set(manuscripts.flatMap(({ citekeys }) => citekeys));
	for (const { name, citekeys, library } of manuscripts) {
		const cited = itemsOfCitekeys(citekeys, library, base);
		missing.push(...cited.missing.map((citekey) => ({ citekey, manuscript: name })));
		for (const item of cited.items) {
			const citekey = String(item.id);
			const written = writtenKey(item, items, taken);
			taken.add(written);
			if (written !== citekey) {
				renamed.push({ citekey, written, manuscript: name });
			}
			const there = items.get(written);
			if (there !== undefined) {
				items.set(written, withCitekeys(there, written, citekeysOf(item).slice(1)));
			} else {
				items.set(written, written === citekey ? item : { ...item, id: written });
				const source = cited.sources.get(citekey);
				if (source !== undefined) {
					sources.set(written, source);
				}
			}
		}
	}
	return { items: [...items.values()], missing, renamed, sources };
}

/** The citekey under which an item is written: its own, or, where that is another work's, the same with a letter. */
function writtenKey(item: CslItem, items: ReadonlyMap<string, CslItem>, taken: ReadonlySet<string>): string {
	const own = String(item.id);
	return freeCitekey(own, (citekey) => {
		const there = items.get(citekey);
		return there === undefined ? citekey !== own && taken.has(citekey) : !isRecordOf(there, item);
	});
}

/** Whether two items are records of one work, or say all the same of it. */
function isRecordOf(first: CslItem, second: CslItem): boolean {
	return (
		isSameUnderCitekey(workFacts(first), workFacts(second)) ||
		JSON.stringify({ ...first, id: '' }) === JSON.stringify({ ...second, id: '' })
	);
}
