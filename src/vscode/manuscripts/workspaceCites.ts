import * as vscode from 'vscode';
import { citedKeys } from '../../core/documents/clusters.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { fileName } from '../host/files.ts';
import type { Manuscripts } from './manuscripts.ts';
import { onDidChangeSettings } from '../host/settings.ts';
import { manuscriptPattern, manuscriptsAround, scanManuscript } from './workspaceManuscripts.ts';

/** What one manuscript cites, and the names of the bibliographies that it declares. */
interface Citing {
	/** When the file was changed, in milliseconds. */
	readonly changed: number;
	readonly citekeys: readonly string[];
	readonly declared: readonly string[];
}

/**
 * The citekeys that manuscripts cite; undefined where there is none, or where one of them takes all of the bibliography
 * `uri` (`nocite` with `*`). One that declares none itself, as a part of a book does, may take all of any.
 */
export type CitedFrom = (uri: vscode.Uri) => ReadonlySet<string> | undefined;

/** What the manuscripts of the workspace cite, also those that are not open; each file is read once for each change. */
export class WorkspaceCites extends DisposableOwner {
	readonly #manuscripts: Manuscripts;
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	#closed: ReadonlyMap<string, Citing> = new Map();

	/** A file came, went or was written, by whatever program. */
	readonly onDidChange = this.#didChange.event;

	constructor(manuscripts: Manuscripts) {
		super();
		this.#manuscripts = manuscripts;
		const watcher = this.register(vscode.workspace.createFileSystemWatcher(manuscriptPattern));
		const tell = () => this.#didChange.fire(undefined);
		this.register(watcher.onDidCreate(tell));
		this.register(watcher.onDidChange(tell));
		this.register(watcher.onDidDelete(tell));
		this.register(onDidChangeSettings(['citations.latexCommands'], () => (this.#closed = new Map())));
	}

	/** Reads what is new, and gives what the manuscripts cite from each bibliography as they stand now. */
	async read(): Promise<CitedFrom> {
		const closed = new Map<string, Citing>();
		const all: Citing[] = [];
		for (const manuscript of await manuscriptsAround(undefined, this.#manuscripts)) {
			const isOpen = vscode.workspace.textDocuments.some((document) => String(document.uri) === String(manuscript));
			const citing = await this.#citing(manuscript, isOpen);
			if (citing !== undefined) {
				all.push(citing);
			}
			// What an editor holds may never be saved.
			if (citing !== undefined && !isOpen) {
				closed.set(String(manuscript), citing);
			}
		}
		this.#closed = closed;
		const cited = new Set(all.flatMap(({ citekeys }) => citekeys));
		const takers = all.filter(({ citekeys }) => citekeys.includes('*'));
		return (uri) => {
			const takesAll = takers.some(({ declared }) => declared.length === 0 || declared.includes(fileName(uri)));
			return takesAll || cited.size === 0 ? undefined : cited;
		};
	}

	async #citing(uri: vscode.Uri, isOpen: boolean): Promise<Citing | undefined> {
		const changed = isOpen ? 0 : await changeOf(uri);
		const known = this.#closed.get(String(uri));
		if (!isOpen && known !== undefined && known.changed === changed) {
			return known;
		}
		const scanned = await scanManuscript(uri, this.#manuscripts);
		return (
			scanned && {
				changed,
				citekeys: citedKeys(scanned),
				declared: scanned.declarations.flatMap(({ path }) => (path === undefined ? [] : [nameOf(path)])),
			}
		);
	}
}

/** The file name in a path as written; LaTeX leaves the ending out. */
function nameOf(path: string): string {
	const name = path.slice(path.replaceAll('\\', '/').lastIndexOf('/') + 1);
	return name.includes('.') ? name : `${name}.bib`;
}

async function changeOf(uri: vscode.Uri): Promise<number> {
	try {
		return (await vscode.workspace.fs.stat(uri)).mtime;
	} catch {
		return 0;
	}
}
