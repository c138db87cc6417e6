import { foldText } from './foldText.ts';
import { createPinyin, type Pinyin } from './pinyin.ts';

/** A title, name or keyword in Chinese. */
export interface ChineseText {
	readonly paper: number;
	/** The place it is in, a bit of `field`. */
	readonly place: number;
	/** Folded. */
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

/** How characters sound, worked out at the first Chinese text; null where the runtime cannot tell. */
export class LazyPinyin {
	#pinyin: Pinyin | undefined | null;

	get(): Pinyin | null {
		if (this.#pinyin === undefined) {
			this.#pinyin = createPinyin() ?? null;
		}
		return this.#pinyin;
	}
}

/** A text as it is found by its sound; undefined where the runtime cannot tell how it sounds. */
export function chineseText(paper: number, place: number, text: string, sounds: LazyPinyin): ChineseText | undefined {
	const pinyin = sounds.get();
	const folded = foldText(text);
	return pinyin === null ? undefined : { paper, place, text: folded, initials: initialsOf(folded, pinyin) };
}

/**
 * Gives the texts that have a place which sounds as typed, each once, with how surely it is meant, from 0 to 1. A word of
 * one letter, or with more than Latin letters and digits, finds nothing.
 */
export function findBySound(
	texts: readonly ChineseText[],
	word: string,
	sounds: LazyPinyin,
	emit: (paper: number, place: number, quality: number) => void,
): void {
	const pinyin = texts.length > 0 && /^[a-z][a-z0-9]+$/.test(word) ? sounds.get() : null;
	if (pinyin === null) {
		return;
	}
	for (const { paper, place, text, initials } of texts) {
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

function initialsOf(text: string, pinyin: Pinyin): string {
	let initials = '';
	for (let i = 0; i < text.length; i++) {
		const [first, ...others] = pinyin.readings(text[i]!);
		const isOne = others.every((other) => other[0] === first?.[0]);
		initials += first === undefined ? text[i]! : isOne ? first[0]! : several;
	}
	return initials;
}
