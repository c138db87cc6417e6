import type { Problem } from '../text/problem.ts';
import { BibtexEntry } from './bibtexEntry.ts';
import { readFields, rawValue, walkFields, type FieldVisitor } from './bibtexFields.ts';
import { inheritedName } from './bibtexInheritance.ts';
import { rescanBibtex, scanBibtex, changeBetween, type BibtexScan, type TextChange } from './bibtexScanner.ts';
import { bibtexToCsl } from './bibtexToCsl.ts';
import type { CslItem } from './cslItem.ts';
import { monthMacros } from './dates.ts';
import type { BibEntry, BibField, Bibliography, BibliographyFormat } from './model.ts';

/** So many entries may give an entry fields through `crossref` and `xdata`. */
const mostInherited = 100;

/** A `.bib` file. Entries are there at once; fields, problems and items are read when asked for. */
export class BibtexBibliography implements Bibliography {
	readonly source: string;
	readonly format: BibliographyFormat;
	readonly text: string;
	readonly scan: BibtexScan;
	#problems: readonly Problem[] | undefined;
	#strings: ReadonlyMap<string, string> | undefined;
	#byKey: ReadonlyMap<string, BibtexEntry> | undefined;

	constructor(text: string, source: string, format: BibliographyFormat, scan: BibtexScan = scanBibtex(text)) {
		this.text = text;
		this.source = source;
		this.format = format;
		this.scan = scan;
	}

	get entries(): readonly BibtexEntry[] {
		return this.scan.entries;
	}

	/** Reading them costs a pass over all fields, once. */
	get problems(): readonly Problem[] {
		this.#problems ??= this.#findProblems();
		return this.#problems;
	}

	fields(entry: BibEntry): readonly BibField[] {
		return entry instanceof BibtexEntry ? readFields(this.text, entry) : [];
	}

	item(entry: BibEntry): CslItem {
		if (!(entry instanceof BibtexEntry)) {
			return { id: entry.citekey, type: 'document' };
		}
		entry.converted ??= bibtexToCsl(entry.citekey, entry.type, this.#inherited(entry, new Set()));
		return entry.converted;
	}

	/** The raw value of one field, without converting the entry; undefined where the entry has none. */
	raw(entry: BibtexEntry, name: string): string | undefined {
		const field = readFields(this.text, entry).find((candidate) => candidate.name === name);
		return field && rawValue(this.text, field.valueSpan.start, field.valueSpan.end, this.#stringValues());
	}

	/**
	 * The same file with another text, of which only the changed part is scanned. `change` says what that is, where the
	 * caller knows; items of entries outside stay converted unless they may depend on what changed.
	 */
	withText(text: string, change: TextChange | undefined = changeBetween(this.text, text)): BibtexBibliography {
		if (change === undefined) {
			return this;
		}
		const scan = rescanBibtex(this.scan, text, change);
		const next = new BibtexBibliography(text, this.source, this.format, scan);
		if (
			scan.strings.length > 0 ||
			this.scan.strings.length > 0 ||
			this.text.slice(change.start - 50, change.oldEnd).includes('@')
		) {
			if (stringText(this) !== stringText(next)) {
				return new BibtexBibliography(text, this.source, this.format);
			}
		}
		return next;
	}

	#inherited(entry: BibtexEntry, visited: Set<BibtexEntry>): ReadonlyMap<string, string> {
		const fields = new Map<string, string>();
		visited.add(entry);
		const strings = this.#stringValues();
		walkFields(this.text, entry, (name, _nameStart, _nameEnd, start, end) => {
			if (!fields.has(name)) {
				fields.set(name, rawValue(this.text, start, end, strings));
			}
		});
		for (const key of (fields.get('xdata') ?? '').split(',')) {
			for (const [name, value] of this.#fieldsOf(key, visited)) {
				if (!fields.has(name)) {
					fields.set(name, value);
				}
			}
		}
		const parent = fields.has('crossref') ? this.#keys().get(fields.get('crossref')!.trim()) : undefined;
		for (const [field, value] of parent === undefined ? [] : this.#fieldsOf(parent.citekey, visited)) {
			const name = inheritedName(field, entry.type, parent!.type);
			const isYear = (name === 'year' || name === 'month') && fields.has('date');
			if (name !== undefined && !fields.has(name) && !isYear) {
				fields.set(name, value);
			}
		}
		return fields;
	}

	#fieldsOf(citekey: string, visited: Set<BibtexEntry>): ReadonlyMap<string, string> {
		const entry = citekey.trim() === '' ? undefined : this.#keys().get(citekey.trim());
		// What was visited has already given what it has, or is being read; longer chains than this are a mistake.
		const isKnown = entry === undefined || visited.has(entry) || visited.size >= mostInherited;
		return isKnown ? new Map() : this.#inherited(entry, visited);
	}

	#keys(): ReadonlyMap<string, BibtexEntry> {
		if (this.#byKey === undefined) {
			const byKey = new Map<string, BibtexEntry>();
			for (const entry of this.entries) {
				if (!byKey.has(entry.citekey)) {
					byKey.set(entry.citekey, entry);
				}
			}
			this.#byKey = byKey;
		}
		return this.#byKey;
	}

	#stringValues(): ReadonlyMap<string, string> {
		if (this.#strings === undefined) {
			const strings = new Map(monthMacros);
			for (const { name, valueStart, valueEnd } of this.scan.strings) {
				strings.set(name, rawValue(this.text, valueStart, valueEnd, strings));
			}
			this.#strings = strings;
		}
		return this.#strings;
	}

	#findProblems(): readonly Problem[] {
		const problems: Problem[] = [];
		/** Where entries begin whose own end is missing only because a value lost its end. */
		const explained = new Set<number>();
		let citekey = '';
		let start = 0;
		const report = (problem: Problem) => {
			problems.push({ ...problem, details: { citekey, ...problem.details } });
			if (problem.code === 'bibtex.missing-brace' || problem.code === 'bibtex.unclosed-quote') {
				explained.add(start);
			}
		};
		const strings = this.#stringValues();
		const byKey = this.#keys();
		const seen = new Set<string>();
		for (const entry of this.entries) {
			({ citekey, start } = entry);
			if (byKey.get(citekey) !== entry) {
				report({ code: 'bibtex.duplicate-citekey', span: entry.citekeySpan });
			}
			seen.clear();
			const check: FieldVisitor = (name, nameStart, nameEnd, valueStart, valueEnd) => {
				if (seen.has(name)) {
					report({
						code: 'bibtex.duplicate-field',
						span: { start: nameStart, end: nameEnd },
						details: { field: name },
					});
				}
				seen.add(name);
				const first = this.text.charCodeAt(valueStart);
				if ((first !== 123 && first !== 34) || this.text.charCodeAt(valueEnd - 1) !== (first === 123 ? 125 : 34)) {
					rawValue(this.text, valueStart, valueEnd, strings, (string, start, end) =>
						report({ code: 'bibtex.undefined-string', span: { start, end }, details: { string } }),
					);
				}
			};
			walkFields(this.text, entry, check, report);
		}
		const own = this.scan.problems.filter(
			({ code, span }) => code !== 'bibtex.unclosed-entry' || !explained.has(span.start),
		);
		return [...own, ...problems].sort((a, b) => a.span.start - b.span.start);
	}
}

function stringText({ text, scan }: BibtexBibliography): string {
	return scan.strings.map((string) => text.slice(string.start, string.end)).join('\n');
}
