import { finish } from '../text/finish.ts';
import type { Problem } from '../text/problem.ts';
import { BibtexEntry, type EntryContent, type EntryFacts } from './bibtexEntry.ts';
import { readFacts } from './bibtexFacts.ts';
import { readFields, walkFields } from './bibtexFields.ts';
import { findProblems, type IdentifierPlaces, type Identifiers } from './bibtexIndexes.ts';
import { rawValue } from './bibtexValues.ts';
import { InheritedFields } from './bibtexInheritedFields.ts';
import { entriesPerStep, changeInSteps, rescanBibtex, type TextChange } from './bibtexRescan.ts';
import { type BibtexScan, scanBibtex, scanBibtexInSteps } from './bibtexScanner.ts';
import { itemsBeside } from './bibtexItemsBeside.ts';
import { bibtexToCsl } from './bibtexToCsl.ts';
import type { CslItem } from './cslItem.ts';
import { EntryPlaces } from './entryPlaces.ts';
import { monthMacros } from './dates.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import type { BibEntry, BibField, Bibliography, BibliographyFormat } from './model.ts';
import { SeenNames } from './seenNames.ts';
import { TakenText } from './takenText.ts';
import { digestOfGroup, digestOfTitle, FoldedSigns } from './titleDigest.ts';
import { latexToPlain } from './latexToText.ts';

/** The `@string`s of the files that are read before one: BibTeX and biber keep them from file to file. */
export interface EarlierStrings {
	/** By name in lower case. */
	readonly values: ReadonlyMap<string, string>;
	/** Whether an earlier file could not be read, so that nobody can tell which abbreviations are undefined. */
	readonly mayHaveMore: boolean;
}

const noStrings: EarlierStrings = { values: new Map(), mayHaveMore: false };

/** By which an entry takes pieces of others, also in the middle of a value. */
const pieceField = 'xdata';

/** Whether values of a file may take pieces of other entries; few files have such. */
export function mayHavePieces(text: string): boolean {
	return text.includes(pieceField);
}

/** What is known of a file without reading it. */
interface KnownOfFile {
	readonly earlier?: EarlierStrings;
	readonly hasPieces?: boolean;
	/** The file before an edit, which left its `@string`s as they were. */
	readonly before?: BibtexBibliography;
	/** See `BibtexBibliography.contents`. */
	readonly contents?: readonly EntryContent[];
}

/** A `.bib` file. Entries are there at once; fields, problems and items are read when asked for. */
export class BibtexBibliography implements Bibliography {
	readonly source: string;
	readonly format: BibliographyFormat;
	readonly text: string;
	readonly scan: BibtexScan;
	#problems: readonly Problem[] | undefined;
	#strings: ReadonlyMap<string, string> | undefined;
	readonly #places: EntryPlaces;
	readonly #inheriting = new Map<BibtexEntry, CslItem>();
	/** Whether values may take pieces of other entries; few files have such. */
	readonly #hasPieces: boolean;
	readonly #inherited: InheritedFields;
	readonly #signs = new FoldedSigns();

	readonly #earlier: EarlierStrings;
	#contents: readonly EntryContent[] | undefined;

	constructor(
		text: string,
		source: string,
		format: BibliographyFormat,
		scan: BibtexScan = scanBibtex(text),
		{ earlier = noStrings, hasPieces = mayHavePieces(text), before, contents }: KnownOfFile = {},
	) {
		this.#earlier = earlier;
		this.#contents = contents;
		this.text = text;
		this.source = source;
		this.format = format;
		this.scan = scan;
		this.#hasPieces = hasPieces;
		this.#inherited = new InheritedFields({
			find: (citekey) => this.find(citekey),
			ownValues: (entry, taken) => this.#valuesIn(entry, taken),
			mayTake: () => this.#mayTake(),
			hasPieces: this.#hasPieces,
		});
		const file = {
			text,
			entries: this.entries,
			contents: () => this.contents,
			strings: () => this.#stringValues(),
			mayTake: () => this.#mayTake(),
			factsOf: (entry: BibtexEntry) => this.#factsOf(entry),
			identifiers: (entry: BibtexEntry) => this.identifiers(entry),
		};
		this.#places = new EntryPlaces(file, before === undefined ? undefined : before.#places);
	}

	/** What abbreviations stand for after this file: those of earlier files, and its own. */
	get strings(): ReadonlyMap<string, string> {
		return this.#stringValues();
	}

	/** The same file as it is read after others. Its entries are others, since they may say something else. */
	behind(earlier: EarlierStrings): BibtexBibliography {
		return new BibtexBibliography(this.text, this.source, this.format, scanBibtex(this.text), { earlier });
	}

	get entries(): readonly BibtexEntry[] {
		return this.scan.entries;
	}

	/** Of each entry what stays the same object when an edit elsewhere moves it. */
	get contents(): readonly EntryContent[] {
		this.#contents ??= this.entries.map(({ content }) => content);
		return this.#contents;
	}

	/** The places of the entries that have fields of others, so that they change with them. */
	get takers(): readonly number[] {
		return this.#places.takers;
	}

	/** The place of the first entry with each citekey: the same object as long as edits leave these as they are. */
	get citekeyPlaces(): ReadonlyMap<string, number> {
		return this.#places.byKey;
	}

	get citekeyCount(): number {
		return this.#places.byKey.size;
	}

	find(citekey: string): BibtexEntry | undefined {
		const place = this.#places.byKey.get(citekey) ?? this.#places.byAlias.get(citekey);
		return place === undefined ? undefined : this.entries[place];
	}

	/** Reading them costs a pass over all fields, once. */
	get problems(): readonly Problem[] {
		this.#problems ??= finish(this.#findProblems(Infinity));
		return this.#problems;
	}

	/**
	 * Reads in slices what `problems` and `byIdentifier` would otherwise read at once; yields after so many entries,
	 * which take about a millisecond.
	 */
	*prepare(entriesPerStep = 250): Generator<number, void> {
		yield* this.#places.findNames(entriesPerStep * 10);
		this.#problems ??= yield* this.#findProblems(entriesPerStep);
		yield* this.#places.findRest(entriesPerStep);
	}

	/** The place of the first entry of each DOI and PMID, normalised. */
	byIdentifier(): IdentifierPlaces {
		return this.#places.byIdentifier;
	}

	/** DOI and PMID of an entry, normalised, and empty where it has none; nothing else of the entry is converted. */
	identifiers(entry: BibtexEntry): Identifiers {
		const facts = this.#factsOf(entry);
		if (!facts.hasOtherIdentifiers) {
			return facts;
		}
		const { DOI, PMID } = this.item(entry);
		return { doi: normaliseDoi(String(DOI ?? '')), pmid: normalisePmid(String(PMID ?? '')) };
	}

	/** Whether an entry has fields of others, by `crossref` or `xdata`, so that it changes with them. */
	takesFields(entry: BibtexEntry): boolean {
		return this.#factsOf(entry).takesFields;
	}

	/**
	 * The title of an entry without markup, where its field `title` alone makes it; undefined where the entry has to be
	 * converted to know. Nothing is walked through again for this.
	 */
	plainTitle(entry: BibtexEntry): string | undefined {
		const { takesFields, titleStart, titleEnd } = this.#factsOf(entry);
		return takesFields || titleEnd === 0
			? undefined
			: latexToPlain(
					rawValue(this.text, entry.start + titleStart, entry.start + titleEnd, {
						strings: this.#stringValues(),
						taken: this.#mayTake(),
					}),
				);
	}

	/** `digestOfTitle` of the plain title; undefined where the entry has to be converted to tell. */
	titleDigest(entry: BibtexEntry): number | undefined {
		const { content } = entry;
		if (content.titleDigest !== undefined) {
			return content.titleDigest;
		}
		const { start } = entry;
		const { takesFields, titleStart, titleEnd } = this.#factsOf(entry);
		const isOwn = !takesFields && titleEnd > 0;
		const digest = isOwn ? digestOfGroup(this.text, start + titleStart, start + titleEnd, this.#signs) : undefined;
		if (digest !== undefined) {
			return (content.titleDigest = digest);
		}
		const title = this.plainTitle(entry);
		return title === undefined ? undefined : digestOfTitle(title);
	}

	fields(entry: BibEntry): readonly BibField[] {
		return entry instanceof BibtexEntry ? readFields(this.text, entry) : [];
	}

	item(entry: BibEntry): CslItem {
		if (!(entry instanceof BibtexEntry)) {
			return { id: entry.citekey, type: 'document' };
		}
		// Few files have entries that inherit, and then the map is asked in vain for every other.
		const known = entry.content.converted ?? (this.#inheriting.size > 0 ? this.#inheriting.get(entry) : undefined);
		if (known !== undefined) {
			return known;
		}
		const fields = this.#inherited.of(entry);
		const item = bibtexToCsl(entry.citekey, entry.type, fields);
		if (fields.has('crossref') || fields.has('xdata') || (this.#hasPieces && this.takesFields(entry))) {
			// It changes with the entries that it takes fields from, so it does not outlive this text.
			this.#inheriting.set(entry, item);
		} else {
			entry.content.converted = item;
		}
		return item;
	}

	/** Items of this file as it is read with others, which may give its entries fields. */
	itemsBeside(others: readonly BibtexBibliography[]): (entry: BibtexEntry) => CslItem {
		return itemsBeside(this, others);
	}

	/** The item, made anew and not kept: for a reader of all entries, who looks at each once. */
	passingItem(entry: BibtexEntry): CslItem {
		return entry.content.converted ?? bibtexToCsl(entry.citekey, entry.type, this.#inherited.of(entry));
	}

	/** Gives the raw values of an entry by lower-case name; the first where a field occurs twice, nothing inherited. */
	eachValue(entry: BibtexEntry, visit: (name: string, value: string) => void): void {
		this.#eachValue(entry, this.#mayTake(), visit);
	}

	#eachValue(entry: BibtexEntry, taken: TakenText, visit: (name: string, value: string) => void): void {
		const abbreviations = { strings: this.#stringValues(), taken };
		const seen = new SeenNames();
		walkFields(this.text, entry, (name, _nameStart, _nameEnd, start, end) => {
			if (seen.add(name)) {
				visit(name, rawValue(this.text, start, end, abbreviations));
			}
		});
	}

	#valuesIn(entry: BibtexEntry, taken: TakenText): Map<string, string> {
		const values = new Map<string, string>();
		this.#eachValue(entry, taken, (name, value) => values.set(name, value));
		return values;
	}

	/** What one entry may take of abbreviations and of other entries. */
	#mayTake(): TakenText {
		return new TakenText(this.text.length, this.entries.length);
	}

	/** The raw values that are in an entry itself, by lower-case name; the first where a field occurs twice. */
	ownValues(entry: BibtexEntry): ReadonlyMap<string, string> {
		return this.#valuesIn(entry, this.#mayTake());
	}

	/** The raw values of an entry by lower-case name, with what `crossref` and `xdata` give it. */
	values(entry: BibtexEntry): ReadonlyMap<string, string> {
		return this.#inherited.of(entry);
	}

	/** The raw value of one field, without converting the entry; undefined where the entry has none. */
	raw(entry: BibtexEntry, name: string): string | undefined {
		const field = readFields(this.text, entry).find((candidate) => candidate.name === name);
		return (
			field &&
			rawValue(this.text, field.valueSpan.start, field.valueSpan.end, {
				strings: this.#stringValues(),
				taken: this.#mayTake(),
			})
		);
	}

	/** What an abbreviation stands for, by its name in any case; undefined where neither the file nor BibTeX has it. */
	stringValue(name: string): string | undefined {
		return this.#stringValues().get(name.toLowerCase());
	}

	/**
	 * The same file with another text, of which only the changed part is scanned. `change` says what that is, where the
	 * caller knows; items of entries outside stay converted unless they may depend on what changed.
	 */
	withText(text: string, change?: TextChange): BibtexBibliography {
		return finish(this.withTextInSteps(text, Infinity, change));
	}

	/** The same in slices: yields after each `unitsPerStep` UTF-16 units that are scanned. */
	*withTextInSteps(text: string, unitsPerStep: number, known?: TextChange): Generator<number, BibtexBibliography> {
		const change = known ?? (yield* changeInSteps(this.text, text, unitsPerStep));
		if (change === undefined) {
			return this;
		}
		yield change.start;
		const scan = yield* rescanBibtex(this.scan, text, change, unitsPerStep);
		yield change.newEnd;
		const { source, format } = this;
		const earlier = this.#earlier;
		const changed = text.slice(Math.max(0, change.start - pieceField.length), change.newEnd + pieceField.length);
		const hasPieces = this.#hasPieces || changed.includes(pieceField);
		if (stringText(this) === stringText({ text, scan })) {
			const contents: EntryContent[] = [];
			for (const { content } of scan.entries) {
				if (contents.length % entriesPerStep === entriesPerStep - 1) {
					yield contents.length;
				}
				contents.push(content);
			}
			return new BibtexBibliography(text, source, format, scan, { earlier, hasPieces, before: this, contents });
		}
		// What an abbreviation stands for may be anywhere.
		const anew = yield* scanBibtexInSteps(text, unitsPerStep);
		return new BibtexBibliography(text, source, format, anew, { earlier, hasPieces });
	}

	#stringValues(): ReadonlyMap<string, string> {
		if (this.#strings === undefined) {
			const strings = new Map([...monthMacros, ...this.#earlier.values]);
			for (const { name, valueStart, valueEnd } of this.scan.strings) {
				const taken = new TakenText(this.text.length, this.scan.strings.length);
				strings.set(name, rawValue(this.text, valueStart, valueEnd, { strings, taken }));
			}
			this.#strings = strings;
		}
		return this.#strings;
	}

	#findProblems(entriesPerStep: number): Generator<number, readonly Problem[]> {
		const { scan } = this;
		return findProblems(scan, this.#places.byKey, (entry) => this.#factsOf(entry).problems, entriesPerStep);
	}

	#factsOf(entry: BibtexEntry): EntryFacts {
		const { content } = entry;
		content.facts ??= readFacts(this.text, entry, {
			strings: this.#stringValues(),
			isUndefined: () => !this.#earlier.mayHaveMore,
			taken: this.#mayTake(),
			hasPieces: this.#hasPieces,
		});
		return content.facts;
	}
}

function stringText({ text, scan }: Pick<BibtexBibliography, 'text' | 'scan'>): string {
	return scan.strings.map((string) => text.slice(string.start, string.end)).join('\n');
}
