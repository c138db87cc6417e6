import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import { fileKey } from '../host/files.ts';

/** What is wrong in a file that is not open as a manuscript. */
export interface MarksOfFile {
	readonly uri: vscode.Uri;
	readonly marks: readonly vscode.Diagnostic[];
}

/**
 * Marks in files around open manuscripts: chapters that are not open, and files of the project such as `_quarto.yml`.
 * Several open documents may report on the same file; each mark is shown once, and as long as one of them is open.
 */
export class DiagnosticsAround extends DisposableOwner {
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent-around'));
	readonly #told = new Map<vscode.TextDocument, ReadonlyMap<string, MarksOfFile>>();
	readonly #hasOwnMarks: (uri: vscode.Uri) => boolean;

	/** `hasOwnMarks`: whether a file is open as a manuscript, which has marks of its own. */
	constructor(hasOwnMarks: (uri: vscode.Uri) => boolean) {
		super();
		this.#hasOwnMarks = hasOwnMarks;
		this.register(vscode.workspace.onDidOpenTextDocument(({ uri }) => this.#show(uri)));
		this.register(
			vscode.workspace.onDidCloseTextDocument((document) => {
				this.set(document, []);
				this.#told.delete(document);
				this.#show(document.uri);
			}),
		);
	}

	/** Takes what an open document reports of the files around it, in place of what it reported before. */
	set(document: vscode.TextDocument, files: readonly MarksOfFile[]): void {
		const before = this.#told.get(document) ?? new Map<string, MarksOfFile>();
		const now = new Map(files.map((file) => [fileKey(file.uri), file]));
		this.#told.set(document, now);
		for (const { uri } of new Map([...before, ...now]).values()) {
			this.#show(uri);
		}
	}

	#show(uri: vscode.Uri): void {
		if (this.isDisposed) {
			return;
		}
		const all = [...this.#told.values()].flatMap((files) => files.get(fileKey(uri))?.marks ?? []);
		const keyOf = ({ code, range, message }: vscode.Diagnostic) => JSON.stringify([code, range, message]);
		const distinct = [...new Map(all.map((mark) => [keyOf(mark), mark])).values()];
		const marks = this.#hasOwnMarks(uri) ? [] : distinct;
		const isShown = marks.map(keyOf).join() === (this.#collection.get(uri) ?? []).map(keyOf).join();
		if (!isShown) {
			this.#collection.set(uri, marks);
		}
	}
}
