import type { Problem } from '../../text/problem.ts';
import type { CheckedEntry } from './checkedEntry.ts';

/** Fields that styles print as LaTeX. Others are taken verbatim (`doi`, `url`, `file`) or not printed (`abstract`). */
const printed =
	'author editor translator bookauthor title subtitle titleaddon booktitle booksubtitle maintitle mainsubtitle journal ' +
	'journaltitle journalsubtitle shortjournal series publisher institution school organization address location ' +
	'edition howpublished eventtitle venue type';
const printedFields: readonly string[] = printed.split(' ');

/** Arguments that LaTeX or its packages read verbatim. */
const verbatimCommands: ReadonlySet<string> = new Set(['url', 'href', 'path', 'nolinkurl', 'verb', 'doi']);

/**
 * Characters on which LaTeX stops, or which it swallows with the rest of the line:
 * `entry.unescaped-character` { field, character, replacement? } at the character. Math, escapes and addresses pass; a
 * dollar sign without its partner is one of these, but without a replacement, since it may begin a formula.
 */
export function checkLatex(entry: CheckedEntry): readonly Problem[] {
	if (entry.format !== 'bibtex' && entry.format !== 'biblatex') {
		return [];
	}
	return printedFields.flatMap((field) => {
		const latex = entry.latex(field);
		return latex === undefined || !/[%&_#$^]/.test(latex.text) ? [] : unescapedIn(field, latex.text, latex.start);
	});
}

function unescapedIn(field: string, text: string, start: number): readonly Problem[] {
	const problems: Problem[] = [];
	const report = (offset: number, isFixable = true) => {
		const character = text[offset]!;
		const replacement = character === '^' ? '\\textasciicircum{}' : `\\${character}`;
		// What came from a web page may still be written as there.
		const length = text.startsWith('&amp;', offset) ? '&amp;'.length : 1;
		problems.push({
			code: 'entry.unescaped-character',
			span: { start: start + offset, end: start + offset + length },
			details: { field, character, ...(isFixable ? { replacement } : {}) },
		});
	};
	let dollar = -1;
	for (let i = 0; i < text.length; i++) {
		const character = text[i]!;
		if (character === '\\') {
			i = endOfCommand(text, i) - 1;
		} else if (character === '$') {
			const isDisplay = text[i + 1] === '$';
			dollar = dollar >= 0 ? -1 : i;
			i += isDisplay ? 1 : 0;
		} else if (dollar < 0 && (character === '&' || character === '#' || character === '_' || character === '^')) {
			report(i);
		} else if (character === '%') {
			report(i);
		}
	}
	if (dollar < 0) {
		return problems;
	}
	// What stands behind a lone dollar sign was taken for a formula.
	const before = problems.filter(({ span }) => span.start < start + dollar);
	problems.length = 0;
	report(dollar, false);
	return [...before, ...problems, ...unescapedIn(field, text.slice(dollar + 1), start + dollar + 1)];
}

/** Where a command that begins at `start` ends: behind its name, or behind its argument where that is verbatim. */
function endOfCommand(text: string, start: number): number {
	let end = start + 1;
	if (text[end] === '(') {
		const close = text.indexOf('\\)', end);
		return close < 0 ? end + 1 : close + 2;
	}
	while (end < text.length && /[A-Za-z]/.test(text[end]!)) {
		end++;
	}
	const name = text.slice(start + 1, end);
	if (name === '') {
		return start + 2;
	}
	if (name === 'ensuremath' || verbatimCommands.has(name)) {
		return endOfGroup(text, end);
	}
	return end;
}

function endOfGroup(text: string, start: number): number {
	if (text[start] !== '{') {
		return start;
	}
	let depth = 0;
	for (let i = start; i < text.length; i++) {
		depth += text[i] === '{' ? 1 : text[i] === '}' ? -1 : 0;
		if (depth === 0) {
			return i + 1;
		}
	}
	return text.length;
}
