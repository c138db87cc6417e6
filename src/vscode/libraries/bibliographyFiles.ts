import * as vscode from 'vscode';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { FolderEntry } from '../../core/documents/project/questions.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { fileLabel, fileKey } from '../host/files.ts';
import { FolderWatchers } from '../host/folderWatchers.ts';
import { entriesIn, isSame, isVoid, load, type LoadedFile } from '../host/loadedFile.ts';
import { withStatus } from '../host/messages.ts';
import { inSlices } from '../host/slices.ts';
import type * as Readers from '../../readers.ts';
import type { Lazy } from '../host/lazy.ts';

/** A bibliography whose entries are known, while the rest is being read. */
export interface ScannedFile {
	readonly bibliography: Bibliography;
	/** See `contentKey`. */
	readonly contents: Promise<string | undefined>;
	/** Resolves when problems and identifiers are read. */
	readonly prepared: Promise<void>;
}

/** Reading files from this length on is shown in the status bar, in UTF-16 units. */
const longFile = 10_000_000;
/** How long a change must rest before it is reported; programs write bibliographies in several steps. */
const quietMilliseconds = 150;
/** How long a program may take between emptying or removing a file and writing it anew. */
const graceMilliseconds = 500;

/** A file that somebody asked for. */
interface KnownFile {
	readonly uri: vscode.Uri;
	/** As it is; undefined after a change until somebody asks. */
	loaded: Promise<LoadedFile> | undefined;
	/** The bibliography in it, likewise. */
	bibliography: Promise<Bibliography | undefined> | undefined;
	/** As those who asked know it: a change that leaves it so is none. */
	told: LoadedFile | undefined;
	/** As it was last scanned. */
	scanned: Bibliography | undefined;
	timer: ReturnType<typeof setTimeout> | undefined;
}

/** What is in a folder that somebody asked for. */
interface KnownFolder {
	readonly uri: vscode.Uri;
	entries: Promise<readonly FolderEntry[] | undefined> | undefined;
}

/**
 * Files as they are, from the editor where they are open and else from the disk; each is read once and followed, until
 * nobody uses it. Bibliographies are scanned in slices, and after a change only where they changed.
 */
export class BibliographyFiles extends DisposableOwner {
	readonly #files = new Map<string, KnownFile>();
	readonly #folders = new Map<string, KnownFolder>();
	readonly #readers: Lazy<typeof Readers>;
	readonly #watchers = this.register(new FolderWatchers());
	/** What distinguishes the contents of a bibliography on disk from others. */
	readonly #keys = new WeakMap<Bibliography, string>();
	readonly #didChange = this.register(new vscode.EventEmitter<vscode.Uri>());
	readonly #didScan = this.register(new vscode.EventEmitter<ScannedFile>());
	readonly #didRelease = this.register(new vscode.EventEmitter<vscode.Uri>());

	/** A file that somebody asked for has another text than before, or the folder that somebody asked for other names. */
	readonly onDidChange = this.#didChange.event;
	/** A bibliography was scanned: its entries are known, and its problems and identifiers are being read. */
	readonly onDidScan = this.#didScan.event;
	/** A file that nobody uses was let go. */
	readonly onDidRelease = this.#didRelease.event;

	constructor(readers: Lazy<typeof Readers>) {
		super();
		this.#readers = readers;
		const changed = (uri: vscode.Uri) => this.#invalidate(uri);
		this.register(
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				// The editor also reports a document that was saved and is as it was.
				if (contentChanges.length > 0) {
					changed(document.uri);
				}
			}),
		);
		this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => changed(uri)));
		// What was refused may be read now.
		this.register(
			vscode.workspace.onDidGrantWorkspaceTrust(() => {
				for (const { uri } of this.#files.values()) {
					this.#invalidate(uri);
				}
				for (const { uri } of this.#folders.values()) {
					this.#invalidateFolder(uri);
				}
			}),
		);
		this.register(
			this.#watchers.onDidChange(({ uri, kind }) => {
				changed(uri);
				if (kind !== 'changed') {
					this.#invalidateFolder(folderUri(uri));
				}
			}),
		);
		// A folder that goes or moves is reported as one, without its files.
		this.register(vscode.workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.#invalidateBelow(uri))));
		this.register(
			vscode.workspace.onDidRenameFiles(({ files }) => files.forEach(({ oldUri }) => this.#invalidateBelow(oldUri))),
		);
	}

	/** The text of a file. */
	text(uri: vscode.Uri): Promise<LoadedFile> {
		const known = this.#knownFile(uri);
		known.loaded ??= this.#load(known);
		return known.loaded;
	}

	/** Follows a file without reading it: who has its text from elsewhere hears of its changes too. */
	follow(uri: vscode.Uri): void {
		this.#knownFile(uri);
	}

	/** The bibliography in a file; undefined when it cannot be read or its name is that of no bibliography. */
	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
		const known = this.#knownFile(uri);
		if (known.bibliography === undefined) {
			const scanned = this.#scan(known);
			known.bibliography = scanned;
			// What failed is tried again by whoever asks next.
			scanned.catch(() => {
				if (known.bibliography === scanned) {
					known.bibliography = undefined;
				}
			});
		}
		return known.bibliography;
	}

	/** What is in a folder; undefined where it cannot be read. */
	entries(folder: vscode.Uri): Promise<readonly FolderEntry[] | undefined> {
		const key = fileKey(folder);
		let known = this.#folders.get(key);
		if (known === undefined) {
			known = { uri: folder, entries: undefined };
			this.#folders.set(key, known);
			this.#watchers.follow(folder);
		}
		known.entries ??= entriesIn(folder);
		return known.entries;
	}

	/** Whether somebody has read a file as a bibliography. */
	isBibliography(uri: vscode.Uri): boolean {
		return this.#files.get(fileKey(uri))?.scanned !== undefined;
	}

	/** See `contentKey`; undefined also where a bibliography is in an editor. */
	keyOf(bibliography: Bibliography): string | undefined {
		return this.#keys.get(bibliography);
	}

	/** Lets go of all files and folders that are not used, with their watchers. They are known by their `fileKey`s. */
	releaseUnused(isUsed: (key: string) => boolean): void {
		for (const [key, { uri, timer }] of this.#files) {
			if (!isUsed(key)) {
				clearTimeout(timer);
				this.#files.delete(key);
				this.#watchers.release(folderUri(uri));
				this.#didRelease.fire(uri);
			}
		}
		for (const [key, { uri }] of this.#folders) {
			if (!isUsed(key)) {
				this.#folders.delete(key);
				this.#watchers.release(uri);
			}
		}
	}

	override dispose(): void {
		for (const { timer } of this.#files.values()) {
			clearTimeout(timer);
		}
		this.#files.clear();
		super.dispose();
	}

	#knownFile(uri: vscode.Uri): KnownFile {
		const key = fileKey(uri);
		let known = this.#files.get(key);
		if (known === undefined) {
			known = {
				uri,
				loaded: undefined,
				bibliography: undefined,
				told: undefined,
				scanned: undefined,
				timer: undefined,
			};
			this.#files.set(key, known);
			this.#watchers.follow(folderUri(uri));
		}
		return known;
	}

	/**
	 * Reads a file. Programs replace one in two steps: they empty it and write, or remove it and move another there; so one
	 * that held something and is empty or gone now is looked at once more, a moment later.
	 */
	async #load(known: KnownFile): Promise<LoadedFile> {
		const before = known.told;
		let file = await load(known.uri, before === undefined);
		if (isVoid(file) && before !== undefined && !isVoid(before)) {
			await new Promise((resolve) => setTimeout(resolve, graceMilliseconds));
			file = await load(known.uri, false);
		}
		// What was made from the text holds on.
		const loaded = before !== undefined && isSame(before, file) ? before : file;
		known.told ??= loaded;
		return loaded;
	}

	async #scan(known: KnownFile): Promise<Bibliography | undefined> {
		const file = await this.text(known.uri);
		const readers = await this.#readers.get();
		const format = file.state === 'read' ? readers.bibliographyFormatOf(known.uri.path, file.text) : undefined;
		if (file.state !== 'read' || format === undefined) {
			known.scanned = undefined;
			return undefined;
		}
		const before = known.scanned?.format === format ? known.scanned : undefined;
		if (before?.text === file.text) {
			return before;
		}
		const contents = file.key ?? Promise.resolve(undefined);
		const isLong = file.text.length >= longFile && before === undefined;
		const read = async () => {
			const steps =
				before === undefined
					? readers.openBibliographyInSteps(file.text, String(known.uri), format)
					: readers.reopenBibliographyInSteps(before, file.text);
			const bibliography = await inSlices(steps);
			const prepared = inSlices(readers.prepareInSteps(bibliography));
			this.#didScan.fire({ bibliography, contents, prepared });
			await prepared;
			return bibliography;
		};
		const reading = vscode.l10n.t('Reading {0}…', fileLabel(known.uri));
		const bibliography = await (isLong ? withStatus(reading, read) : read());
		const contentsKey = await contents;
		if (contentsKey !== undefined) {
			this.#keys.set(bibliography, contentsKey);
		}
		known.scanned = bibliography;
		return bibliography;
	}

	#invalidate(uri: vscode.Uri): void {
		const known = this.#files.get(fileKey(uri));
		if (known === undefined) {
			return;
		}
		known.loaded = undefined;
		known.bibliography = undefined;
		clearTimeout(known.timer);
		known.timer = setTimeout(() => {
			known.timer = undefined;
			void this.#tell(known);
		}, quietMilliseconds);
	}

	/** Reports a change, where the file is not as it was when it was last reported. */
	async #tell(known: KnownFile): Promise<void> {
		const before = known.told;
		const now = await this.text(known.uri);
		if (this.isDisposed || this.#files.get(fileKey(known.uri)) !== known || known.timer !== undefined) {
			return;
		}
		known.told = now;
		if (before === undefined || !isSame(before, now)) {
			this.#didChange.fire(known.uri);
		}
	}

	#invalidateBelow(folder: vscode.Uri): void {
		const top = `${fileKey(folder)}/`;
		for (const [key, { uri }] of this.#files) {
			if (key.startsWith(top)) {
				this.#invalidate(uri);
			}
		}
		for (const [key, { uri }] of this.#folders) {
			if (key.startsWith(top)) {
				this.#invalidateFolder(uri);
			}
		}
	}

	#invalidateFolder(folder: vscode.Uri): void {
		const known = this.#folders.get(fileKey(folder));
		if (known !== undefined) {
			known.entries = undefined;
			this.#didChange.fire(known.uri);
		}
	}
}

function folderUri(uri: vscode.Uri): vscode.Uri {
	return vscode.Uri.joinPath(uri, '..');
}
