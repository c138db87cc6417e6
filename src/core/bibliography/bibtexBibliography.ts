import { finish } from '../text/finish.ts';
import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import { aliasesIn } from './bibtexAliases.ts';
import { BibtexEntry, type EntryFacts } from './bibtexEntry.ts';
import { readFields, rawValue, walkFields, type FieldVisitor } from './bibtexFields.ts';
import { InheritedFields, isPiece } from './bibtexInheritedFields.ts';
import { plainAddress } from './bibtexIdentifiers.ts';
import { changeBetween, rescanBibtex, type TextChange } from './bibtexRescan.ts';
import { type BibtexScan, scanBibtex, scanBibtexInSteps } from './bibtexScanner.ts';
import { bibtexToCsl } from './bibtexToCsl.ts';
import type { CslItem } from './cslItem.ts';
import { entryAt } from './entryAt.ts';
import { monthMacros } from './dates.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import type { BibEntry, BibField, Bibliography, BibliographyFormat } from './model.ts';
import { SeenNames } from './seenNames.ts';
import { TakenText } from './takenText.ts';
import { latexToPlain } from './latexToText.ts';

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

/** Fields by which an entry takes fields of others. */
const inheriting: ReadonlySet<string> = new Set(['crossref', 'xdata']);
/** Fields with which an entry may have identifiers that are not in its own `doi` and `pmid`. */
const identifying: ReadonlySet<string> = new Set(['eprint', 'pubmed']);
/** Fields that make a title together with the field of that name. */
const titling: ReadonlySet<string> = new Set(['subtitle', 'titleaddon', 'maintitle']);

/** The `@string`s of the files that are read before one: BibTeX and biber keep them from file to file. */
export interface EarlierStrings {
	/** By name in lower case. */
	readonly values: ReadonlyMap<string, string>;
	/** Whether an earlier file could not be read, so that nobody can tell which abbreviations are undefined. */
	readonly mayHaveMore: boolean;
}

const noStrings: EarlierStrings = { values: new Map(), mayHaveMore: false };

/** A `.bib` file. Entries are there at once; fields, problems and items are read when asked for. */
export class BibtexBibliography implements Bibliography {
	readonly source: string;
	readonly format: BibliographyFormat;
	readonly text: string;
	readonly scan: BibtexScan;
	#problems: readonly Problem[] | undefined;
	#identifiers: IdentifierIndex | undefined;
	#strings: ReadonlyMap<string, string> | undefined;
	#byKey: ReadonlyMap<string, BibtexEntry> | undefined;
	#citekeyCount = 0;
	readonly #inheriting = new Map<BibtexEntry, CslItem>();
	/** Whether values may take pieces of other entries; few files have such. */
	readonly #hasPieces: boolean;
	readonly #inherited: InheritedFields;

	readonly #earlier: EarlierStrings;

	constructor(
		text: string,
		source: string,
		format: BibliographyFormat,
		scan: BibtexScan = scanBibtex(text),
		earlier: EarlierStrings = noStrings,
	) {
		this.#earlier = earlier;
		this.text = text;
		this.source = source;
		this.format = format;
		this.scan = scan;
		this.#hasPieces = text.includes('xdata');
		this.#inherited = new InheritedFields({
			find: (citekey) => this.find(citekey),
			ownValues: (entry, taken) => this.#valuesIn(entry, taken),
			mayTake: () => this.#mayTake(),
			hasPieces: this.#hasPieces,
		});
	}

	/** What abbreviations stand for after this file: those of earlier files, and its own. */
	get strings(): ReadonlyMap<string, string> {
		return this.#stringValues();
	}

	/** The same file as it is read after others. Its entries are others, since they may say something else. */
	behind(earlier: EarlierStrings): BibtexBibliography {
		return new BibtexBibliography(this.text, this.source, this.format, scanBibtex(this.text), earlier);
	}

	get entries(): readonly BibtexEntry[] {
		return this.scan.entries;
	}

	get citekeyCount(): number {
		this.#keys();
		return this.#citekeyCount;
	}

	find(citekey: string): BibtexEntry | undefined {
		return this.#keys().get(citekey);
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
		this.#byKey ??= yield* this.#indexKeys(entriesPerStep * 10);
		this.#problems ??= yield* this.#findProblems(entriesPerStep);
		this.#identifiers ??= yield* this.#indexIdentifiers(entriesPerStep);
	}

	/** The first entry of each DOI and PMID, normalised. */
	byIdentifier(): IdentifierIndex {
		this.#identifiers ??= finish(this.#indexIdentifiers(Infinity));
		return this.#identifiers;
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

	*#indexIdentifiers(entriesPerStep: number): Generator<number, IdentifierIndex> {
		const dois = new Map<string, BibEntry>();
		const pmids = new Map<string, BibEntry>();
		for (const [index, entry] of this.entries.entries()) {
			if (index % entriesPerStep === entriesPerStep - 1) {
				yield index;
			}
			const { doi, pmid } = this.identifiers(entry);
			if (doi !== '' && !dois.has(doi)) {
				dois.set(doi, entry);
			}
			if (pmid !== '' && !pmids.has(pmid)) {
				pmids.set(pmid, entry);
			}
		}
		return { dois, pmids };
	}

	/** Whether an entry has fields of others, by `crossref` or `xdata`, so that it changes with them. */
	takesFields(entry: BibtexEntry): boolean {
		return this.#factsOf(entry).takesFields;
	}

	/**
	 * The title of an entry without markup, where its field `title` alone makes it; undefined where the entry has to be
	 * converted to tell. Nothing is walked through again for this.
	 */
	plainTitle(entry: BibtexEntry): string | undefined {
		const { takesFields, titleStart, titleEnd } = this.#factsOf(entry);
		return takesFields || titleEnd === 0
			? undefined
			: latexToPlain(
					rawValue(this.text, entry.start + titleStart, entry.start + titleEnd, this.#stringValues(), this.#mayTake()),
				);
	}

	fields(entry: BibEntry): readonly BibField[] {
		return entry instanceof BibtexEntry ? readFields(this.text, entry) : [];
	}

	item(entry: BibEntry): CslItem {
		if (!(entry instanceof BibtexEntry)) {
			return { id: entry.citekey, type: 'document' };
		}
		// Few files have entries that inherit, and then the map is asked in vain for every other.
		const known = entry.converted ?? (this.#inheriting.size > 0 ? this.#inheriting.get(entry) : undefined);
		if (known !== undefined) {
			return known;
		}
		const fields = this.#inherited.of(entry);
		const item = bibtexToCsl(entry.citekey, entry.type, fields);
		if (fields.has('crossref') || fields.has('xdata') || (this.#hasPieces && this.takesFields(entry))) {
			// It changes with the entries that it takes fields from, so it does not outlive this text.
			this.#inheriting.set(entry, item);
		} else {
			entry.converted = item;
		}
		return item;
	}

	/**
	 * Items of this file as it is read with others: to biber all files are one database, so that an entry takes fields of
	 * one in another file, too. The own file takes precedence.
	 */
	itemsBeside(others: readonly BibtexBibliography[]): (entry: BibtexEntry) => CslItem {
		const files = [this, ...others];
		const homes = new Map<BibtexEntry, BibtexBibliography>();
		const inherited = new InheritedFields({
			find: (citekey) => {
				const home = files.find((file) => file.find(citekey) !== undefined);
				const found = home?.find(citekey);
				if (found !== undefined) {
					homes.set(found, home!);
				}
				return found;
			},
			ownValues: (entry) => new Map((homes.get(entry) ?? this).ownValues(entry)),
			mayTake: () => this.#mayTake(),
			hasPieces: files.some(({ text }) => text.includes('xdata')),
		});
		const items = new Map<BibtexEntry, CslItem>();
		return (entry) => {
			if (!this.takesFields(entry)) {
				return this.item(entry);
			}
			const item = items.get(entry) ?? bibtexToCsl(entry.citekey, entry.type, inherited.of(entry));
			items.set(entry, item);
			return item;
		};
	}

	/** The same, made anew and not kept: for a reader of all entries, who looks at each once. */
	passingItem(entry: BibtexEntry): CslItem {
		return entry.converted ?? bibtexToCsl(entry.citekey, entry.type, this.#inherited.of(entry));
	}

	/** Gives the raw values of an entry by lower-case name; the first where a field occurs twice, nothing inherited. */
	eachValue(entry: BibtexEntry, visit: (name: string, value: string) => void): void {
		this.#eachValue(entry, this.#mayTake(), visit);
	}

	#eachValue(entry: BibtexEntry, taken: TakenText, visit: (name: string, value: string) => void): void {
		const strings = this.#stringValues();
		const seen = new SeenNames();
		walkFields(this.text, entry, (name, _nameStart, _nameEnd, start, end) => {
			if (seen.add(name)) {
				visit(name, rawValue(this.text, start, end, strings, taken));
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
			field && rawValue(this.text, field.valueSpan.start, field.valueSpan.end, this.#stringValues(), this.#mayTake())
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
	*withTextInSteps(
		text: string,
		unitsPerStep: number,
		change = changeBetween(this.text, text),
	): Generator<number, BibtexBibliography> {
		if (change === undefined) {
			return this;
		}
		const scan = yield* rescanBibtex(this.scan, text, change, unitsPerStep);
		const next = new BibtexBibliography(text, this.source, this.format, scan, this.#earlier);
		if (stringText(this) === stringText(next)) {
			return next;
		}
		// What an abbreviation stands for may be anywhere.
		const anew = yield* scanBibtexInSteps(text, unitsPerStep);
		return new BibtexBibliography(text, this.source, this.format, anew, this.#earlier);
	}

	#keys(): ReadonlyMap<string, BibtexEntry> {
		this.#byKey ??= finish(this.#indexKeys(Infinity));
		return this.#byKey;
	}

	*#indexKeys(entriesPerStep: number): Generator<number, ReadonlyMap<string, BibtexEntry>> {
		const byKey = new Map<string, BibtexEntry>();
		for (const [index, entry] of this.entries.entries()) {
			if (index % entriesPerStep === entriesPerStep - 1) {
				yield index;
			}
			if (!byKey.has(entry.citekey)) {
				byKey.set(entry.citekey, entry);
			}
		}
		this.#citekeyCount = byKey.size;
		const at = (offset: number) => entryAt(this, offset) as BibtexEntry | undefined;
		for (const [alias, entry] of aliasesIn(this.text, at, this.#stringValues(), () => this.#mayTake())) {
			if (!byKey.has(alias)) {
				byKey.set(alias, entry);
			}
		}
		return byKey;
	}

	#stringValues(): ReadonlyMap<string, string> {
		if (this.#strings === undefined) {
			const strings = new Map([...monthMacros, ...this.#earlier.values]);
			for (const { name, valueStart, valueEnd } of this.scan.strings) {
				const taken = new TakenText(this.text.length, this.scan.strings.length);
				strings.set(name, rawValue(this.text, valueStart, valueEnd, strings, taken));
			}
			this.#strings = strings;
		}
		return this.#strings;
	}

	*#findProblems(entriesPerStep: number): Generator<number, readonly Problem[]> {
		const problems: Problem[] = [];
		/** Where entries begin whose own end is missing only because a value lost its end. */
		const explained = new Set<number>();
		const byKey = this.#keys();
		for (const [index, entry] of this.entries.entries()) {
			if (index % entriesPerStep === entriesPerStep - 1) {
				yield index;
			}
			const { citekey, start } = entry;
			const first = byKey.get(citekey);
			if (first !== undefined && first !== entry) {
				const related = { citekey, span: first.citekeySpan };
				problems.push({ code: 'bibtex.duplicate-citekey', span: entry.citekeySpan, details: { citekey }, related });
			}
			for (const problem of this.#factsOf(entry).problems) {
				problems.push({ ...problem, span: shift(problem.span, start) });
				if (problem.code === 'bibtex.missing-brace' || problem.code === 'bibtex.unclosed-quote') {
					explained.add(start);
				}
			}
		}
		const own = this.scan.problems.filter(
			({ code, span }) => code !== 'bibtex.unclosed-entry' || !explained.has(span.start),
		);
		return [...own, ...problems].sort((a, b) => a.span.start - b.span.start);
	}

	#factsOf(entry: BibtexEntry): EntryFacts {
		entry.facts ??= this.#readFacts(entry);
		return entry.facts;
	}

	#readFacts(entry: BibtexEntry): EntryFacts {
		const { citekey, start } = entry;
		const { text } = this;
		const strings = this.#stringValues();
		const identifiers = { doi: '', pmid: '' };
		let takesFields = false;
		let hasOtherIdentifiers = false;
		let hasOtherTitle = entry.type === 'periodical';
		let titleStart = 0;
		let titleEnd = 0;
		let problems: Problem[] | undefined;
		const report = (problem: Problem) => {
			problems ??= [];
			problems.push({ ...problem, span: shift(problem.span, -start), details: { citekey, ...problem.details } });
		};
		const names = new SeenNames();
		const taken = this.#mayTake();
		const read: FieldVisitor = (name, nameStart, nameEnd, valueStart, valueEnd) => {
			if (!names.add(name)) {
				report({
					code: 'bibtex.duplicate-field',
					span: { start: nameStart, end: nameEnd },
					details: { field: name },
				});
			}
			const first = text.charCodeAt(valueStart);
			if ((first !== 123 && first !== 34) || text.charCodeAt(valueEnd - 1) !== (first === 123 ? 125 : 34)) {
				rawValue(text, valueStart, valueEnd, strings, taken, (string, from, to) => {
					if (!this.#earlier.mayHaveMore) {
						report({ code: 'bibtex.undefined-string', span: { start: from, end: to }, details: { string } });
					}
				});
			}
			if (name === 'doi' && identifiers.doi === '') {
				identifiers.doi = normaliseDoi(plainAddress(rawValue(text, valueStart, valueEnd, strings, taken)));
			} else if (name === 'pmid' && identifiers.pmid === '') {
				identifiers.pmid = normalisePmid(rawValue(text, valueStart, valueEnd, strings, taken));
			} else if (name === 'title' && titleEnd === 0) {
				titleStart = valueStart - start;
				titleEnd = valueEnd - start;
			} else {
				hasOtherTitle ||= titling.has(name);
				takesFields ||= inheriting.has(name) || (this.#hasPieces && isPiece(text.slice(valueStart, valueEnd)));
				hasOtherIdentifiers ||= identifying.has(name);
			}
		};
		walkFields(text, entry, read, report);
		hasOtherIdentifiers ||= takesFields;
		const title = hasOtherTitle ? { titleStart: 0, titleEnd: 0 } : { titleStart, titleEnd };
		return { ...identifiers, ...title, takesFields, hasOtherIdentifiers, problems: problems ?? noProblems };
	}
}

const noProblems: readonly Problem[] = [];

function stringText({ text, scan }: BibtexBibliography): string {
	return scan.strings.map((string) => text.slice(string.start, string.end)).join('\n');
}
