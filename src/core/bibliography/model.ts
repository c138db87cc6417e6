import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { CslItem } from './cslItem.ts';

export type BibliographyFormat = 'bibtex' | 'biblatex' | 'csl-json' | 'csl-yaml' | 'ris';

/** One field of an entry, as it is: `span` covers `name = {value}`, `valueSpan` the value with its delimiters. */
export interface BibField {
	/** Lower-cased; a variable of CSL formats keeps its case. */
	readonly name: string;
	readonly nameSpan: Span;
	readonly valueSpan: Span;
}

/** What is in a bibliography file for one work. Values are decoded on demand: see `toCslItem`. */
export interface BibEntry {
	/** `article`, `book`, …, lower-cased; CSL formats carry CSL's type. */
	readonly type: string;
	readonly citekey: string;
	readonly span: Span;
	readonly citekeySpan: Span;
}

/**
 * One source file of entries (or the `references:` of a manuscript).
 * Immutable; `item` converts lazily and remembers.
 */
export interface Bibliography {
	/** Where it came from, for messages and to find it again: a URI, or a path on the command line. */
	readonly source: string;
	readonly format: BibliographyFormat;
	/** What it was read from, to which all spans refer. */
	readonly text: string;
	readonly entries: readonly BibEntry[];
	readonly problems: readonly Problem[];
	/** Number of distinct citekeys. */
	readonly citekeyCount: number;
	/** The first entry with a citekey, or that has it as a further one (biblatex’s `ids`). */
	find(citekey: string): BibEntry | undefined;
	/** The fields of an entry in their order in the file; of RIS, those whose value is one line. */
	fields(entry: BibEntry): readonly BibField[];
	/** The entry as CSL-JSON, with `id` = its citekey. Converted on first use, then kept. */
	item(entry: BibEntry): CslItem;
}

/** A work as a library knows it; made for whoever asks, so two answers are not the same object. */
export interface LibraryEntry {
	readonly citekey: string;
	readonly item: CslItem;
	readonly entry: BibEntry;
	readonly bibliography: Bibliography;
	/** All bibliographies of the library; an entry may take fields from one in another file. */
	readonly beside: readonly Bibliography[];
}

/**
 * All bibliographies that serve a document, asked in order: the earlier one wins when two have the same citekey.
 * A citekey that names its work by an identifier, as Manubot has them, finds that work under whatever citekey it has.
 * Look-ups by identifier are normalised: DOI without resolver and in lower case, PMID digits only.
 */
export interface Library {
	readonly bibliographies: readonly Bibliography[];
	/** Number of distinct citekeys. */
	readonly size: number;
	has(citekey: string): boolean;
	find(citekey: string): LibraryEntry | undefined;
	findByDoi(doi: string): LibraryEntry | undefined;
	findByPmid(pmid: string): LibraryEntry | undefined;
	/** Every entry that can be found by its citekey, in order of bibliography and place. */
	entries(): Iterable<LibraryEntry>;
}
