import type { LocalText } from './model.ts';

/** A text of a record in English and, where there is one, in Chinese. */
export function inBothLanguages({ en, zh }: LocalText): readonly string[] {
	return zh === undefined ? [en] : [en, zh];
}
