import { foldText, hasGreek } from './foldText.ts';

/** Longer joined forms are nobody's search word. */
const longestJoined = 40;

/** English words that say nothing about a paper; they are neither indexed nor required. */
const stopWords: ReadonlySet<string> = new Set(
	'a an and are as at by for from in into is it its of on or the their to via was were with et al'.split(' '),
);

export function isStopWord(token: string): boolean {
	return token.length <= longestStopWord && stopWords.has(token);
}

const longestStopWord = 5;

/** Beyond so many different texts, remembering them costs more than it saves. */
const mostRemembered = 50_000;

/** Remembers the tokens of texts that come again and again in a library: names and journals. */
export class TokenMemory {
	readonly #known = new Map<string, readonly string[]>();

	tokensOf(text: string): readonly string[] {
		let tokens = this.#known.get(text);
		if (tokens === undefined) {
			const found: string[] = [];
			eachToken(text, (token) => found.push(token));
			tokens = found;
			if (this.#known.size < mostRemembered) {
				this.#known.set(text, tokens);
			}
		}
		return tokens;
	}
}

/**
 * Gives every search token of a text: its words, folded; for words joined by hyphens, commas or brackets the parts and
 * the whole (`MK-801` gives `mk`, `801`, `mk801`); for Chinese and Japanese every character and every pair.
 * A token may come several times.
 */
export function eachToken(text: string, emit: (token: string) => void): void {
	tokensOfFolded(foldText(text), emit);
	if (hasGreek(text)) {
		tokensOfFolded(foldText(text, 'standIn'), emit);
	}
}

/** The tokens of a citekey: whole without punctuation, and its words split where letters, digits or case change. */
export function eachCitekeyPart(citekey: string, emit: (token: string) => void): void {
	for (const word of citekey.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}]+|\d+/gu) ?? []) {
		eachToken(word, emit);
	}
}

/** The citekey as it is looked up: folded, letters and digits only. */
export function foldCitekey(citekey: string): string {
	let joined = '';
	const folded = foldText(citekey);
	for (let i = 0; i < folded.length; i++) {
		if (kindOf(folded.charCodeAt(i)) >= letter) {
			joined += folded[i]!;
		}
	}
	return joined;
}

/** A stretch of a query or text between blanks, with its words. */
export interface Chunk {
	/** Its words, in order; more than one when something other than a blank stands between them. */
	readonly parts: readonly string[];
	/** Whether the parts are Chinese or Japanese characters and pairs. */
	readonly isIdeographic: boolean;
}

/** The chunks of a folded text in order, as a query is read. */
export function chunksOf(folded: string): Chunk[] {
	const chunks: Chunk[] = [];
	eachChunk(
		folded,
		(parts) => {
			if (parts.length > 0) {
				chunks.push({ parts: [...parts], isIdeographic: false });
			}
		},
		(run) => {
			const parts = run.length === 1 ? [run] : Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
			chunks.push({ parts, isIdeographic: true });
		},
	);
	return chunks;
}

function tokensOfFolded(folded: string, emit: (token: string) => void): void {
	eachChunk(
		folded,
		(parts) => {
			for (const part of parts) {
				emit(part);
			}
			if (parts.length > 1) {
				const joined = parts.join('');
				if (joined.length <= longestJoined) {
					emit(joined);
				}
			}
		},
		(run) => {
			for (let i = 0; i < run.length; i++) {
				emit(run[i]!);
				if (i + 1 < run.length) {
					emit(run.slice(i, i + 2));
				}
			}
		},
	);
}

const blank = 0;
const joiner = 1;
const letter = 2;
const ideograph = 3;

function eachChunk(
	folded: string,
	onChunk: (parts: readonly string[]) => void,
	onIdeographs: (run: string) => void,
): void {
	let parts: string[] = [];
	let start = -1;
	let current = blank;
	// One step past the end closes whatever is open.
	for (let i = 0; i <= folded.length; i++) {
		const kind = i < folded.length ? kindOf(folded.charCodeAt(i)) : blank;
		if (kind === current && kind >= letter) {
			continue;
		}
		if (current === letter) {
			parts.push(folded.slice(start, i));
		} else if (current === ideograph) {
			onIdeographs(folded.slice(start, i));
		}
		if (kind === blank || kind === ideograph) {
			if (parts.length > 0) {
				onChunk(parts);
				parts = [];
			}
		}
		start = i;
		current = kind;
	}
}

function kindOf(unit: number): number {
	if (unit < 128) {
		if ((unit >= 97 && unit <= 122) || (unit >= 48 && unit <= 57)) {
			return letter;
		}
		// A slash, colon or semicolon stands between words that are read on their own.
		return unit <= 32 || unit === 47 || unit === 58 || unit === 59 || unit === 124 ? blank : joiner;
	}
	if ((unit >= 0x3040 && unit <= 0x30ff) || (unit >= 0x3400 && unit <= 0x9fff) || (unit >= 0xf900 && unit <= 0xfaff)) {
		return ideograph;
	}
	if (unit >= 0x3000 && unit <= 0x303f) {
		return blank;
	}
	if (unit >= 0x2010 && unit <= 0x2015) {
		// The en and em dash join words as a hyphen does, and do no harm where they separate them.
		return unit >= 0x2014 ? blank : joiner;
	}
	return unit < 0xc0 || (unit >= 0x2000 && unit <= 0x2bff) ? joiner : letter;
}
