import { foldText } from './foldText.ts';
import { type Chunk, chunksOf, isStopWord } from './searchTokens.ts';

/** What a search asks for beside its free words. */
export interface SearchFilters {
	/** Chunks that a name among the authors must have. */
	readonly author: readonly Chunk[];
	readonly journal: readonly Chunk[];
	/** Chunks that a keyword must have. */
	readonly tag: readonly Chunk[];
	/** First and last year wanted. */
	readonly years: readonly [from: number, to: number] | undefined;
	readonly cited: boolean | undefined;
}

export interface SearchQuery {
	/** The free text, trimmed, without filters. */
	readonly text: string;
	readonly chunks: readonly Chunk[];
	readonly filters: SearchFilters;
}

/** A word of the query with what it filters by: `author:"de wit"` or a plain word. */
interface Word {
	readonly filter: string | undefined;
	readonly text: string;
}

const filterNames: ReadonlySet<string> = new Set(['author', 'year', 'journal', 'cited', 'tag']);

/**
 * Reads what someone types to find papers: words in any order, and the filters `author:`, `journal:`, `tag:`,
 * `year:2019`, `year:2019-2021`, `year:2019-`, `year:-2000` and `cited:yes` or `cited:no`. A filter's value stands in
 * quotation marks when it has blanks. A year or a `cited:` that says nothing yet, as while it is typed, filters nothing.
 */
export function parseSearchQuery(query: string): SearchQuery {
	const filters = {
		author: [] as Chunk[],
		journal: [] as Chunk[],
		tag: [] as Chunk[],
		years: undefined as readonly [number, number] | undefined,
		cited: undefined as boolean | undefined,
	};
	const free: string[] = [];
	for (const { filter, text } of wordsOf(query)) {
		switch (filter) {
			case 'author':
			case 'journal':
			case 'tag':
				filters[filter].push(...chunksOf(foldText(text)));
				break;
			case 'year':
				filters.years = parseYears(text) ?? filters.years;
				break;
			case 'cited':
				filters.cited = parseCited(text) ?? filters.cited;
				break;
			default:
				free.push(text);
		}
	}
	const text = free.join(' ').trim();
	return { text, chunks: withoutStopWords(chunksOf(foldText(text))), filters };
}

/** Words like *of* are left out, but for the last one, which may be the beginning of another. */
function withoutStopWords(chunks: readonly Chunk[]): readonly Chunk[] {
	const kept = chunks.filter((chunk) => chunk.parts.length > 1 || !isStopWord(chunk.parts[0]!));
	return kept.length > 0 ? kept : chunks.slice(-1);
}

function wordsOf(query: string): Word[] {
	const words: Word[] = [];
	let i = 0;
	while (i < query.length) {
		if (isBlank(query, i)) {
			i++;
			continue;
		}
		let filter: string | undefined;
		const colon = query.indexOf(':', i);
		const name = colon < 0 || colon - i > 8 ? '' : query.slice(i, colon).toLowerCase();
		if (filterNames.has(name)) {
			filter = name;
			i = colon + 1;
		}
		let text: string;
		const closing = query[i] === '"' ? query.indexOf('"', i + 1) : -1;
		if (closing > i) {
			text = query.slice(i + 1, closing);
			i = closing + 1;
		} else {
			const start = i;
			while (i < query.length && !isBlank(query, i)) {
				i++;
			}
			text = query.slice(start, i);
		}
		words.push({ filter, text });
	}
	return words;
}

function isBlank(text: string, index: number): boolean {
	return text.charCodeAt(index) <= 32 || text[index] === '\u3000' || text[index] === '\u00a0';
}

function parseYears(text: string): readonly [number, number] | undefined {
	const match = /^(\d{4})?(?:(-|–|\.\.)(\d{4})?)?$/.exec(text);
	if (match === null || (match[1] === undefined && match[3] === undefined)) {
		return undefined;
	}
	const from = match[1] === undefined ? -Infinity : Number(match[1]);
	const to = match[3] !== undefined ? Number(match[3]) : match[2] !== undefined ? Infinity : from;
	return [from, to];
}

function parseCited(text: string): boolean | undefined {
	const value = text.toLowerCase();
	if (['yes', 'true', '1', 'y'].includes(value)) {
		return true;
	}
	return ['no', 'false', '0', 'n'].includes(value) ? false : undefined;
}
