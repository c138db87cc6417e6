import type { Problem } from '../text/problem.ts';
import type { CslDate, CslItem, CslName } from './cslItem.ts';
import { monthNumber } from './dates.ts';
import type { BibField, Bibliography } from './model.ts';
import { recordBibliography, type RecordEntry } from './recordBibliography.ts';

/** RIS types and the CSL types they stand for. Source: Research Information Systems, RIS format specification. */
export const risTypes: readonly (readonly [string, string])[] = [
	['JOUR', 'article-journal'],
	['BOOK', 'book'],
	['CHAP', 'chapter'],
	['RPRT', 'report'],
	['THES', 'thesis'],
	['CONF', 'paper-conference'],
	['CPAPER', 'paper-conference'],
	['ELEC', 'webpage'],
	['WEB', 'webpage'],
	['DATA', 'dataset'],
	['COMP', 'software'],
	['UNPB', 'article'],
	['MGZN', 'article-magazine'],
	['NEWS', 'article-newspaper'],
	['PAT', 'patent'],
	['EJOUR', 'article-journal'],
	['EBOOK', 'book'],
	['ECHAP', 'chapter'],
	['ENCYC', 'entry-encyclopedia'],
	['STAND', 'standard'],
	['VIDEO', 'motion_picture'],
	['GEN', 'document'],
	['JFULL', 'article-journal'],
	['INPR', 'article-journal'],
	['ABST', 'article-journal'],
	['EDBOOK', 'book'],
	['SER', 'book'],
	['CLSWK', 'book'],
	['CTLG', 'book'],
	['DICT', 'entry-dictionary'],
	['GOVDOC', 'report'],
	['GRANT', 'report'],
	['PAMP', 'pamphlet'],
	['MANSCPT', 'manuscript'],
	['BLOG', 'post-weblog'],
	['DBASE', 'dataset'],
	['AGGR', 'dataset'],
	['MPCT', 'motion_picture'],
	['ADVS', 'motion_picture'],
	['SOUND', 'song'],
	['MUSIC', 'musical_score'],
	['MAP', 'map'],
	['ART', 'graphic'],
	['FIGURE', 'figure'],
	['ICOMM', 'personal_communication'],
	['PCOMM', 'personal_communication'],
	['SLIDE', 'speech'],
	['CASE', 'legal_case'],
	['BILL', 'bill'],
	['STAT', 'legislation'],
	['UNBILL', 'bill'],
	['HEAR', 'hearing'],
];

interface RisLine {
	readonly tag: string;
	readonly value: string;
	readonly start: number;
}

/** A line with those behind it that have no tag; there may be thousands, so they are put together at the end. */
interface OpenLine {
	readonly tag: string;
	readonly values: string[];
	readonly start: number;
}

/** A RIS file: records from `TY` to `ER`. A record without `ID` gets `ris` and its number as citekey. */
export function openRis(text: string, source: string): Bibliography {
	const entries: RecordEntry[] = [];
	const problems: Problem[] = [];
	let lines: OpenLine[] = [];
	let start = -1;
	const finish = (end: number, isClosed: boolean) => {
		if (start < 0) {
			return;
		}
		const span = { start, end };
		if (!isClosed) {
			problems.push({ code: 'ris.unclosed-record', span: { start, end: Math.min(end, start + 2) } });
		}
		const record = lines.map(({ tag, values, start: at }): RisLine => ({
			tag,
			value: values.join(' ').trim(),
			start: at,
		}));
		const id = record.find(({ tag, value }) => tag === 'ID' && value !== '');
		const citekey = id?.value ?? `ris${entries.length + 1}`;
		const citekeySpan = id === undefined ? { start, end: start } : { start: id.start, end: id.start + id.value.length };
		const type = typeOf(record);
		entries.push({
			type,
			citekey,
			span,
			citekeySpan,
			read: () => risToCsl(citekey, type, record),
			readFields: () => fieldsOf(record),
		});
		start = -1;
		lines = [];
	};
	let lastEnd = 0;
	for (const found of text.matchAll(/[^\r\n]+/g)) {
		const line = found[0];
		const offset = found.index;
		// Some programs write the tags in lower case.
		const tag = /^\ufeff?([A-Z][A-Z0-9](?=  ?-)|[a-z][a-z0-9](?= {2}- )) +- ?/.exec(line);
		const name = tag?.[1]?.toUpperCase();
		if (tag === null || name === undefined) {
			const last = lines.at(-1);
			if (start >= 0 && last !== undefined) {
				last.values.push(line.trim());
				lastEnd = offset + line.length;
			}
			continue;
		}
		if (name === 'TY') {
			finish(lastEnd, false);
			start = offset + (line.startsWith('\ufeff') ? 1 : 0);
		}
		if (name === 'ER') {
			finish(offset + line.length, true);
		} else if (start >= 0) {
			lines.push({ tag: name, values: [line.slice(tag[0].length).trim()], start: offset + tag[0].length });
		}
		lastEnd = offset + line.length;
	}
	finish(lastEnd, false);
	return recordBibliography({ source, format: 'ris', text }, entries, problems);
}

/** The variables whose value is that of one line, and the tags that give it, the first that there is. */
const tagsOfVariables: readonly (readonly [variable: string, tags: readonly string[]])[] = [
	['DOI', ['DO']],
	['PMID', ['AN']],
	['PMCID', ['C2']],
	['URL', ['UR', 'LK']],
	['ISBN', ['SN']],
	['ISSN', ['SN']],
	['page', ['SP']],
];

function fieldsOf(lines: readonly RisLine[]): BibField[] {
	return tagsOfVariables.flatMap(([name, tags]) => {
		const line = tags.flatMap((wanted) => lines.filter(({ tag, value }) => tag === wanted && value !== ''))[0];
		const valueSpan = line && { start: line.start, end: line.start + line.value.length };
		return valueSpan === undefined ? [] : [{ name, nameSpan: valueSpan, valueSpan }];
	});
}

function typeOf(lines: readonly RisLine[]): string {
	const type = lines.find(({ tag }) => tag === 'TY')?.value.toUpperCase();
	return risTypes.find(([ris]) => ris === type)?.[1] ?? 'document';
}

/**
 * A record as an item. What has no variable of CSL is kept in `custom` under its tag, so that a RIS file gets it back.
 */
function risToCsl(citekey: string, type: string, lines: readonly RisLine[]): CslItem {
	const read = new Set<RisLine>(lines.filter(({ tag, value }) => tag === 'TY' || tag === 'ID' || value === ''));
	const all = (...tags: readonly string[]) => {
		const found = lines.filter(({ tag, value }) => tags.includes(tag) && value !== '');
		found.forEach((line) => read.add(line));
		return found.map(({ value }) => value);
	};
	const first = (...tags: readonly string[]) => {
		const line = tags.flatMap((wanted) => lines.filter(({ tag, value }) => tag === wanted && value !== ''))[0];
		// What repeats the value under another tag says nothing more.
		lines.filter(({ tag, value }) => tags.includes(tag) && value === line?.value).forEach((same) => read.add(same));
		return line?.value;
	};
	const names = (...tags: readonly string[]) => {
		const found = all(...tags).map(parseName);
		return found.length > 0 ? found : undefined;
	};
	const isBook = type === 'book';
	const doi = doiIn(lines);
	doi.lines.forEach((line) => read.add(line));
	const notes = lines.filter((line) => line.tag === 'N1' && line.value !== '' && !doi.lines.includes(line));
	notes.forEach((line) => read.add(line));
	const genre = lines.find((line) => line.tag === 'M3' && line.value !== '' && !doi.lines.includes(line));
	if (genre !== undefined) {
		read.add(genre);
	}
	const startPage = first('SP');
	const endPage = first('EP');
	const issued = dateIn(lines);
	issued.lines.forEach((line) => read.add(line));
	const isPubmed = lines.some(({ tag, value }) => /^D[BP]$/.test(tag) && /pubmed|nlm|medline/i.test(value));
	const pmcid = lines.find(({ tag, value }) => tag === 'C2' && /^PMC\d+$/.test(value));
	if (pmcid !== undefined) {
		read.add(pmcid);
	}
	const isNumbered = type === 'report' || type === 'patent';
	const isArticle = type.startsWith('article-');
	const longContainer = isBook ? undefined : first('T2', 'JO', 'JF', 'BT');
	// A journal that only an abbreviation names is named by that.
	const container = longContainer ?? (isArticle ? first('J2', 'JA', 'J1') : undefined);
	const shortContainer = first('J2', 'JA', 'J1', ...(container === undefined ? [] : ['JO']));
	const issue = isNumbered ? undefined : (first('IS', 'CP') ?? (isArticle ? first('M1') : undefined));
	const number = isNumbered ? first('IS', 'M1') : first('M1');
	// The pages of a whole are how many it has. Without pages an article stands at its number: C7 of EndNote, Scopus and WoS.
	const isCount = (isBook || type === 'thesis') && endPage === undefined && /^\d+$/.test(startPage ?? '');
	const pages =
		startPage !== undefined && endPage !== undefined
			? `${startPage}-${endPage}`
			: (startPage ?? endPage ?? (isArticle ? first('C7') : undefined));
	// In books EndNote and Zotero have the editor of the series before that of the book; where there is one alone, who knows?
	const hasBoth = isBook && ['A2', 'A3'].every((tag) => lines.some((line) => line.tag === tag && line.value !== ''));
	const standardNumber = all('SN').join(', ');
	const isIsbn =
		isBook || type === 'chapter' || /^(?:97[89])?\d{9}[\dXx]\b/.test(standardNumber.replaceAll(/[-\s]/g, ''));
	const variables = {
		title: first('TI', 'T1', ...(isBook ? ['BT'] : []), 'CT'),
		author: names('AU', 'A1'),
		editor: hasBoth ? names('ED', 'A3') : names('ED', 'A2'),
		'collection-editor': hasBoth ? names('A2') : names('A3'),
		translator: names('A4'),
		issued: issued.date,
		'container-title': container,
		'container-title-short': shortContainer === container ? undefined : shortContainer,
		'collection-title': first('T3', ...(isBook ? ['T2'] : [])),
		'title-short': first('ST'),
		'number-of-volumes': first('NV'),
		accessed: parseDate(first('Y2') ?? ''),
		volume: first('VL', 'VO'),
		issue,
		[isBook ? 'collection-number' : 'number']: number,
		[isCount ? 'number-of-pages' : 'page']: pages,
		publisher: first('PB'),
		'publisher-place': first('CY', 'PP'),
		edition: first('ET'),
		genre: genre?.value,
		[type === 'chapter' ? 'chapter-number' : 'section']: first('SE'),
		DOI: doi.value,
		PMID: isPubmed ? first('AN') : undefined,
		PMCID: pmcid?.value,
		URL: first('UR', 'LK'),
		[isIsbn ? 'ISBN' : 'ISSN']: standardNumber === '' ? undefined : standardNumber,
		abstract: first('AB', 'N2'),
		annote: all('RN').join('\n') || undefined,
		'call-number': first('CN'),
		keyword: all('KW').join(', ') || undefined,
		note: notes.map(({ value }) => value).join('\n') || undefined,
		language: first('LA'),
		archive_location: first('AV'),
		source: isPubmed ? (all('DB', 'DP'), undefined) : first('DP'),
	};
	const custom: Record<string, string> = {};
	for (const { tag, value } of lines.filter((line) => !read.has(line))) {
		custom[tag] = custom[tag] === undefined ? value : `${custom[tag]}; ${value}`;
	}
	return {
		id: citekey,
		type,
		...Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== undefined)),
		...(Object.keys(custom).length > 0 && { custom }),
	};
}

/** Where databases put a DOI, the surest first; in a note or a link it must say that it is one. */
const doiTags: readonly (readonly [tag: string, pattern: RegExp])[] = [
	['DO', /(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/],
	['M3', /^(?:doi:?\s*|https?:\/\/(?:dx\.)?doi\.org\/)?(10\.\d{4,9}(?:\.\d+)*\/\S+)$/i],
	['N1', /(?:\bdoi:?\s*|(?:https?:\/\/)?(?:dx\.)?\bdoi\.org\/|^)(10\.\d{4,9}(?:\.\d+)*\/\S+)/i],
	['L3', /(?:\bdoi:?\s*|(?:https?:\/\/)?(?:dx\.)?\bdoi\.org\/|^)(10\.\d{4,9}(?:\.\d+)*\/\S+)/i],
	['UR', /^(?:doi:?\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/i],
	['LK', /^(?:doi:?\s*|(?:https?:\/\/)?(?:dx\.)?doi\.org\/)(10\.\d{4,9}(?:\.\d+)*(?:\/|%2[Ff])\S+)/i],
];

/** The DOI of a record, and the lines that say nothing else. A value of `DO` that is none is kept as it is. */
function doiIn(lines: readonly RisLine[]): { readonly value: string | undefined; readonly lines: readonly RisLine[] } {
	const own = lines.filter(({ tag, value }) => tag === 'DO' && value !== '');
	for (const [tag, pattern] of doiTags) {
		for (const line of lines.filter((each) => each.tag === tag)) {
			const found = pattern.exec(line.value);
			if (found === null) {
				continue;
			}
			const [whole, doi = ''] = found;
			const decoded = doi.replace(/%2[Ff]/, '/').replace(/[.,;]+$/, '');
			const saysMore = tag === 'UR' || tag === 'LK' || (tag !== 'DO' && whole.length < line.value.trim().length - 1);
			return { value: decoded, lines: saysMore ? own : [...own, line] };
		}
	}
	return { value: own[0]?.value, lines: own };
}

/** The date of a record, in the most exact of the lines that agree on the year, and those that say no more. */
function dateIn(lines: readonly RisLine[]): {
	readonly date: CslDate | undefined;
	readonly lines: readonly RisLine[];
} {
	const written = ['DA', 'PY', 'Y1'].flatMap((wanted) =>
		lines.filter(({ tag, value }) => tag === wanted && value !== ''),
	);
	const dates = written.flatMap((line) => {
		const date = parseDate(line.value);
		return date === undefined ? [] : [{ line, date, parts: date['date-parts']?.[0] ?? [] }];
	});
	const [first] = dates;
	if (first === undefined) {
		// In words that nobody can divide, the year's are taken.
		const line = written.find(({ tag }) => tag !== 'DA') ?? written[0];
		return { date: line && { literal: line.value }, lines: line === undefined ? [] : [line] };
	}
	const best = dates.reduce((one, other) =>
		other.parts[0] === one.parts[0] && other.parts.length > one.parts.length ? other : one,
	);
	const isSaid = ({ date, parts }: typeof best) =>
		date === best.date || (parts.length > 0 && parts.every((part, index) => part === best.parts[index]));
	return { date: best.date, lines: dates.filter(isSaid).map(({ line }) => line) };
}

function parseName(text: string): CslName {
	const [family = '', given, suffix] = text.split(',').map((part) => part.trim());
	// A comma at the end marks a name that is not divided.
	if (text.trimEnd().endsWith(',')) {
		return { literal: text.trimEnd().slice(0, -1).trim() };
	}
	return !given && !suffix ? { literal: family } : { family, ...(given && { given }), ...(suffix && { suffix }) };
}

/**
 * `2010/05/12/`, and what databases write: `2010 May-Jun`, `12 May 2010`, `2010///May`. A year with a letter, `1983a`,
 * and several, `1983/84`, are kept as written.
 */
function parseDate(text: string): CslDate | undefined {
	const [, years] = /^(\d{4}(?:[a-z]|[/-](?:1[3-9]|[2-9]\d)))\/*$/.exec(text.trim()) ?? [];
	if (years !== undefined) {
		return { literal: years };
	}
	const found = /^(\d{4})(?:[/-](\d{1,2})?(?:[/-](\d{1,2})?)?)?/.exec(text.trim());
	const month = monthNumber(/[A-Za-z]{3,}\.?/.exec(text)?.[0] ?? '');
	const year = /(?<!\d)\d{4}(?!\d)/.exec(text)?.[0];
	if (month !== undefined && year !== undefined && found?.[2] === undefined) {
		const day = /(?<![\d-])\d{1,2}(?![\d-])/.exec(text)?.[0];
		return { 'date-parts': [[Number(year), month, ...(day === undefined ? [] : [Number(day)])]] };
	}
	return found === null
		? undefined
		: {
				'date-parts': [
					found
						.slice(1, 4)
						.filter((part) => part !== undefined && part !== '')
						.map(Number),
				],
			};
}
