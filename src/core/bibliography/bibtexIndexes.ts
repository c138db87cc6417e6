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

/** The entries of a file by their citekeys, the first where one occurs twice. Yields after so many entries. */
export function* indexKeys(
	entries: readonly BibtexEntry[],
	entriesPerStep: number,
): Generator<number, ReadonlyMap<string, BibtexEntry>> {
	const byKey = new Map<string, BibtexEntry>();
	// From the end: an earlier entry takes the place of a later one without a question.
	for (let index = entries.length - 1; index >= 0; index--) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const entry = entries[index]!;
		byKey.set(entry.citekey, entry);
	}
	return byKey;
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
	const isEachKeyNew = byKey.size === scan.entries.length;
	for (const [index, entry] of scan.entries.entries()) {
		if (index % entriesPerStep === entriesPerStep - 1) {
			yield index;
		}
		const { citekey, start } = entry;
		const first = isEachKeyNew ? entry : byKey.get(citekey);
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
