import { foldText } from './foldText.ts';
import { type Chunk, chunksOf, stopWords } from './searchTokens.ts';

/** What a search asks for beside its free words. */
export interface SearchFilters {
	/** Chunks that a name among the authors must have. */
	readonly author: readonly Chunk[];
	readonly journal: readonly Chunk[];
	/** Chunks that a keyword must have. */
	readonly tag: readonly Chunk[];
	readonly title: readonly Chunk[];
	/** Chunks that the citekey must have. */
	readonly key: readonly Chunk[];
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
	readonly filter: keyof SearchFilters | undefined;
	readonly text: string;
}

/** What may stand before the colon, and what it filters by. */
const filterNames: ReadonlyMap<string, keyof SearchFilters> = new Map([
	['author', 'author'],
	['作者', 'author'],
	['year', 'years'],
	['年份', 'years'],
	['journal', 'journal'],
	['期刊', 'journal'],
	['tag', 'tag'],
	['keyword', 'tag'],
	['关键词', 'tag'],
	['title', 'title'],
	['题名', 'title'],
	['标题', 'title'],
	['key', 'key'],
	['citekey', 'key'],
	['cited', 'cited'],
	['已引用', 'cited'],
]);
const longestFilterName = 8;

/**
 * Reads what someone types to find papers: words in any order, and the filters `author:`, `journal:`, `title:`, `tag:`
 * (or `keyword:`), `key:`, `year:2019`, `year:2019-2021`, `year:2019-21`, `year:2019-`, `year:-2000` and `cited:yes` or
 * `cited:no`, all also in Chinese and with a full-width colon. A filter's value is in quotation marks when it has
 * spaces. A year or a `cited:` that says nothing yet, as while it is typed, filters nothing.
 */
export function parseSearchQuery(query: string): SearchQuery {
	const filters = {
		author: [] as Chunk[],
		journal: [] as Chunk[],
		tag: [] as Chunk[],
		title: [] as Chunk[],
		key: [] as Chunk[],
		years: undefined as readonly [number, number] | undefined,
		cited: undefined as boolean | undefined,
	};
	const free: string[] = [];
	for (const { filter, text } of wordsOf(query)) {
		switch (filter) {
			case 'author':
			case 'journal':
			case 'tag':
			case 'title':
			case 'key':
				filters[filter].push(...chunksOf(foldText(text)));
				break;
			case 'years':
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
	const kept = chunks.filter((chunk) => chunk.parts.length > 1 || !stopWords.has(chunk.parts[0]!));
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
		const name = /^[^\s:："]{2,}(?=[:：])/u.exec(query.slice(i, i + longestFilterName + 1))?.[0] ?? '';
		const filter = filterNames.get(name.toLowerCase());
		if (filter !== undefined) {
			i += name.length + 1;
		}
		let text: string;
		const closing = query[i] === '"' ? query.indexOf('"', i + 1) : -1;
		if (closing > i || (filter !== undefined && query[i] === '"')) {
			// What is still being typed is not closed yet.
			const end = closing < 0 ? query.length : closing;
			text = query.slice(i + 1, end);
			i = end + 1;
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
	const match = /^(\d{4})?(?:(-|–|—|~|\.\.)(\d{0,4}))?$/.exec(text);
	const [, first, sign, last = ''] = match ?? [];
	if (match === null || (first === undefined && last.length < 4)) {
		return undefined;
	}
	const from = first === undefined ? -Infinity : Number(first);
	if (sign === undefined) {
		return [from, from];
	}
	// `2019-21` is 2019 to 2021; a single digit, or three, are years that are not typed out yet.
	const isShort = last.length === 2 && first !== undefined;
	const to = last.length === 4 ? Number(last) : isShort ? Number(first.slice(0, 2) + last) : Infinity;
	return [from, to];
}

function parseCited(text: string): boolean | undefined {
	const value = text.toLowerCase();
	if (['yes', 'true', '1', 'y', '是'].includes(value)) {
		return true;
	}
	return ['no', 'false', '0', 'n', '否'].includes(value) ? false : undefined;
}
