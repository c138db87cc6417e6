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
import { setTitles } from './bibtexTitles.ts';
import { FieldReader, type RawFields, rawIn } from './fieldReader.ts';

/** An entry's fields as CSL-JSON, with fields of BibTeX and of BibLaTeX alike. */
export function bibtexToCsl(citekey: string, entryType: string, fields: RawFields): CslItem {
	const item: Record<string, unknown> = { id: citekey, type: cslType(entryType, fields) };
	const langid = rawIn(fields, 'langid');
	const language = variantOf(langid, rawIn(fields, 'langidopts')) ?? langid ?? rawIn(fields, 'language', 'hyphenation');
	const isEnglish =
		language === undefined || /english|american|british|canadian|australian|newzealand|^en\b/i.test(language);
	const reader = new FieldReader(item, fields, entryType, isEnglish);
	const options = reader.raw('options') ?? '';
	setTitles(reader);
	setPeople(reader, options);
	setTexts(reader);
	setDates(item, fields);
	setNumbers(reader);
	setPublisher(reader);
	setPlaces(reader);
	setGenre(reader);
	setIdentifiers(reader);
	switchOff(item, options);
	const aliases = reader.raw('ids')?.split(/[\s,]+/) ?? [];
	reader.set('other-ids', aliases.filter((alias) => alias !== '').join(' '));
	reader.set('language', language === undefined ? undefined : cslLanguage(language));
	if (item['type'] === 'article' && item['container-title'] === undefined && item['publisher'] !== undefined) {
		// A preprint's server stands where BibTeX has a place for it.
		item['container-title'] = item['publisher'];
		delete item['publisher'];
	}
	return item as unknown as CslItem;
}

function setPeople(reader: FieldReader, options: string): void {
	const { item, fields } = reader;
	const usePrefix = /(?:^|,)\s*useprefix\s*(?:=\s*true\s*)?(?:,|$)/.test(options);
	// A film’s director is an editor to biblatex, of a type of its own.
	const isDirected = reader.raw('editortype')?.trim().toLowerCase() === 'director';
	for (const [field, role] of people) {
		const variable = isDirected && field === 'editor' ? 'director' : role;
		const value = fields.has(field) ? reader.raw(field) : undefined;
		if (value !== undefined && item[variable] === undefined) {
			const names = parseNames(value, usePrefix);
			if (names.length > 0) {
				item[variable] = names;
			}
		}
	}
}

/** What is text in the field and in the variable. */
function setTexts(reader: FieldReader): void {
	const { item, fields } = reader;
	for (const [field, variable] of texts) {
		const value = fields.has(field) ? reader.text(field) : undefined;
		const isMore = value !== undefined && item[variable] !== undefined;
		reader.set(variable, isMore ? `${String(item[variable])}. ${value}` : value);
	}
	const collections = [item['collection-title'], seriesName(reader.text('series'), reader.entryType)];
	reader.set('collection-title', collections.filter((name) => name !== undefined && name !== '').join('; '));
	if (typeof item['edition'] === 'string') {
		// `{3.}` is how German libraries write the number.
		item['edition'] = item['edition'].replace(/^(\d+)\.$/, '$1');
	}
}

const publisherFields = ['institution', 'school', 'organization', 'publisher', 'howpublished'];

function setPublisher(reader: FieldReader): void {
	const publishers = publisherFields
		.filter((name) => reader.fields.has(name))
		.flatMap((name) => reader.raw(name) ?? [])
		.map((value) => splitNames(value).map(latexToPlain).join('; '))
		.filter((value, index, all) => all.indexOf(value) === index);
	const [first] = publishers;
	if (first !== undefined) {
		const isAddress = /^https?:\/\/\S+$/.test(first) && publishers.length === 1;
		reader.set(isAddress ? 'URL' : 'publisher', publishers.join('; '));
	}
}

function setPlaces(reader: FieldReader): void {
	const { item, type } = reader;
	const places = splitNames(reader.raw('address', 'location') ?? '').map(latexToPlain);
	// A conference has a place of its own, and the address is the publisher's, where an entry has both.
	if (type === 'paper-conference' && reader.raw('address') !== undefined && item['event-place'] === undefined) {
		reader.set('event-place', reader.text('location'));
	}
	if (type === 'patent') {
		reader.set('jurisdiction', places.map((place) => patentCountries.get(place) ?? place).join('; '));
	} else {
		reader.set('publisher-place', places.join('; '));
	}
}

function setGenre(reader: FieldReader): void {
	const { entryType } = reader;
	const type = reader.text('type');
	if (type !== undefined) {
		reader.set('genre', genres.get(type.toLowerCase()) ?? type);
	} else if (entryType === 'phdthesis' || entryType === 'mastersthesis') {
		reader.set('genre', genres.get(entryType));
	}
	const status = reader.raw('pubstate');
	reader.set('status', status === undefined ? undefined : (statuses.get(status.trim()) ?? latexToText(status)));
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

function setNumbers(reader: FieldReader): void {
	const { entryType, type } = reader;
	const volume = reader.text('volume');
	const part = reader.text('part');
	reader.set('volume', volume !== undefined && part !== undefined ? `${volume}.${part}` : (volume ?? part));
	const number = reader.text('number');
	if (number !== undefined) {
		if (withIssues.has(entryType) || type.startsWith('article-')) {
			const issue = reader.text('issue');
			reader.set('issue', issue === undefined ? number : `${number}, ${issue}`);
		} else if (inSeries.has(entryType)) {
			reader.set('collection-number', number);
		} else {
			reader.set('number', number);
		}
	} else {
		reader.set('issue', reader.text('issue'));
	}
	const pages = reader.text('pages') ?? reader.text('eid', 'articleno');
	reader.set('page', pages?.replaceAll(/(?:(?<!\s)\s+)?(?:[–—]|-{2,})\s*/g, '-'));
}
