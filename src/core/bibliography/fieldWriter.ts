import type { CslItem } from './cslItem.ts';
import { textToLatex } from './textToLatex.ts';
import { titleToLatex } from './titleToLatex.ts';
import { type VerbatimField, verbatimValue } from './verbatimFields.ts';

/** A field as it will be written; `isBare` for macros and numbers, which take no delimiters. */
export interface WrittenField {
	readonly name: string;
	readonly value: string;
	readonly isBare?: boolean;
}

/** Gathers the fields of an entry from the variables of an item, in the order in which they are added. */
export class FieldWriter {
	readonly fields: WrittenField[] = [];
	/** What is not what its field is for is kept as words, which can hold anything. */
	readonly misfits: string[] = [];
	readonly #item: CslItem;
	readonly #isEnglish: boolean;

	constructor(item: CslItem) {
		this.#item = item;
		this.#isEnglish = item.language === undefined || /^en\b/i.test(item.language);
	}

	/** Adds a field, unless there is nothing to write. */
	add(name: string, value: string | undefined): void {
		if (value !== undefined && value !== '') {
			// Readers that recover from errors take `@` at the start of a line for an entry.
			this.fields.push({ name, value: value.replaceAll(/[\r\n]\s*@/g, ' @') });
		}
	}

	addMacro(name: string, value: string | undefined): void {
		if (value !== undefined) {
			this.fields.push({ name, value, isBare: true });
		}
	}

	/** Adds a variable to a field whose value LaTeX does not read as text, such as an address. */
	addVerbatim(name: VerbatimField, variable: string): void {
		const value = this.#valueOf(variable);
		if (value === undefined) {
			return;
		}
		const written = verbatimValue(name, value);
		if (written === undefined && value.trim() !== '') {
			this.misfits.push(`${variable}: ${value}`);
		}
		this.add(name, written);
	}

	/** A variable in LaTeX. */
	text(variable: string): string | undefined {
		const value = this.#valueOf(variable);
		return value === undefined ? undefined : textToLatex(value);
	}

	/** A title in LaTeX, with braces around capitals that must stay. */
	title(variable: string): string | undefined {
		const value = this.#valueOf(variable);
		return value === undefined ? undefined : titleToLatex(value, this.#isEnglish);
	}

	#valueOf(variable: string): string | undefined {
		const value = this.#item[variable];
		return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
	}
}
