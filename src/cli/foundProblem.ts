import { LineIndex } from '../core/text/lineIndex.ts';
import type { Problem } from '../core/text/problem.ts';
import type { Reader } from '../presentation/localise.ts';
import { problemSentence } from '../presentation/problems.ts';
import { severities, type Severity, severityOf } from '../presentation/severity.ts';

/** A problem in a file, as reports show it. Lines and columns count from 1, columns in UTF-16 units. */
export interface FoundProblem {
	readonly file: string;
	readonly code: string;
	readonly severity: Exclude<Severity, 'off'>;
	readonly message: string;
	/** Offsets in UTF-16 units. */
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
	readonly details: Readonly<Record<string, string>>;
}

/** Which problems are reported, and how serious each is said to be. */
export interface Reporting {
	readonly reader: Reader;
	/** Severities by code or first word of codes, as the editor's setting `afferent.problems.severity` has them. */
	readonly chosen?: Readonly<Record<string, string>>;
	/** What is less serious is left out; hints are, unless somebody wants them. */
	readonly least?: Severity;
}

/** Problems of one file at their lines, in order. */
export function locateProblems(
	file: string,
	text: string,
	problems: readonly Problem[],
	{ reader, chosen, least = 'information' }: Reporting,
): readonly FoundProblem[] {
	const lines = new LineIndex(text);
	return problems
		.flatMap((problem): FoundProblem[] => {
			const severity = severityOf(problem.code, chosen);
			if (severity === 'off' || severities.indexOf(severity) > severities.indexOf(least)) {
				return [];
			}
			const { start, end } = problem.span;
			const from = lines.positionAt(start);
			const to = lines.positionAt(end);
			return [
				{
					file,
					code: problem.code,
					severity,
					message: problemSentence(problem, reader),
					start,
					end,
					line: from.line + 1,
					column: from.column + 1,
					endLine: to.line + 1,
					endColumn: to.column + 1,
					details: problem.details ?? {},
				},
			];
		})
		.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** `review.md:3:12: warning: sentence [code]`, as compilers write it, so that editors make links of it. */
export function problemLine({ file, line, column, severity, message, code }: FoundProblem): string {
	return `${file}:${line}:${column}: ${severity}: ${message} [${code}]`;
}
