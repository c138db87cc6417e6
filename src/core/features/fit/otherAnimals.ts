import { isOtherValue, type TraitValue } from './exclusiveTraits.ts';
import type { PaperRecord } from './paperRecord.ts';

const animals = String.raw`(?:mice|mouse|rats?|rodents?|animals?|monkeys?|macaques?|marmosets?|primates?|hamsters?|pups?)`;

/** A sex or an age of animals: in the words before them, where a record has it anywhere. */
function ofAnimals(words: string, han: string): TraitValue {
	return {
		stated: new RegExp(
			String.raw`\b(?:${words})\s(?:[^\s,.;]+\s){0,3}?${animals}\b|(?:${han})[^，。；]{0,8}[鼠猴]`,
			'iu',
		),
		known: new RegExp(String.raw`\b(?:${words})\b|${han}`, 'iu'),
	};
}

/** Traits of animals, each with values of which they have one. */
const traits: readonly (readonly TraitValue[])[] = [
	[ofAnimals('males?', '雄性?'), ofAnimals('females?|pregnant|lactating|dams', '雌性?|孕')],
	[
		ofAnimals('adolescent|juvenile|pubertal|prepubertal', '青春期|青少年|幼年'),
		ofAnimals(
			String.raw`aged(?!\s\d)|(?<!\b(?:days?|weeks?|months?|years?)[\s-])old|elderly|senescent`,
			'老年|老龄|衰老',
		),
	],
];

/**
 * Whether animals are of a sex or an age that the record of every paper is without, where it names another.
 *
 * @param text the sentence without what it only sets its own result beside
 */
export function areOtherAnimals(text: string, records: readonly PaperRecord[]): boolean {
	return records.every(({ paper: { study }, text: record }) => {
		const isOfAnimals = (study.systems ?? []).some((system) => system !== 'human' && system !== 'in-vitro');
		return isOfAnimals && study.design !== 'review' && traits.some((values) => isOtherValue(values, text, record));
	});
}
