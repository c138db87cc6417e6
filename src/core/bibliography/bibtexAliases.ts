import type { BibtexEntry } from './bibtexEntry.ts';
import { readFields } from './bibtexFields.ts';
import { endOfName, skipSpace } from './bibtexUnits.ts';
import { rawValue } from './bibtexValues.ts';
import type { BibField } from './model.ts';
import type { TakenText } from './takenText.ts';

const unitsPerStep = 1_000_000;

/** A field `ids` of biblatex, with the further citekeys of its entry. */
export interface AliasField {
	/** Of its entry among all of the file. */
	readonly place: number;
	/** Which of the spellings its name has. */
	readonly spelling: number;
	readonly citekeys: readonly string[];
}

const spellings = ['ids', 'IDS', 'Ids'];

/** What is looked through for aliases. */
export interface AliasSource {
	readonly text: string;
	/** Where to look; all entries that stand there stand there whole. */
	readonly start: number;
	readonly end: number;
	readonly entries: readonly BibtexEntry[];
	/** The place among the entries of the one around an offset; -1 where there is none. */
	readonly placeAt: (offset: number) => number;
	readonly strings: ReadonlyMap<string, string>;
	readonly mayTake: () => TakenText;
}

/**
 * The fields `ids` in a stretch of a file. Only entries whose text holds the name of the field are read. Yields after each
 * few units of the text, which take about a millisecond.
 */
export function* aliasFieldsIn(source: AliasSource): Generator<number, readonly AliasField[]> {
	const { text, start, entries, strings } = source;
	const looked = text.slice(start, source.end);
	const found: AliasField[] = [];
	/** The fields of the entry that was read last, by where they begin: there may be thousands of one name. */
	let read: { readonly place: number; readonly fields: ReadonlyMap<number, BibField> } | undefined;
	const fieldAt = (place: number, offset: number) => {
		if (read?.place !== place) {
			const fields = readFields(text, entries[place]!);
			read = { place, fields: new Map(fields.map((field) => [field.nameSpan.start, field])) };
		}
		return read.fields.get(offset);
	};
	for (const [spelling, name] of spellings.entries()) {
		let pause = unitsPerStep;
		for (let i = looked.indexOf(name); i >= 0; i = looked.indexOf(name, i + 1)) {
			if (i > pause) {
				yield i;
				pause = i + unitsPerStep;
			}
			const at = start + i;
			// The word ends many others, such as “lipids”.
			const isField =
				text[skipSpace(text, at + 3, text.length)] === '=' &&
				/[\s,{(]/.test(text[at - 1] ?? '') &&
				endOfName(text, at) === at + 3;
			const place = isField ? source.placeAt(at) : -1;
			const field = place < 0 ? undefined : fieldAt(place, at);
			if (field !== undefined) {
				const { valueSpan } = field;
				const value = rawValue(text, valueSpan.start, valueSpan.end, { strings, taken: source.mayTake() });
				const citekeys = value.split(',').map((citekey) => citekey.trim());
				found.push({ place, spelling, citekeys: citekeys.filter((citekey) => citekey !== '') });
			}
		}
		yield looked.length;
	}
	return found;
}

/** The places of entries by their further citekeys, the first where one occurs twice. */
export function aliasesOf(fields: readonly AliasField[]): ReadonlyMap<string, number> {
	const found = new Map<string, number>();
	for (const { place, citekeys } of fields.toSorted((a, b) => a.spelling - b.spelling || a.place - b.place)) {
		for (const citekey of citekeys) {
			if (!found.has(citekey)) {
				found.set(citekey, place);
			}
		}
	}
	return found;
}
