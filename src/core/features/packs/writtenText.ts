import type { LocalText } from '../../evidence/model.ts';

/** A sentence of a writer as a text of a pack, which has every text in English: one with Chinese in it is Chinese, too. */
export function writtenText(sentence: string): LocalText {
	const text = sentence.trim();
	return { en: text, ...(/\p{Script=Han}/u.test(text) && { zh: text }) };
}
