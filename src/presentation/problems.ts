import type { Problem, RelatedPlace } from '../core/text/problem.ts';
import type { Reader } from './localise.ts';
import { bibliographyProblems } from './problemKinds/bibliographyProblems.ts';
import { bibtexProblems } from './problemKinds/bibtexProblems.ts';
import { citationProblems } from './problemKinds/citationProblems.ts';
import { evidenceProblems } from './problemKinds/evidenceProblems.ts';
import { entryProblems } from './problemKinds/entryProblems.ts';
import type { ProblemKind } from './problemKinds/problemKind.ts';
import { termProblems } from './problemKinds/termProblems.ts';
import { chosenSeverity, severities, type Severity } from './severity.ts';

/**
 * Every code of a problem in a manuscript or a bibliography: the one table from which the sentences, the setting in
 * package.json, its description and the README come (`npm run problems`).
 * What breaks a build or cites a work that should not be cited is a warning or worse; what a style may never print is a
 * hint, so that a library out of a reference manager does not fill the list of problems.
 */
export const problemKinds: ReadonlyMap<string, ProblemKind> = new Map(
	[citationProblems, bibliographyProblems, bibtexProblems, entryProblems, termProblems, evidenceProblems].flatMap(
		(kinds) => Object.entries(kinds),
	),
);

/** The severity of a problem: what the user chose (`chosenSeverity`), else its default; an unknown code is a warning. */
export function severityOf(code: string, chosen: Readonly<Record<string, unknown>> = {}): Severity {
	const kind = problemKinds.get(code);
	const former = kind?.formerCode === undefined ? undefined : chosen[kind.formerCode];
	const asked = former === undefined || code in chosen ? chosen : { ...chosen, [code]: former };
	return chosenSeverity(code, asked) ?? kind?.severity ?? 'warning';
}

/** Whether any problem is shown whose code begins with this word, where what is less serious than `least` is left out. */
export function isAnyShown(
	word: string,
	chosen: Readonly<Record<string, unknown>> = {},
	least: Severity = 'hint',
): boolean {
	const codes = [...problemKinds.keys()].filter((code) => code.startsWith(`${word}.`));
	return codes.some((code) => severities.indexOf(severityOf(code, chosen)) <= severities.indexOf(least));
}

/** The sentence for a problem: what is wrong, with which name or file, and what to do. */
export function problemSentence({ code, details = {} }: Problem, reader: Reader): string {
	return problemKinds.get(code)?.sentence(details, reader) ?? reader.t('Something is wrong here ({0}).', code);
}

/** What is at the other place of a problem. */
export function relatedSentence({ citekey }: RelatedPlace, { t }: Reader): string {
	return t('The other entry is “{0}”.', citekey);
}
