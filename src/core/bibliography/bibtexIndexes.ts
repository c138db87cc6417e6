import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import type { BibtexScan } from './bibtexScanner.ts';
import type { BibEntry } from './model.ts';

/** DOI and PMID of a work, normalised; empty where it has none. */
export interface Identifiers {
	readonly doi: string;
	readonly pmid: string;
}

/** The first entry of each DOI and PMID of a file. */
export interface IdentifierIndex {
	readonly dois: ReadonlyMap<string, BibEntry>;
	readonly pmids: ReadonlyMap<string, BibEntry>;
}

/**
 * The entries of a file by their citekeys, the first where one occurs twice, and then by their `aliases`; with the number
 * of citekeys. Yields after so many entries.
 */
export function* indexKeys(
	entries: readonly BibtexEntry[],
	aliases: () => readonly (readonly [alias: string, entry: BibtexEntry])[],
	entriesPerStep: number,
): Generator<number, { readonly byKey: ReadonlyMap<string, BibtexEntry>; readonly citekeyCount: number }> {
	const byKey = new Map<string, BibtexEntry>();
	for (const [index, entry] of entries.entries()) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		if (!byKey.has(entry.citekey)) {
			byKey.set(entry.citekey, entry);
		}
	}
	const citekeyCount = byKey.size;
	for (const [alias, entry] of aliases()) {
		if (!byKey.has(alias)) {
			byKey.set(alias, entry);
		}
	}
	return { byKey, citekeyCount };
}

/** The first entry of each DOI and PMID. Yields after so many entries. */
export function* indexIdentifiers(
	entries: readonly BibtexEntry[],
	identifiersOf: (entry: BibtexEntry) => Identifiers,
	entriesPerStep: number,
): Generator<number, IdentifierIndex> {
	const dois = new Map<string, BibEntry>();
	const pmids = new Map<string, BibEntry>();
	for (const [index, entry] of entries.entries()) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const { doi, pmid } = identifiersOf(entry);
		if (doi !== '' && !dois.has(doi)) {
			dois.set(doi, entry);
		}
		if (pmid !== '' && !pmids.has(pmid)) {
			pmids.set(pmid, entry);
		}
	}
	return { dois, pmids };
}

/**
 * What is wrong with the shape of a file, with its citekeys and inside its entries (`problemsIn`, in offsets from their
 * starts), in order of place. Yields after so many entries.
 */
export function* findProblems(
	scan: BibtexScan,
	byKey: ReadonlyMap<string, BibtexEntry>,
	problemsIn: (entry: BibtexEntry) => readonly Problem[],
	entriesPerStep: number,
): Generator<number, readonly Problem[]> {
	const problems: Problem[] = [];
	/** Where entries begin whose own end is missing only because a value lost its end. */
	const explained = new Set<number>();
	for (const [index, entry] of scan.entries.entries()) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const { citekey, start } = entry;
		const first = byKey.get(citekey);
		if (first !== undefined && first !== entry) {
			const related = { citekey, span: first.citekeySpan };
			problems.push({ code: 'bibtex.duplicate-citekey', span: entry.citekeySpan, details: { citekey }, related });
		}
		for (const problem of problemsIn(entry)) {
			problems.push({ ...problem, span: shift(problem.span, start) });
			if (problem.code === 'bibtex.missing-brace' || problem.code === 'bibtex.unclosed-quote') {
				explained.add(start);
			}
		}
	}
	const own = scan.problems.filter(({ code, span }) => code !== 'bibtex.unclosed-entry' || !explained.has(span.start));
	return [...own, ...problems].sort((a, b) => a.span.start - b.span.start);
}
