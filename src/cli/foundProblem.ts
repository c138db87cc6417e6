import { LineIndex } from '../core/text/lineIndex.ts';
import type { Problem } from '../core/text/problem.ts';
import type { Span } from '../core/text/span.ts';
import type { Reader } from '../presentation/localise.ts';
import { problemSentence, relatedSentence, severityOf } from '../presentation/problems.ts';
import { severities, type Severity } from '../presentation/severity.ts';

/** A place in a file, as reports show it, with what is to be said of it. Lines and columns count from 1. */
export interface FoundPlace {
	readonly file: string;
	readonly message: string;
	/** Offsets in UTF-16 units, in which columns are counted too. */
	readonly start: number;
	readonly end: number;
	readonly line: number;
	readonly column: number;
	readonly endLine: number;
	readonly endColumn: number;
}

/** A problem in a file. */
export interface FoundProblem extends FoundPlace {
	readonly code: string;
	readonly severity: Exclude<Severity, 'off'>;
	readonly details: Readonly<Record<string, string>>;
	/** Another place of the same file that the problem is about. */
	readonly related?: FoundPlace;
}

/** Which problems are reported, and how serious each is said to be. */
export interface Reporting {
	readonly reader: Reader;
	/** Severities by code or first word of codes, as the editor's setting `afferent.problems.severity` has them. */
	readonly chosen?: Readonly<Record<string, string>>;
	/** What is less serious is left out; hints are, unless somebody wants them. */
	readonly least?: Severity;
}

/** Problems of one file at their lines, in order; those of manuscripts and bibliographies where no other `sentence` is given. */
export function locateProblems<P extends Problem>(
	file: string,
	text: string,
	problems: readonly P[],
	{ reader, chosen, least = 'information' }: Reporting,
	sentence: (problem: P, reader: Reader) => string = problemSentence,
): readonly FoundProblem[] {
	if (problems.length === 0) {
		return [];
	}
	const lines = new LineIndex(text);
	const placed = ({ start, end }: Span, message: string): FoundPlace => {
		const from = lines.positionAt(start);
		const to = lines.positionAt(end);
		return {
			file,
			message,
			start,
			end,
			line: from.line + 1,
			column: from.column + 1,
			endLine: to.line + 1,
			endColumn: to.column + 1,
		};
	};
	return problems
		.flatMap((problem): FoundProblem[] => {
			const severity = severityOf(problem.code, chosen);
			if (severity === 'off' || severities.indexOf(severity) > severities.indexOf(least)) {
				return [];
			}
			const { code, details = {}, related } = problem;
			return [
				{
					...placed(problem.span, sentence(problem, reader)),
					code,
					severity,
					details,
					...(related === undefined || related.source !== undefined
						? {}
						: { related: placed(related.span, relatedSentence(related, reader)) }),
				},
			];
		})
		.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** `review.md:3:12: warning: sentence [code]`, as compilers write it, so that editors make links of it. */
export function problemLine({ file, line, column, severity, message, code }: FoundProblem): string {
	return `${file}:${line}:${column}: ${severity}: ${message} [${code}]`;
}
