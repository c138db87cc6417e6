import * as vscode from 'vscode';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import type { Bibliography } from '../core/bibliography/model.ts';
import {
	openBibliographyInSteps,
	prepareInSteps,
	reopenBibliographyInSteps,
} from '../core/bibliography/openBibliography.ts';
import { decodeText } from '../core/text/decode.ts';
import { DisposableOwner } from './disposables.ts';
import { fileName } from './files.ts';
import { contentKey } from './indexCache.ts';
import { withStatus } from './progress.ts';
import { inSlices } from './slices.ts';

/** A text file that serves manuscripts: a bibliography, a project file, another part of the manuscript. */
export type LoadedFile =
	| { readonly state: 'read'; readonly text: string; readonly key?: Promise<string | undefined> }
	| { readonly state: 'missing' }
	| { readonly state: 'unreadable'; readonly failure: string };

/** A bibliography whose entries are known, while the rest is being read. */
export interface ScannedFile {
	readonly bibliography: Bibliography;
	/** See `contentKey`. */
	readonly contents: Promise<string | undefined>;
	/** Resolves when problems and identifiers are read. */
	readonly prepared: Promise<void>;
}

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
	/** What tells the contents of a bibliography on disk from others. */
	readonly #keys = new WeakMap<Bibliography, string>();
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();

	readonly #didScan = this.register(new vscode.EventEmitter<ScannedFile>());

	/** A file that somebody asked for has changed. */
	readonly onDidChange = this.#didChange.event;
	/** A bibliography was scanned: its entries are known, and its problems and identifiers are being read. */
	readonly onDidScan = this.#didScan.event;

	constructor() {
		super();
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
		let file = await load(uri);
		if (isVoid(file) && this.#filled.has(key)) {
			await new Promise((resolve) => setTimeout(resolve, graceMilliseconds));
			file = await load(uri);
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

	/** See `contentKey`; undefined also where a bibliography stands in an editor. */
	keyOf(bibliography: Bibliography): string | undefined {
		return this.#keys.get(bibliography);
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
		const contents = file.key ?? Promise.resolve(undefined);
		const isLong = file.text.length >= longFile && before === undefined;
		const read = async () => {
			const steps =
				before?.format === format
					? reopenBibliographyInSteps(before, file.text)
					: openBibliographyInSteps(file.text, key, format);
			const bibliography = await inSlices(steps);
			const prepared = inSlices(prepareInSteps(bibliography));
			this.#didScan.fire({ bibliography, contents, prepared });
			await prepared;
			return bibliography;
		};
		const bibliography = await (isLong ? withStatus(vscode.l10n.t('Reading {0}…', fileName(uri)), read) : read());
		const contentsKey = await contents;
		if (contentsKey !== undefined) {
			this.#keys.set(bibliography, contentsKey);
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

async function load(uri: vscode.Uri): Promise<LoadedFile> {
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
		return { state: 'read', text: decodeText(bytes), key: contentKey(bytes) };
	} catch (error) {
		return { state: 'unreadable', failure: messageOf(error) };
	}
}

function messageOf(error: unknown): string {
	return error instanceof Error ? error.message : String(error);
}
