import type { Problem } from '../text/problem.ts';
import { shift } from '../text/span.ts';
import type { BibtexEntry, EntryFacts } from './bibtexEntry.ts';
import { walkFields, type FieldVisitor } from './bibtexFields.ts';
import { plainAddress } from './bibtexIdentifiers.ts';
import { isPiece } from './bibtexInheritedFields.ts';
import { rawValue } from './bibtexValues.ts';
import { normaliseDoi, normalisePmid } from './identifiers.ts';
import { SeenNames } from './seenNames.ts';
import type { TakenText } from './takenText.ts';
import { closeBrace, openBrace, quote } from '../text/units.ts';

/**
 * Fields by which an entry takes fields of others, with which it may have identifiers that are not in its own `doi` and
 * `pmid`, and which make a title together with the field of that name.
 */
const roles: ReadonlyMap<string, 'inheriting' | 'identifying' | 'titling'> = new Map([
	...(['crossref', 'xdata'] as const).map((name) => [name, 'inheriting'] as const),
	...(['eprint', 'pubmed'] as const).map((name) => [name, 'identifying'] as const),
	...(['subtitle', 'titleaddon', 'maintitle'] as const).map((name) => [name, 'titling'] as const),
]);

/** What the file around an entry says. */
interface AroundEntry {
	readonly strings: ReadonlyMap<string, string>;
	/** Whether there may be `@string`s that could not be read. */
	readonly mayHaveMoreStrings: boolean;
	readonly taken: TakenText;
	/** Whether values of the file may take pieces of other entries. */
	readonly hasPieces: boolean;
}

/** What one pass over the fields of an entry finds. */
export function readFacts(text: string, entry: BibtexEntry, around: AroundEntry): EntryFacts {
	const { citekey, start } = entry;
	const { strings, taken, hasPieces } = around;
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
					if (!around.mayHaveMoreStrings) {
						report({ code: 'bibtex.undefined-string', span: { start: from, end: to }, details: { string } });
					}
				},
			});
		}
		if (name === 'doi' && identifiers.doi === '') {
			identifiers.doi = normaliseDoi(plainAddress(rawValue(text, valueStart, valueEnd, { strings, taken })));
		} else if (name === 'pmid' && identifiers.pmid === '') {
			identifiers.pmid = normalisePmid(rawValue(text, valueStart, valueEnd, { strings, taken }));
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
	walkFields(text, entry, read, report);
	hasOtherIdentifiers ||= takesFields;
	const title = hasOtherTitle ? { titleStart: 0, titleEnd: 0 } : { titleStart, titleEnd };
	return { ...identifiers, ...title, takesFields, hasOtherIdentifiers, problems: problems ?? noProblems };
}

const noProblems: readonly Problem[] = [];
