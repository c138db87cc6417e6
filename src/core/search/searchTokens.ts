import { FoldedText, foldText, hasGreek } from './foldText.ts';
import { bar, colon, semicolon, slash } from '../text/units.ts';

/** Longer joined forms are nobody's search word. */
const longestJoined = 40;

/** English words that say nothing about a paper; they are neither indexed nor required. */
export const stopWords: ReadonlySet<string> = new Set(
	'a an and are as at by for from in into is it its of on or the their to via was were with et al'.split(' '),
);

/** Takes a token as a stretch of folded units: `place` is what the caller of the reader gave along. */
export type TokenTaker = (units: Uint16Array, start: number, end: number, place: number) => void;

/** Reads tokens. What it gives is in a buffer, and is gone when the next text is read. */
export class TokenReader {
	readonly #folded = new FoldedText();
	#place = 0;
	#take: TokenTaker = () => undefined;
	readonly #stretches: Stretches = {
		word: (start, end) => this.#take(this.#folded.units, start, end, this.#place),
		endOfChunk: (start, end, words) => {
			if (words > 1) {
				this.#joined(start, end, longestJoined, this.#place, this.#take);
			}
		},
		ideographs: (start, end) => {
			const { units } = this.#folded;
			for (let i = start; i < end; i++) {
				this.#take(units, i, i + 1, this.#place);
				if (i + 1 < end) {
					this.#take(units, i, i + 2, this.#place);
				}
			}
		},
	};

	/**
	 * Gives every search token of a text: its words, folded; for words joined by hyphens, commas or brackets the parts and
	 * the whole (`MK-801` gives `mk`, `801`, `mk801`); for Chinese and Japanese every character and every pair.
	 * A token may come several times.
	 */
	each(text: string, place: number, take: TokenTaker): void {
		this.#folded.fold(text);
		this.#tokens(place, take);
		if (this.#folded.hasGreek) {
			// Only the words with a Greek letter have another form.
			for (const word of text.split(/\s+/).filter(hasGreek)) {
				this.#folded.fold(word, 'standIn');
				this.#tokens(place, take);
			}
		}
	}

	/** Gives the words of a citekey, split where letters, digits or case change. */
	eachCitekeyPart(citekey: string, place: number, take: TokenTaker): void {
		for (const word of citekey.match(/\p{Lu}+(?!\p{Ll})|\p{Lu}?\p{Ll}+|[\p{Lo}\p{Lm}]+|\d+/gu) ?? []) {
			this.each(word, place, take);
		}
	}

	/** Gives a citekey as it is looked up: see `foldCitekey`. */
	citekey(citekey: string, place: number, take: TokenTaker): void {
		this.#folded.fold(citekey);
		this.#joined(0, this.#folded.length, Infinity, place, take);
	}

	/** Gives what is folded already and one token. */
	whole(token: string, place: number, take: TokenTaker): void {
		this.#folded.copy(token);
		take(this.#folded.units, 0, this.#folded.length, place);
	}

	#tokens(place: number, take: TokenTaker): void {
		this.#place = place;
		this.#take = take;
		eachStretch(this.#folded.units, this.#folded.length, this.#stretches);
	}

	/** Gives the letters and digits of a stretch as one token, unless there are more than `longest` or none. */
	#joined(start: number, end: number, longest: number, place: number, take: TokenTaker): void {
		const folded = this.#folded;
		folded.reserve(end - start);
		let joined = folded.length;
		for (let i = start; i < end; i++) {
			if (kindOf(folded.units[i]!) >= letter) {
				folded.units[joined++] = folded.units[i]!;
			}
		}
		if (joined > folded.length && joined - folded.length <= longest) {
			take(folded.units, folded.length, joined, place);
		}
	}
}

/** The citekey as it is looked up: folded, letters and digits only. */
export function foldCitekey(citekey: string): string {
	return [...foldText(citekey)].filter((character) => kindOf(character.charCodeAt(0)) >= letter).join('');
}

/** A stretch of a query or text between spaces, with its words. */
export interface Chunk {
	/** Its words, in order; more than one when something other than a space is between them. */
	readonly parts: readonly string[];
	/** Whether the parts are Chinese or Japanese characters and pairs. */
	readonly isIdeographic: boolean;
}

/** The chunks of a folded text in order, as a query is read. */
export function chunksOf(folded: string): Chunk[] {
	const chunks: Chunk[] = [];
	let parts: string[] = [];
	const units = Uint16Array.from({ length: folded.length }, (_, i) => folded.charCodeAt(i));
	eachStretch(units, units.length, {
		word: (start, end) => parts.push(folded.slice(start, end)),
		endOfChunk: () => {
			chunks.push({ parts, isIdeographic: false });
			parts = [];
		},
		ideographs: (start, end) => {
			const run = folded.slice(start, end);
			const pairs = Array.from({ length: run.length - 1 }, (_, i) => run.slice(i, i + 2));
			chunks.push({ parts: run.length === 1 ? [run] : pairs, isIdeographic: true });
		},
	});
	return chunks;
}

const blank = 0;
const joiner = 1;
const letter = 2;
const ideograph = 3;

/** What a folded text is made of, as offsets. */
interface Stretches {
	word(start: number, end: number): void;
	/** After the words between two spaces. */
	endOfChunk(start: number, end: number, words: number): void;
	ideographs(start: number, end: number): void;
}

function eachStretch(units: Uint16Array, length: number, stretches: Stretches): void {
	let start = -1;
	let chunkStart = 0;
	let words = 0;
	let current = blank;
	// One step past the end closes whatever is open.
	for (let i = 0; i <= length; i++) {
		const kind = i < length ? kindOf(units[i]!) : blank;
		if (kind === current && kind >= letter) {
			continue;
		}
		if (current === letter) {
			stretches.word(start, i);
			words++;
		} else if (current === ideograph) {
			stretches.ideographs(start, i);
		}
		if (words > 0 && (kind === blank || kind === ideograph)) {
			stretches.endOfChunk(chunkStart, i, words);
			words = 0;
		}
		if (kind === letter && words === 0) {
			chunkStart = i;
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
		return unit <= 32 || unit === slash || unit === colon || unit === semicolon || unit === bar ? blank : joiner;
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
