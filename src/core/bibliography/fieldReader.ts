import { latexToText } from './latexToText.ts';
import { titleText } from './titleCase.ts';

/** Raw LaTeX values by lower-case field name. */
export type RawFields = ReadonlyMap<string, string>;

/** Reads the fields of an entry of BibTeX or BibLaTeX into the variables of an item. */
export class FieldReader {
	/** The item as far as it is read. */
	readonly item: Record<string, unknown>;
	readonly fields: RawFields;
	readonly entryType: string;
	readonly #isEnglish: boolean;

	constructor(item: Record<string, unknown>, fields: RawFields, entryType: string, isEnglish: boolean) {
		this.item = item;
		this.fields = fields;
		this.entryType = entryType;
		this.#isEnglish = isEnglish;
	}

	/** The type of the item. */
	get type(): string {
		return String(this.item['type']);
	}

	/** Sets a variable, unless there is nothing to say. */
	set(variable: string, value: unknown): void {
		if (value !== undefined && value !== '') {
			this.item[variable] = value;
		}
	}

	/** The value of the first of some fields that holds one, as it is written. */
	raw(...names: readonly string[]): string | undefined {
		return rawIn(this.fields, ...names);
	}

	text(...names: readonly string[]): string | undefined {
		const value = this.raw(...names);
		return value === undefined ? undefined : latexToText(value);
	}

	/** The title in a field, which may have to be judged by the one `beside` it. */
	title(name: string, beside?: string): string | undefined {
		const value = this.raw(name);
		return value === undefined ? undefined : titleText(value, this.#isEnglish, beside && this.raw(beside));
	}
}

export function rawIn(fields: RawFields, ...names: readonly string[]): string | undefined {
	for (const name of names) {
		const value = fields.get(name);
		if (value !== undefined && value.trim() !== '') {
			return value;
		}
	}
	return undefined;
}
