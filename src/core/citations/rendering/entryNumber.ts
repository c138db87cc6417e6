import { mapText, plainText, type RichText } from './richText.ts';

/**
 * Stands for the number of an entry while it is rendered, so that a rendered entry can be kept when its number
 * changes. Nine digits, so that no volume, page or year equals it.
 */
export const numberPlaceholder = 987_654_321;

const placeholder = String(numberPlaceholder);

/** The entry with its number. */
export function withNumber(entry: RichText, number: number): RichText {
	return mapText(entry, (text) => (text.includes(placeholder) ? text.replaceAll(placeholder, String(number)) : text));
}

/** The entry without its number and the punctuation that belongs to it, for a reference that stands alone. */
export function withoutNumber(entry: RichText): RichText {
	const before = plainText(entry).split(placeholder, 1)[0] ?? '';
	if (before.length > 8 || before === plainText(entry)) {
		return mapText(entry, (text) => text.replaceAll(placeholder, ''));
	}
	let state: 'before' | 'after' | 'rest' = 'before';
	const stripped = mapText(entry, (text) => {
		let rest = text;
		if (state === 'before') {
			const at = text.indexOf(placeholder);
			if (at < 0) {
				return '';
			}
			state = 'after';
			rest = text.slice(at + placeholder.length);
		}
		if (state === 'after') {
			rest = rest.replace(/^[\s.,:;)\]}]+/, '');
			state = rest === '' ? 'after' : 'rest';
		}
		return rest;
	});
	return stripped.filter((piece) => plainText([piece]) !== '');
}
