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

/** Where an entry and its parts are. */
interface EntryPlaces {
	readonly start: number;
	readonly end: number;
	readonly citekeyStart: number;
	/** Where the fields begin: after the citekey. */
	readonly bodyStart: number;
	/** Where they end: before the closing delimiter, or where the entry was cut off. */
	readonly bodyEnd: number;
}

/**
 * What an entry is, wherever it stands in its file: the same object as long as edits elsewhere only move the entry. All
 * offsets are from the start of the entry.
 */
export class EntryContent {
	readonly type: string;
	readonly citekey: string;
	readonly length: number;
	readonly citekeyAt: number;
	readonly bodyAt: number;
	readonly bodyEndAt: number;
	/** The converted entry, once somebody wanted it. */
	converted: CslItem | undefined = undefined;
	/** What its fields say, once somebody asked. */
	facts: EntryFacts | undefined = undefined;

	/** A number that its title shares with titles that are the same when folded, once somebody asked. */
	titleDigest: number | undefined = undefined;

	constructor(
		{ type, citekey }: { readonly type: string; readonly citekey: string },
		{ start, end, citekeyStart, bodyStart, bodyEnd }: EntryPlaces,
	) {
		this.type = type;
		this.citekey = citekey;
		this.length = end - start;
		this.citekeyAt = citekeyStart - start;
		this.bodyAt = bodyStart - start;
		this.bodyEndAt = bodyEnd - start;
	}
}

/**
 * An entry of a `.bib` file at its place. Offsets are plain numbers, and spans are made when asked for, since a library
 * may have 100,000 of them, and an edit moves all that stand behind it.
 */
export class BibtexEntry implements BibEntry, EntryPlaces {
	readonly content: EntryContent;
	readonly start: number;

	constructor(content: EntryContent, start: number) {
		this.content = content;
		this.start = start;
	}

	static at(head: { readonly type: string; readonly citekey: string }, places: EntryPlaces): BibtexEntry {
		return new BibtexEntry(new EntryContent(head, places), places.start);
	}

	get type(): string {
		return this.content.type;
	}

	get citekey(): string {
		return this.content.citekey;
	}

	get end(): number {
		return this.start + this.content.length;
	}

	get citekeyStart(): number {
		return this.start + this.content.citekeyAt;
	}

	get bodyStart(): number {
		return this.start + this.content.bodyAt;
	}

	get bodyEnd(): number {
		return this.start + this.content.bodyEndAt;
	}

	get span(): Span {
		return { start: this.start, end: this.end };
	}

	get citekeySpan(): Span {
		const { citekeyStart } = this;
		return { start: citekeyStart, end: citekeyStart + this.citekey.length };
	}

	/** The same entry `offset` units further on. */
	moved(offset: number): BibtexEntry {
		return new BibtexEntry(this.content, this.start + offset);
	}
}
