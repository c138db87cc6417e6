import type { CslItem, CslName } from '../core/bibliography/cslItem.ts';
import { yearOf } from '../core/search/searchRecord.ts';
import { plainFromHtml } from './richText.ts';

/** What distinguishes a work from others, for programs to read. */
export interface ItemSummary {
	readonly title: string | null;
	readonly authors: readonly string[];
	readonly year: number | null;
	readonly doi: string | null;
}

/** A work in plain words. */
export function summaryOf(item: CslItem): ItemSummary {
	return {
		title: typeof item.title === 'string' ? plainFromHtml(item.title) : null,
		authors: authorsOf(item),
		year: yearOf(item) ?? null,
		doi: typeof item.DOI === 'string' ? item.DOI : null,
	};
}

/** `von Family, Given, Jr`, or a corporate author as it is. */
function authorsOf(item: CslItem): readonly string[] {
	return (item.author ?? []).map((name: CslName) => {
		const family = [name['dropping-particle'], name['non-dropping-particle'], name.family];
		const parts = [family.filter((part) => part !== undefined).join(' '), name.given, name.suffix];
		return name.literal ?? parts.filter((part) => part !== undefined && part !== '').join(', ');
	});
}
