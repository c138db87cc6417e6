import type { Mention } from '../matching/model.ts';
import { stopWords } from '../search/searchTokens.ts';
import { foldText } from '../search/foldText.ts';
import { stem } from './stem.ts';
import { longestChinese, longestPhrase, type Vocabulary } from './vocabulary.ts';

/** A stretch of a statement: one word, a phrase of the vocabulary, or a run of Chinese that is in none. */
export interface StatementToken {
	readonly start: number;
	readonly end: number;
	/** What it means, by `vocabulary.ts`; empty for other words. */
	readonly meanings: readonly string[];
	/** The stem of an English word or the pairs of characters of a Chinese run; empty where meanings or a name say all. */
	readonly words: readonly string[];
	/** The word as written, folded. */
	readonly text: string;
	/** Part of the name of an entity. */
	readonly isName: boolean;
	/** Stands at the end of a clause. */
	readonly endsClause: boolean;
	/** What is directly before it: `-` in `LPS-induced`, a bracket before an aside, `、` in a list. */
	readonly before: string;
}

interface Unit {
	readonly start: number;
	readonly end: number;
	readonly text: string;
	readonly stem: string;
}

const unitPattern = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}’'])+%?|[,;:.，；：。、]/gu;
const clauseEnd = /^[,;:.，；：。]$/u;

/** Words that say nothing about a statement, beside those that say nothing about a paper. */
const empty = new Set(
	(
		'this that these those there which who whom whose what when where while than then thus also such can could may might ' +
		'would will shall be been being am is are was were do does did done has have had having it they them he she we our us ' +
		'i you your their both either each all any some other others another more most much many very so too just even own same ' +
		'about between among within during per if because since though although however yet but upon under over out up off ' +
		'one two here show shown shows showed find finds found report reports reported observe suggest suggests suggested ' +
		'appear appears appeared seem seems seemed known give gives given gave get gets got take takes taken use used using ' +
		'several various certain not no nor only'
	).split(' '),
);

/** Takes a text apart into its tokens, in order. `mentions` are the entities that it names. */
export function tokensOf(
	text: string,
	mentions: readonly Mention[],
	vocabulary: Vocabulary,
): readonly StatementToken[] {
	const units = [...unitsOf(text)];
	const tokens: StatementToken[] = [];
	const isName = (start: number, end: number) => mentions.some((each) => each.start < end && start < each.end);
	const endsClause = (index: number) => units[index] !== undefined && clauseEnd.test(units[index].text);
	let i = 0;
	while (i < units.length) {
		const unit = units[i]!;
		if (/^\p{Script=Han}/u.test(unit.text)) {
			pushChinese(tokens, unit, isName, vocabulary, {
				before: text[unit.start - 1] ?? '',
				endsClause: endsClause(i + 1),
			});
			i++;
			continue;
		}
		if (!/[\p{L}\p{N}]/u.test(unit.text)) {
			i++;
			continue;
		}
		const mixed = mixedAt(units, i, vocabulary);
		if (mixed !== undefined) {
			const { meanings, letters, rest } = mixed;
			tokens.push({
				start: unit.start,
				end: rest.start,
				meanings,
				words: [],
				text: letters,
				isName: isName(unit.start, rest.start),
				endsClause: rest.text === '' && endsClause(i + 2),
				before: text[unit.start - 1] ?? '',
			});
			units[i + 1] = rest;
			i += rest.text === '' ? 2 : 1;
			continue;
		}
		const phrase = longestAt(units, i, vocabulary);
		const end = units[i + phrase.units - 1]!.end;
		const named = isName(unit.start, end);
		const written = text.slice(unit.start, end).toLowerCase();
		const words =
			phrase.meanings.length > 0 || named || stopWords.has(unit.text) || empty.has(unit.text) ? [] : [unit.stem];
		tokens.push({
			start: unit.start,
			end,
			meanings: phrase.meanings,
			words,
			text: written,
			isName: named,
			endsClause: endsClause(i + phrase.units),
			before: text[unit.start - 1] ?? '',
		});
		i += phrase.units;
	}
	return tokens;
}

function unitsOf(text: string): readonly Unit[] {
	return [...text.matchAll(unitPattern)].flatMap((match) => {
		const folded = foldText(match[0]);
		const [start, end] = [match.index, match.index + match[0].length];
		const verb = contraction.exec(folded)?.[1];
		return verb === undefined
			? [{ start, end, text: folded, stem: stem(folded) }]
			: [
					{ start, end: end - contracted, text: fullVerbs[verb] ?? verb, stem: fullVerbs[verb] ?? verb },
					{ start: end - contracted, end, text: 'not', stem: 'not' },
				];
	});
}

/** `didn't` is `did not`. */
const contraction = /^([a-z]{2,})n['’]t$/;
const contracted = "n't".length;
const fullVerbs: Readonly<Record<string, string>> = { ca: 'can', wo: 'will', sha: 'shall' };

function longestAt(
	units: readonly Unit[],
	from: number,
	vocabulary: Vocabulary,
): { units: number; meanings: readonly string[] } {
	const first = units[from]!;
	// Few words begin a phrase.
	const canGoOn = vocabulary.beginnings.has(first.text) || vocabulary.beginnings.has(first.stem);
	for (let count = canGoOn ? Math.min(longestPhrase, units.length - from) : 1; count > 1; count--) {
		const slice = units.slice(from, from + count);
		const found =
			exactly(slice.map((unit) => unit.text).join(' '), vocabulary) ??
			vocabulary.stemmed.get(slice.map((unit) => unit.stem).join(' '));
		if (found !== undefined) {
			return { units: count, meanings: found };
		}
	}
	return { units: 1, meanings: exactly(first.text, vocabulary) ?? vocabulary.stemmed.get(first.stem) ?? [] };
}

/** `S型`: letters and the characters directly behind them are one form; `rest` is what is left of these. */
function mixedAt(
	units: readonly Unit[],
	at: number,
	{ exact }: Vocabulary,
): { readonly meanings: readonly string[]; readonly letters: string; readonly rest: Unit } | undefined {
	const [unit, next] = [units[at]!, units[at + 1]];
	if (next?.start !== unit.end || !/^\p{Script=Han}/u.test(next.text)) {
		return undefined;
	}
	for (let length = Math.min(longestChinese, next.text.length); length > 0; length--) {
		const letters = unit.text + next.text.slice(0, length);
		const meanings = exact.get(letters);
		if (meanings !== undefined) {
			return { meanings, letters, rest: { ...next, start: next.start + length, text: next.text.slice(length) } };
		}
	}
	return undefined;
}

/** What a form means as it is written, or without the `s` of a plural or a verb. */
function exactly(form: string, { exact }: Vocabulary): readonly string[] | undefined {
	return exact.get(form) ?? (form.endsWith('s') ? exact.get(form.slice(0, -1)) : undefined);
}

/** Finds the longest forms of the vocabulary in a run of Chinese; what lies between them gives pairs of characters. */
function pushChinese(
	tokens: StatementToken[],
	{ start, text }: Unit,
	isName: (start: number, end: number) => boolean,
	vocabulary: Vocabulary,
	{ before, endsClause }: { readonly before: string; readonly endsClause: boolean },
): void {
	let rest = 0;
	const pushRest = (end: number): void => {
		if (end > rest) {
			const run = text.slice(rest, end);
			const pairs = run.length === 1 ? [] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
			const unnamed = pairs.filter((_, i) => !isName(start + rest + i, start + rest + i + 2));
			tokens.push({
				start: start + rest,
				end: start + end,
				meanings: [],
				words: unnamed,
				text: run,
				isName: unnamed.length === 0 && isName(start + rest, start + end),
				endsClause: endsClause && end === text.length,
				before: rest === 0 ? before : '',
			});
		}
	};
	let i = 0;
	while (i < text.length) {
		let found: readonly string[] | undefined;
		let length = Math.min(longestChinese, text.length - i);
		for (; length > 0; length--) {
			found = vocabulary.exact.get(text.slice(i, i + length));
			if (found !== undefined) {
				break;
			}
		}
		if (found === undefined) {
			i++;
			continue;
		}
		pushRest(i);
		tokens.push({
			start: start + i,
			end: start + i + length,
			meanings: found,
			words: [],
			text: text.slice(i, i + length),
			isName: isName(start + i, start + i + length),
			endsClause: endsClause && i + length === text.length,
			before: i === 0 ? before : '',
		});
		i += length;
		rest = i;
	}
	pushRest(text.length);
}
