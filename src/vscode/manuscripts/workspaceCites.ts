import * as vscode from 'vscode';
import { noCommands, type OwnCommands } from '../../core/citations/latexCommands.ts';
import { type CiteDefinition, commandsOf } from '../../core/documents/citeDefinitions.ts';
import { citeDefinitionsIn } from '../../core/documents/latexFacts.ts';
import { citedKeys } from '../../core/documents/clusters.ts';
import { foldedName } from '../../core/text/fileUri.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { excludedFolders, fileName, openDocument } from '../host/files.ts';
import type { Manuscripts } from './manuscripts.ts';
import { onDidChangeSettings } from '../host/settings.ts';
import { manuscriptPattern, manuscriptsAround, scanManuscript } from './workspaceManuscripts.ts';

/** What one manuscript cites, and the names of the bibliographies that it declares, folded. */
interface Citing {
	/** When the file was changed, in milliseconds. */
	readonly changed: number;
	readonly citekeys: readonly string[];
	readonly declared: readonly string[];
	/** What it defines that may cite. */
	readonly definitions: readonly CiteDefinition[];
}

/** Files of LaTeX that are no manuscripts and may define commands that cite. */
const packagePattern = '**/*.{sty,cls}';
/** A project has a few of its own; a folder with more holds a distribution. */
const mostPackages = 100;

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
	/** Commands that cite by a definition in any file: it may stand in another than the cite. */
	#commands: OwnCommands = noCommands;

	/** A file came, went or was written, by whatever program. */
	readonly onDidChange = this.#didChange.event;

	constructor(manuscripts: Manuscripts) {
		super();
		this.#manuscripts = manuscripts;
		const tell = () => this.#didChange.fire(undefined);
		for (const pattern of [manuscriptPattern, packagePattern]) {
			const watcher = this.register(vscode.workspace.createFileSystemWatcher(pattern));
			this.register(watcher.onDidCreate(tell));
			this.register(watcher.onDidChange(tell));
			this.register(watcher.onDidDelete(tell));
		}
		this.register(onDidChangeSettings(['citations.latexCommands'], () => (this.#closed = new Map())));
	}

	/** Reads what is new, and gives what the manuscripts cite from each bibliography as they are now. */
	async read(): Promise<CitedFrom> {
		let all = await this.#readAll();
		const commands = commandsOf(
			all.flatMap(({ definitions }) => definitions),
			noCommands,
		);
		if (JSON.stringify([...commands]) !== JSON.stringify([...this.#commands])) {
			this.#commands = commands;
			this.#closed = new Map();
			all = await this.#readAll();
		}
		const cited = new Set(all.flatMap(({ citekeys }) => citekeys));
		const takers = all.filter(({ citekeys }) => citekeys.includes('*'));
		return (uri) => {
			const takesAll = takers.some(
				({ declared }) => declared.length === 0 || declared.includes(foldedName(fileName(uri))),
			);
			return takesAll || cited.size === 0 ? undefined : cited;
		};
	}

	async #readAll(): Promise<readonly Citing[]> {
		const closed = new Map<string, Citing>();
		const all: Citing[] = [];
		const packages = await vscode.workspace.findFiles(packagePattern, excludedFolders, mostPackages);
		for (const file of [...(await manuscriptsAround(undefined, this.#manuscripts)), ...packages]) {
			const isOpen = openDocument(file) !== undefined;
			const citing = await this.#citing(file, isOpen);
			if (citing !== undefined) {
				all.push(citing);
			}
			// What an editor holds may never be saved.
			if (citing !== undefined && !isOpen) {
				closed.set(String(file), citing);
			}
		}
		this.#closed = closed;
		return all;
	}

	async #citing(uri: vscode.Uri, isOpen: boolean): Promise<Citing | undefined> {
		const changed = isOpen ? 0 : await changeOf(uri);
		const known = this.#closed.get(String(uri));
		if (!isOpen && known !== undefined && known.changed === changed) {
			return known;
		}
		const scanned = await scanManuscript(uri, this.#manuscripts, this.#commands);
		return (
			scanned && {
				changed,
				citekeys: citedKeys(scanned),
				declared: scanned.declarations.flatMap(({ path }) => (path === undefined ? [] : [foldedName(nameOf(path))])),
				definitions: scanned.format === 'latex' ? citeDefinitionsIn(scanned.blocks) : [],
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
