import { biblatexLanguage } from './bibtexLanguages.ts';
import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { monthMacros } from './dates.ts';
import { inSeries } from './bibtexCslTables.ts';
import { namesToLatex } from './namesToLatex.ts';
import { citekeysOf } from './otherCitekeys.ts';
import { FieldWriter, type WrittenField } from './fieldWriter.ts';
import { textToLatex } from './textToLatex.ts';
import { wordPairs } from './wordPairs.ts';
import { writableCitekey } from './verbatimFields.ts';

/** What becomes of an item in a `.bib` file. */
export interface WrittenEntry {
	readonly type: string;
	readonly fields: readonly WrittenField[];
}

const bibtexTypes: ReadonlyMap<string, string> = wordPairs(
	'article-journal article,article-magazine article,article-newspaper article,review article,review-book article,book book,chapter incollection,entry-encyclopedia incollection,entry-dictionary incollection,entry incollection,paper-conference inproceedings,thesis phdthesis,report techreport,pamphlet booklet,manuscript unpublished',
	/[ ,]/,
);
const biblatexTypes: ReadonlyMap<string, string> = wordPairs(
	'article-journal article,article-magazine article,article-newspaper article,review article,review-book article,book book,chapter incollection,entry-encyclopedia inreference,entry-dictionary inreference,entry inreference,paper-conference inproceedings,thesis thesis,report report,pamphlet booklet,manuscript unpublished,webpage online,post online,post-weblog online,dataset dataset,software software,patent patent,motion_picture movie,song audio,graphic image,legislation legislation,treaty legal,legal_case jurisdiction,standard standard,personal_communication letter,speech performance',
	/[ ,]/,
);

/** An item as an entry of BibTeX or BibLaTeX. */
export function cslToBibtex(item: CslItem, format: 'bibtex' | 'biblatex'): WrittenEntry {
	const isBiblatex = format === 'biblatex';
	const type = entryType(item, isBiblatex);
	const work: WrittenWork = { item, type, isBiblatex };
	const writer = new FieldWriter(item);
	writer.add('ids', aliases(item));
	addPeople(work, writer);
	addTitles(work, writer);
	addDate(item.issued, isBiblatex, writer);
	addPlace(work, writer);
	addPublisher(work, writer);
	addIdentifiers(work, writer);
	addOriginal(work, writer);
	addRest(work, writer);
	return { type, fields: writer.fields };
}

interface WrittenWork {
	readonly item: CslItem;
	/** Of the entry. */
	readonly type: string;
	readonly isBiblatex: boolean;
}

function addPeople({ item, isBiblatex }: WrittenWork, writer: FieldWriter): void {
	const names = (list: unknown) =>
		Array.isArray(list) && list.length > 0 ? namesToLatex(list as CslName[], isBiblatex) : undefined;
	writer.add('author', names(item.author));
	writer.add('editor', names(item.editor));
	writer.add('translator', names(item['translator']));
	writer.add('bookauthor', names(item['container-author']));
	writer.add('director', names(item['director']));
}

function addTitles({ item, type, isBiblatex }: WrittenWork, writer: FieldWriter): void {
	writer.add('title', writer.title('title'));
	// A short title that readers make of the title themselves is not written.
	const isDerived = item['title-short'] === item.title || item.title?.startsWith(`${item['title-short']}: `);
	writer.add('shorttitle', isDerived === true ? undefined : writer.title('title-short'));
	const isPart = ['incollection', 'inproceedings', 'inreference'].includes(type);
	if (type === 'article') {
		writer.add(isBiblatex ? 'journaltitle' : 'journal', writer.text('container-title'));
	} else if (isPart && item['volume-title'] !== undefined) {
		writer.add('maintitle', writer.title('container-title'));
		writer.add('booktitle', writer.title('volume-title'));
	} else if (isPart) {
		writer.add('booktitle', writer.title('container-title'));
	}
	writer.add('shortjournal', writer.text('container-title-short'));
}

/** Where in its series or journal the work stands. */
function addPlace({ item, type }: WrittenWork, writer: FieldWriter): void {
	writer.add('series', writer.text('collection-title'));
	writer.add('edition', writer.text('edition'));
	writer.add('volume', writer.text('volume'));
	const numbers = numbersOf(type).map((variable) => writer.text(variable));
	writer.add(
		'number',
		numbers.find((number) => number !== undefined),
	);
	writer.add('pages', item.page === undefined ? undefined : writePages(String(item.page)));
}

function addPublisher({ item, type, isBiblatex }: WrittenWork, writer: FieldWriter): void {
	const publisher = writer.text('publisher')?.replaceAll(/\s+and\s+/g, ' {and} ');
	const field = publisherField(type);
	const host = field === 'howpublished' || type === 'online' ? writer.text('container-title') : undefined;
	writer.add(field, publisher ?? host);
	const place = writer.text('publisher-place');
	writer.add(
		isBiblatex ? 'location' : 'address',
		place ?? (type === 'patent' ? writer.text('jurisdiction') : undefined),
	);
	const genre = item['genre'];
	if (typeof genre === 'string') {
		writer.add('type', type === 'mastersthesis' ? undefined : textToLatex(genre));
	} else if (isBiblatex && type.endsWith('thesis')) {
		writer.add('type', 'phdthesis');
	}
}

function addIdentifiers({ item, isBiblatex }: WrittenWork, writer: FieldWriter): void {
	writer.add('isbn', writer.text('ISBN'));
	writer.add('issn', writer.text('ISSN'));
	writer.addVerbatim('doi', 'DOI');
	writer.addVerbatim('pmid', 'PMID');
	writer.addVerbatim('pmcid', 'PMCID');
	writer.addVerbatim('url', 'URL');
	writer.add('urldate', edtf(item['accessed'] as CslDate | undefined));
	writer.add(
		isBiblatex ? 'langid' : 'language',
		item.language === undefined ? undefined : language(item.language, isBiblatex),
	);
}

/** What the work was before, and the event that it is of. */
function addOriginal({ item }: WrittenWork, writer: FieldWriter): void {
	writer.add('origdate', edtf(item['original-date'] as CslDate | undefined));
	writer.add('origtitle', writer.title('original-title'));
	writer.add('origpublisher', writer.text('original-publisher'));
	writer.add('origlocation', writer.text('original-publisher-place'));
	writer.add('eventdate', edtf(item['event-date'] as CslDate | undefined));
	writer.add('library', writer.text('call-number'));
	writer.add('eventtitle', writer.text('event-title') ?? writer.text('event'));
	writer.add('venue', writer.text('event-place'));
}

function addRest({ item, isBiblatex }: WrittenWork, writer: FieldWriter): void {
	writer.add('chapter', writer.text('chapter-number'));
	writer.add('pagetotal', writer.text('number-of-pages'));
	writer.add('volumes', writer.text('number-of-volumes'));
	writer.add('version', writer.text('version'));
	if (typeof item['archive'] === 'string' && typeof item['archive_location'] === 'string') {
		writer.addVerbatim('eprinttype', 'archive');
		writer.addVerbatim('eprint', 'archive_location');
	}
	if (isBiblatex) {
		writer.add('pubstate', writer.text('status')?.replaceAll(/[\s-]/g, ''));
	}
	writer.add('keywords', writer.text('keyword'));
	writer.add('abstract', writer.text('abstract'));
	writer.add('note', noteOf(writer.text('note'), writer.misfits));
	writer.add(isBiblatex ? 'annotation' : 'annote', writer.text('annote'));
	if (hasNonDroppingParticle(item)) {
		writer.add('options', 'useprefix=true');
	}
}

/** Further citekeys, but for those that a `.bib` cannot hold. */
function aliases(item: CslItem): string {
	return citekeysOf(item)
		.slice(1)
		.filter((citekey) => writableCitekey(citekey) === citekey)
		.join(', ');
}

function entryType(item: CslItem, isBiblatex: boolean): string {
	const genre = typeof item['genre'] === 'string' ? item['genre'] : '';
	if (!isBiblatex && item.type === 'thesis' && /master/i.test(genre)) {
		return 'mastersthesis';
	}
	return (isBiblatex ? biblatexTypes : bibtexTypes).get(item.type) ?? 'misc';
}

/** What an entry's `number` counts, the first that the work has: an issue, a place in a series, or the work itself. */
function numbersOf(type: string): readonly string[] {
	if (type === 'article') {
		return ['issue', 'number', 'collection-number'];
	}
	return inSeries.has(type) ? ['collection-number', 'number', 'issue'] : ['number', 'issue', 'collection-number'];
}

function publisherField(type: string): string {
	switch (type) {
		case 'techreport':
		case 'report':
		case 'thesis':
			return 'institution';
		case 'phdthesis':
		case 'mastersthesis':
			return 'school';
		case 'online':
			return 'organization';
		case 'dataset':
		case 'software':
			return 'publisher';
		case 'misc':
		case 'booklet':
		case 'unpublished':
			return 'howpublished';
		default:
			return 'publisher';
	}
}

function addDate(date: CslDate | undefined, isBiblatex: boolean, writer: FieldWriter): void {
	const [first, second] = date?.['date-parts'] ?? [];
	if (date === undefined || first === undefined || first[0] === undefined) {
		const words = date?.literal ?? date?.raw;
		writer.add('year', words === undefined ? undefined : textToLatex(words));
		return;
	}
	const isRange = second?.[0] !== undefined && second[0] !== first[0];
	if (isBiblatex || isRange) {
		writer.add(isBiblatex ? 'date' : 'year', isBiblatex ? edtf(date) : `${first[0]}--${second![0] || ''}`);
		return;
	}
	const [year, month, day] = first;
	writer.add('year', date.circa === undefined || date.circa === false ? String(year) : `${year}?`);
	const macro = [...monthMacros.keys()][(month ?? 0) - 1];
	writer.addMacro('month', macro);
	writer.add('day', macro === undefined || day === undefined ? undefined : String(day));
}

function edtf(date: CslDate | undefined): string | undefined {
	const ends = date?.['date-parts'];
	if (ends === undefined || ends.length === 0) {
		return undefined;
	}
	const season = typeof date?.season === 'number' ? date.season : undefined;
	const written = ends.map(([year, month, day]) => {
		if (year === undefined || year === 0) {
			return '';
		}
		const padded = `${year < 0 ? '-' : ''}${String(Math.abs(year)).padStart(4, '0')}`;
		const parts = [month ?? (season === undefined ? undefined : season + 20), month === undefined ? undefined : day];
		return [padded, ...parts.filter((part) => part !== undefined).map((part) => String(part).padStart(2, '0'))].join(
			'-',
		);
	});
	const mark = date?.circa === undefined || date.circa === false ? '' : '~';
	return written.map((end) => (end === '' ? '' : end + mark)).join('/');
}

function noteOf(note: string | undefined, misfits: readonly string[]): string | undefined {
	const words = misfits.map((misfit) => textToLatex(misfit.replaceAll(/\s+/g, ' ')));
	return words.length === 0 ? note : [...(note === undefined ? [] : [note]), ...words].join('. ');
}

function hasNonDroppingParticle(item: CslItem): boolean {
	return (['author', 'editor'] as const).some((role) =>
		item[role]?.some((name) => name['non-dropping-particle'] !== undefined),
	);
}

function writePages(pages: string): string {
	return textToLatex(pages.replaceAll(/\s*[-–—]+\s*/g, '-')).replaceAll('-', '--');
}

function language(tag: string, isBiblatex: boolean): string {
	return (isBiblatex ? biblatexLanguage(tag) : undefined) ?? textToLatex(tag);
}
