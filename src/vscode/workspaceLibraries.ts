import * as vscode from 'vscode';
import { relativePath } from '../core/documents/bibliographyResolution.ts';
import { DisposableOwner } from './disposables.ts';
import { excludedFolders } from './files.ts';

/** Files that hold references by their ending, and JSON and YAML that say so in their name. */
const patterns = [
	'**/*.{bib,bibtex,biblatex,ris}',
	'**/*{[rR]ef,[bB]ib,[lL]ibrary,[cC]sl,[cC]itation,[zZ]otero}*.{json,yaml,yml}',
];
/** A workspace with more libraries is no review; the first that the editor finds are known. */
const mostFiles = 1000;
/** A document reads so many of them, the nearest ones. */
const mostOfDocument = 50;
/** How long changes must rest before they are told; programs write files in several steps. */
const quietMilliseconds = 300;

/** The files of the workspace that may be libraries, found once and followed as files come and go. */
export class WorkspaceLibraries extends DisposableOwner {
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#found: Promise<readonly vscode.Uri[]> | undefined;
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** A file that may be a library came or went. */
	readonly onDidChange = this.#didChange.event;

	constructor() {
		super();
		for (const pattern of patterns) {
			const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern, false, true, false));
			this.register(watcher.onDidCreate(() => this.#forget()));
			this.register(watcher.onDidDelete(() => this.#forget()));
		}
		this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#forget()));
	}

	/** In order of path; `files.exclude` and folders of built or foreign files are left out. */
	find(): Promise<readonly vscode.Uri[]> {
		this.#found ??= Promise.all(
			patterns.map((pattern) => vscode.workspace.findFiles(pattern, excludedFolders, mostFiles)),
		).then((found) => found.flat().toSorted((a, b) => (a.path < b.path ? -1 : 1)));
		return this.#found;
	}

	/** Those that stand nearest to a document, by the folders between them; in order of path where that is the same. */
	async findNear({ path }: vscode.Uri): Promise<readonly vscode.Uri[]> {
		const found = (await this.find()).map((uri) => ({ uri, distance: relativePath(path, uri.path).split('/').length }));
		return found
			.toSorted((a, b) => a.distance - b.distance)
			.slice(0, mostOfDocument)
			.map(({ uri }) => uri);
	}

	/** The same, searched anew: a file that has just come may not have been told yet. */
	findAnew(): Promise<readonly vscode.Uri[]> {
		this.#found = undefined;
		return this.find();
	}

	override dispose(): void {
		clearTimeout(this.#timer);
		super.dispose();
	}

	#forget(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			this.#found = undefined;
			this.#didChange.fire(undefined);
		}, quietMilliseconds);
	}
}
