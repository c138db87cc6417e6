import type { BibtexEntry } from './bibtexEntry.ts';
import { InheritedFields } from './bibtexInheritedFields.ts';
import { bibtexToCsl } from './bibtexToCsl.ts';
import type { CslItem } from './cslItem.ts';
import { TakenText } from './takenText.ts';

/** What is asked of each `.bib` file. */
interface EntriesOfFile {
	readonly text: string;
	readonly entries: readonly BibtexEntry[];
	find(citekey: string): BibtexEntry | undefined;
	ownValues(entry: BibtexEntry): ReadonlyMap<string, string>;
	takesFields(entry: BibtexEntry): boolean;
	item(entry: BibtexEntry): CslItem;
}

/**
 * Items of a file as it is read with others: to biber all files are one database, so that an entry takes fields of one in
 * another file, too. The own file takes precedence.
 */
export function itemsBeside(own: EntriesOfFile, others: readonly EntriesOfFile[]): (entry: BibtexEntry) => CslItem {
	const files = [own, ...others];
	const homes = new Map<BibtexEntry, EntriesOfFile>();
	const inherited = new InheritedFields({
		find: (citekey) => {
			const home = files.find((file) => file.find(citekey) !== undefined);
			const found = home?.find(citekey);
			if (found !== undefined) {
				homes.set(found, home!);
			}
			return found;
		},
		ownValues: (entry) => new Map((homes.get(entry) ?? own).ownValues(entry)),
		mayTake: () => new TakenText(own.text.length, own.entries.length),
		hasPieces: files.some(({ text }) => text.includes('xdata')),
	});
	const items = new Map<BibtexEntry, CslItem>();
	return (entry) => {
		if (!own.takesFields(entry)) {
			return own.item(entry);
		}
		const item = items.get(entry) ?? bibtexToCsl(entry.citekey, entry.type, inherited.of(entry));
		items.set(entry, item);
		return item;
	};
}
