import type { Problem } from '../../text/problem.ts';
import { checkCapitals } from './capitalChecks.ts';
import type { CheckedEntry, EntryCheck } from './checkedEntry.ts';
import { checkDates } from './dateChecks.ts';
import { checkIdentifiers } from './identifierChecks.ts';
import { checkLatex } from './latexChecks.ts';
import { checkMissingFields } from './missingFields.ts';
import { checkNames } from './nameChecks.ts';
import { checkPages } from './pageChecks.ts';
import { checkType } from './typeChecks.ts';

const checks: readonly EntryCheck[] = [
	checkType,
	checkMissingFields,
	checkIdentifiers,
	checkNames,
	checkDates,
	checkPages,
];
const latexChecks: readonly EntryCheck[] = [checkLatex, checkCapitals];

/**
 * What is wrong with an entry by itself. The details of each problem name the `citekey`. What only matters to LaTeX and
 * BibTeX is left out where no manuscript in LaTeX uses the file: pandoc minds neither `&` nor capitals.
 */
export function checkEntry(entry: CheckedEntry, isForLatex = true): readonly Problem[] {
	const { citekey } = entry;
	return (isForLatex ? [...checks, ...latexChecks] : checks).flatMap((check) =>
		check(entry).map((problem) => ({ ...problem, details: { citekey, ...problem.details } })),
	);
}
