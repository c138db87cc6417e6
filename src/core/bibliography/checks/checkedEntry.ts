import type { Problem } from '../../text/problem.ts';
import type { Span } from '../../text/span.ts';
import type { BibtexBibliography } from '../bibtexBibliography.ts';
import { isBibtexFile } from '../bibtexFile.ts';
import type { BibtexEntry } from '../bibtexEntry.ts';
import { endOfName, skipSpace } from '../bibtexUnits.ts';
import { plainAddress } from '../bibtexIdentifiers.ts';
import type { CslItem } from '../cslItem.ts';
import { latexToPlain } from '../latexToText.ts';
import { withoutQuotes } from '../withoutQuotes.ts';
import type { BibEntry, BibField, Bibliography, BibliographyFormat } from '../model.ts';

/** What a field of an entry says, and where. */
export interface CheckedValue {
	/** Without LaTeX and delimiters. */
	readonly text: string;
	/** What is between the delimiters, or where the citekey is in formats whose fields have no places. */
	readonly span: Span;
	/** Whether `span` is just this value, so that another can be put in its place. */
	readonly isReplaceable: boolean;
}

/** One entry as the checks see it; nothing is decoded before a check asks. */
export interface CheckedEntry {
	readonly citekey: string;
	readonly type: string;
	readonly format: BibliographyFormat;
	readonly citekeySpan: Span;
	/** The name of the type after the `@` of a `.bib`; undefined in other formats. */
	readonly typeSpan: Span | undefined;
	/** Whether the entry has the field or variable, itself or by inheritance, with something in it. */
	has(name: string): boolean;
	/** An identifier, number or date as the entry itself has it; `undefined` where the field is absent or empty. */
	value(field: string, variable: string): CheckedValue | undefined;
	/** Where the name of a field of a `.bib` is; undefined in other formats. */
	nameOf(field: string): Span | undefined;
	/** Where the value of a variable of CSL is, with its delimiters; the citekey where it has no place. */
	placeOf(variable: string): Span;
	/** LaTeX as it is between the delimiters of a field of a `.bib`; `undefined` where it is put together by `#`. */
	latex(field: string): { readonly text: string; readonly start: number } | undefined;
	readonly item: CslItem;
}

/** A problem of an entry; the citekey is added to its details by whoever collects them. */
export type EntryCheck = (entry: CheckedEntry) => readonly Problem[];

/** The entry for the checks. */
export function checkedEntry(bibliography: Bibliography, entry: BibEntry): CheckedEntry {
	return isBibtexFile(bibliography)
		? new CheckedBibtexEntry(bibliography, entry as BibtexEntry)
		: new CheckedRecord(bibliography, entry);
}

class CheckedBibtexEntry implements CheckedEntry {
	readonly #bibliography: BibtexBibliography;
	readonly #entry: BibtexEntry;
	#fields: ReadonlyMap<string, Span> | undefined;
	#values: ReadonlyMap<string, string> | undefined;
	/** Several checks ask for the same few values. */
	readonly #read = new Map<string, CheckedValue | undefined>();

	constructor(bibliography: BibtexBibliography, entry: BibtexEntry) {
		this.#bibliography = bibliography;
		this.#entry = entry;
	}

	get citekey() {
		return this.#entry.citekey;
	}

	get type() {
		return this.#entry.type;
	}

	get format() {
		return this.#bibliography.format;
	}

	get citekeySpan() {
		return this.#entry.citekeySpan;
	}

	get typeSpan() {
		const { start, citekeyStart } = this.#entry;
		const name = skipSpace(this.#bibliography.text, start + 1, citekeyStart);
		return { start: name, end: endOfName(this.#bibliography.text, name) };
	}

	get item() {
		return this.#bibliography.item(this.#entry);
	}

	has(name: string): boolean {
		return (this.#raw(name) ?? '').trim() !== '';
	}

	#raw(field: string): string | undefined {
		this.#values ??= this.#bibliography.values(this.#entry);
		return this.#values.get(field);
	}

	value(field: string): CheckedValue | undefined {
		if (!this.#read.has(field)) {
			this.#read.set(field, this.#valueOf(field));
		}
		return this.#read.get(field);
	}

	#valueOf(field: string): CheckedValue | undefined {
		const place = this.#place(field);
		if (place === undefined) {
			return undefined;
		}
		const inner = this.latex(field);
		const raw = inner?.text ?? this.#raw(field) ?? '';
		const isAddress = addresses.has(field);
		const text = standardNumbers.has(field)
			? plainAddress(raw).replaceAll(/[{}]/g, '').trim()
			: isAddress
				? plainAddress(raw)
				: latexToPlain(raw).trim();
		if (text === '') {
			return undefined;
		}
		return inner === undefined
			? { text, span: place, isReplaceable: false }
			: { text, span: { start: inner.start, end: inner.start + inner.text.length }, isReplaceable: true };
	}

	nameOf(field: string): Span | undefined {
		return this.#bibliography.fields(this.#entry).find(({ name }) => name === field)?.nameSpan;
	}

	placeOf(variable: string): Span {
		return this.#place(variable) ?? this.citekeySpan;
	}

	latex(field: string): { readonly text: string; readonly start: number } | undefined {
		const place = this.#place(field);
		if (place === undefined) {
			return undefined;
		}
		const { text } = this.#bibliography;
		const { start, end } = place;
		const isBare = /^\d+$/.test(text.slice(start, end));
		if (isBare) {
			return { text: text.slice(start, end), start };
		}
		return isOnePiece(text, start, end) ? { text: text.slice(start + 1, end - 1), start: start + 1 } : undefined;
	}

	#place(field: string): Span | undefined {
		if (this.#fields === undefined) {
			const fields = new Map<string, Span>();
			for (const { name, valueSpan } of this.#bibliography.fields(this.#entry)) {
				if (!fields.has(name)) {
					fields.set(name, valueSpan);
				}
			}
			this.#fields = fields;
		}
		return this.#fields.get(field);
	}
}

/** Fields that are read as they stand but for escapes. */
const addresses: ReadonlySet<string> = new Set(['doi', 'pmid', 'pmcid', 'url', 'isbn', 'issn', 'eprint']);

/** Fields of numbers, in which braces only keep capitals. */
const standardNumbers: ReadonlySet<string> = new Set(['isbn', 'issn']);

/** Whether a value is one pair of braces or quotation marks, which its first and last character are. */
function isOnePiece(text: string, start: number, end: number): boolean {
	const opener = text[start];
	if (end - start < 2 || (opener !== '{' && opener !== '"') || text[end - 1] !== (opener === '{' ? '}' : '"')) {
		return false;
	}
	let depth = 0;
	for (let i = start + 1; i < end - 1; i++) {
		const character = text[i];
		if (character === '{') {
			depth++;
		} else if (character === '}') {
			if (--depth < 0) {
				return false;
			}
		} else if (character === '"' && opener === '"' && depth === 0) {
			return false;
		}
	}
	return depth === 0;
}

/** An entry of CSL-JSON, CSL-YAML or RIS. */
class CheckedRecord implements CheckedEntry {
	readonly typeSpan = undefined;
	readonly #bibliography: Bibliography;
	readonly #entry: BibEntry;
	#fields: readonly BibField[] | undefined;

	constructor(bibliography: Bibliography, entry: BibEntry) {
		this.#bibliography = bibliography;
		this.#entry = entry;
	}

	get citekey() {
		return this.#entry.citekey;
	}

	get type() {
		return this.item.type;
	}

	get format() {
		return this.#bibliography.format;
	}

	get citekeySpan() {
		return this.#entry.citekeySpan;
	}

	get item() {
		return this.#bibliography.item(this.#entry);
	}

	has(name: string): boolean {
		const value = this.item[name];
		return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
	}

	value(_field: string, variable: string): CheckedValue | undefined {
		const value = this.item[variable];
		const text = typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
		if (text === '') {
			return undefined;
		}
		const place = this.#field(variable)?.valueSpan;
		if (place === undefined) {
			return { text, span: this.citekeySpan, isReplaceable: false };
		}
		const { text: file, format } = this.#bibliography;
		const span = withoutQuotes(file, place);
		// A number needs quotes before it can be something else, and what has escapes is not written as it reads.
		const isText = format === 'csl-yaml' || span !== place;
		return { text, span, isReplaceable: isText && file.slice(span.start, span.end) === text };
	}

	placeOf(variable: string): Span {
		return this.#field(variable)?.valueSpan ?? this.citekeySpan;
	}

	/** The last of several counts, as it does in JSON. */
	#field(variable: string): BibField | undefined {
		this.#fields ??= this.#bibliography.fields(this.#entry);
		return this.#fields.findLast(({ name }) => name === variable);
	}

	nameOf(): undefined {
		return undefined;
	}

	latex(): undefined {
		return undefined;
	}
}
