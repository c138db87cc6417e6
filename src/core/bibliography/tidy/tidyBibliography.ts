import { BibtexBibliography } from '../bibtexBibliography.ts';
import type { CslItem } from '../cslItem.ts';
import { detectEntryStyle } from '../detectEntryStyle.ts';
import { entryIn, factsOfEntry, mayFill, ownIdentifiers, workFacts } from '../sameWork.ts';
import { referringFields } from '../keyPlaces.ts';
import type { EntryStyle } from '../entryStyle.ts';
import { type EntryParts, type FieldPart, formatParts } from './entryParts.ts';
import { missingFrom } from './fillFields.ts';
import { keptCitekeys, type Merge, mergeDuplicates, type Unmerged } from './mergeDuplicates.ts';
import { type Finished, keysOf, type SortBy, sorted } from './sortEntries.ts';
import { type Section, sectionsOf, withoutBlankLines } from './sections.ts';

export interface TidyOptions {
	readonly sort: SortBy;
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
	/** What shares an identifier or a citekey and was not merged, since the entries differ in more. */
	readonly unmerged: readonly Unmerged[];
	readonly filled: readonly { readonly citekey: string; readonly fields: readonly string[] }[];
	/** Citekeys of entries that were left as they are, since a syntax error makes it unsafe to touch them. */
	readonly untouched: readonly string[];
	/** Citekeys that no entry has any longer, with that of the entry that stays. */
	readonly renamed: ReadonlyMap<string, string>;
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
		return { ...nothingDone, text: bibliography.text, refused: 'open-comment' };
	}
	const merges: Merge[] = [];
	const filled: TidyReport['filled'][number][] = [];
	let current = bibliography;
	for (;;) {
		const report = tidyOnce(current, options);
		report.merges.forEach((merge) => merges.push(merge));
		report.filled.forEach((fill) => filled.push(fill));
		if (report.merges.length === 0 && report.filled.length === 0) {
			const left = new Set(current.entries.map(({ citekey }) => citekey));
			return { ...report, merges, filled, renamed: keptCitekeys(merges, left) };
		}
		// What an entry got may be what it is sorted by, or what shows that it is the work of a third one.
		current = new BibtexBibliography(report.text, bibliography.source, bibliography.format);
	}
}

const nothingDone: Omit<TidyReport, 'text'> = {
	merges: [],
	unmerged: [],
	filled: [],
	untouched: [],
	renamed: new Map(),
};

/** One pass, after which each merge and each field that was filled asks for another. */
function tidyOnce(bibliography: BibtexBibliography, options: TidyOptions): Omit<TidyReport, 'renamed'> {
	const sections = sectionsOf(bibliography);
	const all = sections.flatMap(({ entries }) => entries);
	const known = new Set(all.map(({ entry }) => entry));
	const untouched = bibliography.entries.filter((entry) => !known.has(entry)).map(({ citekey }) => citekey);
	const identifiersOf = (parts: EntryParts) => ownIdentifiers(entryIn(bibliography, parts.entry));
	const factsOf = (parts: EntryParts) => factsOfEntry(entryIn(bibliography, parts.entry));
	const {
		entries: merged,
		merges,
		unmerged,
	} = options.mergeDuplicates
		? mergeDuplicates(all, identifiersOf, factsOf)
		: {
				entries: new Map<EntryParts, EntryParts | undefined>(all.map((parts) => [parts, parts])),
				merges: [],
				unmerged: [],
			};
	const filled: { citekey: string; fields: readonly string[] }[] = [];
	const style = styleOf(bibliography, sections);
	const staying = all.filter((parts) => merged.get(parts) !== undefined).map(({ citekey }) => citekey);
	const kept = keptCitekeys(merges, new Set([...staying, ...untouched]));
	const finish = (before: EntryParts): EntryParts => {
		const parts = withKeptReferences(before, kept);
		const { doi, pmid } = bibliography.identifiers(parts.entry);
		const found = doi === '' && pmid === '' ? undefined : options.record?.(doi, pmid);
		const record = found !== undefined && mayFill(workFacts(found), factsOf(parts)) ? found : undefined;
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
	const width = finished
		.flatMap(({ entries }) => entries)
		.reduce((widest, { after }) => Math.max(widest, longestName(after)), 0);
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
	const ordered = finished.map((section) => ({
		text: section.text,
		entries: sorted(section.entries, options.sort, bibliography),
	}));
	const text = joined(
		withTopComment(ordered).map((section) => ({ text: section.text, entries: section.entries.map(format) })),
		style,
	);
	return { text, merges, unmerged, filled, untouched };
}

/** The same from the text of a file. */
export function tidyText(text: string, format: 'bibtex' | 'biblatex', options: TidyOptions): TidyReport {
	return tidyBibliography(new BibtexBibliography(text, '', format), options);
}

/** The style of the entries that can be touched, so that the tidied file shows the same style again. */
function styleOf(bibliography: BibtexBibliography, sections: readonly Section[]): EntryStyle {
	const style = detectEntryStyle({
		text: bibliography.text,
		entries: sections.flatMap(({ entries }) => entries.map(({ entry }) => entry)),
		fields: (entry) => bibliography.fields(entry),
	});
	const blankLines = areSetApart(bibliography, sections) ? 1 : 0;
	const after = /^[ \t]*$/.test(style.afterEquals) ? style.afterEquals : ' ';
	const indent = /^[ \t]*$/.test(style.indent) ? style.indent : '  ';
	return { ...style, blankLines, afterEquals: after, indent, align: 0 };
}

/**
 * Whether most neighbouring entries have an empty line between them. More than one is nobody's style; what stands around
 * other text is not counted, since it gets an empty line in any case.
 */
function areSetApart({ text }: BibtexBibliography, sections: readonly Section[]): boolean {
	const gaps = sections.flatMap(({ entries }) =>
		entries.slice(1).flatMap(({ entry, comment }, index) => {
			const gap = text.slice(entries[index]!.entry.end, entry.start);
			return comment === '' ? [gap] : [];
		}),
	);
	return gaps.filter((gap) => gap.split('\n').length > 2).length * 2 >= gaps.length;
}

/** So many fields of an entry show whether they are aligned. */
const sampleFields = 60;

/** Whether most entries whose names differ in length have all their equals signs in one column. */
function isMostlyAligned(bibliography: BibtexBibliography, all: readonly EntryParts[]): boolean {
	const { text } = bibliography;
	let aligned = 0;
	let other = 0;
	for (const { entry } of all) {
		const found = bibliography.fields(entry).slice(0, sampleFields);
		const lengths = new Set(found.map(({ name }) => name.length));
		// No further back than the entry begins, since a line may be as long as the file.
		const columns = found.map(({ nameSpan }) => {
			const ahead = text.slice(entry.start, nameSpan.start);
			return text.indexOf('=', nameSpan.end) - entry.start - (ahead.lastIndexOf('\n') + 1);
		});
		if (lengths.size > 1) {
			aligned += new Set(columns).size === 1 ? 1 : 0;
			other += new Set(columns).size === 1 ? 0 : 1;
		}
	}
	return aligned > other;
}

function longestName({ fields }: EntryParts): number {
	return fields.reduce((longest, { name }) => Math.max(longest, name.length), 0);
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

/** The comment of an entry that has come to the top of the file is the comment of the file, as the next reader sees it. */
function withTopComment(sections: readonly FinishedSection[]): readonly FinishedSection[] {
	const [first, ...others] = sections;
	const [top, ...rest] = first?.entries ?? [];
	if (first === undefined || top === undefined || first.text !== '' || top.after.comment === '') {
		return sections;
	}
	const { before, after } = top;
	const isKept = before.comment === after.comment;
	const bare = { before: isKept ? { ...before, comment: '' } : before, after: { ...after, comment: '' } };
	return [{ text: withoutBlankLines(after.comment), entries: [bare, ...rest] }, ...others];
}

interface FinishedSection {
	readonly text: string;
	readonly entries: readonly Finished[];
}

function joined(
	sections: readonly { readonly text: string; readonly entries: readonly string[] }[],
	style: EntryStyle,
): string {
	// A comment above an entry must not run into the one before it.
	const before = (entry: string) => style.lineEnding.repeat(entry.startsWith('@') ? style.blankLines + 1 : 2);
	const blocks = sections.flatMap(({ text, entries }) => [
		...(text === '' ? [] : [text]),
		...(entries.length === 0
			? []
			: [entries.map((entry, index) => (index === 0 ? '' : before(entry)) + entry).join('')]),
	]);
	return blocks.length === 0 ? '' : blocks.join(style.lineEnding.repeat(2)) + style.lineEnding;
}
