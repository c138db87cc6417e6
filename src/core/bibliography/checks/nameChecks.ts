import type { Problem } from '../../text/problem.ts';
import { splitOutside } from '../bibtexNames.ts';
import type { CheckedEntry } from './checkedEntry.ts';

const nameFields = ['author', 'editor', 'translator', 'bookauthor'] as const;

/**
 * Names that BibTeX and biber cannot read, so that biber drops the whole entry, as `entry.malformed-names`
 * { field, value, reason }: `commas` for more than two in one name (names are separated by `and`), `empty` for an `and`
 * without a name, `semicolons` for names separated by these. Sources: btxdoc, section 4; biber's messages.
 */
export function checkNames(entry: CheckedEntry): readonly Problem[] {
	if (entry.format !== 'bibtex' && entry.format !== 'biblatex') {
		return [];
	}
	return nameFields.flatMap((field) => {
		const latex = entry.latex(field);
		return latex === undefined ? [] : problemsIn(field, latex.text, latex.start);
	});
}

function problemsIn(field: string, text: string, start: number): Problem[] {
	const problems: Problem[] = [];
	let at = 0;
	for (const written of namesIn(text)) {
		const from = text.indexOf(written, at);
		at = from + written.length;
		const value = written.trim();
		const reason = faultOf(value, text.trim() === '');
		if (reason !== undefined) {
			const first = start + from + (written.length - written.trimStart().length);
			// An `and` without a name is marked itself.
			const span =
				value === ''
					? { start: start + from, end: start + Math.max(at, from + 1) }
					: { start: first, end: first + value.length };
			problems.push({ code: 'entry.malformed-names', span, details: { field, value, reason } });
		}
	}
	return problems;
}

function faultOf(name: string, isFieldEmpty: boolean): string | undefined {
	if (name === '') {
		return isFieldEmpty ? undefined : 'empty';
	}
	// biblatex's `family=…, given=…` has as many commas as parts.
	if (/^(?:family|given|prefix|suffix)\s*=/.test(name)) {
		return undefined;
	}
	if (splitOutside(name, ';').length > 1) {
		return 'semicolons';
	}
	return splitOutside(name, ',').length > 3 ? 'commas' : undefined;
}

/** What stands between the `and`s outside braces, as written. */
function namesIn(text: string): readonly string[] {
	const names: string[] = [];
	let depth = 0;
	let start = 0;
	for (let i = 0; i < text.length; i++) {
		if (text[i] === '\\') {
			i++;
		} else if (text[i] === '{') {
			depth++;
		} else if (text[i] === '}') {
			depth--;
		} else if (depth <= 0 && /^\sand(?=\s|$)/i.test(text.slice(i, i + 5))) {
			names.push(text.slice(start, i));
			start = i + 4;
			i += 3;
		}
	}
	return [...names, text.slice(start)];
}
