import { biblatexLanguage } from './bibtexLanguages.ts';
import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { monthMacros } from './dates.ts';
import { inSeries } from './bibtexCslTables.ts';
import { namesToLatex } from './namesToLatex.ts';
import { citekeysOf } from './otherCitekeys.ts';
import { textToLatex, titleToLatex } from './textToLatex.ts';
import { wordPairs } from './wordPairs.ts';
import { type VerbatimField, verbatimValue, writableCitekey } from './verbatimFields.ts';

/** A field as it will be written; `isBare` for macros and numbers, which take no delimiters. */
export interface WrittenField {
	readonly name: string;
	readonly value: string;
	readonly isBare?: boolean;
}

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
	const isEnglish = item.language === undefined || /^en\b/i.test(item.language);
	const fields: WrittenField[] = [];
	const add = (name: string, found: string | undefined, isBare = false) => {
		// Readers that recover from errors take `@` at the start of a line for an entry.
		const value = found?.replaceAll(/[\r\n]\s*@/g, ' @');
		if (value !== undefined && value !== '') {
			fields.push(isBare ? { name, value, isBare } : { name, value });
		}
	};
	const text = (variable: string, isTitle = false) => {
		const value = item[variable];
		if (typeof value !== 'string' && typeof value !== 'number') {
			return undefined;
		}
		return isTitle ? titleToLatex(String(value), isEnglish) : textToLatex(String(value));
	};
	// What is not what its field is for is kept as words, which can hold anything.
	const misfits: string[] = [];
	const verbatim = (name: VerbatimField, variable: string) => {
		const value = item[variable];
		if (typeof value !== 'string' && typeof value !== 'number') {
			return;
		}
		const written = verbatimValue(name, String(value));
		if (written === undefined && String(value).trim() !== '') {
			misfits.push(`${variable}: ${String(value)}`);
		}
		add(name, written);
	};
	const names = (list: unknown) =>
		Array.isArray(list) && list.length > 0 ? namesToLatex(list as CslName[], isBiblatex) : undefined;

	add('ids', aliases(item));
	add('author', names(item.author));
	add('editor', names(item.editor));
	add('translator', names(item['translator']));
	add('bookauthor', names(item['container-author']));
	add('director', names(item['director']));
	add('title', text('title', true));
	// A short title that readers make of the title themselves is not written.
	const isDerived = item['title-short'] === item.title || item.title?.startsWith(`${item['title-short']}: `);
	add('shorttitle', isDerived === true ? undefined : text('title-short', true));
	const isPart = ['incollection', 'inproceedings', 'inreference'].includes(type);
	const container = text('container-title');
	if (type === 'article') {
		add(isBiblatex ? 'journaltitle' : 'journal', container);
	} else if (isPart && item['volume-title'] !== undefined) {
		add('maintitle', text('container-title', true));
		add('booktitle', text('volume-title', true));
	} else if (isPart) {
		add('booktitle', text('container-title', true));
	}
	add('shortjournal', text('container-title-short'));
	addDate(item.issued, isBiblatex, add);
	add('series', text('collection-title'));
	add('edition', text('edition'));
	add('volume', text('volume'));
	add(
		'number',
		numbersOf(type)
			.map((variable) => text(variable))
			.find((number) => number !== undefined),
	);
	add('pages', item.page === undefined ? undefined : writePages(String(item.page)));
	const publisher = text('publisher')?.replaceAll(/\s+and\s+/g, ' {and} ');
	const isThesis = type.endsWith('thesis');
	const host = publisherField(type, isBiblatex);
	add(host, publisher ?? (host === 'howpublished' || type === 'online' ? container : undefined));
	add(
		isBiblatex ? 'location' : 'address',
		text('publisher-place') ?? (type === 'patent' ? text('jurisdiction') : undefined),
	);
	const genre = item['genre'];
	const kind = typeof genre === 'string' ? genre : undefined;
	add('type', kind === undefined ? undefined : type === 'mastersthesis' ? undefined : textToLatex(kind));
	if (kind === undefined && isBiblatex && isThesis) {
		add('type', 'phdthesis');
	}
	add('isbn', text('ISBN'));
	add('issn', text('ISSN'));
	verbatim('doi', 'DOI');
	verbatim('pmid', 'PMID');
	verbatim('pmcid', 'PMCID');
	verbatim('url', 'URL');
	add('urldate', edtf(item['accessed'] as CslDate | undefined));
	add(
		isBiblatex ? 'langid' : 'language',
		item.language === undefined ? undefined : language(item.language, isBiblatex),
	);
	add('origdate', edtf(item['original-date'] as CslDate | undefined));
	add('origtitle', text('original-title', true));
	add('origpublisher', text('original-publisher'));
	add('origlocation', text('original-publisher-place'));
	add('eventdate', edtf(item['event-date'] as CslDate | undefined));
	add('library', text('call-number'));
	add('eventtitle', text('event-title') ?? text('event'));
	add('venue', text('event-place'));
	add('chapter', text('chapter-number'));
	add('pagetotal', text('number-of-pages'));
	add('volumes', text('number-of-volumes'));
	add('version', text('version'));
	if (typeof item['archive'] === 'string' && typeof item['archive_location'] === 'string') {
		verbatim('eprinttype', 'archive');
		verbatim('eprint', 'archive_location');
	}
	if (isBiblatex) {
		add('pubstate', text('status')?.replaceAll(/[\s-]/g, ''));
	}
	add('keywords', text('keyword'));
	add('abstract', text('abstract'));
	add('note', noteOf(text('note'), misfits));
	add(isBiblatex ? 'annotation' : 'annote', text('annote'));
	if (hasNonDroppingParticle(item)) {
		add('options', 'useprefix=true');
	}
	return { type, fields };
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

function publisherField(type: string, isBiblatex: boolean): string {
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
			return isBiblatex && type !== 'misc' ? 'howpublished' : 'howpublished';
		default:
			return 'publisher';
	}
}

function addDate(
	date: CslDate | undefined,
	isBiblatex: boolean,
	add: (name: string, value: string | undefined, isBare?: boolean) => void,
): void {
	const [first, second] = date?.['date-parts'] ?? [];
	if (date === undefined || first === undefined || first[0] === undefined) {
		const words = date?.literal ?? date?.raw;
		add('year', words === undefined ? undefined : textToLatex(words));
		return;
	}
	const isRange = second?.[0] !== undefined && second[0] !== first[0];
	if (isBiblatex || isRange) {
		add(isBiblatex ? 'date' : 'year', isBiblatex ? edtf(date) : `${first[0]}--${second![0] || ''}`);
		return;
	}
	const [year, month, day] = first;
	add('year', date.circa === undefined || date.circa === false ? String(year) : `${year}?`);
	const macro = [...monthMacros.keys()][(month ?? 0) - 1];
	add('month', macro, true);
	add('day', macro === undefined || day === undefined ? undefined : String(day));
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
