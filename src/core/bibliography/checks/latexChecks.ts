import type { Problem } from '../../text/problem.ts';
import type { CheckedEntry } from './checkedEntry.ts';
import { commandName, endOfGroup, mathAt } from './mathCommands.ts';

/** Fields that styles print as LaTeX. Others are taken verbatim (`doi`, `url`, `file`) or not printed (`abstract`). */
const printed =
	'author editor translator bookauthor title subtitle titleaddon booktitle booksubtitle maintitle mainsubtitle journal ' +
	'journaltitle journalsubtitle shortjournal series publisher institution school organization address location ' +
	'edition howpublished eventtitle venue type note';
const printedFields: readonly string[] = printed.split(' ');

/** Arguments that LaTeX or its packages read verbatim, or in which mhchem, chemmacros and siunitx set formulas. */
const verbatimCommands: ReadonlySet<string> = new Set(
	'url href path nolinkurl verb doi ensuremath ce pu ch cf si unit num ang'.split(' '),
);
/** The same with two arguments, a number and its unit. */
const quantityCommands: ReadonlySet<string> = new Set(['SI', 'qty']);

/**
 * Characters on which LaTeX stops, or which it swallows with the rest of the line:
 * `entry.unescaped-character` { field, character, replacement? } at the character. Math, escapes and addresses pass; a
 * dollar sign without its partner is one of these, but without a replacement, since it may begin a formula.
 * What LaTeX allows in formulas alone, such as `\alpha` or `^{2+}`, is `entry.missing-math` { field, value, replacement? }.
 */
export function checkLatex(entry: CheckedEntry): readonly Problem[] {
	if (entry.format !== 'bibtex' && entry.format !== 'biblatex') {
		return [];
	}
	return printedFields.flatMap((field) => {
		const latex = entry.latex(field);
		return latex === undefined || !/[%&_#$^]|\\[A-Za-z]/.test(latex.text)
			? []
			: unescapedIn(field, latex.text, latex.start);
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
	let isDisplay = false;
	let depth = 0;
	for (let i = 0; i < text.length; i++) {
		const character = text[i]!;
		const math = dollar < 0 ? mathAt(text, i) : undefined;
		if (math !== undefined) {
			const value = text.slice(i, math.end);
			const { formula } = math;
			const replacement = formula === undefined ? {} : { replacement: inDollars(formula, depth) };
			const span = { start: start + i, end: start + math.end };
			problems.push({ code: 'entry.missing-math', span, details: { field, value, ...replacement } });
			i = math.end - 1;
		} else if (character === '\\') {
			i = endOfCommand(text, i) - 1;
		} else if (character === '$') {
			// Two formulas may touch, `$\alpha$$_2$`; only where none is open do two signs begin a display.
			const isDouble = text[i + 1] === '$';
			i += isDouble && (dollar < 0 || isDisplay) ? 1 : 0;
			isDisplay = dollar < 0 && isDouble;
			dollar = dollar >= 0 ? -1 : isDisplay ? i - 1 : i;
		} else if (dollar < 0 && (character === '&' || character === '#' || character === '_' || character === '^')) {
			report(i);
		} else if (character === '%') {
			report(i);
		} else {
			depth += character === '{' ? 1 : character === '}' ? -1 : 0;
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

/** A formula; BibTeX would lower the capitals of one that stands in no braces, and print δ for Δ. */
function inDollars(formula: string, depth: number): string {
	return depth === 0 && /\\[A-Z]/.test(formula) ? `{$${formula}$}` : `$${formula}$`;
}

/** Where a command that begins at `start` ends: behind its name, or behind its argument where that is verbatim. */
function endOfCommand(text: string, start: number): number {
	if (text[start + 1] === '(') {
		const close = text.indexOf('\\)', start + 1);
		return close < 0 ? start + 2 : close + 2;
	}
	const name = commandName(text, start);
	const end = start + 1 + name.length;
	if (name === '') {
		return start + 2;
	}
	if (quantityCommands.has(name)) {
		return endOfGroup(text, endOfGroup(text, end));
	}
	return verbatimCommands.has(name) ? endOfGroup(text, end) : end;
}
