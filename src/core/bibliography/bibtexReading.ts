import { BibtexBibliography, mayHavePieces } from './bibtexBibliography.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import type { EntryGroups } from './bibtexEntryEnds.ts';
import { type AroundEntry, readFacts } from './bibtexFacts.ts';
import { roomForNames } from './bibtexPlainFacts.ts';
import { BibtexScanner } from './bibtexScanner.ts';
import { monthMacros } from './dates.ts';
import type { BibliographyFormat } from './model.ts';
import { TakenText } from './takenText.ts';
import { digestOfGroup, FoldedSigns } from './titleDigest.ts';

/**
 * The same as `openBibliography` for a `.bib`, but the fields of each entry are read as soon as its end is found: for
 * somebody who will ask what is wrong with all entries, and which are the same work. What is near is read in less time.
 */
export function readBibtex(text: string, source: string, format: BibliographyFormat): BibtexBibliography {
	const reader = new FactsReader(text);
	const scanner = new BibtexScanner(text, 0, (entry, groups) => reader.read(entry, groups));
	while (scanner.next()) {
		// All work is in the condition.
	}
	const { hasPieces } = reader;
	const bibliography = new BibtexBibliography(text, source, format, scanner.result(), { hasPieces });
	for (const [name, entries] of reader.asking) {
		if (bibliography.stringValue(name) === undefined) {
			for (const entry of entries) {
				entry.content.facts = undefined;
			}
		}
	}
	return bibliography;
}

/** Reads entries before all `@string`s are known; an entry that cannot be read without them is left for later. */
class FactsReader {
	/** The entries that use an abbreviation, which may turn out to be undefined. */
	readonly asking = new Map<string, BibtexEntry[]>();
	/** Whether values may take pieces of other entries. */
	readonly hasPieces: boolean;
	readonly #text: string;
	readonly #signs = new FoldedSigns();
	/** One for all entries, of which there may be 100,000. */
	#around: AroundEntry | undefined;
	/** The entry that is read, and whether it can be. */
	#entry: BibtexEntry | undefined;
	#isKnown = true;

	constructor(text: string) {
		this.#text = text;
		this.hasPieces = mayHavePieces(text);
	}

	read(entry: BibtexEntry, groups: EntryGroups): void {
		this.#entry = entry;
		this.#isKnown = true;
		this.#around ??= this.#aroundAll(groups);
		const facts = readFacts(this.#text, entry, this.#around);
		if (!this.#isKnown) {
			return;
		}
		entry.content.facts = facts;
		const { takesFields, titleStart, titleEnd } = facts;
		if (!takesFields && titleEnd > 0) {
			const { start } = entry;
			entry.content.titleDigest = digestOfGroup(this.#text, start + titleStart, start + titleEnd, this.#signs);
		}
	}

	/** @param groups of the entry that is read, whichever that is */
	#aroundAll(groups: EntryGroups): AroundEntry {
		return {
			strings: noStrings,
			isUndefined: (name) => {
				if (!monthMacros.has(name)) {
					this.#ask(name, this.#entry!);
				}
				return false;
			},
			needs: () => {
				this.#isKnown = false;
			},
			// Nothing is taken, since no `@string` is known.
			taken: new TakenText(0, 1),
			hasPieces: this.hasPieces,
			seenNames: roomForNames(),
			groups,
		};
	}

	#ask(name: string, entry: BibtexEntry): void {
		const entries = this.asking.get(name);
		if (entries === undefined) {
			this.asking.set(name, [entry]);
		} else if (entries.at(-1) !== entry) {
			entries.push(entry);
		}
	}
}

const noStrings: ReadonlyMap<string, string> = new Map();
