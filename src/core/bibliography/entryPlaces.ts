import { finish } from '../text/finish.ts';
import { type AliasField, aliasesOf, aliasFieldsIn } from './bibtexAliases.ts';
import type { BibtexEntry, EntryContent, EntryFacts } from './bibtexEntry.ts';
import { type IdentifierPlaces, type Identifiers, indexIdentifiers, indexKeys } from './bibtexIndexes.ts';
import { placeAt } from './entryAt.ts';
import type { TakenText } from './takenText.ts';
import { type UnchangedItems, unchangedItems } from '../text/unchangedItems.ts';

/** A file whose entries are looked for. */
interface SearchedFile {
	readonly text: string;
	readonly entries: readonly BibtexEntry[];
	/** Of each entry what stays the same object when an edit elsewhere moves it. */
	contents(): readonly EntryContent[];
	strings(): ReadonlyMap<string, string>;
	mayTake(): TakenText;
	factsOf(entry: BibtexEntry): EntryFacts;
	identifiers(entry: BibtexEntry): Identifiers;
}

/** What was known of a file before an edit. */
interface PlacesBefore {
	readonly same: UnchangedItems;
	/** How many entries it had. */
	readonly length: number;
	/** What was where the edit was. */
	readonly replaced: readonly EntryContent[];
	readonly byKey: ReadonlyMap<string, number> | undefined;
	readonly aliasFields: readonly AliasField[] | undefined;
	readonly identifiers: IdentifierPlaces | undefined;
}

/**
 * The places of the entries of a `.bib` file by citekey, alias and identifier, each found when first asked for. They count
 * entries, not letters: most edits leave them as they are, however far they move the entries themselves.
 */
export class EntryPlaces {
	readonly #file: SearchedFile;
	/** What was known of the state before the last edit, until all is found. */
	#before: PlacesBefore | undefined;
	#byKey: ReadonlyMap<string, number> | undefined;
	#aliasFields: readonly AliasField[] | undefined;
	#byAlias: ReadonlyMap<string, number> | undefined;
	#takers: readonly number[] | undefined;
	#identifiers: IdentifierPlaces | undefined;

	/** @param earlier of the same file before an edit, which left its `@string`s as they were */
	constructor(file: SearchedFile, earlier?: EntryPlaces) {
		this.#file = file;
		this.#before = earlier?.stateFor(file);
	}

	/** The first entry with each citekey. */
	get byKey(): ReadonlyMap<string, number> {
		this.#byKey ??= finish(this.#indexKeys(Infinity));
		return this.#byKey;
	}

	/** The entries by their further citekeys, which are looked for in a walk through the text. */
	get byAlias(): ReadonlyMap<string, number> {
		this.#byAlias ??= finish(this.#findAliases());
		return this.#byAlias;
	}

	/** The entries that have fields of others, so that they change with them. */
	get takers(): readonly number[] {
		this.#takers ??= finish(this.#findTakers(Infinity));
		return this.#takers;
	}

	/** The first entry with each DOI and PMID, normalised. */
	get byIdentifier(): IdentifierPlaces {
		this.#identifiers ??= finish(this.#indexIdentifiers(Infinity));
		return this.#identifiers;
	}

	/** Finds the entries by their names in slices; yields after so many entries. */
	*findNames(entriesPerStep: number): Generator<number, void> {
		this.#byKey ??= yield* this.#indexKeys(entriesPerStep);
		yield 0;
		this.#byAlias ??= yield* this.#findAliases();
	}

	/** Finds the rest in slices, and lets go what was known before; yields after so many entries whose facts are known. */
	*findRest(entriesPerStep: number): Generator<number, void> {
		this.#takers ??= yield* this.#findTakers(entriesPerStep * 10);
		this.#identifiers ??= yield* this.#indexIdentifiers(entriesPerStep);
		this.#before = undefined;
	}

	/** What stays known of this file in its next state. */
	stateFor(next: SearchedFile): PlacesBefore {
		const contents = this.#file.contents();
		const same = unchangedItems(contents, next.contents());
		return {
			same,
			length: contents.length,
			replaced: contents.slice(same.before, contents.length - same.behind),
			byKey: this.#byKey,
			aliasFields: this.#aliasFields,
			identifiers: this.#identifiers,
		};
	}

	/** The entries that an edit put where `PlacesBefore.replaced` were; undefined where they are not as many. */
	#replacing({ same, length }: PlacesBefore): readonly BibtexEntry[] | undefined {
		const { entries } = this.#file;
		return entries.length === length ? entries.slice(same.before, length - same.behind) : undefined;
	}

	*#indexKeys(entriesPerStep: number): Generator<number, ReadonlyMap<string, number>> {
		const before = this.#before;
		const isSame =
			before && this.#replacing(before)?.every((entry, i) => entry.citekey === before.replaced[i]!.citekey);
		return isSame === true && before?.byKey !== undefined
			? before.byKey
			: yield* indexKeys(this.#file.entries, entriesPerStep);
	}

	*#findAliases(): Generator<number, ReadonlyMap<string, number>> {
		const { text, entries } = this.#file;
		const before = this.#before?.aliasFields === undefined ? undefined : this.#before;
		const { same = { before: 0, behind: 0 }, length = 0, aliasFields = [] } = before ?? {};
		const by = entries.length - length;
		const found = yield* aliasFieldsIn({
			text,
			start: before === undefined ? 0 : (entries[same.before]?.start ?? text.length),
			end: (same.behind === 0 ? undefined : entries.at(-same.behind)?.start) ?? text.length,
			entries,
			placeAt: (offset) => placeAt(this.#file, offset),
			strings: this.#file.strings(),
			mayTake: () => this.#file.mayTake(),
		});
		this.#aliasFields = [
			...aliasFields.filter(({ place }) => place < same.before),
			...found,
			...aliasFields
				.filter(({ place }) => place >= length - same.behind)
				.map((field) => ({ ...field, place: field.place + by })),
		];
		return aliasesOf(this.#aliasFields);
	}

	*#findTakers(entriesPerStep: number): Generator<number, readonly number[]> {
		const takers: number[] = [];
		const { entries } = this.#file;
		for (let place = 0; place < entries.length; place++) {
			if (place % entriesPerStep === entriesPerStep - 1) {
				yield place;
			}
			if (this.#file.factsOf(entries[place]!).takesFields) {
				takers.push(place);
			}
		}
		return takers;
	}

	*#indexIdentifiers(entriesPerStep: number): Generator<number, IdentifierPlaces> {
		const before = this.#before;
		return before?.identifiers !== undefined && this.#hasIdentifiersOf(before)
			? before.identifiers
			: yield* indexIdentifiers(this.#file.entries, (entry) => this.#file.identifiers(entry), entriesPerStep);
	}

	/** Whether an edit left all identifiers where they were. */
	#hasIdentifiersOf(before: PlacesBefore): boolean {
		const isSame = this.#replacing(before)?.every((entry, index) => {
			const { facts } = before.replaced[index]!;
			const now = this.#file.factsOf(entry);
			const areOwn = facts?.hasOtherIdentifiers === false && !now.hasOtherIdentifiers;
			return areOwn && facts.doi === now.doi && facts.pmid === now.pmid;
		});
		// What takes fields of others may have other identifiers without a change of its own.
		return isSame === true && this.takers.length === 0;
	}
}
