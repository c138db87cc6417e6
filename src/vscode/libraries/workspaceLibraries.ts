import * as vscode from 'vscode';
import { folderOf, relativePath } from '../../core/text/paths.ts';
import { matchesGlob } from '../../core/text/globs.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { excludedFolders } from '../host/files.ts';
import { excludedGlobs } from '../host/settings.ts';

/** Files that hold references by their ending, and JSON and YAML that say so in their name. */
const patterns = [
	'**/*.{bib,bibtex,biblatex,ris}',
	'**/*{[rR]ef,[bB]ib,[lL]ibrary,[cC]sl,[cC]itation,[zZ]otero}*.{json,yaml,yml}',
];
/** A workspace with more libraries is no review; the first that the editor finds are known. */
const mostFiles = 1000;
/** A document reads so many of them, the nearest ones. */
const mostOfDocument = 50;
/** How long changes must rest before they are reported; programs write files in several steps. */
const quietMilliseconds = 300;

/** The files of the workspace that may be libraries, found once; what comes and goes is added and taken out. */
export class WorkspaceLibraries extends DisposableOwner {
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#found: Promise<readonly vscode.Uri[]> | undefined;
	/** Those nearest to the documents of a folder, until a library comes or goes. */
	readonly #near = new Map<string, readonly vscode.Uri[]>();
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** A file that may be a library came or went. */
	readonly onDidChange = this.#didChange.event;

	constructor() {
		super();
		for (const pattern of patterns) {
			const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern, false, true, false));
			this.register(watcher.onDidCreate((uri) => this.#add(uri)));
			this.register(watcher.onDidDelete((uri) => this.#remove((each) => String(each) === String(uri))));
		}
		// A folder that goes or moves is reported as one, without its files.
		const removeBelow = (folder: vscode.Uri) => this.#remove((each) => String(each).startsWith(`${String(folder)}/`));
		this.register(vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach(removeBelow)));
		this.register(
			vscode.workspace.onDidRenameFiles(({ files }) => {
				files.forEach(({ oldUri }) => removeBelow(oldUri));
				this.#searchAgain(files.some(({ newUri }) => !/\.[^./]+$/.test(newUri.path)));
			}),
		);
		this.register(vscode.workspace.onDidChangeWorkspaceFolders(() => this.#searchAgain(true)));
	}

	/** In order of path; `files.exclude` and folders of built or foreign files are left out. */
	find(): Promise<readonly vscode.Uri[]> {
		this.#found ??= Promise.all(
			patterns.map((pattern) => vscode.workspace.findFiles(pattern, excludedFolders, mostFiles)),
		).then((found) => inOrder(found.flat()));
		return this.#found;
	}

	/** Those that are nearest to a document, by the folders between them; in order of path where that is the same. */
	async findNear({ path }: vscode.Uri): Promise<readonly vscode.Uri[]> {
		const found = await this.find();
		const folder = folderOf(path);
		const near = this.#near.get(folder) ?? nearest(found, path);
		this.#near.set(folder, near);
		return near;
	}

	/** The same as `find`, searched anew: a file that has just come may not have been reported yet. */
	findAnew(): Promise<readonly vscode.Uri[]> {
		this.#found = undefined;
		this.#near.clear();
		return this.find();
	}

	override dispose(): void {
		clearTimeout(this.#timer);
		super.dispose();
	}

	#add(uri: vscode.Uri): void {
		if (isExcluded(uri)) {
			return;
		}
		this.#change((found) =>
			found.length >= mostFiles || found.some((each) => String(each) === String(uri))
				? found
				: inOrder([...found, uri]),
		);
	}

	#remove(isGone: (uri: vscode.Uri) => boolean): void {
		this.#change((found) => (found.some(isGone) ? found.filter((uri) => !isGone(uri)) : found));
	}

	/** Applies a change to the list, where it was asked for; once no more come, it is reported. */
	#change(apply: (found: readonly vscode.Uri[]) => readonly vscode.Uri[]): void {
		const before = this.#found;
		const after = before?.then(apply);
		this.#found = after;
		void Promise.all([before, after]).then(([old, now]) => {
			if (old !== now) {
				this.#near.clear();
				this.#tellSoon();
			}
		});
	}

	#searchAgain(isNeeded: boolean): void {
		if (isNeeded) {
			this.#found = undefined;
			this.#near.clear();
			this.#tellSoon();
		}
	}

	#tellSoon(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#didChange.fire(undefined), quietMilliseconds);
	}
}

function inOrder(found: readonly vscode.Uri[]): readonly vscode.Uri[] {
	return found.toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

function nearest(found: readonly vscode.Uri[], path: string): readonly vscode.Uri[] {
	return found
		.map((uri) => ({ uri, distance: relativePath(path, uri.path).split('/').length }))
		.toSorted((a, b) => a.distance - b.distance)
		.slice(0, mostOfDocument)
		.map(({ uri }) => uri);
}

/** Whether a search would leave a file out. */
function isExcluded(uri: vscode.Uri): boolean {
	const path = vscode.workspace.asRelativePath(uri, false);
	return [excludedFolders, ...excludedGlobs(uri)].some((glob) => matchesGlob(path, glob));
}
