import * as vscode from 'vscode';
import { citedKeys } from '../core/documents/clusters.ts';
import { DisposableOwner } from './disposables.ts';
import { fileName } from './libraries.ts';
import type { Manuscripts } from './manuscripts.ts';
import { manuscriptPattern, manuscriptsAround, scanManuscript } from './workspaceManuscripts.ts';

/** What one manuscript cites, and the names of the bibliographies that it declares. */
interface Citing {
	/** When the file was changed, in milliseconds; undefined for an open document, which has no such time. */
	readonly changed: number;
	readonly citekeys: readonly string[];
	readonly declared: readonly string[];
}

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
	}

	/**
	 * The citekeys that manuscripts cite; undefined where there is none, or where one of them takes all of the
	 * bibliography `uri` (`nocite` with `*`). One that declares none itself, as a part of a book does, may take all of any.
	 */
	async citedFrom(uri: vscode.Uri): Promise<ReadonlySet<string> | undefined> {
		const closed = new Map<string, Citing>();
		const cited = new Set<string>();
		let takesAll = false;
		for (const manuscript of await manuscriptsAround(undefined, this.#manuscripts)) {
			const citing = await this.#citing(manuscript);
			if (citing === undefined) {
				continue;
			}
			closed.set(String(manuscript), citing);
			citing.citekeys.forEach((citekey) => cited.add(citekey));
			const mayRead = citing.declared.length === 0 || citing.declared.includes(fileName(uri));
			takesAll ||= citing.citekeys.includes('*') && mayRead;
		}
		this.#closed = closed;
		return takesAll || cited.size === 0 ? undefined : cited;
	}

	async #citing(uri: vscode.Uri): Promise<Citing | undefined> {
		const changed = await changeOf(uri);
		const known = this.#closed.get(String(uri));
		const isOpen = vscode.workspace.textDocuments.some((document) => String(document.uri) === String(uri));
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
