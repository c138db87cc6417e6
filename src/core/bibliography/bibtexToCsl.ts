import {
	genres,
	inSeries,
	patentCountries,
	people,
	seriesKeys,
	statuses,
	texts,
	types,
	withIssues,
} from './bibtexCslTables.ts';
import { setIdentifiers } from './bibtexIdentifiers.ts';
import { parseNames, splitNames } from './bibtexNames.ts';
import { cslLanguage, variantOf } from './bibtexLanguages.ts';
import type { CslDate, CslItem } from './cslItem.ts';
import { parseEdtf, parseLeadingYear, parsePartlyKnown, parseYearMonth } from './dates.ts';
import { latexToPlain, latexToText } from './latexToText.ts';
import { titleText } from './titleCase.ts';

/** Raw LaTeX values by lower-case field name. */
export type RawFields = ReadonlyMap<string, string>;

const publisherFields = ['institution', 'school', 'organization', 'publisher', 'howpublished'];

/** An entry's fields as CSL-JSON, with fields of BibTeX and of BibLaTeX alike. */
export function bibtexToCsl(citekey: string, entryType: string, fields: RawFields): CslItem {
	const item: Record<string, unknown> = { id: citekey, type: cslType(entryType, fields) };
	const raw = (...names: readonly string[]) => {
		for (const name of names) {
			const value = fields.get(name);
			if (value !== undefined && value.trim() !== '') {
				return value;
			}
		}
		return undefined;
	};
	const language = variantOf(raw('langid'), raw('langidopts')) ?? raw('langid') ?? raw('language', 'hyphenation');
	const isEnglish =
		language === undefined || /english|american|british|canadian|australian|newzealand|^en\b/i.test(language);
	const set = (variable: string, value: unknown) => {
		if (value !== undefined && value !== '') {
			item[variable] = value;
		}
	};
	const title = (name: string, beside: string | undefined = undefined) => {
		const value = raw(name);
		return value === undefined ? undefined : titleText(value, isEnglish, beside && raw(beside));
	};
	const text = (...names: readonly string[]) => {
		const value = raw(...names);
		return value === undefined ? undefined : latexToText(value);
	};

	setTitles(item, entryType, fields, { set, title, text, raw });
	const options = raw('options') ?? '';
	const usePrefix = /(?:^|,)\s*useprefix\s*(?:=\s*true\s*)?(?:,|$)/.test(options);
	// A film’s director is an editor to biblatex, of a type of its own.
	const isDirected = raw('editortype')?.trim().toLowerCase() === 'director';
	for (const [field, role] of people) {
		const variable = isDirected && field === 'editor' ? 'director' : role;
		const value = fields.has(field) ? raw(field) : undefined;
		if (value !== undefined && item[variable] === undefined) {
			const names = parseNames(value, usePrefix);
			if (names.length > 0) {
				item[variable] = names;
			}
		}
	}
	for (const [field, variable] of texts) {
		const value = fields.has(field) ? text(field) : undefined;
		set(variable, value !== undefined && item[variable] !== undefined ? `${String(item[variable])}. ${value}` : value);
	}
	const series = text('series');
	const collections = [item['collection-title'], seriesName(series, entryType)];
	set('collection-title', collections.filter((name) => name !== undefined && name !== '').join('; '));
	if (typeof item['edition'] === 'string') {
		// `{3.}` is how German libraries write the number.
		item['edition'] = item['edition'].replace(/^(\d+)\.$/, '$1');
	}
	setDates(item, fields);
	setNumbers(item, entryType, text, set);
	const publisher = publisherFields
		.filter((name) => fields.has(name))
		.flatMap((name) => raw(name) ?? [])
		.map((value) => splitNames(value).map(latexToPlain).join('; '))
		.filter((value, index, all) => all.indexOf(value) === index);
	if (publisher.length > 0) {
		const [first] = publisher;
		const asUrl = /^https?:\/\/\S+$/.test(first!) && publisher.length === 1;
		set(asUrl ? 'URL' : 'publisher', asUrl ? first : publisher.join('; '));
	}
	// A conference has a place of its own, and the address is the publisher's, where an entry has both.
	const places = splitNames(raw('address', 'location') ?? '').map(latexToPlain);
	if (item['type'] === 'paper-conference' && raw('address') !== undefined && item['event-place'] === undefined) {
		set('event-place', text('location'));
	}
	if (item['type'] === 'patent') {
		set('jurisdiction', places.map((place) => patentCountries.get(place) ?? place).join('; '));
	} else {
		set('publisher-place', places.join('; '));
	}
	const type = text('type');
	const genre =
		type === undefined
			? entryType === 'phdthesis' || entryType === 'mastersthesis'
				? genres.get(entryType)
				: undefined
			: (genres.get(type.toLowerCase()) ?? type);
	set('genre', genre);
	const status = raw('pubstate');
	set('status', status === undefined ? undefined : (statuses.get(status.trim()) ?? latexToText(status)));
	setIdentifiers(item, raw, set);
	switchOff(item, options);
	set(
		'other-ids',
		raw('ids')
			?.split(/[\s,]+/)
			.filter((alias) => alias !== '')
			.join(' '),
	);
	set('language', language === undefined ? undefined : cslLanguage(language));
	if (item['type'] === 'article' && item['container-title'] === undefined && item['publisher'] !== undefined) {
		// A preprint's server stands where BibTeX has a place for it.
		item['container-title'] = item['publisher'];
		delete item['publisher'];
	}
	return item as unknown as CslItem;
}

/** A series in words: biblatex’s keys, and the number of a journal’s series. */
function seriesName(series: string | undefined, entryType: string): string | undefined {
	const number =
		series !== undefined && entryType === 'article' && /^\d{1,3}$/.test(series) ? Number(series) : undefined;
	if (number === undefined) {
		return seriesKeys.get(series?.trim().toLowerCase() ?? '') ?? series;
	}
	const isTeen = number % 100 > 10 && number % 100 < 14;
	return `${number}${isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th')} series`;
}

/** What biblatex’s options of an entry keep from print. */
function switchOff(item: Record<string, unknown>, options: string): void {
	for (const [option, variables] of switchable) {
		if (new RegExp(`(?:^|,)\\s*${option}\\s*=\\s*false\\s*(?:,|$)`).test(options)) {
			for (const variable of variables) {
				Reflect.deleteProperty(item, variable);
			}
		}
	}
}

const switchable: readonly (readonly [option: string, variables: readonly string[]])[] = [
	['doi', ['DOI']],
	['url', ['URL', 'accessed']],
	['isbn', ['ISBN', 'ISSN']],
	['eprint', ['archive', 'archive_location']],
];

function cslType(entryType: string, fields: RawFields): string {
	const subtype = fields.get('entrysubtype')?.trim().toLowerCase();
	if (entryType === 'article' && (subtype === 'newspaper' || subtype === 'magazine')) {
		return `article-${subtype}`;
	}
	const isPreprint = /^\{*preprint\}*$/i.test((fields.get('type') ?? '').trim());
	if (isPreprint && !['article', 'book'].includes(entryType)) {
		return 'article';
	}
	if (entryType === 'misc') {
		const isLink = /\\url/.test(fields.get('howpublished') ?? '');
		return fields.has('eprint') ? 'article' : isLink ? 'webpage' : 'document';
	}
	if (entryType === 'unpublished' && ['eventtitle', 'eventdate', 'venue'].some((field) => fields.has(field))) {
		return 'speech';
	}
	return types.get(entryType) ?? 'document';
}

interface FieldReader {
	readonly set: (variable: string, value: unknown) => void;
	/** The title in a field, which may have to be judged by the one `beside` it. */
	readonly title: (name: string, beside?: string) => string | undefined;
	readonly text: (...names: readonly string[]) => string | undefined;
	readonly raw: (...names: readonly string[]) => string | undefined;
}

function setTitles(item: Record<string, unknown>, entryType: string, fields: RawFields, reader: FieldReader): void {
	const { set, title, text } = reader;
	const withSubtitle = (main: string | undefined, subtitle: string | undefined, addon: string | undefined) => {
		const whole =
			main !== undefined && subtitle !== undefined ? `${main}${/[?!:]$/.test(main) ? '' : ':'} ${subtitle}` : main;
		return whole !== undefined && addon !== undefined ? `${whole}. ${addon}` : whole;
	};
	const isPeriodical = entryType === 'periodical';
	const isChapter = ['chapter', 'paper-conference', 'entry-encyclopedia'].includes(String(item['type']));
	const own = title('title', 'subtitle');
	const whole = withSubtitle(own, title('subtitle', 'title'), title('titleaddon')) ?? title('maintitle');
	// The title of a periodical is a name, and stays as it is.
	set('title', isPeriodical ? (title('issuetitle') ?? text('title')) : whole);
	set('title-short', title('shorttitle') ?? shortTitle(own, fields));
	const book = withSubtitle(
		title('booktitle', 'booksubtitle'),
		title('booksubtitle', 'booktitle'),
		title('booktitleaddon'),
	);
	const main = withSubtitle(
		title('maintitle', 'mainsubtitle'),
		title('mainsubtitle', 'maintitle'),
		title('maintitleaddon'),
	);
	if (isChapter && main !== undefined) {
		set('container-title', main);
		set('volume-title', book);
	} else if (book !== undefined && (isChapter || entryType !== 'book')) {
		set('container-title', book);
	}
	const journal = withSubtitle(text('journaltitle', 'journal'), text('journalsubtitle'), undefined);
	set('container-title', journal ?? item['container-title'] ?? (isPeriodical ? text('title') : undefined));
	if (item['type'] === 'book' && main !== undefined && fields.has('title')) {
		set('collection-title', main);
	}
}

/** The title without what follows it: its subtitle in a field of its own, or behind a colon. As pandoc has it. */
function shortTitle(title: string | undefined, fields: RawFields): string | undefined {
	const colon = title?.search(/:\s/) ?? -1;
	const isLonger = fields.has('subtitle') || fields.has('titleaddon');
	return colon > 0 ? title!.slice(0, colon) : isLonger ? title : undefined;
}

function setDates(item: Record<string, unknown>, fields: RawFields): void {
	const set = (variable: string, date: CslDate | undefined) => {
		if (date !== undefined) {
			item[variable] = date;
		}
	};
	const edtf = (field: string) => {
		const value = fields.get(field);
		const text = value === undefined ? '' : latexToPlain(value.replaceAll('~', '\\textasciitilde{}'));
		return text === '' ? undefined : { text, date: parseEdtf(text) ?? parsePartlyKnown(text) };
	};
	const part = (field: string) => latexToPlain(fields.get(field) ?? '');
	const whole = (field: string) => {
		const found = edtf(field);
		return found && (found.date ?? parseLeadingYear(found.text) ?? { literal: found.text });
	};
	// As in biber, a date that cannot be read gives way to the year.
	set('issued', edtf('date')?.date ?? parseYearMonth(part('year'), part('month'), part('day')) ?? whole('date'));
	set('accessed', whole('urldate'));
	set('original-date', whole('origdate'));
	set('event-date', whole('eventdate'));
}

function setNumbers(
	item: Record<string, unknown>,
	entryType: string,
	text: (...names: readonly string[]) => string | undefined,
	set: (variable: string, value: unknown) => void,
): void {
	const type = String(item['type']);
	const volume = text('volume');
	const part = text('part');
	set('volume', volume !== undefined && part !== undefined ? `${volume}.${part}` : (volume ?? part));
	const number = text('number');
	if (number !== undefined) {
		if (withIssues.has(entryType) || type.startsWith('article-')) {
			const issue = text('issue');
			set('issue', issue === undefined ? number : `${number}, ${issue}`);
		} else if (inSeries.has(entryType)) {
			set('collection-number', number);
		} else {
			set('number', number);
		}
	} else {
		set('issue', text('issue'));
	}
	const pages = text('pages') ?? text('eid', 'articleno');
	set('page', pages?.replaceAll(/(?:(?<!\s)\s+)?(?:[–—]|-{2,})\s*/g, '-'));
}
