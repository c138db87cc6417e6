import * as vscode from 'vscode';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import { openBibliographyInSteps, reopenBibliographyInSteps } from '../core/bibliography/openBibliography.ts';
import { decodeText } from '../core/text/decode.ts';
import { DisposableOwner } from './disposables.ts';
import { fileName } from './files.ts';
import type { ItemCache } from './itemCache.ts';
import { inSlices, inSlicesWithProgress } from './slices.ts';

/** A text file that serves manuscripts: a bibliography, a project file, another part of the manuscript. */
export type LoadedFile =
	| { readonly state: 'read'; readonly text: string; readonly key?: Promise<string | undefined> }
	| { readonly state: 'missing' }
	| { readonly state: 'unreadable'; readonly failure: string };

/** Files above this size are refused, with a sentence: nobody's bibliography, and too much for the memory. */
const largestFile = 512 * 1024 * 1024;
/** Reading files from this length on is told in the status bar, in UTF-16 units. */
const longFile = 10_000_000;
/** How long a change must rest before it is told; programs write bibliographies in several steps. */
const quietMilliseconds = 150;
/** How long a program may take between emptying or removing a file and writing it anew. */
const graceMilliseconds = 500;

/**
 * Files as they stand, from the editor where they are open and else from the disk; each is read once and watched.
 * Bibliographies are scanned in slices, and after a change only where they changed.
 */
export class BibliographyFiles extends DisposableOwner {
	readonly #files = new Map<string, Promise<LoadedFile>>();
	readonly #bibliographies = new Map<string, Promise<Bibliography | undefined>>();
	readonly #scanned = new Map<string, Bibliography>();
	readonly #watched = new Set<string>();
	/** Files that held something when they were last read. */
	readonly #filled = new Set<string>();
	readonly #didChange = this.register(new vscode.EventEmitter<vscode.Uri>());
	readonly #cache: ItemCache;
	/** Under what the converted entries of a bibliography are kept. */
	readonly #keys = new WeakMap<Bibliography, string>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

	/** A file that somebody asked for has changed. */
	readonly onDidChange = this.#didChange.event;

	constructor(cache: ItemCache) {
		super();
		this.#cache = cache;
		const changed = (document: vscode.TextDocument) => this.#invalidate(document.uri);
		this.register(vscode.workspace.onDidChangeTextDocument(({ document }) => changed(document)));
		this.register(vscode.workspace.onDidCloseTextDocument(changed));
	}

	/** The text of a file. */
	text(uri: vscode.Uri): Promise<LoadedFile> {
		const key = String(uri);
		this.#watch(uri);
		const known = this.#files.get(key) ?? this.#load(uri);
		this.#files.set(key, known);
		return known;
	}

	/**
	 * Reads a file. Programs replace one in two steps: they empty it and write, or remove it and move another there; so one
	 * that held something and is empty or gone now is looked at once more, a moment later.
	 */
	async #load(uri: vscode.Uri): Promise<LoadedFile> {
		const key = String(uri);
		let file = await load(uri, this.#cache);
		if (isVoid(file) && this.#filled.has(key)) {
			await new Promise((resolve) => setTimeout(resolve, graceMilliseconds));
			file = await load(uri, this.#cache);
		}
		if (isVoid(file)) {
			this.#filled.delete(key);
		} else {
			this.#filled.add(key);
		}
		return file;
	}

	/** The bibliography in a file; undefined when it cannot be read or its name is that of no bibliography. */
	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
		const key = String(uri);
		const known = this.#bibliographies.get(key) ?? this.#scan(uri);
		this.#bibliographies.set(key, known);
		return known;
	}

	/** Keeps a bibliography whose entries are all converted for the next start, where that is worth it. */
	async keep(bibliography: Bibliography): Promise<void> {
		const key = this.#keys.get(bibliography);
		if (key !== undefined) {
			await this.#cache.keep(key, bibliography);
		}
	}

	override dispose(): void {
		for (const timer of this.#timers.values()) {
			clearTimeout(timer);
		}
		super.dispose();
	}

	async #scan(uri: vscode.Uri): Promise<Bibliography | undefined> {
		const file = await this.text(uri);
		const format = file.state === 'read' ? bibliographyFormatOf(uri.path, file.text) : undefined;
		if (file.state !== 'read' || format === undefined) {
			return undefined;
		}
		const key = String(uri);
		const before = this.#scanned.get(key);
		const bibliography =
			before?.format === format
				? await inSlices(reopenBibliographyInSteps(before, file.text))
				: file.text.length < longFile
					? await inSlices(openBibliographyInSteps(file.text, key, format))
					: await inSlicesWithProgress(
							vscode.l10n.t('Reading {0}…', fileName(uri)),
							openBibliographyInSteps(file.text, key, format),
						);
		const cacheKey = await file.key;
		if (cacheKey !== undefined) {
			this.#keys.set(bibliography, cacheKey);
			await this.#cache.recall(cacheKey, bibliography);
		}
		this.#scanned.set(key, bibliography);
		return bibliography;
	}

	#watch(uri: vscode.Uri): void {
		const key = String(uri);
		if (this.#watched.has(key)) {
			return;
		}
		this.#watched.add(key);
		const name = fileName(uri).replace(/[[\]{}*?]/g, '?');
		const pattern = new vscode.RelativePattern(vscode.Uri.joinPath(uri, '..'), name);
		const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern));
		const changed = () => this.#invalidate(uri);
		this.register(watcher.onDidChange(changed));
		this.register(watcher.onDidCreate(changed));
		this.register(watcher.onDidDelete(changed));
	}

	#invalidate(uri: vscode.Uri): void {
		const key = String(uri);
		if (!this.#watched.has(key)) {
			return;
		}
		this.#files.delete(key);
		this.#bibliographies.delete(key);
		clearTimeout(this.#timers.get(key));
		const tell = () => {
			this.#timers.delete(key);
			this.#didChange.fire(uri);
		};
		this.#timers.set(key, setTimeout(tell, quietMilliseconds));
	}
}

/** Whether a file is not there, or is there and holds nothing. */
function isVoid(file: LoadedFile): boolean {
	return file.state === 'missing' || (file.state === 'read' && file.text.trim() === '');
}

async function load(uri: vscode.Uri, cache: ItemCache): Promise<LoadedFile> {
	const open = vscode.workspace.textDocuments.find((document) => String(document.uri) === String(uri));
	if (open !== undefined) {
		return { state: 'read', text: open.getText() };
	}
	try {
		const stat = await vscode.workspace.fs.stat(uri);
		if ((stat.type & vscode.FileType.Directory) !== 0) {
			return { state: 'unreadable', failure: vscode.l10n.t('it is a folder') };
		}
		if (stat.size > largestFile) {
			return { state: 'unreadable', failure: vscode.l10n.t('it is larger than 512 MB') };
		}
	} catch (error) {
		const isMissing =
			error instanceof vscode.FileSystemError && /FileNotFound|EntryNotFound|NotADirectory/i.test(error.code);
		return isMissing ? { state: 'missing' } : { state: 'unreadable', failure: messageOf(error) };
	}
	try {
		const bytes = await vscode.workspace.fs.readFile(uri);
		return { state: 'read', text: decodeText(bytes), key: cache.keyOf(bytes) };
	} catch (error) {
		return { state: 'unreadable', failure: messageOf(error) };
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
