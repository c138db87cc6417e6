import type { BibtexBibliography } from './bibtexBibliography.ts';
import { isBibtexFile } from './bibtexFile.ts';
import { entryAt } from './entryAt.ts';
import type { BibEntry, Bibliography } from './model.ts';
import { type Span, touches } from '../text/span.ts';

/** A citekey as it is in a bibliography file: where an entry is named, or where another entry refers to it. */
export interface KeyPlace {
	readonly citekey: string;
	/** The key alone, without quotes or braces. */
	readonly span: Span;
	readonly role: 'entry' | 'reference';
	/** The entry that is named, or in whose field the reference is. */
	readonly entry: BibEntry;
}

/** Fields that hold the citekeys of other entries, lists of them separated by commas. Source: biblatex's manual, 2.2. */
export const referringFields: ReadonlySet<string> = new Set(['crossref', 'xref', 'xdata', 'entryset', 'related']);

/** Fields with further citekeys of the entry itself. */
const aliasFields: ReadonlySet<string> = new Set(['ids']);

/** The citekey at an offset of a bibliography's text; undefined where there is none. */
export function keyPlaceAt(bibliography: Bibliography, text: string, offset: number): KeyPlace | undefined {
	const entry = entryAt(bibliography, offset);
	return entry && placesIn(bibliography, text, entry).find(({ span }) => touches(span, offset));
}

/**
 * All places of a citekey in a bibliography, in order. Only entries whose text holds the key are read, so that it costs
 * one search of the text.
 */
export function keyPlaces(bibliography: Bibliography, text: string, citekey: string): readonly KeyPlace[] {
	if (citekey === '') {
		return [];
	}
	const places: KeyPlace[] = [];
	for (let i = text.indexOf(citekey); i >= 0;) {
		const entry = entryAt(bibliography, i);
		if (entry !== undefined) {
			places.push(...placesIn(bibliography, text, entry).filter((place) => place.citekey === citekey));
		}
		i = text.indexOf(citekey, Math.max(entry?.span.end ?? 0, i + citekey.length));
	}
	return places;
}

function placesIn(bibliography: Bibliography, text: string, entry: BibEntry): KeyPlace[] {
	const { citekey, citekeySpan: span } = entry;
	// A record without a written key of its own, as RIS may have it, has no place that could be named.
	const isWritten = text.slice(span.start, span.end) === citekey;
	const own: KeyPlace[] = isWritten ? [{ citekey, span, role: 'entry', entry }] : [];
	return isBibtexFile(bibliography)
		? [...own, ...keysOf(bibliography, entry, aliasFields, 'entry'), ...referencesIn(bibliography, entry)]
		: own;
}

/** The citekeys of others in the fields of an entry, where they are. */
export function referencesIn(bibliography: BibtexBibliography, entry: BibEntry): KeyPlace[] {
	return keysOf(bibliography, entry, referringFields, 'reference');
}

function keysOf(
	bibliography: BibtexBibliography,
	entry: BibEntry,
	names: ReadonlySet<string>,
	role: KeyPlace['role'],
): KeyPlace[] {
	const { text } = bibliography;
	return bibliography
		.fields(entry)
		.filter(({ name }) => names.has(name))
		.flatMap(({ valueSpan }) => keysIn(text, valueSpan))
		.map((span) => ({ citekey: text.slice(span.start, span.end), span, role, entry }));
}

/** The keys of a value: what stands between its delimiters and commas. */
function keysIn(text: string, value: Span): Span[] {
	const spans: Span[] = [];
	let start = value.start;
	for (let i = value.start; i <= value.end; i++) {
		if (i < value.end && !/[\s,{}"]/.test(text[i]!)) {
			continue;
		}
		if (i > start) {
			spans.push({ start, end: i });
		}
		start = i + 1;
	}
	return spans;
}
