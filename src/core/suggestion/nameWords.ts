import type { Entity } from '../evidence/model.ts';
import { foldText } from '../search/foldText.ts';
import { isCommonWord } from './commonWords.ts';
import { stem } from './stem.ts';

/** A word that more entities have in their names tells none of them. */
const mostSharing = 3;

/** By entity the words that tell it from others: `D1 sites` are those of the `dopamine D1 receptor`. */
export type NameWords = ReadonlyMap<string, readonly string[]>;

/** The telling words of the names of entities, as a sentence has them where it does not spell the whole name. */
export function nameWordsOf(entities: readonly Entity[]): NameWords {
	const having = new Map<string, Set<string>>();
	for (const entity of entities) {
		for (const name of [entity.name, ...entity.synonyms]) {
			for (const [written] of foldText(name).matchAll(/[\p{L}\p{N}]+/gu)) {
				const word = stem(written);
				if (!/^\p{Script=Han}|^\d*$/u.test(word) && word.length > 1 && !isCommonWord(word)) {
					having.set(word, (having.get(word) ?? new Set()).add(entity.id));
				}
			}
		}
	}
	const words = new Map<string, string[]>();
	for (const [word, ids] of having) {
		for (const id of ids.size <= mostSharing ? ids : []) {
			words.set(id, [...(words.get(id) ?? []), word]);
		}
	}
	return words;
}
