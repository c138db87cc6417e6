/** Decides whether Chinese characters only look like a name because words meet. */
import type { FoldedProse } from '../text/foldedBuffer.ts';
import { characterKind, kindOf } from './characters.ts';
import { foldedText } from './foldedText.ts';

/** So many Chinese characters around a name are looked at, to tell words apart. */
const wordReach = 6;
/** From so many characters on, the name of a substance is a transliteration that no dictionary has. */
const longTransliteration = 4;

/**
 * Verbs and adverbs that end in 高 or 低, which begins many names: 升高血压 raises blood pressure, and names no 高血压. The
 * dictionary parts them before the second sign.
 */
const raisedOrLowered = /^(?:[升提增抬偏过较更]高|[降减调压偏过较更]低)$/;

/** Rare words that the dictionary makes of the last sign of a name and a conjunction: 敏和 of 超敏和过敏. */
const endsInConjunction = /^.[和与及或]$/;

/**
 * Decides whether Chinese characters only look like a name because words meet: 海马 in 上海马拉松. Word boundaries are
 * those of the Unicode dictionary (`Intl.Segmenter`), which does not know the longer names of substances and may part them.
 */
export class ChineseWords {
	/** Made when a text first asks for it: the dictionary takes a while to load. */
	#words: Intl.Segmenter | undefined;

	isAcross({ codes, length }: FoldedProse, at: number, end: number, isSubstance: boolean): boolean {
		const isHan = (i: number) => i >= 0 && i < length && kindOf(codes[i]!) === characterKind.ideograph;
		// Most names have no Chinese beside them.
		if (!isHan(at - 1) && !isHan(end)) {
			return false;
		}
		const isOpen = (isHan(at) && isHan(at - 1)) || (isHan(end - 1) && isHan(end));
		if (isHan(at - 1) && raisedOrLowered.test(foldedText(codes, at - 1, at + 1))) {
			return true;
		}
		if (!isOpen || (isSubstance && end - at >= longTransliteration)) {
			return false;
		}
		let from = at;
		while (isHan(from - 1) && at - from < wordReach) {
			from--;
		}
		let to = end;
		while (isHan(to) && to - end < wordReach) {
			to++;
		}
		this.#words ??= new Intl.Segmenter('zh', { granularity: 'word' });
		for (const { segment, index } of this.#words.segment(foldedText(codes, from, to))) {
			const first = from + index;
			const behind = first + segment.length;
			const isAcrossEnd = first < end && behind > end && !endsInConjunction.test(segment);
			if (segment.length > 1 && ((first < at && behind > at) || isAcrossEnd)) {
				return true;
			}
		}
		return false;
	}
}
