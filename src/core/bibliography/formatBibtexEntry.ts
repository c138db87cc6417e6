import type { CslItem } from './cslItem.ts';
import { cslToBibtex } from './cslToBibtex.ts';
import { delimited, type EntryStyle, insertInOrder } from './entryStyle.ts';
import { writableCitekey } from './verbatimFields.ts';

/** One entry, without a line end after it. */
export function formatBibtexEntry(item: CslItem, format: 'bibtex' | 'biblatex', style: EntryStyle): string {
	const { type, fields } = cslToBibtex(item, format);
	const names = fields.map(({ name }) => name);
	const order = [...style.order];
	for (const name of names.filter((name) => !order.includes(name))) {
		insertInOrder(order, name, names);
	}
	const sorted = [...fields].sort((a, b) => order.indexOf(a.name) - order.indexOf(b.name));
	const cased = (name: string) => (style.isUpperCase ? name.toUpperCase() : name);
	const lines = sorted.map((field, index) => {
		const value = field.isBare === true ? field.value : delimited(field.value, style.delimiter);
		const comma = index < sorted.length - 1 || style.trailingComma ? ',' : '';
		return `${style.indent}${cased(field.name).padEnd(style.align)}${style.beforeEquals}=${style.afterEquals}${value}${comma}`;
	});
	return [`@${cased(type)}{${writableCitekey(item.id)},`, ...lines, '}'].join(style.lineEnding);
}
