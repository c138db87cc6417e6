/** How entries of a `.bib` file are laid out. */
export interface EntryStyle {
	/** What is before a field's name. */
	readonly indent: string;
	/** What is on both sides of `=`. */
	readonly beforeEquals: string;
	readonly afterEquals: string;
	readonly delimiter: 'brace' | 'quote';
	/** Names are padded to this many characters, so that the `=` are below each other; 0 for none. */
	readonly align: number;
	readonly trailingComma: boolean;
	readonly lineEnding: '\n' | '\r\n';
	/** Blank lines between entries. */
	readonly blankLines: number;
	/** Lower-case names of fields in the order in which entries have them; others follow. */
	readonly order: readonly string[];
	/** How names of types and fields are written. */
	readonly isUpperCase: boolean;
}

/** The style of files that have none yet. */
export const defaultEntryStyle: EntryStyle = {
	indent: '  ',
	beforeEquals: ' ',
	afterEquals: ' ',
	delimiter: 'brace',
	align: 0,
	trailingComma: true,
	lineEnding: '\n',
	blankLines: 1,
	order: [],
	isUpperCase: false,
};

/** Puts a name after the nearest name before it in its own entry. */
export function insertInOrder(order: string[], name: string, own: readonly string[]): void {
	for (let i = own.indexOf(name) - 1; i >= 0; i--) {
		const place = order.indexOf(own[i]!);
		if (place >= 0) {
			order.splice(place + 1, 0, name);
			return;
		}
	}
	order.unshift(name);
}

/** A value between its delimiters. */
export function delimited(value: string, delimiter: EntryStyle['delimiter']): string {
	return delimiter === 'quote' ? `"${value.replaceAll('"', '{"}')}"` : `{${value}}`;
}
