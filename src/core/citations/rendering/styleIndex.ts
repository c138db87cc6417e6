import { once } from '../../text/once.ts';

/** What the citations of a style look like: CSL's `citation-format`. */
export type CitationFormat = 'author-date' | 'numeric' | 'note' | 'author' | 'label';

/** One style of the distribution, as far as it is needed to find and to name it. */
export interface StyleEntry {
	/** The last part of its address, such as `nature-reviews-drug-discovery`. */
	readonly id: string;
	readonly title: string;
	/** The journal's abbreviation, or another short name. */
	readonly shortTitle: string | undefined;
	readonly citationFormat: CitationFormat | undefined;
	/** The style that it stands for, or undefined when it is a style of its own. */
	readonly parent: string | undefined;
	/** Its default locale, such as `de-DE`, when it has one. */
	readonly locale: string | undefined;
}

/** All styles, in the order of their ids. */
export interface StyleIndex {
	/** Made on first use, as most ask for one style alone. */
	readonly entries: readonly StyleEntry[];
	find(id: string): StyleEntry | undefined;
	/** The number of a style among those that are their own. */
	numberOf(id: string): number | undefined;
	/** For each entry the names by which it is found, as `foldName` gives them; made on first use. */
	readonly names: readonly (readonly string[])[];
}

/** The styles that are offered first. */
export const namedStyles: readonly string[] = ['apa', 'vancouver', 'harvard-cite-them-right'];

/** The address of a style of the distribution. */
export const styleAddress = 'http://www.zotero.org/styles/';

/**
 * The id in whatever names a style: an id, an address, or a file name such as `apa.csl`.
 * Undefined for a path, which is a user's own style.
 */
export function styleIdOf(name: string): string | undefined {
	const id = name
		.trim()
		.replace(/^https?:\/\/(?:www\.)?(?:zotero\.org|citationstyles\.org)\/styles\//i, '')
		.replace(/\.csl$/i, '')
		.toLowerCase();
	return /^[\w.+-]+$/.test(id) ? id : undefined;
}

/**
 * Reads the index: one style a line, with id, title, short title, format, parent and locale between tabs.
 * An empty title is the id in words; the letters of the format are those of `formatLetters`.
 */
export function readStyleIndex(text: string): StyleIndex {
	const lines = text.split('\n').filter((line) => line !== '');
	const places = new Map(lines.map((line, place) => [idOf(line), place]));
	const made: (StyleEntry | undefined)[] = [];
	const entryAt = (place: number) => (made[place] ??= readEntry(lines[place]!));
	const entries = once(() => lines.map((_, place) => entryAt(place)));
	const names = once(() => entries().map(namesOf));
	const numbers = once(() => {
		const own = lines.filter(isOwnStyle);
		return new Map(own.map((line, number) => [idOf(line), number]));
	});
	return {
		find: (id) => {
			const place = places.get(id);
			return place === undefined ? undefined : entryAt(place);
		},
		numberOf: (id) => numbers().get(id),
		get entries() {
			return entries();
		},
		get names() {
			return names();
		},
	};
}

function idOf(line: string): string {
	const end = line.indexOf('\t');
	return end < 0 ? line : line.slice(0, end);
}

/** Whether the line of a style names no parent. */
function isOwnStyle(line: string): boolean {
	return /^(?:[^\t]*\t){4}[^\t]/.exec(line) === null;
}

function readEntry(line: string): StyleEntry {
	const [id = '', title = '', shortTitle = '', format = '', parent = '', locale = ''] = line.split('\t');
	return {
		id,
		title: title === '' ? titleOfId(id) : title,
		shortTitle: shortTitle === '' ? undefined : shortTitle,
		citationFormat: formatLetters[format],
		parent: parent === '' ? undefined : parent,
		locale: locale === '' ? undefined : locale,
	};
}

/** Lower case, without accents, with one space for whatever is neither letter nor digit. */
export function foldName(text: string): string {
	const lower = text.toLowerCase();
	// Nearly all names are ASCII, where there are no accents to take off.
	// eslint-disable-next-line no-control-regex -- The range is all of ASCII.
	const plain = /^[\u0000-\u007F]*$/.test(lower) ? lower : lower.normalize('NFKD').replace(/\p{Mark}+/gu, '');
	return plain
		.replace(/&/g, ' and ')
		.replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
		.trim();
}

function namesOf(entry: StyleEntry): readonly string[] {
	const names = [foldName(entry.title), foldName(entry.shortTitle ?? ''), foldName(entry.id)];
	return [...new Set([...names, ...(otherNames[entry.id] ?? [])])].filter((name) => name !== '');
}

/** Other names under which writers know a style, folded. */
const otherNames: Readonly<Record<string, readonly string[]>> = {
	apa: ['apa 7', 'apa 7th edition', 'american psychological association'],
	vancouver: ['icmje', 'nlm', 'national library of medicine'],
	'harvard-cite-them-right': ['harvard', 'cite them right'],
	// The journals of the JAMA Network follow the AMA Manual of Style.
	'american-medical-association': ['ama', 'jama', 'jama psychiatry', 'jama neurology', 'jama network open'],
	// By its ISSN, 0376-2491.
	'national-medical-journal-of-china': ['中华医学杂志'],
	// Chinese journals prescribe the national standard rather than a style of their own; those of the Chinese
	// Medical Association (中华医学会) number their references.
	'china-national-standard-gb-t-7714-2015-numeric': [
		'中华医学杂志',
		'中华医学会系列杂志',
		'中华精神科杂志',
		'中国药理学通报',
		'gb t 7714',
		'gbt7714',
		'gb7714',
		'国标',
		'顺序编码制',
		'参考文献',
	],
	'china-national-standard-gb-t-7714-2015-author-date': ['gb7714', '国标', '著者 出版年制', '参考文献'],
	'china-national-standard-gb-t-7714-2015-note': ['gb7714', '国标', '脚注'],
	'china-national-standard-gb-t-7714-2015-numeric-corrected': ['gb7714', '国标', '顺序编码制', '参考文献'],
	'china-national-standard-gb-t-7714-2015-author-date-corrected': ['gb7714', '国标', '著者 出版年制', '参考文献'],
	'china-national-standard-gb-t-7714-2015-note-corrected': ['gb7714', '国标', '脚注'],
};

export const formatLetters: Readonly<Record<string, CitationFormat>> = {
	d: 'author-date',
	n: 'numeric',
	o: 'note',
	a: 'author',
	l: 'label',
};

/** `journal-of-the-mind` is `Journal of the Mind`: what most titles are. */
export function titleOfId(id: string): string {
	return id
		.split('-')
		.map((word, index) => (index > 0 && smallWords.has(word) ? word : word.charAt(0).toUpperCase() + word.slice(1)))
		.join(' ');
}

const smallWords: ReadonlySet<string> = new Set(['and', 'of', 'the', 'in', 'for', 'on', 'de', 'la', 'et', 'to', 'a']);
