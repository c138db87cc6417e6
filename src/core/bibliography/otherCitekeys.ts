import type { CslItem } from './cslItem.ts';

/** Where an item keeps its further citekeys, between blanks, as pandoc has it. */
const variable = 'other-ids';

/** The citekeys under which a work is cited: its own and then its further ones, which biblatex has in `ids`. */
export function citekeysOf(item: CslItem): readonly string[] {
	const others = item[variable];
	return [String(item.id), ...(typeof others === 'string' ? others.split(/[\s,]+/).filter((key) => key !== '') : [])];
}

/** The item under a citekey of its own and further ones. */
export function withCitekeys(item: CslItem, id: string, others: Iterable<string>): CslItem {
	const further = [...new Set([...citekeysOf(item), ...others])].filter((citekey) => citekey !== id);
	if (item.id === id && further.length === citekeysOf(item).length - 1) {
		return item;
	}
	return { ...item, id, [variable]: further.join(' ') };
}
