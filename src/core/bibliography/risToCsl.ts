import type { CslItem, CslName } from './cslItem.ts';
import { dateIn, parseDate } from './risDates.ts';
import { doiIn } from './risDoi.ts';
import { type RisLine, RisRecord } from './risRecord.ts';

/**
 * A record as an item. What has no variable of CSL is kept in `custom` under its tag, so that a RIS file gets it back.
 */
export function risToCsl(citekey: string, type: string, lines: readonly RisLine[]): CslItem {
	const record = new RisRecord(lines);
	const isBook = type === 'book';
	const isNumbered = type === 'report' || type === 'patent';
	const isArticle = type.startsWith('article-');
	const doi = doiIn(lines);
	record.take(doi.lines);
	const issued = dateIn(lines);
	record.take(issued.lines);
	const others = lines.filter((line) => line.value !== '' && !doi.lines.includes(line));
	const notes = others.filter(({ tag }) => tag === 'N1');
	const genre = others.filter(({ tag }) => tag === 'M3').slice(0, 1);
	const pmcid = others.filter(({ tag, value }) => tag === 'C2' && /^PMC\d+$/.test(value)).slice(0, 1);
	record.take([...notes, ...genre, ...pmcid]);
	const isPubmed = lines.some(({ tag, value }) => /^D[BP]$/.test(tag) && /pubmed|nlm|medline/i.test(value));
	if (isPubmed) {
		record.all('DB', 'DP');
	}
	const variables = {
		title: record.first('TI', 'T1', ...(isBook ? ['BT'] : []), 'CT'),
		...people(record, isBook),
		issued: issued.date,
		...containers(record, isBook, isArticle),
		'collection-title': record.first('T3', ...(isBook ? ['T2'] : [])),
		'title-short': record.first('ST'),
		'number-of-volumes': record.first('NV'),
		accessed: parseDate(record.first('Y2') ?? ''),
		volume: record.first('VL', 'VO'),
		issue: isNumbered ? undefined : (record.first('IS', 'CP') ?? (isArticle ? record.first('M1') : undefined)),
		[isBook ? 'collection-number' : 'number']: isNumbered ? record.first('IS', 'M1') : record.first('M1'),
		...pages(record, type),
		publisher: record.first('PB'),
		'publisher-place': record.first('CY', 'PP'),
		edition: record.first('ET'),
		genre: genre[0]?.value,
		[type === 'chapter' ? 'chapter-number' : 'section']: record.first('SE'),
		DOI: doi.value,
		PMID: isPubmed ? record.first('AN') : undefined,
		PMCID: pmcid[0]?.value,
		URL: record.first('UR', 'LK'),
		...standardNumber(record, type),
		abstract: record.first('AB', 'N2'),
		annote: record.all('RN').join('\n') || undefined,
		'call-number': record.first('CN'),
		keyword: record.all('KW').join(', ') || undefined,
		note: notes.map(({ value }) => value).join('\n') || undefined,
		language: record.first('LA'),
		archive_location: record.first('AV'),
		source: isPubmed ? undefined : record.first('DP'),
	};
	const custom: Record<string, string> = {};
	for (const { tag, value } of record.unread) {
		custom[tag] = custom[tag] === undefined ? value : `${custom[tag]}; ${value}`;
	}
	return {
		id: citekey,
		type,
		...Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
		...(Object.keys(custom).length > 0 && { custom }),
	};
}

function people(record: RisRecord, isBook: boolean) {
	const names = (...tags: readonly string[]) => {
		const found = record.all(...tags).map(parseName);
		return found.length > 0 ? found : undefined;
	};
	// In books EndNote and Zotero have the editor of the series before that of the book; where there is one alone, who knows?
	const hasBoth = isBook && record.has('A2') && record.has('A3');
	return {
		author: names('AU', 'A1'),
		editor: hasBoth ? names('ED', 'A3') : names('ED', 'A2'),
		'collection-editor': hasBoth ? names('A2') : names('A3'),
		translator: names('A4'),
	};
}

function containers(record: RisRecord, isBook: boolean, isArticle: boolean) {
	const long = isBook ? undefined : record.first('T2', 'JO', 'JF', 'BT');
	// A journal that only an abbreviation names is named by that.
	const container = long ?? (isArticle ? record.first('J2', 'JA', 'J1') : undefined);
	const short = record.first('J2', 'JA', 'J1', ...(container === undefined ? [] : ['JO']));
	return { 'container-title': container, 'container-title-short': short === container ? undefined : short };
}

function pages(record: RisRecord, type: string) {
	const start = record.first('SP');
	const end = record.first('EP');
	if (start !== undefined && end !== undefined) {
		return { page: `${start}-${end}` };
	}
	// The pages of a whole are how many it has.
	const isWhole = type === 'book' || type === 'thesis';
	if (isWhole && end === undefined && /^\d+$/.test(start ?? '')) {
		return { 'number-of-pages': start };
	}
	// Without pages an article stands at its number: C7 of EndNote, Scopus and WoS.
	return { page: start ?? end ?? (type.startsWith('article-') ? record.first('C7') : undefined) };
}

/** `SN` holds an ISBN or an ISSN. */
function standardNumber(record: RisRecord, type: string) {
	const number = record.all('SN').join(', ');
	const isIsbn =
		type === 'book' || type === 'chapter' || /^(?:97[89])?\d{9}[\dXx]\b/.test(number.replaceAll(/[-\s]/g, ''));
	return { [isIsbn ? 'ISBN' : 'ISSN']: number === '' ? undefined : number };
}

function parseName(text: string): CslName {
	const [family = '', given, suffix] = text.split(',').map((part) => part.trim());
	// A comma at the end marks a name that is not divided.
	if (text.trimEnd().endsWith(',')) {
		return { literal: text.trimEnd().slice(0, -1).trim() };
	}
	return !given && !suffix ? { literal: family } : { family, ...(given && { given }), ...(suffix && { suffix }) };
}
