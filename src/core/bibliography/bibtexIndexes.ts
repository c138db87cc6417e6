import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import type { BibtexScan } from './bibtexScanner.ts';

/** DOI and PMID of a work, normalised; empty where it has none. */
export interface Identifiers {
	readonly doi: string;
	readonly pmid: string;
}

/** The places of the first entries with each DOI and PMID of a file. */
export interface IdentifierPlaces {
	readonly dois: ReadonlyMap<string, number>;
	readonly pmids: ReadonlyMap<string, number>;
}

/** The places of entries by their citekeys, the first where one occurs twice. Yields after so many entries. */
export function* indexKeys(
	entries: readonly { readonly citekey: string }[],
	entriesPerStep: number,
): Generator<number, ReadonlyMap<string, number>> {
	const byKey = new Map<string, number>();
	// From the end: an earlier entry takes the place of a later one without a question.
	for (let index = entries.length - 1; index >= 0; index--) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		byKey.set(entries[index]!.citekey, index);
	}
	return byKey;
}

/** The first entry of each DOI and PMID. Yields after so many entries. */
export function* indexIdentifiers<Entry>(
	entries: readonly Entry[],
	identifiersOf: (entry: Entry) => Identifiers,
	entriesPerStep: number,
): Generator<number, IdentifierPlaces> {
	const dois = new Map<string, number>();
	const pmids = new Map<string, number>();
	for (const [index, entry] of entries.entries()) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const { doi, pmid } = identifiersOf(entry);
		if (doi !== '' && !dois.has(doi)) {
			dois.set(doi, index);
		}
		if (pmid !== '' && !pmids.has(pmid)) {
			pmids.set(pmid, index);
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
	byKey: ReadonlyMap<string, number>,
	problemsIn: (entry: BibtexEntry) => readonly Problem[],
	entriesPerStep: number,
): Generator<number, readonly Problem[]> {
	const problems: Problem[] = [];
	/** Where entries begin whose own end is missing only because a value lost its end. */
	const explained = new Set<number>();
	const isEachKeyNew = byKey.size === scan.entries.length;
	const { entries } = scan;
	for (let index = 0; index < entries.length; index++) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const entry = entries[index]!;
		const found = problemsIn(entry);
		if (isEachKeyNew && found.length === 0) {
			continue;
		}
		const { citekey, start } = entry;
		const first = entries[byKey.get(citekey)!]!;
		if (first !== entry) {
			const related = { citekey, span: first.citekeySpan };
			problems.push({ code: 'bibtex.duplicate-citekey', span: entry.citekeySpan, details: { citekey }, related });
		}
		for (const problem of found) {
			problems.push({ ...problem, span: shift(problem.span, start) });
			if (problem.code === 'bibtex.missing-brace' || problem.code === 'bibtex.unclosed-quote') {
				explained.add(start);
			}
		}
	}
	const own = scan.problems.filter(({ code, span }) => code !== 'bibtex.unclosed-entry' || !explained.has(span.start));
	return [...own, ...problems].sort((a, b) => a.span.start - b.span.start);
}
