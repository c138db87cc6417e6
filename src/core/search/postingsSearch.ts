import { type ChineseText, findBySound, LazyPinyin } from './chineseTexts.ts';
import type { IndexSegment } from './indexSegment.ts';
import { createFieldWeights, field, fieldBits } from './searchRecord.ts';
import type { Chunk } from './searchTokens.ts';
import { Vocabulary } from './vocabulary.ts';

/** Papers with what speaks for each. `scores` has a place for every paper; those not listed have 0. */
export interface Matches {
	readonly papers: readonly number[];
	readonly scores: Float32Array;
}

/** Matches while they are gathered, of words in the places of `mask`. */
interface Found {
	readonly mask: number;
	readonly papers: number[];
	readonly scores: Float32Array;
}

const anywhere = (1 << fieldBits) - 1;

/** A word that begins as typed is worth this much, and the more the nearer it is to its end. */
const begunWord = 0.55;
/** By number of edits: one slip is common, two are seldom meant. */
const mistypedWord = [1, 0.6, 0.32] as const;

/** Words this short have too many neighbours one edit away. */
const shortestMistyped = 4;
const shortestTwiceMistyped = 8;
/** No word is longer; what is, was pasted by accident. */
const longestWord = 60;
/** Nobody types more words to find a paper; what has more was pasted. */
const mostTyped = 9;
/** The share of its words that a pasted reference may have beyond what the index knows of the paper. */
const lackingWhenPasted = 0.4;
/** Unknown words cost the most to look up: a pasted paragraph is cut short. */
const mostChunks = 30;

/** Papers that lack a word are added only where fewer than this have all of them. */
const enoughPapers = 5;

/** A segment with what its papers are called in the whole index. */
export interface SegmentPart {
	readonly segment: IndexSegment;
	/** By the number of a paper in the segment its number in the index, or -1 where the index leaves it out. */
	readonly papers: Int32Array;
}

interface SearchedPart {
	readonly papers: Int32Array;
	readonly vocabulary: Vocabulary;
	readonly starts: Int32Array;
	readonly entries: Int32Array;
	readonly chinese: readonly ChineseText[];
}

/**
 * Finds papers by words in the postings of segments. What a word is worth depends on all of them, so that papers rank
 * alike however they are divided.
 */
export class PostingsSearch {
	readonly #parts: readonly SearchedPart[];
	readonly #paperCount: number;
	readonly #pinyin = new LazyPinyin();
	readonly #weights = createFieldWeights();

	constructor(parts: readonly SegmentPart[], paperCount: number) {
		this.#parts = parts.map(({ segment: { postings, chinese }, papers }) => {
			const { words, starts, entries } = postings;
			return { papers, vocabulary: new Vocabulary(words), starts, entries, chinese };
		});
		this.#paperCount = paperCount;
	}

	/** Papers that have every chunk; where hardly any has, mistyped words and papers that lack one chunk count too. */
	find(chunks: readonly Chunk[], allows: ((paper: number) => boolean) | undefined): Matches {
		if (chunks.length > mostTyped) {
			return this.#findPasted(chunks, allows);
		}
		const wanted = chunks;
		const strict = this.#combine(
			wanted.map((chunk) => this.#chunk(chunk, anywhere, false)),
			allows,
			0,
		);
		if (strict.papers.length >= enoughPapers || wanted.length === 0) {
			return strict;
		}
		const tolerant = wanted.map((chunk) => this.#chunk(chunk, anywhere, true));
		const full = merge(strict, this.#combine(tolerant, allows, 0));
		if (full.papers.length >= enoughPapers || wanted.length < 2) {
			return full;
		}
		return merge(full, this.#combine(tolerant, allows, wanted.length > 3 ? 2 : 1));
	}

	/**
	 * Papers that have most words of a reference that was pasted. Whoever pastes makes no slips, but initials, volume and
	 * pages are nowhere in the index.
	 */
	#findPasted(chunks: readonly Chunk[], allows: ((paper: number) => boolean) | undefined): Matches {
		const telling = chunks.filter(({ parts }) => /\p{L}{3}|^(?:19|20)\d{2}$|[\u3400-\u9fff]/u.test(parts.join('')));
		const wanted = (telling.length > 0 ? telling : chunks).slice(0, mostChunks);
		const matches = wanted.map((chunk) => this.#chunk(chunk, anywhere, false));
		return this.#combine(matches, allows, Math.floor(wanted.length * lackingWhenPasted));
	}

	/** Papers that have all chunks in the places of `mask`. */
	all(chunks: readonly Chunk[], mask: number): Matches {
		return this.#combine(
			chunks.map((chunk) => this.#chunk(chunk, mask, false)),
			undefined,
			0,
		);
	}

	/** A chunk is found as a whole (`mk801` for `MK-801`, and the other way round) or by all its parts. */
	#chunk(chunk: Chunk, mask: number, isTolerant: boolean): Matches {
		const parts = chunk.parts.map((part) => this.#word(part, mask, isTolerant && !chunk.isIdeographic));
		const separate = parts.length === 1 ? parts[0]! : this.#combine(parts, undefined, 0);
		if (chunk.isIdeographic) {
			return separate;
		}
		if (chunk.parts.length > 1) {
			return merge(separate, this.#word(chunk.parts.join(''), mask, isTolerant));
		}
		const authorAndYear = /^(\p{L}{2,})((?:19|20)\d{2})$/u.exec(chunk.parts[0]!);
		if (authorAndYear === null) {
			return separate;
		}
		const split = [authorAndYear[1]!, authorAndYear[2]!].map((part) => this.#word(part, mask, isTolerant));
		return merge(separate, this.#combine(split, undefined, 0));
	}

	#word(word: string, mask: number, isTolerant: boolean): Matches {
		const scores = new Float32Array(this.#paperCount);
		const papers: number[] = [];
		if (word.length > longestWord) {
			return { papers, scores };
		}
		const found = { mask, scores, papers };
		for (const part of this.#parts) {
			const { vocabulary } = part;
			const [first, end] = vocabulary.rangeOf(word);
			for (let rank = first; rank < end; rank++) {
				const { length } = vocabulary.word(rank);
				const quality = length === word.length ? 1 : begunWord + 0.35 * (word.length / length);
				this.#collect(part, rank, quality, found);
			}
			findBySound(part.chinese, word, this.#pinyin, (paper, place, quality) => {
				this.#add(part.papers[paper], place & mask, quality, found);
			});
		}
		// A misspelling is looked for where the word as typed is unknown, or the search as a whole came to nothing.
		if ((papers.length === 0 || isTolerant) && word.length >= shortestMistyped && !/^\d+$/.test(word)) {
			for (const part of this.#parts) {
				this.#collectNear(part, word, found);
			}
		}
		return this.#weigh(found);
	}

	#collectNear(part: SearchedPart, word: string, found: Found): void {
		const { vocabulary } = part;
		const most = word.length >= shortestTwiceMistyped ? 2 : 1;
		vocabulary.near(word, most, word.length > shortestMistyped, (from, to, distance) => {
			for (let rank = from; rank < to; rank++) {
				const { length } = vocabulary.word(rank);
				const share = Math.min(length, word.length) / Math.max(length, word.length);
				this.#collect(part, rank, mistypedWord[distance]! * (0.6 + 0.4 * share), found);
			}
		});
	}

	#collect({ starts, entries, papers }: SearchedPart, rank: number, quality: number, found: Found): void {
		for (let i = starts[rank]!; i < starts[rank + 1]!; i++) {
			const entry = entries[i]!;
			this.#add(papers[entry >> fieldBits], entry & found.mask, quality, found);
		}
	}

	#add(paper: number | undefined, places: number, quality: number, { scores, papers }: Found): void {
		if (places === 0 || paper === undefined || paper < 0) {
			return;
		}
		// A citekey that goes on after what was typed is as good as a whole word: that is how citekeys are typed.
		const score = (places & field.citekey ? Math.max(quality, 0.8) : quality) * this.#weights[places]!;
		if (scores[paper] === 0) {
			papers.push(paper);
		}
		if (scores[paper]! < score) {
			scores[paper] = score;
		}
	}

	/** A word that few papers have says more than one that many have. */
	#weigh(matches: Found): Matches {
		const { papers, scores } = matches;
		const rarity = Math.log(1 + this.#paperCount / (papers.length + 0.5));
		for (const paper of papers) {
			scores[paper]! *= rarity;
		}
		return matches;
	}

	/** Papers that are in all the given matches but at most `missing` of them. */
	#combine(matches: readonly Matches[], allows: ((paper: number) => boolean) | undefined, missing: number): Matches {
		const scores = new Float32Array(this.#paperCount);
		const papers: number[] = [];
		if (matches.length === 0) {
			for (let paper = 0; paper < this.#paperCount; paper++) {
				if (allows === undefined || allows(paper)) {
					papers.push(paper);
					scores[paper] = 1;
				}
			}
			return { papers, scores };
		}
		// A paper that lacks `missing` of the matches is in one of the `missing + 1` smallest.
		const bySize = [...matches].sort((a, b) => a.papers.length - b.papers.length);
		for (const candidates of bySize.slice(0, missing + 1)) {
			for (const paper of candidates.papers) {
				if (scores[paper] !== 0 || (allows !== undefined && !allows(paper))) {
					continue;
				}
				let lacking = 0;
				let score = 0;
				for (const match of matches) {
					const found = match.scores[paper]!;
					score += found;
					lacking += found === 0 ? 1 : 0;
				}
				if (lacking <= missing && score > 0) {
					papers.push(paper);
					// Each lacking word weighs more than any other can make up for.
					scores[paper] = score * 0.25 ** lacking;
				}
			}
		}
		return { papers, scores };
	}
}

/** Papers of either, with the better score. */
function merge(first: Matches, second: Matches): Matches {
	const scores = first.scores.slice();
	const papers = [...first.papers];
	for (const paper of second.papers) {
		if (scores[paper] === 0) {
			papers.push(paper);
		}
		scores[paper] = Math.max(scores[paper]!, second.scores[paper]!);
	}
	return { papers, scores };
}
