import type { CslItem } from './cslItem.ts';

/** Stands for what the writer will fill in: a character for private use, which no writer of formats takes for more. */
export const blank = '\ue000';

/** Types that a new entry can have, as CSL names them, commonest first. */
export const newEntryTypes = [
	'article-journal',
	'book',
	'chapter',
	'paper-conference',
	'thesis',
	'report',
	'webpage',
	'article',
	'dataset',
] as const;

const variables: Readonly<Record<string, readonly string[]>> = {
	'article-journal': ['container-title', 'volume', 'page', 'DOI'],
	book: ['publisher'],
	chapter: ['container-title', 'publisher', 'page'],
	'paper-conference': ['container-title', 'page'],
	thesis: ['publisher'],
	report: ['publisher', 'URL'],
	webpage: ['URL'],
	article: ['publisher', 'DOI'],
	dataset: ['publisher', 'DOI'],
};

/**
 * An item with what an entry of its type needs, each value a `blank`: formatted in any format and with the blanks taken
 * out, it is an empty but valid entry.
 */
export function emptyEntry(citekey: string, type: string): CslItem {
	const further = (variables[type] ?? []).map((variable) => [variable, blank]);
	return {
		id: citekey,
		type,
		author: [{ family: blank }],
		title: blank,
		issued: { literal: blank },
		...Object.fromEntries(further),
	} as CslItem;
}
