import * as vscode from 'vscode';
import type { Problem } from '../../core/text/problem.ts';

/** The name of the extension in the list of problems. */
export const diagnosticSource = 'Afferent';

/** A diagnostic that remembers the problem it shows, for the quick fixes. */
export class ProblemDiagnostic extends vscode.Diagnostic {
	readonly problem: Problem;

	constructor(range: vscode.Range, message: string, severity: vscode.DiagnosticSeverity, problem: Problem) {
		super(range, message, severity);
		this.source = diagnosticSource;
		this.code = problem.code;
		this.problem = problem;
	}
}

/** Whether a diagnostic is one of these; the bundle that asks may not be the one that made it. */
export function isProblem(diagnostic: vscode.Diagnostic): diagnostic is ProblemDiagnostic {
	return diagnostic.source === diagnosticSource && 'problem' in diagnostic;
}
