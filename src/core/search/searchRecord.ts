import type { CslItem, CslName } from '../bibliography/cslItem.ts';
import { stopWords } from './searchTokens.ts';

/** A paper as search sees it. */
export interface SearchRecord {
	readonly citekey: string;
	readonly item: CslItem;
	/** What it showed, in words that writers search by; for papers of the evidence base. */
	readonly findings?: readonly string[];
	/** More words it should be found by, such as the drug, the design or a trial's acronym. */
	readonly keywords?: readonly string[];
	/** Where it comes from. On equal terms the document's own bibliography takes precedence, the evidence base last. */
	readonly origin: 'document' | 'workspace' | 'settings' | 'evidence';
	/** Already cited in the manuscript; `PaperSearchOptions.isCited` says it for one search. */
	readonly cited?: boolean;
}

/** Where in a paper a word was found; a bit each, so that one number holds all places. */
export const field = {
	citekey: 1,
	citekeyPart: 2,
	firstAuthor: 4,
	author: 8,
	title: 16,
	year: 32,
	journal: 64,
	keyword: 128,
	finding: 256,
} as const;

export const fieldBits = 9;

/** How much a word in each place says. Who wrote it, when, and its title is what people remember of a paper. */
const fieldWeights: readonly (readonly [bit: number, weight: number])[] = [
	[field.citekey, 3],
	[field.citekeyPart, 2.2],
	[field.firstAuthor, 4],
	[field.author, 2.6],
	[field.title, 3],
	[field.year, 2.6],
	[field.journal, 1.6],
	[field.keyword, 1.8],
	[field.finding, 1.3],
];

/** The weight of each set of places: that of the best one, and a little for each other. */
export function createFieldWeights(): Float32Array {
	const table = new Float32Array(1 << fieldBits);
	for (let mask = 1; mask < table.length; mask++) {
		const weights = fieldWeights.filter(([bit]) => mask & bit).map(([, weight]) => weight);
		table[mask] = Math.max(...weights) + 0.1 * (weights.length - 1);
	}
	return table;
}

/** Takes what is searched of a paper, text by text. A place is a bit of `field`. */
export interface TextTaker {
	citekey(citekey: string): void;
	text(text: string, place: number): void;
	/** The full title of a journal, also found by its initials. */
	journal(title: string): void;
	/** A family name, or the whole of a name that has no parts. */
	family(name: string, place: number): void;
	/** The rest of a name, of which initials are no search words: there would be one of each in every paper. */
	given(name: string, place: number): void;
	year(year: number): void;
	/** In any form. */
	doi(doi: string): void;
	/** A PMID or PMCID, in any form. */
	pmid(identifier: string): void;
}

/** A paper that knows what is searched of it. */
export type SearchedPaper = (taker: TextTaker) => void;

/** What is searched of a record. */
export function tellRecord(record: SearchRecord, taker: TextTaker): void {
	const { item } = record;
	taker.citekey(record.citekey);
	const authors = authorsOf(item);
	let place: number = field.firstAuthor;
	for (const author of listedNames(authors)) {
		tellName(author, place, taker);
		place = field.author;
	}
	tellTexts([item.title, item['title-short']], field.title, taker);
	const year = yearOf(item);
	if (year !== undefined) {
		taker.year(year);
	}
	if (typeof item['container-title'] === 'string') {
		taker.journal(item['container-title']);
	}
	tellTexts([item['container-title-short'], item['journalAbbreviation']], field.journal, taker);
	tellTexts([item.keyword, ...(record.keywords ?? [])], field.keyword, taker);
	tellTexts(record.findings ?? [], field.finding, taker);
	if (typeof item.DOI === 'string') {
		taker.doi(item.DOI);
	}
	for (const identifier of [item.PMID, item.PMCID]) {
		if (identifier !== undefined) {
			taker.pmid(String(identifier));
		}
	}
}

/** A list of hundreds of authors is found by its first ones and its last. */
export function listedNames<T>(names: readonly T[]): readonly T[] {
	return names.length <= mostListed ? names : [...names.slice(0, mostListed - 1), names.at(-1)!];
}

const mostListed = 60;

/** What is searched of a name. */
export function tellName(name: CslName, place: number, taker: TextTaker): void {
	const { family, given, literal } = name;
	for (const part of [literal, name['non-dropping-particle'], name['dropping-particle']]) {
		if (typeof part === 'string') {
			taker.family(part, place);
		}
	}
	if (typeof family !== 'string') {
		return;
	}
	if (typeof given === 'string' && isChinese(family)) {
		// Chinese names are written, and searched, in one piece.
		taker.family(family + given, place);
		return;
	}
	taker.family(family, place);
	if (typeof given === 'string') {
		taker.given(given, place);
	}
}

/** Whether a text has a Chinese character. */
export function isChinese(text: string): boolean {
	return /[\u3400-\u9fff]/.test(text);
}

/** Those whose name stands first in a reference: authors, else editors. */
function authorsOf(item: CslItem): readonly CslName[] {
	const names = Array.isArray(item.author) && item.author.length > 0 ? item.author : item.editor;
	return Array.isArray(names) ? names : [];
}

/** `pnasusa`, `nejm`: journals of three words and more go by their initials. */
export function journalInitials(title: string): string | undefined {
	let initials = '';
	for (const word of title.split(/[\s&/:,.()-]+/)) {
		const first = word.charAt(0).toLowerCase();
		initials += first >= 'a' && first <= 'z' && !stopWords.has(word.toLowerCase()) ? first : '';
	}
	return initials.length >= 3 && initials.length <= 8 ? initials : undefined;
}

function tellTexts(texts: readonly unknown[], place: number, taker: TextTaker): void {
	for (const text of texts) {
		if (typeof text === 'string') {
			taker.text(text, place);
		}
	}
}

/** The year of publication, where the item has one. */
export function yearOf(item: CslItem): number | undefined {
	const issued = item.issued;
	const year = Number(issued?.['date-parts']?.[0]?.[0]);
	if (Number.isInteger(year) && issued?.['date-parts']?.[0]?.length !== 0) {
		return year;
	}
	const written = issued?.raw ?? issued?.literal;
	const match = typeof written === 'string' ? /(?:^|\D)(\d{4})(?:\D|$)/.exec(written) : null;
	return match === null ? undefined : Number(match[1]);
}
