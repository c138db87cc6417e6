import * as vscode from 'vscode';
import { clustersOf } from '../../core/documents/clusters.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { comparable, textOnDisk } from '../host/openText.ts';
import { lineEndOf } from '../host/positions.ts';
import { fileEdits, type Writer } from './writer.ts';
import { fileKey, isSameFile, openDocument } from '../host/files.ts';

/** Entries that came into a bibliography because a manuscript cites them. */
export interface BroughtEntry {
	readonly manuscript: vscode.TextDocument;
	/** What was cited. */
	readonly citekeys: readonly string[];
	readonly bibliography: vscode.Uri;
	/** What was put into the bibliography, with the line ends around it. */
	readonly text: string;
	/** The bibliography was made for it. */
	readonly isNewFile: boolean;
}

interface Followed extends BroughtEntry {
	/** How often the manuscript cited them then. */
	cites: number;
	/** It went with the cite, and comes back with it. */
	isTakenBack: boolean;
}

/** So many are remembered; nobody undoes more. */
const mostFollowed = 200;
/** How long the editor may take to undo in all files, in milliseconds. */
const quietMilliseconds = 250;

/**
 * Lets one undo in the manuscript take back the entry as well as the cite. The editor undoes what one edit wrote in
 * several files, but not what came after a completion, nor in a bibliography that was edited since, and it saves
 * neither. What it leaves is done here, and in the same way for redo.
 */
export class BroughtEntries extends DisposableOwner {
	readonly #manuscripts: Manuscripts;
	readonly #writer: Writer;
	readonly #log: vscode.LogOutputChannel;
	readonly #followed: Followed[] = [];
	/** Bibliographies that somebody is editing: what made them differ from their file was no undo or redo. */
	readonly #edited = new Set<string>();
	/** Whether the last change of a bibliography was no undo or redo. */
	readonly #isTyped = new Map<string, boolean>();
	/** Bibliographies that entries are being written into: what makes them differ from their file is nobody's typing. */
	readonly #beingWritten = new Set<string>();
	/** How many undos and redos there were in manuscripts. */
	#undos = 0;
	readonly #timers = new Map<string, ReturnType<typeof setTimeout>>();
	#settling: Promise<void> = Promise.resolve();

	constructor(manuscripts: Manuscripts, writer: Writer, log: vscode.LogOutputChannel) {
		super();
		this.#manuscripts = manuscripts;
		this.#writer = writer;
		this.#log = log;
		this.register(vscode.workspace.onDidChangeTextDocument((event) => this.#changed(event)));
		this.register(vscode.workspace.onDidSaveTextDocument((document) => this.#saved(document)));
		this.register(vscode.workspace.onDidCloseTextDocument(({ uri }) => this.#edited.delete(fileKey(uri))));
	}

	/** Follows entries whose cite is in the manuscript now, or is about to be by an edit of the editor's. */
	follow(entry: BroughtEntry, cites = this.#countCites(entry)): void {
		this.#followed.push({ ...entry, cites, isTakenBack: false });
		if (this.#followed.length > mostFollowed) {
			this.#followed.shift();
		}
		const document = openDocument(entry.bibliography);
		if (document?.isDirty === true) {
			this.#edited.add(fileKey(entry.bibliography));
		}
	}

	/**
	 * Follows entries from before they are written, so that an undo that comes before the file is saved is seen. Gives what
	 * `write` gives; where that is false, nothing was written.
	 * @param isCited the manuscript cites them already; else it does when they are written
	 */
	async during(entry: BroughtEntry, isCited: boolean, write: () => Promise<boolean>): Promise<boolean> {
		const key = fileKey(entry.bibliography);
		const before = this.#countCites(entry);
		this.follow(entry, isCited ? before : before + 1);
		const followed = this.#followed.at(-1)!;
		this.#beingWritten.add(key);
		const written = write();
		this.#settling = Promise.all([this.#settling, written.catch(() => false)]).then(() => undefined);
		const undos = this.#undos;
		let isWritten = false;
		try {
			isWritten = await written;
		} finally {
			this.#beingWritten.delete(key);
			const place = this.#followed.indexOf(followed);
			if (!isWritten && place >= 0) {
				this.#followed.splice(place, 1);
			}
		}
		if (undos === this.#undos) {
			// Each of several cursors has the cite; where it is written into code, none counts.
			followed.cites = this.#countCites(entry);
		}
		return isWritten;
	}

	override dispose(): void {
		this.#timers.forEach((timer) => clearTimeout(timer));
		super.dispose();
	}

	#changed({ document, reason, contentChanges }: vscode.TextDocumentChangeEvent): void {
		const key = fileKey(document.uri);
		const isBibliography = this.#followed.some(({ bibliography }) => fileKey(bibliography) === key);
		if (isBibliography) {
			// What was done is reported first, and then, without a change of the text, that the file differs now.
			if (contentChanges.length > 0) {
				this.#isTyped.set(key, reason === undefined);
			}
			if (!document.isDirty) {
				// That a file is saved may be reported before that it differed.
				this.#edited.delete(key);
			} else if (this.#isTyped.get(key) === true && !this.#beingWritten.has(key)) {
				this.#edited.add(key);
			}
		}
		if (reason !== undefined && this.#followed.some(({ manuscript }) => fileKey(manuscript.uri) === key)) {
			this.#undos++;
			this.#later(key, () => this.#settle(key));
		} else if (reason !== undefined && isBibliography && contentChanges.length > 0) {
			// On a slow machine the editor undoes here after what the manuscript wanted was looked at.
			this.#later(key, () => this.#settleLate(document));
		}
	}

	/** Where an undo came while the file was being saved, what was saved is older than the undo. */
	#saved(document: vscode.TextDocument): void {
		const key = fileKey(document.uri);
		this.#edited.delete(key);
		if (this.#isTyped.get(key) === false) {
			this.#isTyped.delete(key);
			this.#later(key, () => this.#settleLate(document));
		}
	}

	/** Does something once the editor has come to rest, one after the other, since two may change the same bibliography. */
	#later(key: string, settle: () => Promise<void>): void {
		clearTimeout(this.#timers.get(key));
		const start = () => {
			this.#timers.delete(key);
			this.#settling = this.#settling.then(settle).catch((error: unknown) => this.#failed(error));
		};
		this.#timers.set(key, setTimeout(start, quietMilliseconds));
	}

	#failed(error: unknown): void {
		this.#log.warn('The entry of a cite that was undone stays in its bibliography.', String(error));
	}

	async #settle(manuscript: string): Promise<void> {
		for (const entry of this.#followed.filter((each) => fileKey(each.manuscript.uri) === manuscript).toReversed()) {
			const isCited = this.#countCites(entry) >= entry.cites;
			if (isCited ? entry.isTakenBack : !entry.isTakenBack) {
				entry.isTakenBack = !isCited;
				await (isCited ? this.#bringAgain(entry) : this.#takeBack(entry));
			}
		}
	}

	/** Saves a bibliography in which the editor undid or did again what its manuscripts had been looked at for already. */
	async #settleLate(document: vscode.TextDocument): Promise<void> {
		const key = fileKey(document.uri);
		const entries = this.#followed.filter(
			({ bibliography, manuscript }) => fileKey(bibliography) === key && !manuscript.isClosed,
		);
		const isThere = ({ text }: Followed) => document.getText().includes(text.replaceAll(/\r?\n/g, lineEndOf(document)));
		const isAsWanted = (entry: Followed) =>
			this.#countCites(entry) >= entry.cites === !entry.isTakenBack && isThere(entry) === !entry.isTakenBack;
		const manuscript = entries[0]?.manuscript;
		if (manuscript !== undefined && entries.every(isAsWanted)) {
			await this.#saveUndone(document, manuscript);
		}
	}

	/** What the editor has not undone itself goes, if it is still there as it came; what it has is saved. */
	async #takeBack({ manuscript, bibliography, text, isNewFile }: Followed): Promise<void> {
		const document = await openIfThere(bibliography);
		if (document === undefined) {
			return;
		}
		const written = text.replaceAll(/\r?\n/g, lineEndOf(document));
		const start = document.getText().lastIndexOf(written);
		if (start >= 0) {
			if (isNewFile && document.getText().trim() === written.trim()) {
				await this.#writer.removeNew(document);
				return;
			}
			const range = new vscode.Range(document.positionAt(start), document.positionAt(start + written.length));
			await this.#edit(document, manuscript, vscode.TextEdit.delete(range));
		} else {
			await this.#saveUndone(document, manuscript);
		}
	}

	async #bringAgain({ manuscript, bibliography, text, isNewFile }: Followed): Promise<void> {
		const beside = vscode.Uri.joinPath(manuscript.uri, '..');
		const document = await openIfThere(bibliography);
		if (document === undefined) {
			if (isNewFile) {
				await this.#writer.write([{ uri: bibliography, role: 'bibliography', beside, contents: text }]);
			}
		} else if (document.getText().includes(text.replaceAll(/\r?\n/g, lineEndOf(document)))) {
			await this.#saveUndone(document, manuscript);
		} else {
			const end = document.positionAt(document.getText().length);
			await this.#edit(document, manuscript, vscode.TextEdit.insert(end, text));
		}
	}

	async #edit(document: vscode.TextDocument, manuscript: vscode.TextDocument, edit: vscode.TextEdit): Promise<void> {
		const { uri } = document;
		const beside = vscode.Uri.joinPath(manuscript.uri, '..');
		const key = fileKey(uri);
		const isEdited = this.#edited.has(key);
		this.#beingWritten.add(key);
		try {
			const isWritten = await this.#writer.write([{ ...fileEdits(document, [edit]), beside }]);
			if (isWritten && !isEdited) {
				await this.#writer.save(uri);
			}
		} finally {
			this.#beingWritten.delete(key);
		}
	}

	/** A bibliography that was saved with the entry is saved without it. */
	async #saveUndone(document: vscode.TextDocument, { uri }: vscode.TextDocument): Promise<void> {
		if (this.#edited.has(fileKey(document.uri))) {
			return;
		}
		await this.#writer.save(document.uri);
		if (!document.isDirty && (await this.#isOlderOnDisk(document))) {
			await this.#writer.saveAgain(document, vscode.Uri.joinPath(uri, '..'));
		}
	}

	/** Whether a file differs from what the editor takes for saved, and by nothing but entries that are followed. */
	async #isOlderOnDisk(document: vscode.TextDocument): Promise<boolean> {
		const saved = await textOnDisk(document);
		const shown = comparable(document.getText());
		const texts = this.#followed.filter(({ bibliography }) => isSameFile(bibliography, document.uri));
		const withoutThem = (whole: string) => texts.reduce((rest, { text }) => rest.replace(comparable(text), ''), whole);
		return saved !== undefined && saved !== shown && withoutThem(saved) === withoutThem(shown);
	}

	#countCites({ manuscript, citekeys }: BroughtEntry): number {
		const scanned = manuscript.isClosed ? undefined : this.#manuscripts.scan(manuscript);
		const cites = scanned === undefined ? [] : clustersOf(scanned).flatMap((cluster) => cluster.cites);
		return cites.filter(({ citekey }) => citekeys.includes(citekey)).length;
	}
}

async function openIfThere(uri: vscode.Uri): Promise<vscode.TextDocument | undefined> {
	try {
		return await vscode.workspace.openTextDocument(uri);
	} catch {
		return undefined;
	}
}
