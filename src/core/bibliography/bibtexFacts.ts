import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import type { BibtexEntry, EntryFacts } from './bibtexEntry.ts';
import type { EntryGroups } from './bibtexEntryEnds.ts';
import { walkFields, type FieldVisitor } from './bibtexFields.ts';
import { plainAddress } from './bibtexIdentifiers.ts';
import { isPiece } from './bibtexInheritedFields.ts';
import { rawValue } from './bibtexValues.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import { fieldRoles, noProblems, readPlainFacts } from './bibtexPlainFacts.ts';
import { SeenNames } from './seenNames.ts';
import type { TakenText } from './takenText.ts';
import { closeBrace, openBrace, quote } from '../text/units.ts';

const roles: ReadonlyMap<string, string> = new Map(Object.entries(fieldRoles));

/** What the file around an entry says. */
export interface AroundEntry {
	readonly strings: ReadonlyMap<string, string>;
	/** Whether it is a problem of the entry that an abbreviation is not among the `@string`s. */
	readonly isUndefined: (name: string) => boolean;
	/** Told of an abbreviation that is not among the `@string`s and would have to be known to read the entry. */
	readonly needs?: (name: string) => void;
	/** The groups of the entry, where they are known. */
	readonly groups?: EntryGroups;
	readonly taken: TakenText;
	/** Whether values of the file may take pieces of other entries. */
	readonly hasPieces: boolean;
	/** `roomForNames`, where many entries are read. */
	readonly seenNames?: Int32Array;
}

/** What one pass over the fields of an entry finds. */
export function readFacts(text: string, entry: BibtexEntry, around: AroundEntry): EntryFacts {
	const plain = around.hasPieces ? undefined : readPlainFacts(text, entry, around.groups, around.seenNames);
	return plain ?? readAnyFacts(text, entry, around);
}

/** The same of an entry that may be written in any way. */
export function readAnyFacts(text: string, entry: BibtexEntry, around: AroundEntry): EntryFacts {
	const { citekey, start } = entry;
	const { strings, taken, hasPieces } = around;
	const abbreviations = { strings, taken, ...(around.needs && { reportUndefined: around.needs }) };
	const identifiers = { doi: '', pmid: '' };
	let takesFields = false;
	let hasOtherIdentifiers = false;
	let hasOtherTitle = entry.type === 'periodical';
	let titleStart = 0;
	let titleEnd = 0;
	let problems: Problem[] | undefined;
	const report = (problem: Problem) => {
		problems ??= [];
		problems.push({ ...problem, span: shift(problem.span, -start), details: { citekey, ...problem.details } });
	};
	const names = new SeenNames();
	const read: FieldVisitor = (name, nameStart, nameEnd, valueStart, valueEnd) => {
		if (!names.add(name)) {
			report({
				code: 'bibtex.duplicate-field',
				span: { start: nameStart, end: nameEnd },
				details: { field: name },
			});
		}
		const first = text.charCodeAt(valueStart);
		const last = first === openBrace ? closeBrace : quote;
		if ((first !== openBrace && first !== quote) || text.charCodeAt(valueEnd - 1) !== last) {
			rawValue(text, valueStart, valueEnd, {
				strings,
				taken,
				reportUndefined: (string, from, to) => {
					if (around.isUndefined(string)) {
						report({ code: 'bibtex.undefined-string', span: { start: from, end: to }, details: { string } });
					}
				},
			});
		}
		if (name === 'doi' && identifiers.doi === '') {
			identifiers.doi = normaliseDoi(plainAddress(rawValue(text, valueStart, valueEnd, abbreviations)));
		} else if (name === 'pmid' && identifiers.pmid === '') {
			identifiers.pmid = normalisePmid(rawValue(text, valueStart, valueEnd, abbreviations));
		} else if (name === 'title' && titleEnd === 0) {
			titleStart = valueStart - start;
			titleEnd = valueEnd - start;
		} else {
			const role = roles.get(name);
			hasOtherTitle ||= role === 'titling';
			takesFields ||= role === 'inheriting' || (hasPieces && isPiece(text.slice(valueStart, valueEnd)));
			hasOtherIdentifiers ||= role === 'identifying';
		}
	};
	walkFields(text, entry, read, report, around.groups);
	hasOtherIdentifiers ||= takesFields;
	return {
		...identifiers,
		takesFields,
		hasOtherIdentifiers,
		titleStart: hasOtherTitle ? 0 : titleStart,
		titleEnd: hasOtherTitle ? 0 : titleEnd,
		problems: problems ?? noProblems,
	};
}
