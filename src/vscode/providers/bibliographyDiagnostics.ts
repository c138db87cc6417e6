import * as vscode from 'vscode';
import type { Bibliography } from '../../core/bibliography/model.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Span } from '../../core/text/span.ts';
import { problemSentence } from '../../presentation/problems.ts';
import { DisposableOwner } from '../disposables.ts';
import type { Libraries } from '../libraries.ts';
import type { Manuscripts } from '../manuscripts.ts';
import { windowReader } from '../reader.ts';
import { readSettings } from '../settings.ts';
import { diagnosticSource, toSeverity } from './diagnostics.ts';

/** Nobody reads more at once, and a file that is no bibliography at all has thousands. */
const mostProblems = 200;

/** Marks broken and doubled entries in the bibliographies that serve the open manuscripts. */
export class BibliographyDiagnostics extends DisposableOwner {
	readonly #libraries: Libraries;
	readonly #log: vscode.LogOutputChannel;
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent-bibliography'));
	/** What is shown for each file, so that the same bibliography is not worked through twice. */
	readonly #shown = new Map<string, Bibliography>();

	constructor(libraries: Libraries, manuscripts: Manuscripts, log: vscode.LogOutputChannel) {
		super();
		this.#libraries = libraries;
		this.#log = log;
		const refresh = (document: vscode.TextDocument) => {
			this.#refresh(document).catch((error: unknown) =>
				log.error('A bibliography could not be checked.', String(error)),
			);
		};
		this.register(manuscripts.onDidChange(refresh));
		this.register(libraries.onDidChange(() => manuscripts.open().forEach(refresh)));
		manuscripts.open().forEach(refresh);
	}

	async #refresh(document: vscode.TextDocument): Promise<void> {
		const { sources } = await this.#libraries.of(document);
		for (const { uri, bibliography } of sources) {
			if (uri === undefined || bibliography === undefined || this.#shown.get(String(uri)) === bibliography) {
				continue;
			}
			this.#shown.set(String(uri), bibliography);
			const text = bibliography.problems.length === 0 ? '' : await this.#libraries.text(uri);
			if (text !== undefined && !this.isDisposed) {
				this.#show(uri, bibliography, text);
			}
		}
	}

	#show(uri: vscode.Uri, bibliography: Bibliography, text: string): void {
		const lines = new LineIndex(text);
		const settings = readSettings(uri);
		const reader = windowReader();
		const diagnostics = bibliography.problems.slice(0, mostProblems).flatMap((problem) => {
			const severity = toSeverity(settings.severity(problem.code));
			if (severity === undefined) {
				return [];
			}
			const diagnostic = new vscode.Diagnostic(
				rangeOf(lines, problem.span),
				problemSentence(problem, reader),
				severity,
			);
			diagnostic.source = diagnosticSource;
			diagnostic.code = problem.code;
			return [diagnostic];
		});
		this.#collection.set(uri, diagnostics);
		this.#log.debug(`${uri.path}: ${bibliography.problems.length} problems.`);
	}
}

function rangeOf(lines: LineIndex, span: Span): vscode.Range {
	const start = lines.positionAt(span.start);
	const end = lines.positionAt(span.end);
	return new vscode.Range(start.line, start.column, end.line, end.column);
}
