import type { Span } from '../text/span.ts';
import type { CslItem } from './cslItem.ts';
import type { BibEntry } from './model.ts';
import type { Problem } from '../text/problem.ts';

/** What one pass over the fields of an entry finds, in offsets from the entry's start. */
export interface EntryFacts {
	/** Normalised; empty where the entry has none of its own. */
	readonly doi: string;
	readonly pmid: string;
	/** Another entry gives it fields. */
	readonly takesFields: boolean;
	/** It may have identifiers that are not in its own `doi` and `pmid`. */
	readonly hasOtherIdentifiers: boolean;
	/** Where the value of its field `title` is; both 0 where it has none, or where other fields make its title too. */
	readonly titleStart: number;
	readonly titleEnd: number;
	readonly problems: readonly Problem[];
}

/**
 * An entry of a `.bib` file. Offsets are plain numbers, and spans are made when asked for, since a library may have
 * 100,000 of them.
 */
export class BibtexEntry implements BibEntry {
	readonly type: string;
	readonly citekey: string;
	readonly start: number;
	readonly end: number;
	readonly citekeyStart: number;
	/** Where the fields begin: after the citekey. */
	readonly bodyStart: number;
	/** Where they end: before the closing delimiter, or where the entry was cut off. */
	readonly bodyEnd: number;
	/** The converted entry, once somebody wanted it; kept when an edit elsewhere only moves the entry. */
	converted: CslItem | undefined = undefined;

	/** The entry that it was when it was scanned: the same one as long as edits elsewhere only move it. */
	origin: BibtexEntry = this;

	/** What its fields say, once somebody asked; kept as `converted` is. */
	facts: EntryFacts | undefined = undefined;

	/** A number that its title shares with titles that are the same when folded, once somebody asked. */
	titleDigest: number | undefined = undefined;

	constructor(
		head: { readonly type: string; readonly citekey: string },
		places: {
			readonly start: number;
			readonly end: number;
			readonly citekeyStart: number;
			readonly bodyStart: number;
			readonly bodyEnd: number;
		},
	) {
		this.type = head.type;
		this.citekey = head.citekey;
		this.start = places.start;
		this.end = places.end;
		this.citekeyStart = places.citekeyStart;
		this.bodyStart = places.bodyStart;
		this.bodyEnd = places.bodyEnd;
	}

	get span(): Span {
		return { start: this.start, end: this.end };
	}

	get citekeySpan(): Span {
		return { start: this.citekeyStart, end: this.citekeyStart + this.citekey.length };
	}

	/** The same entry `offset` units further on. */
	moved(offset: number): BibtexEntry {
		const entry = new BibtexEntry(this, {
			start: this.start + offset,
			end: this.end + offset,
			citekeyStart: this.citekeyStart + offset,
			bodyStart: this.bodyStart + offset,
			bodyEnd: this.bodyEnd + offset,
		});
		entry.converted = this.converted;
		entry.facts = this.facts;
		entry.titleDigest = this.titleDigest;
		entry.origin = this.origin;
		return entry;
	}
}
