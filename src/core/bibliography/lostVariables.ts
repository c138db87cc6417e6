import { type EntrySources, noSources } from './copyEntries.ts';
import type { CslItem, CslName } from './cslItem.ts';
import { formatEntries } from './formatEntries.ts';
import { isBibtexFile } from './bibtexFile.ts';
import type { BibliographyFormat } from './model.ts';
import { openBibliography } from './openBibliography.ts';

/** What a format has no place for. */
export interface LostVariables {
	readonly citekey: string;
	/** CSL's names; `type` where the work becomes one of another type. */
	readonly variables: readonly string[];
}

/**
 * What of each item does not come back from a format, or comes back as something else, found by writing and reading it. An entry that is copied from a
 * `.bib` to a `.bib` loses nothing, and neither does an item in a format of CSL.
 */
export function lostVariables(
	items: readonly CslItem[],
	format: BibliographyFormat,
	sources: EntrySources = noSources,
): readonly LostVariables[] {
	if (format === 'csl-json' || format === 'csl-yaml') {
		return [];
	}
	return items.flatMap((item) => {
		const source = sources.get(item.id);
		if (format !== 'ris' && source !== undefined && isBibtexFile(source.bibliography)) {
			return [];
		}
		const written = openBibliography(formatEntries([item], format), '', format);
		const [entry] = written.entries;
		const again: CslItem | undefined = entry && written.item(entry);
		const variables = Object.entries(item)
			.filter(([variable, value]) => !named.has(variable) && says(value) && !saysTheSame(value, again?.[variable]))
			.map(([variable]) => variable);
		const lost = [...(again !== undefined && again.type !== item.type ? ['type'] : []), ...variables];
		return lost.length === 0 ? [] : [{ citekey: item.id, variables: lost }];
	});
}

/** What is not lost: what the item is called, and its type, of which something is said apart. */
const named: ReadonlySet<string> = new Set(['id', 'type']);

/** Whether a text comes back as the same letters and digits; of anything else, whether it comes back. */
function saysTheSame(value: unknown, again: unknown): boolean {
	const isText = (one: unknown) => typeof one === 'string' || typeof one === 'number';
	if (isDate(value) && isDate(again)) {
		return (
			JSON.stringify(value['date-parts']) === JSON.stringify(again['date-parts']) &&
			Boolean(value.circa) === Boolean(again.circa)
		);
	}
	if (isNames(value) && isNames(again)) {
		return JSON.stringify(value.map(lettersOfName)) === JSON.stringify(again.map(lettersOfName));
	}
	return isText(value) && isText(again) ? lettersOf(value) === lettersOf(again) : says(again);
}

/** A date of known parts; one in words may come back in others. */
function isDate(value: unknown): value is Readonly<Record<'date-parts' | 'circa', unknown>> {
	return typeof value === 'object' && value !== null && 'date-parts' in value;
}

function isNames(value: unknown): value is readonly CslName[] {
	return Array.isArray(value) && value.every((name) => typeof name === 'object' && name !== null);
}

/** A name as a reader sees it: which part is which may be written in another way. */
function lettersOfName(name: CslName): string {
	const { literal, family, given, suffix } = name;
	const particles = [name['dropping-particle'], name['non-dropping-particle']];
	return lettersOf([literal, ...particles.sort(), family, given, suffix].filter((part) => part).join(' '));
}

function lettersOf(value: unknown): string {
	return String(value)
		.replaceAll(/<[^<>]*>/g, '')
		.normalize('NFKC')
		.toLowerCase()
		.replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

function says(value: unknown): boolean {
	return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}
