import * as vscode from 'vscode';
import type { Problem } from '../../core/text/problem.ts';
import type * as Engine from '../../engine.ts';
import { type Lines, rangeIn } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import type { Settings } from '../host/settings.ts';
import { toSeverity } from './diagnostics.ts';
import { diagnosticSource, ProblemDiagnostic } from './problemDiagnostic.ts';

/** Nobody reads more at once; a last mark says that there are more. */
const mostProblems = 1000;

/** Turns problems into diagnostics, as many as somebody will read. */
export class Marks {
	readonly #settings: Settings;
	readonly #lines: Lines;
	readonly #reader = windowReader();
	readonly #engine: typeof Engine;
	readonly #found: vscode.Diagnostic[] = [];
	#hasMore = false;

	constructor(lines: Lines, settings: Settings, engine: typeof Engine) {
		this.#engine = engine;
		this.#settings = settings;
		this.#lines = lines;
	}

	get areEnough(): boolean {
		return this.#hasMore;
	}

	add(problem: Problem): void {
		const severity = toSeverity(this.#engine.severityOf(problem.code, this.#settings.severities));
		if (severity === undefined) {
			return;
		}
		if (this.#found.length >= mostProblems) {
			this.#hasMore = true;
			return;
		}
		const range = rangeIn(this.#lines, problem.span);
		const diagnostic = new ProblemDiagnostic(
			range,
			this.#engine.problemSentence(problem, this.#reader),
			severity,
			problem,
		);
		if (problem.code === 'entry.unused') {
			diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
		}
		this.#found.push(diagnostic);
	}

	diagnostics(): readonly vscode.Diagnostic[] {
		if (!this.#hasMore) {
			return this.#found;
		}
		const message = vscode.l10n.t(
			'Only the first {0} problems of this file are shown. “afferent check” lists them all.',
			mostProblems,
		);
		const more = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Information);
		more.source = diagnosticSource;
		return [more, ...this.#found];
	}
}
