import { monthMacros } from '../dates.ts';
import { foldTitle } from '../duplicates.ts';
import { latexToPlain } from '../latexToText.ts';
import type { EntryParts, FieldPart } from './entryParts.ts';

/** What became of an entry that stood for the same work as another one. */
export interface Merge {
	readonly kept: string;
	readonly merged: string;
	/** Names of fields that the kept entry got from the other. */
	readonly added: readonly string[];
	/** What the other entry said otherwise, and is gone: the values as they were written. */
	readonly dropped: readonly { readonly field: string; readonly kept: string; readonly dropped: string }[];
}

/** How an entry is told to be the same work: identifiers normalised and the title, all empty where there is none. */
export interface WorkIdentity {
	readonly doi: string;
	readonly pmid: string;
	readonly title: string;
}

/**
 * Merges entries that are certainly the same work: the same DOI or PMID, or the same citekey, and in each case the same
 * title. The first one stays, with its citekey, and gets the fields that it lacks; where both have a field, its own
 * value stays, and the other is told in `dropped` when it says something else.
 */
export function mergeDuplicates(
	entries: readonly EntryParts[],
	identityOf: (parts: EntryParts) => WorkIdentity,
): { readonly entries: ReadonlyMap<EntryParts, EntryParts | undefined>; readonly merges: readonly Merge[] } {
	const result = new Map<EntryParts, EntryParts | undefined>();
	const owners = new Map<string, EntryParts>();
	const merges: Merge[] = [];
	for (const parts of entries) {
		const { doi, pmid, title } = identityOf(parts);
		const folded = foldTitle(title);
		const names = [
			...(doi === '' ? [] : [`doi ${doi} ${folded}`]),
			...(pmid === '' ? [] : [`pmid ${pmid} ${folded}`]),
			`citekey ${parts.citekey} ${folded}`,
		];
		// What is put together from `@string`s may not be understood further up in the file, so such an entry stays.
		const isMovable = folded !== '' && parts.fields.every(({ value }) => isSelfContained(value));
		const owner = isMovable ? names.map((name) => owners.get(name)).find((known) => known !== undefined) : undefined;
		if (owner === undefined) {
			result.set(parts, parts);
		} else {
			const { merged, merge } = mergeInto(result.get(owner) ?? owner, parts);
			result.set(owner, merged);
			result.set(parts, undefined);
			merges.push(merge);
		}
		for (const name of names) {
			if (!owners.has(name)) {
				owners.set(name, owner ?? parts);
			}
		}
	}
	return { entries: result, merges };
}

/** Whether all that stands outside delimiters in a value is numbers and names of months, which every style knows. */
function isSelfContained(value: string): boolean {
	let outside = '';
	let depth = 0;
	let isQuoted = false;
	for (const character of value) {
		if (character === '{' || character === '}') {
			depth += character === '{' ? 1 : -1;
		} else if (character === '"' && depth === 0) {
			isQuoted = !isQuoted;
		} else if (depth === 0 && !isQuoted) {
			outside += character;
		}
	}
	return outside
		.split('#')
		.map((piece) => piece.trim().toLowerCase())
		.every((piece) => /^\d*$/.test(piece) || monthMacros.has(piece));
}

function mergeInto(kept: EntryParts, other: EntryParts): { readonly merged: EntryParts; readonly merge: Merge } {
	const own = new Map<string, FieldPart>();
	for (const field of kept.fields) {
		own.set(field.name.toLowerCase(), field);
	}
	const added: FieldPart[] = [];
	const dropped: Merge['dropped'][number][] = [];
	if (kept.type.toLowerCase() !== other.type.toLowerCase()) {
		dropped.push({ field: '@', kept: kept.type, dropped: other.type });
	}
	for (const field of other.fields) {
		const same = own.get(field.name.toLowerCase());
		if (same === undefined) {
			added.push(field);
			own.set(field.name.toLowerCase(), field);
		} else if (plain(same.value) !== plain(field.value)) {
			dropped.push({ field: field.name.toLowerCase(), kept: same.value, dropped: field.value });
		}
	}
	return {
		merged: {
			...kept,
			fields: [...kept.fields, ...added],
			comment: [kept.comment, other.comment].filter((text) => text !== '').join('\n'),
		},
		merge: {
			kept: kept.citekey,
			merged: other.citekey,
			added: added.map(({ name }) => name.toLowerCase()),
			dropped,
		},
	};
}

/** What a value says, whatever its braces, commands and blanks. */
function plain(value: string): string {
	return latexToPlain(value.replace(/^["{]|["}]$/g, ''))
		.replaceAll(/[\s{}]+/g, ' ')
		.trim();
}
