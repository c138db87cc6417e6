import { comma, equals, openBrace, space } from '../text/units.ts';
import type { BibtexEntry, EntryFacts } from './bibtexEntry.ts';
import type { EntryGroups } from './bibtexEntryEnds.ts';
import { plainAddress } from './bibtexIdentifiers.ts';
import { closingBrace } from './bibtexValues.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';

/** What the facts of an entry are read for, by the name of the field. */
export const fieldRoles = {
	doi: 'doi',
	pmid: 'pmid',
	title: 'title',
	/** By them an entry takes fields of others. */
	crossref: 'inheriting',
	xdata: 'inheriting',
	/** With them an entry may have identifiers that are not in its own `doi` and `pmid`. */
	eprint: 'identifying',
	pubmed: 'identifying',
	/** They make a title together with the field of that name. */
	subtitle: 'titling',
	titleaddon: 'titling',
	maintitle: 'titling',
} as const;

type Role = (typeof fieldRoles)[keyof typeof fieldRoles];

const rolesByDigest: ReadonlyMap<number, { readonly name: string; readonly role: Role }> = new Map(
	Object.entries(fieldRoles).map(([name, role]) => [digestOfName(name), { name, role }]),
);

/** Entries with more fields are read by `readFacts`. */
const mostFields = 40;

/** Room for the names of the fields of an entry, as numbers; one serves all entries of a file, of which there may be 100,000. */
export function roomForNames(): Int32Array {
	return new Int32Array(mostFields);
}

/**
 * The facts of an entry that is written as nearly all are: fields with a name in ASCII, a value in braces or a number, and
 * commas between them. Undefined where anything is otherwise, for `readFacts`, which knows what all of it means and says
 * the same of these, in five times the time.
 */
export function readPlainFacts(
	text: string,
	entry: BibtexEntry,
	groups: EntryGroups | undefined,
	seenNames = roomForNames(),
): EntryFacts | undefined {
	const { start, bodyEnd: end } = entry;
	if (entry.end === end) {
		return undefined;
	}
	let doi = '';
	let pmid = '';
	let titleStart = 0;
	let titleEnd = 0;
	let takesFields = false;
	let hasOtherIdentifiers = false;
	let hasOtherTitle = entry.type === 'periodical';
	let seen = 0;
	let i = entry.bodyStart;
	for (;;) {
		i = skipPlainSpace(text, i, end);
		if (i >= end) {
			break;
		}
		const nameStart = i;
		let digest = 0;
		for (; i < end && isPlainNameUnit(text.charCodeAt(i)); i++) {
			digest = withNameUnit(digest, text.charCodeAt(i));
		}
		const nameEnd = i;
		i = skipPlainSpace(text, i, end);
		if (nameEnd === nameStart || i >= end || text.charCodeAt(i) !== equals || seen === mostFields) {
			return undefined;
		}
		const valueStart = skipPlainSpace(text, i + 1, end);
		const valueEnd = endOfPlainValue(text, valueStart, end, groups);
		i = skipPlainSpace(text, valueEnd, end);
		if (valueEnd < 0 || (i < end && text.charCodeAt(i) !== comma)) {
			return undefined;
		}
		i++;
		for (let k = 0; k < seen; k++) {
			if (seenNames[k] === digest) {
				return undefined;
			}
		}
		seenNames[seen++] = digest;
		const known = rolesByDigest.get(digest);
		if (known === undefined) {
			continue;
		}
		if (!isNameAt(text, nameStart, nameEnd, known.name)) {
			return undefined;
		}
		switch (known.role) {
			case 'doi':
				doi = normaliseDoi(plainAddress(textOf(text, valueStart, valueEnd)));
				break;
			case 'pmid':
				pmid = normalisePmid(textOf(text, valueStart, valueEnd));
				break;
			case 'title':
				titleStart = valueStart - start;
				titleEnd = valueEnd - start;
				break;
			case 'inheriting':
				takesFields = true;
				break;
			case 'identifying':
				hasOtherIdentifiers = true;
				break;
			case 'titling':
				hasOtherTitle = true;
		}
	}
	return {
		doi,
		pmid,
		takesFields,
		hasOtherIdentifiers: hasOtherIdentifiers || takesFields,
		titleStart: hasOtherTitle ? 0 : titleStart,
		titleEnd: hasOtherTitle ? 0 : titleEnd,
		problems: noProblems,
	};
}

export const noProblems: EntryFacts['problems'] = [];

/** A number for a name without its case; others with the same number are rare, and no fault. */
function digestOfName(name: string): number {
	let digest = 0;
	for (let i = 0; i < name.length; i++) {
		digest = withNameUnit(digest, name.charCodeAt(i));
	}
	return digest;
}

function withNameUnit(digest: number, unit: number): number {
	return (Math.imul(digest, 31) + (unit | 32)) | 0;
}

/** Whether a name stands there, in whatever case; both are as `isPlainNameUnit` has them. */
function isNameAt(text: string, start: number, end: number, name: string): boolean {
	if (end - start !== name.length) {
		return false;
	}
	for (let i = 0; i < name.length; i++) {
		if ((text.charCodeAt(start + i) | 32) !== name.charCodeAt(i)) {
			return false;
		}
	}
	return true;
}

function isPlainNameUnit(unit: number): boolean {
	const letter = unit | 32;
	return (letter >= 97 && letter <= 122) || isDigit(unit) || unit === 45 || unit === 95;
}

function skipPlainSpace(text: string, start: number, end: number): number {
	let i = start;
	while (i < end) {
		const unit = text.charCodeAt(i);
		if (unit !== space && (unit < 9 || unit > 13)) {
			break;
		}
		i++;
	}
	return i;
}

/** Where a value in braces or a number ends; -1 for any other. */
function endOfPlainValue(text: string, start: number, end: number, groups: EntryGroups | undefined): number {
	if (start >= end) {
		return -1;
	}
	if (text.charCodeAt(start) === openBrace) {
		const known = groups?.closeOf(start) ?? -1;
		const close = known >= 0 ? known : closingBrace(text, start, end);
		return close < 0 ? -1 : close + 1;
	}
	let i = start;
	while (i < end && isDigit(text.charCodeAt(i))) {
		i++;
	}
	return i === start ? -1 : i;
}

function isDigit(unit: number): boolean {
	return unit >= 48 && unit <= 57;
}

/** What a value says: a number, or what is in its braces. */
function textOf(text: string, start: number, end: number): string {
	return text.charCodeAt(start) === openBrace ? text.slice(start + 1, end - 1) : text.slice(start, end);
}
