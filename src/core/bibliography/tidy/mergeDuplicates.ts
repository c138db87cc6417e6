import type { Identifiers } from '../bibtexIndexes.ts';
import { monthMacros } from '../dates.ts';
import { type Difference, differencesOf, type WorkFacts } from '../sameWork.ts';
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

/** Two entries that share an identifier or a citekey, and may be two works nevertheless. */
export interface Unmerged {
	readonly kept: string;
	readonly other: string;
	readonly shared: 'doi' | 'pmid' | 'citekey';
	/** In what they differ; empty where their titles cannot be compared. */
	readonly differs: readonly Difference[];
}

/**
 * Merges entries that are certainly the same work: the same DOI or PMID, or the same citekey, in each case the same title,
 * and nothing that distinguishes works said differently. The first one stays, with its citekey, and gets the fields that it
 * lacks; where both have a field, its own value stays, and the other is listed in `dropped` when it says something else.
 */
export function mergeDuplicates(
	entries: readonly EntryParts[],
	identifiersOf: (parts: EntryParts) => Identifiers,
	factsOf: (parts: EntryParts) => WorkFacts,
): {
	readonly entries: ReadonlyMap<EntryParts, EntryParts | undefined>;
	readonly merges: readonly Merge[];
	readonly unmerged: readonly Unmerged[];
} {
	const result = new Map<EntryParts, EntryParts | undefined>();
	const known = new KnownEntries();
	const merges: Merge[] = [];
	const unmerged: Unmerged[] = [];
	for (const parts of entries) {
		const entry = new KnownEntry(parts, factsOf);
		const names = namesOf(parts, identifiersOf(parts));
		const owner = known.same(names, entry);
		// What is put together from `@string`s may not be understood further up in the file, so such an entry stays.
		if (owner === undefined || !parts.fields.every(({ value }) => isSelfContained(value))) {
			result.set(parts, parts);
			const alike = owner === undefined ? known.first(names) : undefined;
			if (alike !== undefined) {
				const differs = [...differencesOf(alike.entry.facts, entry.facts)];
				unmerged.push({ kept: alike.entry.parts.citekey, other: parts.citekey, shared: alike.shared, differs });
			}
			known.add(names, entry);
			continue;
		}
		const { merged, merge } = mergeInto(result.get(owner.parts) ?? owner.parts, parts);
		result.set(owner.parts, merged);
		result.set(parts, undefined);
		merges.push(merge);
		// The one that stays says what both said.
		owner.facts = together(owner.facts, entry.facts);
		known.add(names, owner);
	}
	return { entries: result, merges, unmerged };
}

/**
 * The citekeys that are gone, with that of the entry that stays. One that another entry still has is not gone: of two
 * entries under it, one was merged elsewhere.
 */
export function keptCitekeys(merges: readonly Merge[], left: ReadonlySet<string>): ReadonlyMap<string, string> {
	const kept = new Map<string, string>();
	for (const merge of merges) {
		for (const [citekey, to] of kept) {
			if (to === merge.merged) {
				kept.set(citekey, merge.kept);
			}
		}
		kept.set(merge.merged, merge.kept);
	}
	return new Map([...kept].filter(([citekey]) => !left.has(citekey)));
}

/** What an entry may share with others, the surest first. */
function namesOf({ citekey }: EntryParts, { doi, pmid }: Identifiers): Names {
	return [
		...(doi.startsWith('10.') ? [['doi', doi] as const] : []),
		...(pmid === '' ? [] : [['pmid', pmid] as const]),
		['citekey', citekey],
	];
}

type Names = readonly (readonly [shared: Unmerged['shared'], name: string])[];

/** An entry that stays, with what it says and what those say that were merged into it; read when somebody compares it. */
class KnownEntry {
	readonly parts: EntryParts;
	readonly #factsOf: (parts: EntryParts) => WorkFacts;
	#facts: WorkFacts | undefined;

	constructor(parts: EntryParts, factsOf: (parts: EntryParts) => WorkFacts) {
		this.parts = parts;
		this.#factsOf = factsOf;
	}

	get facts(): WorkFacts {
		return (this.#facts ??= this.#factsOf(this.parts));
	}

	/** The title stays that of the entry. */
	set facts(facts: WorkFacts) {
		this.#facts = facts;
	}
}

/** The entries under one name. Most names have one, whose title nobody asks for. */
interface Namesakes {
	readonly first: KnownEntry;
	byTitle: Map<string, KnownEntry[]> | undefined;
}

/** So many entries under one name and title are told apart; all further ones stay as they are. */
const mostAlike = 50;

/** The entries that stay, by what they may share with others. */
class KnownEntries {
	readonly #named = new Map<string, Namesakes>();

	add(names: Names, entry: KnownEntry): void {
		for (const [shared, name] of names) {
			const namesakes = this.#named.get(`${shared} ${name}`);
			if (namesakes === undefined) {
				this.#named.set(`${shared} ${name}`, { first: entry, byTitle: undefined });
			} else if (namesakes.first !== entry) {
				const byTitle = titlesOf(namesakes);
				const alike = byTitle.get(entry.facts.title) ?? [];
				if (alike.length < mostAlike && !alike.includes(entry)) {
					alike.push(entry);
					byTitle.set(entry.facts.title, alike);
				}
			}
		}
	}

	/** The eldest entry that is certainly the same work. */
	same(names: Names, entry: KnownEntry): KnownEntry | undefined {
		for (const [shared, name] of names) {
			const namesakes = this.#named.get(`${shared} ${name}`);
			const alike = (namesakes && titlesOf(namesakes).get(entry.facts.title)) ?? [];
			const found = alike.find((known) => isCertain(known.facts, entry.facts, shared));
			if (found !== undefined) {
				return found;
			}
		}
		return undefined;
	}

	/** The eldest entry that shares anything. */
	first(names: Names): { readonly entry: KnownEntry; readonly shared: Unmerged['shared'] } | undefined {
		for (const [shared, name] of names) {
			const entry = this.#named.get(`${shared} ${name}`)?.first;
			if (entry !== undefined) {
				return { entry, shared };
			}
		}
		return undefined;
	}
}

function titlesOf(namesakes: Namesakes): Map<string, KnownEntry[]> {
	const { first } = namesakes;
	return (namesakes.byTitle ??= new Map([[first.facts.title, [first]]]));
}

/** A year may differ between online and print under one DOI; anything else that differs may be a work of its own. */
function isCertain(known: WorkFacts, facts: WorkFacts, shared: Unmerged['shared']): boolean {
	const differs = new Set(differencesOf(known, facts));
	if (shared === 'doi') {
		differs.delete('year');
	}
	return facts.title !== '' && known.title === facts.title && differs.size === 0;
}

function together(first: WorkFacts, second: WorkFacts): WorkFacts {
	const either = <Name extends keyof WorkFacts>(name: Name): WorkFacts[Name] =>
		first[name] === '' ? second[name] : first[name];
	return {
		...first,
		doi: either('doi'),
		pmid: either('pmid'),
		author: either('author'),
		year: either('year'),
		volume: either('volume'),
		page: either('page'),
		edition: either('edition'),
	};
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
