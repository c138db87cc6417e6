import { foldText } from './foldText.ts';
import { createPinyin, type Pinyin } from './pinyin.ts';
import { eachSearchedText, type SearchRecord } from './searchRecord.ts';

/** A title, name or keyword in Chinese. */
interface ChineseText {
	readonly paper: number;
	/** The place it stands in, a bit of `field`. */
	readonly place: number;
	readonly text: string;
	/**
	 * For each unit of the text what it is typed by: the first letter of its syllable, itself, or `several` where it has
	 * readings with different ones. Most places of most texts are ruled out by it.
	 */
	readonly initials: string;
}

const several = '*';

/** Shorter words are looked for where a text begins only: two letters are the initials of something in every title. */
const shortestInside = 3;

/** The Chinese texts of a library, to be found by their sound. */
export class ChineseTexts {
	readonly #texts: ChineseText[] = [];
	/** Made at the first Chinese text; null where the runtime cannot tell how characters sound. */
	#pinyin: Pinyin | undefined | null;

	add(paper: number, record: SearchRecord): void {
		eachSearchedText(record, (text, place) => {
			if (!/[\u3400-\u9fff]/.test(text) || this.#pinyin === null) {
				return;
			}
			this.#pinyin ??= createPinyin() ?? null;
			if (this.#pinyin !== null) {
				const folded = foldText(text);
				this.#texts.push({ paper, place, text: folded, initials: initialsOf(folded, this.#pinyin) });
			}
		});
	}

	/**
	 * Gives the texts that have a place which sounds as typed, each once, with how surely it is meant, from 0 to 1. A word
	 * of one letter, or with more than Latin letters and digits, finds nothing.
	 */
	find(word: string, emit: (paper: number, place: number, quality: number) => void): void {
		const pinyin = this.#pinyin;
		if (!pinyin || !/^[a-z][a-z0-9]+$/.test(word)) {
			return;
		}
		for (const { paper, place, text, initials } of this.#texts) {
			const last = word.length < shortestInside ? 0 : text.length - 1;
			for (let start = 0; start <= last; start++) {
				const initial = initials[start];
				if ((initial === word[0] || initial === several) && pinyin.matches(text, start, word)) {
					emit(paper, place, Math.min(0.9, 0.45 + 0.05 * word.length + (start === 0 ? 0.15 : 0)));
					break;
				}
			}
		}
	}
}

function initialsOf(text: string, pinyin: Pinyin): string {
	let initials = '';
	for (let i = 0; i < text.length; i++) {
		const [first, ...others] = pinyin.readings(text[i]!);
		const isOne = others.every((other) => other[0] === first?.[0]);
		initials += first === undefined ? text[i]! : isOne ? first[0]! : several;
	}
	return initials;
}
