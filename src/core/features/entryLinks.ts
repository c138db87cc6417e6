import type { BibtexBibliography } from '../bibliography/bibtexBibliography.ts';
import { isBibtexFile } from '../bibliography/bibtexFile.ts';
import { plainAddress } from '../bibliography/bibtexIdentifiers.ts';
import { isDoi, isPmcid, isPmid } from '../bibliography/identifierSyntax.ts';
import { normaliseDoi } from '../bibliography/identifiers.ts';
import type { BibEntry, Bibliography } from '../bibliography/model.ts';
import { withoutQuotes } from '../bibliography/withoutQuotes.ts';
import type { Span } from '../text/span.ts';

/** Where a value of an entry leads. */
export type EntryLink =
	| { readonly kind: 'web'; readonly span: Span; readonly url: string }
	/** A file as the entry names it: absolute, or relative to the bibliography. */
	| { readonly kind: 'file'; readonly span: Span; readonly path: string };

/** A longer file is read so far; nobody clicks through the rest. */
const mostEntries = 20_000;

/**
 * The links of a bibliography: DOI, PMID, PMCID and URL, in a `.bib` also arXiv numbers and attached files. Malformed
 * values give none.
 */
export function entryLinks(bibliography: Bibliography): readonly EntryLink[] {
	const entries = bibliography.entries.slice(0, mostEntries);
	return isBibtexFile(bibliography)
		? entries.flatMap((entry) => linksOf(bibliography, entry))
		: entries.flatMap((entry) => linksOfRecord(bibliography, entry));
}

/** In CSL-JSON, CSL-YAML and RIS; values may be written with escapes, so they are taken from the item. */
function linksOfRecord(bibliography: Bibliography, entry: BibEntry): EntryLink[] {
	const item = bibliography.item(entry);
	return bibliography.fields(entry).flatMap(({ name, valueSpan }): EntryLink[] => {
		const value = linkedVariables.has(name) ? item[name] : undefined;
		const isText = typeof value === 'string' || typeof value === 'number';
		const url = isText ? addressOf(name.toLowerCase(), String(value).trim(), '') : undefined;
		return url === undefined ? [] : [{ kind: 'web', span: withoutQuotes(bibliography.text, valueSpan), url }];
	});
}

const linkedVariables: ReadonlySet<string> = new Set(['DOI', 'PMID', 'PMCID', 'URL']);

function linksOf(bibliography: BibtexBibliography, entry: BibEntry): EntryLink[] {
	const fields = bibliography.fields(entry);
	const valueOf = (span: Span) => inner(bibliography.text, span);
	const typeField = fields.find(({ name }) => name === 'eprinttype' || name === 'archiveprefix');
	const archive = typeField === undefined ? '' : valueOf(typeField.valueSpan).text.trim().toLowerCase();
	return fields.flatMap(({ name, valueSpan }): EntryLink[] => {
		const { text, span } = valueOf(valueSpan);
		if (name === 'file' || name === 'pdf') {
			return filesIn(text, span.start);
		}
		const url = addressOf(name, plainAddress(text), archive);
		return url === undefined ? [] : [{ kind: 'web', span, url }];
	});
}

/** The address that a field leads to; undefined where it leads nowhere or is malformed. */
function addressOf(field: string, value: string, archive: string): string | undefined {
	switch (field) {
		case 'doi':
			return isDoi(normaliseDoi(value)) ? `https://doi.org/${encodePath(normaliseDoi(value))}` : undefined;
		case 'pmid':
			return isPmid(value) ? `https://pubmed.ncbi.nlm.nih.gov/${value}/` : undefined;
		case 'pmcid':
		case 'pmc':
			return isPmcid(value) ? `https://www.ncbi.nlm.nih.gov/pmc/articles/${value}/` : undefined;
		case 'url':
			return /^https?:\/\/[^\s"<>]+$/i.test(value) ? value : undefined;
		case 'eprint':
			if (archive === 'pubmed') {
				return addressOf('pmid', value, '');
			}
			return archive === 'arxiv' && /^[\w.-]+(?:\/\d+)?(?:v\d+)?$/.test(value)
				? `https://arxiv.org/abs/${value}`
				: undefined;
		default:
			return undefined;
	}
}

function encodePath(doi: string): string {
	return encodeURIComponent(doi).replaceAll('%2F', '/');
}

/**
 * The files of a `file` field: a path alone, or JabRef's and Zotero's `name:path:type`, several separated by `;`. A
 * backslash before `:`, `;` or `\` escapes it; Windows' drive letter belongs to the path.
 */
function filesIn(value: string, start: number): EntryLink[] {
	const links: EntryLink[] = [];
	for (const { text, offset } of unescapedParts(value, ';')) {
		const parts = unescapedParts(text, ':');
		const drive = parts.findIndex((part, index) => index > 0 && /^[A-Za-z]$/.test(part.text.trim()));
		const own = parts.length >= 3 ? parts[parts.length - 2] : parts[0];
		if (own === undefined || own.text.trim() === '') {
			continue;
		}
		const isDriven = drive > 0 && parts[drive + 1] === own;
		const written = isDriven ? `${parts[drive]!.text}:${own.text}` : own.text;
		const from = start + offset + (isDriven ? parts[drive]!.offset : own.offset);
		const to = start + offset + own.offset + own.text.length;
		links.push({ kind: 'file', span: { start: from, end: to }, path: written.trim().replaceAll(/\\([:;\\_])/g, '$1') });
	}
	return links;
}

function unescapedParts(text: string, separator: string): { readonly text: string; readonly offset: number }[] {
	const parts: { text: string; offset: number }[] = [];
	let from = 0;
	for (let i = 0; i <= text.length; i++) {
		if (text[i] === '\\') {
			i++;
		} else if (i >= text.length || text[i] === separator) {
			parts.push({ text: text.slice(from, i), offset: from });
			from = i + 1;
		}
	}
	return parts;
}

/** A value without its delimiters. */
function inner(text: string, { start, end }: Span): { readonly text: string; readonly span: Span } {
	const isDelimited = end - start >= 2 && /[{"]/.test(text[start]!);
	const span = isDelimited ? { start: start + 1, end: end - 1 } : { start, end };
	return { text: text.slice(span.start, span.end), span };
}
