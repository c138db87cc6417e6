import type { CslItem, CslName } from '../bibliography/cslItem.ts';
import { eachCitekeyPart, eachToken, foldCitekey, isStopWord, type TokenMemory } from './searchTokens.ts';

/** A paper as search sees it. */
export interface SearchRecord {
	readonly citekey: string;
	readonly item: CslItem;
	/** What it showed, in words that writers search by; for papers of the evidence base. */
	readonly findings?: readonly string[];
	/** More words it should be found by, such as the drug, the design or a trial's acronym. */
	readonly keywords?: readonly string[];
	/** Where it comes from. On equal terms the document's own bibliography goes first, the evidence base last. */
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

/** A list of hundreds of authors is found by its first ones and its last. */
const indexedAuthors = 60;

/** Gives every token of a record with the place it stands in. `memory` serves all records of a library. */
export function eachRecordToken(
	record: SearchRecord,
	memory: TokenMemory,
	emit: (token: string, bit: number) => void,
): void {
	const { item } = record;
	let bit: number = field.citekey;
	const emitAs = (token: string) => {
		if (!isStopWord(token)) {
			emit(token, bit);
		}
	};
	const citekey = foldCitekey(record.citekey);
	if (citekey !== '') {
		emit(citekey, bit);
	}
	bit = field.citekeyPart;
	eachCitekeyPart(record.citekey, emitAs);
	const authors = authorsOf(item);
	const listed =
		authors.length <= indexedAuthors ? authors : [...authors.slice(0, indexedAuthors - 1), authors.at(-1)!];
	bit = field.firstAuthor;
	for (const author of listed) {
		eachNameToken(author, memory, emitAs);
		bit = field.author;
	}
	bit = field.title;
	eachText([item.title, item['title-short']], emitAs);
	const year = yearOf(item);
	if (year !== undefined) {
		emit(String(year), field.year);
	}
	bit = field.journal;
	eachRemembered([item['container-title'], item['container-title-short'], item['journalAbbreviation']], memory, emitAs);
	const initials = journalInitials(item['container-title']);
	if (initials !== undefined) {
		emit(initials, bit);
	}
	bit = field.keyword;
	eachText([item.keyword, ...(record.keywords ?? [])], emitAs);
	bit = field.finding;
	eachText(record.findings ?? [], emitAs);
}

/** Gives the texts of a record that a Chinese reader would search by, names in one piece. */
export function eachSearchedText(
	{ item, keywords, findings }: SearchRecord,
	emit: (text: string, bit: number) => void,
): void {
	let bit: number = field.firstAuthor;
	for (const { family, given, literal } of authorsOf(item)) {
		emit(typeof literal === 'string' ? literal : `${family ?? ''}${given ?? ''}`, bit);
		bit = field.author;
	}
	const each = (texts: readonly unknown[], place: number) => {
		for (const text of texts) {
			if (typeof text === 'string') {
				emit(text, place);
			}
		}
	};
	each([item.title], field.title);
	each([item['container-title']], field.journal);
	each([item.keyword, ...(keywords ?? [])], field.keyword);
	each(findings ?? [], field.finding);
}

/** Those whose name stands first in a reference: authors, else editors. */
function authorsOf(item: CslItem): readonly CslName[] {
	const names = Array.isArray(item.author) && item.author.length > 0 ? item.author : item.editor;
	return Array.isArray(names) ? names : [];
}

function eachNameToken(name: CslName, memory: TokenMemory, emit: (token: string) => void): void {
	const { family, given, literal } = name;
	eachRemembered([literal, name['non-dropping-particle'], name['dropping-particle'], family], memory, emit);
	if (typeof given !== 'string' || typeof family !== 'string') {
		return;
	}
	if (/[\u3400-\u9fff]/.test(family)) {
		// Chinese names are written, and searched, in one piece.
		eachToken(family + given, emit);
		return;
	}
	for (const token of memory.tokensOf(given)) {
		// Initials are no search words; there would be one of each in every paper.
		if (token.length > 1) {
			emit(token);
		}
	}
}

function eachRemembered(texts: readonly unknown[], memory: TokenMemory, emit: (token: string) => void): void {
	for (const text of texts) {
		if (typeof text === 'string') {
			for (const token of memory.tokensOf(text)) {
				emit(token);
			}
		}
	}
}

/** `pnasusa`, `nejm`: journals of three words and more go by their initials. */
function journalInitials(title: unknown): string | undefined {
	if (typeof title !== 'string') {
		return undefined;
	}
	let initials = '';
	for (const word of title.split(/[\s&/:,.()-]+/)) {
		const first = word.charAt(0).toLowerCase();
		initials += first >= 'a' && first <= 'z' && !isStopWord(word.toLowerCase()) ? first : '';
	}
	return initials.length >= 3 && initials.length <= 8 ? initials : undefined;
}

function eachText(texts: readonly unknown[], emit: (token: string) => void): void {
	for (const text of texts) {
		if (typeof text === 'string') {
			eachToken(text, emit);
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
