import type { Problem } from '../text/problem.ts';
import type { Span } from '../text/span.ts';
import type { CslItem } from './cslItem.ts';
import { citekeysOf } from './otherCitekeys.ts';
import type { BibEntry, BibField, Bibliography, BibliographyFormat } from './model.ts';

/** An entry of a format whose records are read one by one, with how to get its item and the places of its fields. */
export interface RecordEntry extends BibEntry {
	readonly read: () => CslItem;
	readonly readFields?: () => readonly BibField[];
}

/** What a bibliography of records was read from. */
export interface RecordSource {
	readonly source: string;
	readonly format: BibliographyFormat;
	readonly text: string;
}

/** A bibliography of a format whose entries are read one by one. */
export function recordBibliography(
	{ source, format, text }: RecordSource,
	entries: readonly RecordEntry[],
	problems: readonly Problem[],
): Bibliography {
	const items = new WeakMap<BibEntry, CslItem>();
	const byKey = new Map<string, RecordEntry>();
	const duplicates: Problem[] = [];
	for (const entry of entries) {
		const { citekey, citekeySpan: span } = entry;
		const first = byKey.get(citekey);
		if (first === undefined) {
			byKey.set(citekey, entry);
		} else {
			const related = { citekey, span: first.citekeySpan };
			duplicates.push({ code: 'bibtex.duplicate-citekey', span, details: { citekey }, related });
		}
	}
	const itemOf = (entry: BibEntry): CslItem => {
		let item = items.get(entry);
		if (item === undefined) {
			item = (entry as RecordEntry).read();
			items.set(entry, item);
		}
		return item;
	};
	const citekeyCount = byKey.size;
	// Few files have further citekeys, and without them no item has to be read.
	for (const entry of text.includes('other-ids') ? entries : []) {
		for (const alias of citekeysOf(itemOf(entry)).slice(1)) {
			if (!byKey.has(alias)) {
				byKey.set(alias, entry);
			}
		}
	}
	return {
		source,
		format,
		text,
		entries,
		problems: [...problems, ...duplicates].sort((a, b) => a.span.start - b.span.start),
		citekeyCount,
		find: (citekey) => byKey.get(citekey),
		fields: (entry) => (entry as RecordEntry).readFields?.() ?? [],
		item: itemOf,
	};
}

/** An entry of a record that may lack its id; such a record is a problem and no entry. */
export function problemWithoutId(span: Span): Problem {
	return { code: 'bibliography.missing-id', span };
}
