import { BibtexBibliography } from '../bibtexBibliography.ts';
import type { CslItem } from '../cslItem.ts';
import { detectEntryStyle } from '../detectEntryStyle.ts';
import { foldTitle } from '../duplicates.ts';
import { referringFields } from '../keyPlaces.ts';
import type { EntryStyle } from '../entryStyle.ts';
import { type EntryParts, type FieldPart, formatParts } from './entryParts.ts';
import { missingFrom } from './fillFields.ts';
import { type Merge, mergeDuplicates } from './mergeDuplicates.ts';
import { sectionsOf } from './sections.ts';

export interface TidyOptions {
	readonly sort: 'none' | 'key' | 'author' | 'year' | 'type';
	/**
	 * `indent`: every field on a line of its own, indented as most of the file is, and with the equals signs in one column
	 * where most of the file has them so; `align`: these in one column in any case.
	 */
	readonly layout: 'keep' | 'indent' | 'align';
	/** Puts the fields of each entry into the usual order: who, what, where, when, identifiers, the rest. */
	readonly orderFields: boolean;
	readonly mergeDuplicates: boolean;
	/** The confirmed record of a work, to fill what its entry lacks; nothing is filled without. */
	readonly record?: (doi: string, pmid: string) => CslItem | undefined;
}

/** What was tidied, with all that was added and all that is gone. */
export interface TidyReport {
	/** The whole file as it should be. */
	readonly text: string;
	readonly merges: readonly Merge[];
	readonly filled: readonly { readonly citekey: string; readonly fields: readonly string[] }[];
	/** Citekeys of entries that were left as they are, since a syntax error makes it unsafe to touch them. */
	readonly untouched: readonly string[];
	/** Why nothing was done: an open `@comment` leaves unclear where entries end. */
	readonly refused?: 'open-comment';
}

/**
 * A `.bib` file in order. Values are never rewritten, but for citekeys of merged entries in `crossref` and its like.
 * Comments, `@string`, `@preamble` and entries with syntax errors stay verbatim in their places, and entries change places
 * only between two of these. Tidying the result again changes nothing.
 */
export function tidyBibliography(bibliography: BibtexBibliography, options: TidyOptions): TidyReport {
	if (bibliography.scan.hasOpenComment) {
		return { text: bibliography.text, merges: [], filled: [], untouched: [], refused: 'open-comment' };
	}
	const sections = sectionsOf(bibliography);
	const all = sections.flatMap(({ entries }) => entries);
	const known = new Set(all.map(({ entry }) => entry));
	const untouched = bibliography.entries.filter((entry) => !known.has(entry)).map(({ citekey }) => citekey);
	const identityOf = (parts: EntryParts) => ({
		...bibliography.identifiers(parts.entry),
		title: bibliography.item(parts.entry).title ?? '',
	});
	const { entries: merged, merges } = options.mergeDuplicates
		? mergeDuplicates(all, identityOf)
		: { entries: new Map<EntryParts, EntryParts | undefined>(all.map((parts) => [parts, parts])), merges: [] };
	const filled: { citekey: string; fields: readonly string[] }[] = [];
	const style = styleOf(bibliography, all);
	const kept = new Map(merges.map((merge) => [merge.merged, merge.kept]));
	const finish = (before: EntryParts): EntryParts => {
		const parts = withKeptReferences(before, kept);
		const { doi, pmid } = bibliography.identifiers(parts.entry);
		const found = doi === '' && pmid === '' ? undefined : options.record?.(doi, pmid);
		const record = found !== undefined && isOfSameWork(found, bibliography.item(parts.entry)) ? found : undefined;
		const added = record === undefined ? [] : fieldsFrom(record, parts, bibliography, style);
		if (added.length > 0) {
			filled.push({ citekey: parts.citekey, fields: added.map(({ name }) => name.toLowerCase()) });
		}
		const fields = [...parts.fields, ...added];
		return { ...parts, fields: options.orderFields ? inUsualOrder(fields) : fields };
	};
	const finished = sections.map(({ text, entries }) => ({
		text,
		entries: entries.flatMap((parts) => {
			const staying = merged.get(parts);
			return staying === undefined ? [] : [{ before: parts, after: finish(staying) }];
		}),
	}));
	const width = Math.max(0, ...finished.flatMap(({ entries }) => entries.flatMap(({ after }) => longestName(after))));
	const isAligned = options.layout === 'align' || isMostlyAligned(bibliography, all);
	const layout: EntryStyle = isAligned ? { ...style, align: width, beforeEquals: ' ' } : style;
	const format = ({ before, after }: { readonly before: EntryParts; readonly after: EntryParts }): string => {
		const isSame = after.comment === before.comment && after.fields.every((field, i) => field === before.fields[i]);
		if (options.layout === 'keep' && isSame && after.fields.length === before.fields.length) {
			const { start, end } = before.entry;
			const entry = bibliography.text.slice(start, end);
			return before.comment === '' ? entry : before.comment + style.lineEnding + entry;
		}
		return formatParts(after, layout);
	};
	const text = joined(
		finished.map((section) => ({
			text: section.text,
			entries: sorted(section.entries, options.sort, bibliography).map(format),
		})),
		style,
	);
	return { text, merges, filled, untouched };
}

/** The same from the text of a file. */
export function tidyText(text: string, format: 'bibtex' | 'biblatex', options: TidyOptions): TidyReport {
	return tidyBibliography(new BibtexBibliography(text, '', format), options);
}

/** The style of the entries that can be touched, so that the tidied file shows the same style again. */
function styleOf(bibliography: BibtexBibliography, all: readonly EntryParts[]): EntryStyle {
	const style = detectEntryStyle({
		text: bibliography.text,
		entries: all.map(({ entry }) => entry),
		fields: (entry) => bibliography.fields(entry),
	});
	// More than one blank line is nobody's style, and a comment above an entry must not run into the one before it.
	const blankLines = Math.min(1, style.blankLines);
	const after = /^[ \t]*$/.test(style.afterEquals) ? style.afterEquals : ' ';
	const indent = /^[ \t]*$/.test(style.indent) ? style.indent : '  ';
	return { ...style, blankLines, afterEquals: after, indent, align: 0 };
}

/** Whether most entries whose names differ in length have all their equals signs in one column. */
function isMostlyAligned(bibliography: BibtexBibliography, all: readonly EntryParts[]): boolean {
	const { text } = bibliography;
	let aligned = 0;
	let other = 0;
	for (const { entry } of all) {
		const found = bibliography.fields(entry);
		const lengths = new Set(found.map(({ name }) => name.length));
		const columns = found.map(({ nameSpan }) => {
			const lineStart = text.lastIndexOf('\n', nameSpan.start - 1) + 1;
			return text.indexOf('=', nameSpan.end) - lineStart;
		});
		if (lengths.size > 1) {
			aligned += new Set(columns).size === 1 ? 1 : 0;
			other += new Set(columns).size === 1 ? 0 : 1;
		}
	}
	return aligned > other;
}

function longestName({ fields }: EntryParts): number {
	return Math.max(0, ...fields.map(({ name }) => name.length));
}

function fieldsFrom(
	record: CslItem,
	parts: EntryParts,
	bibliography: BibtexBibliography,
	style: EntryStyle,
): readonly FieldPart[] {
	const has = new Set([
		...parts.fields.map(({ name }) => name.toLowerCase()),
		...bibliography.values(parts.entry).keys(),
	]);
	const format = bibliography.format === 'biblatex' ? 'biblatex' : 'bibtex';
	return missingFrom(has, record, format).map(({ name, value, isBare }) => ({
		name: style.isUpperCase ? name.toUpperCase() : name,
		value: isBare === true ? value : style.delimiter === 'quote' ? `"${value.replaceAll('"', '{"}')}"` : `{${value}}`,
	}));
}

/** What referred to an entry that was merged refers to the one that stays; an entry does not refer to itself. */
function withKeptReferences(parts: EntryParts, kept: ReadonlyMap<string, string>): EntryParts {
	const fields = parts.fields.flatMap((field): readonly FieldPart[] => {
		const keys = referringFields.has(field.name.toLowerCase()) ? keysOf(field.value) : [];
		if (!keys.some((key) => kept.has(key))) {
			return [field];
		}
		const others = [...new Set(keys.map((key) => kept.get(key) ?? key))].filter((key) => key !== parts.citekey);
		return others.length === 0 ? [] : [{ ...field, value: `{${others.join(', ')}}` }];
	});
	return fields.every((field, index) => field === parts.fields[index]) && fields.length === parts.fields.length
		? parts
		: { ...parts, fields };
}

function keysOf(value: string): readonly string[] {
	return value.split(/[\s,{}"]+/).filter((key) => key !== '');
}

/** A DOI may be pasted wrongly: a record under another title by another first author is that of another work. */
function isOfSameWork(record: CslItem, item: CslItem): boolean {
	const [title, own] = [foldTitle(record.title), foldTitle(item.title)];
	const isTitleAlike = own === '' || title.includes(own) || own.includes(title);
	const firstOf = ({ author }: CslItem) => foldTitle(author?.[0]?.family ?? author?.[0]?.literal ?? '');
	return isTitleAlike || (firstOf(item) !== '' && firstOf(item) === firstOf(record));
}

/** The order in which references are read; what is not named follows in its own order. */
const usualOrder: readonly string[] = (
	'ids crossref xdata author editor translator bookauthor title subtitle titleaddon shorttitle booktitle booksubtitle ' +
	'maintitle journal journaltitle journalsubtitle shortjournal series edition volume number issue chapter pages eid ' +
	'articleno date year month day pubstate publisher institution school organization howpublished address location ' +
	'type eventtitle venue isbn issn doi pmid pmcid eprint eprinttype archiveprefix eprintclass primaryclass url urldate ' +
	'langid language note addendum annote annotation keywords abstract file'
).split(' ');

function inUsualOrder(fields: readonly FieldPart[]): readonly FieldPart[] {
	const rank = ({ name }: FieldPart) => {
		const index = usualOrder.indexOf(name.toLowerCase());
		return index < 0 ? usualOrder.length : index;
	};
	return [...fields].sort((a, b) => rank(a) - rank(b));
}

type Finished = { readonly before: EntryParts; readonly after: EntryParts };

/** Entries that others refer to by `crossref` stay behind all others: BibTeX finds them only there. */
function sorted(
	entries: readonly Finished[],
	by: TidyOptions['sort'],
	bibliography: BibtexBibliography,
): readonly Finished[] {
	if (by === 'none') {
		return entries;
	}
	const parents = new Set(
		entries.flatMap(({ after }) =>
			after.fields.filter(({ name }) => name.toLowerCase() === 'crossref').flatMap(({ value }) => keysOf(value)),
		),
	);
	return entries
		.map((each) => ({
			each,
			key: [parents.has(each.after.citekey) ? '1' : '0', ...sortKey(each.after, by, bibliography)],
		}))
		.sort((a, b) => compare(a.key, b.key))
		.map(({ each }) => each);
}

function sortKey(parts: EntryParts, by: TidyOptions['sort'], bibliography: BibtexBibliography): readonly string[] {
	const citekey = parts.citekey.toLowerCase();
	if (by === 'key') {
		return [citekey];
	}
	const item = bibliography.item(parts.entry);
	const names = item.author ?? item.editor ?? [];
	const author = names.map((name) => foldTitle(name.family ?? name.literal ?? '')).join(' ');
	const year = String(item.issued?.['date-parts']?.[0]?.[0] ?? '9999').padStart(4, '0');
	switch (by) {
		case 'year':
			return [year, author, citekey];
		case 'type':
			return [parts.type.toLowerCase(), citekey];
		default:
			return [author, year, citekey];
	}
}

function compare(a: readonly string[], b: readonly string[]): number {
	for (const [index, text] of a.entries()) {
		const other = b[index] ?? '';
		if (text !== other) {
			return text < other ? -1 : 1;
		}
	}
	return 0;
}

function joined(
	sections: readonly { readonly text: string; readonly entries: readonly string[] }[],
	style: EntryStyle,
): string {
	const between = style.lineEnding.repeat(style.blankLines + 1);
	const blocks = sections.flatMap(({ text, entries }) => [
		...(text === '' ? [] : [text]),
		...(entries.length === 0 ? [] : [entries.join(between)]),
	]);
	return blocks.length === 0 ? '' : blocks.join(style.lineEnding.repeat(2)) + style.lineEnding;
}
