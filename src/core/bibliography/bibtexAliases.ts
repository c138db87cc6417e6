import type { BibtexEntry } from './bibtexEntry.ts';
import { readFields } from './bibtexFields.ts';
import { endOfName, skipSpace } from './bibtexUnits.ts';
import { rawValue } from './bibtexValues.ts';
import type { BibField } from './model.ts';
import type { TakenText } from './takenText.ts';

const unitsPerStep = 1_000_000;

/**
 * Entries by the further citekeys that biblatex has in their field `ids`, the first where one occurs twice. Only entries
 * whose text holds the name of the field are read. Yields after each few units of the text, which take about a millisecond.
 */
export function* aliasesIn(
	text: string,
	entryAt: (offset: number) => BibtexEntry | undefined,
	strings: ReadonlyMap<string, string>,
	mayTake: () => TakenText,
): Generator<number, ReadonlyMap<string, BibtexEntry>> {
	const found = new Map<string, BibtexEntry>();
	/** The fields of the entry that was read last, by where they begin: there may be thousands of one name. */
	let read: { readonly entry: BibtexEntry; readonly fields: ReadonlyMap<number, BibField> } | undefined;
	const fieldAt = (entry: BibtexEntry, start: number) => {
		if (read?.entry !== entry) {
			read = { entry, fields: new Map(readFields(text, entry).map((field) => [field.nameSpan.start, field])) };
		}
		return read.fields.get(start);
	};
	for (const name of ['ids', 'IDS', 'Ids']) {
		let pause = unitsPerStep;
		for (let i = text.indexOf(name); i >= 0; i = text.indexOf(name, i + 1)) {
			if (i > pause) {
				yield i;
				pause = i + unitsPerStep;
			}
			// The word ends many others, such as “lipids”.
			const isField =
				text[skipSpace(text, i + 3, text.length)] === '=' &&
				/[\s,{(]/.test(text[i - 1] ?? '') &&
				endOfName(text, i) === i + 3;
			const entry = isField ? entryAt(i) : undefined;
			const field = entry && fieldAt(entry, i);
			if (entry === undefined || field === undefined) {
				continue;
			}
			for (const alias of rawValue(text, field.valueSpan.start, field.valueSpan.end, {
				strings,
				taken: mayTake(),
			}).split(',')) {
				if (alias.trim() !== '' && !found.has(alias.trim())) {
					found.set(alias.trim(), entry);
				}
			}
		}
		yield text.length;
	}
	return found;
}
