import { BibtexBibliography } from '../bibliography/bibtexBibliography.ts';
import type { BibtexEntry } from '../bibliography/bibtexEntry.ts';
import { detectEntryStyle } from '../bibliography/detectEntryStyle.ts';
import type { EntryStyle } from '../bibliography/entryStyle.ts';
import { missingFrom } from '../bibliography/tidy/fillFields.ts';
import type { EvidenceBase } from '../evidence/evidenceBase.ts';
import type { TextEdit } from '../text/textEdit.ts';
import { entryIn, factsOfEntry, mayFill, workFacts } from '../bibliography/sameWork.ts';
import { recordFrom } from './recordFrom.ts';

/** A field to put into an entry; `value` is what stands between its delimiters, empty to be filled in by hand. */
interface NewField {
	readonly name: string;
	readonly value: string;
	readonly isBare?: boolean;
}

/** The edit that gives the entry at an offset of a `.bib` what the evidence base has and it lacks, by DOI or PMID. */
export function fillEntryAt(
	text: string,
	format: 'bibtex' | 'biblatex',
	offset: number,
	base: EvidenceBase,
): TextEdit | undefined {
	const bibliography = new BibtexBibliography(text, '', format);
	const entry = entryAt(bibliography, offset);
	if (entry === undefined) {
		return undefined;
	}
	const { doi, pmid } = bibliography.identifiers(entry);
	const found = recordFrom(base)(doi, pmid);
	const facts = factsOfEntry(entryIn(bibliography, entry));
	const record = found !== undefined && mayFill(workFacts(found), facts) ? found : undefined;
	const fields = record === undefined ? [] : missingFrom(new Set(bibliography.values(entry).keys()), record, format);
	return fields.length === 0 ? undefined : insertFields(bibliography, entry, fields);
}

/** The edit that gives the entry at an offset of a `.bib` empty fields of these names. */
export function addFieldsAt(text: string, offset: number, names: readonly string[]): TextEdit | undefined {
	const bibliography = new BibtexBibliography(text, '', 'bibtex');
	const entry = entryAt(bibliography, offset);
	const fields = names.map((name) => ({ name, value: '' }));
	return entry && insertFields(bibliography, entry, fields);
}

/** The edit that takes the entry at an offset out, with the line end after it. */
export function removeEntryAt(text: string, offset: number): TextEdit | undefined {
	const bibliography = new BibtexBibliography(text, '', 'bibtex');
	const entry = entryAt(bibliography, offset);
	if (entry === undefined) {
		return undefined;
	}
	const behind = /^[ \t]*(?:\r?\n){0,2}/.exec(text.slice(entry.end, entry.end + 200))?.[0].length ?? 0;
	return { span: { start: entry.start, end: entry.end + behind }, text: '' };
}

function entryAt({ entries }: BibtexBibliography, offset: number): BibtexEntry | undefined {
	return entries.find(({ start, end }) => start <= offset && offset <= end);
}

/** Puts fields behind the last one, in the layout of the file. */
function insertFields(bibliography: BibtexBibliography, entry: BibtexEntry, fields: readonly NewField[]): TextEdit {
	const { text } = bibliography;
	const style = detectEntryStyle(bibliography);
	const last = bibliography.fields(entry).at(-1);
	const lines = fields.map((field) => formatField(field, style));
	const joined = lines.join(`,${style.lineEnding}`);
	if (last === undefined) {
		const lead = text[entry.bodyStart - 1] === ',' ? '' : ',';
		const inserted = `${lead}${style.lineEnding}${joined}${style.trailingComma ? ',' : ''}`;
		return { span: { start: entry.bodyStart, end: entry.bodyStart }, text: inserted };
	}
	const comma = /^\s*,/.exec(text.slice(last.valueSpan.end, entry.bodyEnd))?.[0].length ?? 0;
	const at = last.valueSpan.end + comma;
	const before = `${comma === 0 ? ',' : ''}${style.lineEnding}`;
	return { span: { start: at, end: at }, text: `${before}${joined}${comma === 0 ? '' : ','}` };
}

function formatField({ name, value, isBare }: NewField, style: EntryStyle): string {
	const cased = (style.isUpperCase ? name.toUpperCase() : name).padEnd(style.align);
	const written =
		isBare === true ? value : style.delimiter === 'quote' ? `"${value.replaceAll('"', '{"}')}"` : `{${value}}`;
	return `${style.indent}${cased}${style.beforeEquals}=${style.afterEquals}${written}`;
}
