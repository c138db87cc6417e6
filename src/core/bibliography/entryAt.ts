import { firstIndex } from '../text/firstIndex.ts';
import type { BibEntry, Bibliography } from './model.ts';

type Entries = Pick<Bibliography, 'entries'>;

/** The entry around an offset, found by halving. */
export function entryAt(bibliography: Entries, offset: number): BibEntry | undefined {
	return bibliography.entries[placeAt(bibliography, offset)];
}

/** The place of that entry among all; -1 where there is none. */
export function placeAt({ entries }: Entries, offset: number): number {
	const place = firstIndex(entries.length, (index) => entries[index]!.span.end >= offset);
	const found = entries[place];
	return found !== undefined && found.span.start <= offset ? place : -1;
}
