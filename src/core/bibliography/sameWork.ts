import { isBibtexFile } from './bibtexFile.ts';
import type { Identifiers } from './bibtexIndexes.ts';
import type { BibtexEntry } from './bibtexEntry.ts';
import { isPreprintItem } from './checks/preprints.ts';
import type { CslItem } from './cslItem.ts';
import { foldTitle, shortestTitle } from './foldTitle.ts';
import { isDoi, isPmid } from './identifierSyntax.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import { identifiersOf } from './library.ts';
import type { BibEntry, Bibliography, Library, LibraryEntry } from './model.ts';

/**
 * The one idea of when two records stand for the same work; the library, its checks, tidying, export, citing, cards and
 * suggestions all ask here.
 */

/** What of a record distinguishes its work from others; what it does not say is empty. */
export interface WorkFacts {
	readonly doi: string;
	readonly pmid: string;
	/** Folded: letters and digits alone. */
	readonly title: string;
	/** Folded family name of the first author. */
	readonly author: string;
	readonly year: string;
	readonly volume: string;
	/** The first page. */
	readonly page: string;
	readonly edition: string;
	/** Whether it is a part of a book or proceedings, an article, a whole book, or of another type. */
	readonly extent: 'part' | 'article' | 'whole' | '';
	readonly isPreprint: boolean;
}

/** What shows that two records are one work. */
export type SharedBy = 'doi' | 'pmid' | 'title';

/** What two records of one work may say differently; the first four settle that they are none. */
export type Difference =
	'doi' | 'edition' | 'extent' | 'part' | 'pmid' | 'title' | 'author' | 'year' | 'volume' | 'page';

/** DOI and PMID of a record. */
export function identifiersIn({ DOI, PMID }: CslItem): Identifiers {
	return { doi: normaliseDoi(textOf(DOI)), pmid: normalisePmid(textOf(PMID)) };
}

/** The facts of a record. */
export function workFacts(item: CslItem): WorkFacts {
	return {
		...identifiersIn(item),
		title: foldTitle(item.title),
		author: firstFamily(item),
		year: textOf(item.issued?.['date-parts']?.[0]?.[0]),
		volume: textOf(item['volume']).toLowerCase(),
		page: /^[^\s,;–—-]+/.exec(textOf(item.page))?.[0].toLowerCase() ?? '',
		edition: foldEdition(textOf(item['edition'])),
		extent: extentOf(item.type),
		isPreprint: isPreprintItem(item),
	};
}

function textOf(value: unknown): string {
	return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
}

function extentOf(type: string): WorkFacts['extent'] {
	return parts.has(type) ? 'part' : type === 'book' ? 'whole' : type.startsWith('article') ? 'article' : '';
}

const parts: ReadonlySet<string> = new Set(['chapter', 'paper-conference', 'entry-dictionary', 'entry-encyclopedia']);

/** The facts of an entry. */
export function factsOfEntry({ bibliography, entry, item }: LibraryEntry): WorkFacts {
	return { ...workFacts(item), ...ownIdentifiers({ bibliography, entry }) };
}

/** DOI and PMID of an entry; what it has by `crossref` or `xdata` alone identifies the volume and not the chapter. */
export function ownIdentifiers(place: Pick<LibraryEntry, 'bibliography' | 'entry'>): Identifiers {
	const { doi, pmid } = identifiersOf(place);
	return {
		doi: doi === '' || isInherited('doi', place) ? '' : doi,
		pmid: pmid === '' || isInherited('pmid', place) ? '' : pmid,
	};
}

/** An entry as a library would give it. */
export function entryIn(bibliography: Bibliography, entry: BibEntry): LibraryEntry {
	return {
		citekey: entry.citekey,
		entry,
		bibliography,
		beside: [bibliography],
		get item() {
			return bibliography.item(entry);
		},
	};
}

/** What of an entry finds candidates for the same work; a plain `.bib` entry is not converted for this. */
export function namesOfEntry(found: LibraryEntry): Pick<WorkFacts, 'doi' | 'pmid' | 'title'> {
	const { bibliography, entry } = found;
	const title = isBibtexFile(bibliography) ? bibliography.plainTitle(entry as BibtexEntry) : undefined;
	return { ...ownIdentifiers(found), title: foldTitle(title ?? found.item.title) };
}

function isInherited(field: string, { bibliography, entry }: Pick<LibraryEntry, 'bibliography' | 'entry'>): boolean {
	return (
		isBibtexFile(bibliography) &&
		bibliography.takesFields(entry as BibtexEntry) &&
		bibliography.values(entry as BibtexEntry).has(field) &&
		!bibliography.fields(entry).some(({ name }) => name === field)
	);
}

/** What both records say, and say differently. */
export function differencesOf(first: WorkFacts, second: WorkFacts): ReadonlySet<Difference> {
	const found = new Set<Difference>();
	const compare = (name: Difference, a: string, b: string, isSame = (x: string, y: string) => x === y) => {
		if (a !== '' && b !== '' && !isSame(a, b)) {
			found.add(name);
		}
	};
	compare('doi', isDoi(first.doi) ? first.doi : '', isDoi(second.doi) ? second.doi : '');
	compare('pmid', isPmid(first.pmid) ? first.pmid : '', isPmid(second.pmid) ? second.pmid : '');
	compare('edition', first.edition, second.edition);
	compare('extent', first.extent, second.extent, (a, b) => (a === 'whole') === (b === 'whole'));
	// A record may leave out the subtitle, or the particle of a name.
	compare('title', first.title, second.title, (a, b) => a.includes(b) || b.includes(a));
	compare('author', first.author, second.author, (a, b) => a.endsWith(b) || b.endsWith(a));
	compare('year', first.year, second.year);
	compare('volume', first.volume, second.volume);
	compare('page', first.page, second.page);
	if (first.extent === 'part' && second.extent === 'part' && first.title !== second.title) {
		// Chapters may carry the DOI of their book.
		found.add('part');
	}
	return found;
}

/**
 * Whether two records are one work, and what shows it. Two valid DOIs that differ are two works, and so are a chapter and
 * its book, two chapters of one, and two editions. A DOI is proof; a PMID unless more than one of title, first author and
 * year speaks against it; a title of some length with year and first author unless anything does.
 */
export function sharedBy(first: WorkFacts, second: WorkFacts): SharedBy | undefined {
	const differs = differencesOf(first, second);
	if (isSettledBy(differs)) {
		return undefined;
	}
	if (first.doi.startsWith('10.') && first.doi === second.doi) {
		return 'doi';
	}
	if (first.pmid !== '' && first.pmid === second.pmid) {
		const against = Number(differs.has('title')) + Number(differs.has('author')) + yearsApart(first, second);
		return against > 1 ? undefined : 'pmid';
	}
	const isTitleShared =
		first.title.length >= shortestTitle &&
		first.title === second.title &&
		first.year !== '' &&
		first.year === second.year &&
		first.author === second.author &&
		first.isPreprint === second.isPreprint;
	return isTitleShared && differs.size === 0 ? 'title' : undefined;
}

/** Whether a difference alone shows two works. */
function isSettledBy(differs: ReadonlySet<Difference>): boolean {
	return differs.has('doi') || differs.has('edition') || differs.has('extent') || differs.has('part');
}

/** A year between online and print says little; a reprint decades later is a work of its own. */
function yearsApart({ year }: WorkFacts, { year: other }: WorkFacts): 0 | 1 | 2 {
	const years = Math.abs(Number(year) - Number(other));
	return year === '' || other === '' || years === 0 || Number.isNaN(years) ? 0 : years === 1 ? 1 : 2;
}

/**
 * Whether records under one citekey are one work: what shows it elsewhere, or the same title with nothing against it,
 * since a citekey that two records share was made from one of them.
 */
export function isSameUnderCitekey(first: WorkFacts, second: WorkFacts): boolean {
	const isTitleSame = first.title !== '' && first.title === second.title && differencesOf(first, second).size === 0;
	return isTitleSame || sharedBy(first, second) !== undefined;
}

/**
 * Whether a record that was found by an identifier may fill another: a DOI may be pasted wrongly, so a record under
 * another title must at least have the first author.
 */
export function mayFill(record: WorkFacts, other: WorkFacts): boolean {
	const differs = differencesOf(record, other);
	const isTitleAlike = !differs.has('title') || (record.author !== '' && record.author === other.author);
	return isTitleAlike && !isSettledBy(differs);
}

/** The entry of a library that is the same work, by DOI or PMID. */
export function findSameWork(item: CslItem, library: Library): LibraryEntry | undefined {
	const facts = workFacts(item);
	const candidates = [
		facts.doi === '' ? undefined : library.findByDoi(facts.doi),
		facts.pmid === '' ? undefined : library.findByPmid(facts.pmid),
	];
	return candidates.find((entry) => entry !== undefined && sharedBy(factsOfEntry(entry), facts) !== undefined);
}

/** The family name of the first author without case and marks, to compare records; empty where there is none. */
export function firstFamily(item: CslItem): string {
	const [first] = Array.isArray(item.author) ? item.author : [];
	return foldTitle(first?.family ?? first?.literal ?? '');
}

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'.split(' ');

/** `2`, `2nd`, `2nd ed.` and `Second edition` are one. */
function foldEdition(edition: string): string {
	const number = /\d+/.exec(edition)?.[0];
	const words = edition.toLowerCase();
	const ordinal = ordinals.findIndex((word) => words.startsWith(word));
	return number ?? (ordinal < 0 ? foldTitle(words.replace(/\bed(?:ition|n)?\b\.?/, '')) : String(ordinal + 1));
}
