import * as vscode from 'vscode';
import { packFileNames, type PackFileName, type PackProblem } from '../../core/evidence/packFiles.ts';
import type { EvidencePack } from '../../core/evidence/model.ts';
import { largestPackFile } from '../../core/documents/readingPolicy.ts';
import { isAbsolutePath } from '../../core/text/filePath.ts';
import { resolveUri } from '../../core/text/fileUri.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { folderOf } from '../../core/text/paths.ts';
import type * as Engine from '../../engine.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { FolderWatchers } from '../host/folderWatchers.ts';
import { rangeIn } from '../host/positions.ts';
import { readingSentence } from '../../presentation/reading.ts';
import { windowReader } from '../host/reader.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { localUri, readNamed } from '../host/reading.ts';
import { readSettings } from '../host/settings.ts';

/** Folders of packs in the workspace are told by this ending, so that no other `pack.json` is taken for one. */
const packPattern = '**/*.evidence/pack.json';
/** Nobody has more; also a bound on what an untrusted workspace can make the editor read. */
const mostPacks = 20;
/** What changes several files, or is typed, is read once it is done, in milliseconds. */
const quietMilliseconds = 150;

/** A pack of the user's, and where it is. */
export interface OwnPack {
	readonly folder: vscode.Uri;
	readonly pack: EvidencePack;
}

/** The packs that were found. */
export interface FoundPacks {
	readonly packs: readonly OwnPack[];
	/** Folders of packs of which nothing can be used. */
	readonly unusable: readonly vscode.Uri[];
}

/** A pack as it was read last. */
interface ReadPack {
	readonly folder: vscode.Uri;
	readonly texts: PackTexts;
	/** A sentence for each file that is there and not read. */
	readonly failures: ReadonlyMap<PackFileName, string>;
}

type PackTexts = Partial<Record<PackFileName, string>>;

/** The user's own evidence packs: found, read, checked, and reported where something is wrong. */
export class Packs extends DisposableOwner {
	readonly #log: vscode.LogOutputChannel;
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent-packs'));
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());
	/** Packs that a setting names and the pattern of the workspace does not. */
	readonly #named = this.register(new FolderWatchers());
	#read: readonly ReadPack[] = [];
	#timer: ReturnType<typeof setTimeout> | undefined;

	/** A pack was added, changed, in the editor or on disk, or removed. */
	readonly onDidChange = this.#didChange.event;

	constructor(log: vscode.LogOutputChannel) {
		super();
		this.#log = log;
		const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/*.evidence/*.json'));
		const changed = () => this.#changed();
		this.register(watcher.onDidChange(changed));
		this.register(watcher.onDidCreate(changed));
		this.register(watcher.onDidDelete(changed));
		this.register(this.#named.onDidChange(changed));
		// What was refused may be read now.
		this.register(vscode.workspace.onDidGrantWorkspaceTrust(changed));
		this.register(
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				const folder = String(document.uri.with({ path: folderOf(document.uri.path) }));
				if (contentChanges.length > 0 && this.#read.some((pack) => String(pack.folder) === folder)) {
					changed();
				}
			}),
		);
	}

	override dispose(): void {
		clearTimeout(this.#timer);
		super.dispose();
	}

	/**
	 * The packs that can be used, in order; what is wrong with them is in the Problems panel. Undefined where none is other
	 * than it was, unless all are to be looked at anew.
	 */
	async load(
		engine: typeof Engine,
		bundled: readonly EvidencePack[],
		isAnew: boolean,
	): Promise<FoundPacks | undefined> {
		const read = await Promise.all((await packFolders()).map(readPack));
		if (!isAnew && isSame(read, this.#read)) {
			return undefined;
		}
		this.#follow(read, this.#read);
		this.#read = read;
		this.#collection.clear();
		const packs: OwnPack[] = [];
		const unusable: vscode.Uri[] = [];
		for (const { folder, texts, failures } of read) {
			if (failures.size > 0) {
				this.#tell(folder, failures);
				unusable.push(folder);
				continue;
			}
			const known = engine.createEvidenceBase([...bundled, ...packs.map(({ pack }) => pack)]);
			const { value, problems } = engine.validatePack(texts, known);
			this.#report(folder, texts, problems, engine);
			this.#log.info(
				`${folder.path}: ${value === undefined ? 'no usable pack' : value.id}, ${problems.length} problems.`,
			);
			if (value === undefined) {
				unusable.push(folder);
			} else {
				packs.push({ folder, pack: value });
			}
		}
		return { packs, unusable };
	}

	#changed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#didChange.fire(undefined), quietMilliseconds);
	}

	#follow(now: readonly ReadPack[], before: readonly ReadPack[]): void {
		const isNamed = ({ folder }: ReadPack) =>
			!folder.path.endsWith('.evidence') || vscode.workspace.getWorkspaceFolder(folder) === undefined;
		now.filter(isNamed).forEach(({ folder }) => this.#named.follow(folder));
		before.filter(isNamed).forEach(({ folder }) => this.#named.release(folder));
	}

	/** Says at each file of a pack that could not be read why; the pack is not used. */
	#tell(folder: vscode.Uri, failures: ReadonlyMap<PackFileName, string>): void {
		for (const [name, sentence] of failures) {
			const start = new vscode.Range(0, 0, 0, 0);
			const diagnostic = new vscode.Diagnostic(start, sentence, vscode.DiagnosticSeverity.Warning);
			diagnostic.source = 'Afferent';
			this.#collection.set(vscode.Uri.joinPath(folder, name), [diagnostic]);
			this.#log.warn(`${folder.path}: ${sentence}`);
		}
	}

	#report(folder: vscode.Uri, texts: PackTexts, problems: readonly PackProblem[], engine: typeof Engine): void {
		const reader = windowReader();
		for (const [name, ofFile] of Map.groupBy(problems, (problem) => problem.file)) {
			const lines = new LineIndex(texts[name] ?? '');
			const diagnostics = ofFile.map((problem) => {
				const sentence = engine.packProblemSentence(problem, reader);
				const diagnostic = new vscode.Diagnostic(
					rangeIn(lines, problem.span),
					sentence,
					vscode.DiagnosticSeverity.Warning,
				);
				diagnostic.source = 'Afferent';
				diagnostic.code = problem.code;
				return diagnostic;
			});
			this.#collection.set(vscode.Uri.joinPath(folder, name), diagnostics);
		}
	}
}

function isSame(now: readonly ReadPack[], before: readonly ReadPack[]): boolean {
	const isEqual = (pack: ReadPack, other: ReadPack | undefined) =>
		other !== undefined &&
		String(pack.folder) === String(other.folder) &&
		pack.failures.size + other.failures.size === 0 &&
		packFileNames.every((name) => pack.texts[name] === other.texts[name]);
	return now.length === before.length && now.every((pack, index) => isEqual(pack, before[index]));
}

/** Folders named in the setting, then those of the workspace. */
async function packFolders(): Promise<vscode.Uri[]> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	const named = readSettings(undefined).packs.flatMap((path) => {
		if (root === undefined || isAbsolutePath(path)) {
			return (isAbsolutePath(path) && localUri(path)) || [];
		}
		const uri = resolveUri(root, path);
		return uri === undefined ? [] : [editorUri(uri)];
	});
	const found = await vscode.workspace.findFiles(packPattern, '**/node_modules/**', mostPacks);
	const inWorkspace = found.map((file) => vscode.Uri.joinPath(file, '..')).sort((a, b) => a.path.localeCompare(b.path));
	const distinct = new Map([...named, ...inWorkspace].map((uri) => [String(uri), uri]));
	return [...distinct.values()].slice(0, mostPacks);
}

/** The files of a pack, as the editor has them where they are not saved. */
async function readPack(folder: vscode.Uri): Promise<ReadPack> {
	const texts: PackTexts = {};
	const failures = new Map<PackFileName, string>();
	for (const name of packFileNames) {
		const uri = vscode.Uri.joinPath(folder, name);
		const file = await readNamed(uri, largestPackFile);
		switch (file.state) {
			case 'read':
				texts[name] = unsavedText(uri) ?? new TextDecoder().decode(file.bytes);
				break;
			case 'refused':
				failures.set(name, readingSentence(file.reason, name, windowReader()));
				break;
			case 'unreadable':
				failures.set(name, vscode.l10n.t('{0} could not be read: {1}.', name, file.failure));
				break;
			case 'missing':
			// Only pack.json must be there, and the check of the pack says so.
		}
	}
	return { folder, texts, failures };
}

function unsavedText(uri: vscode.Uri): string | undefined {
	const isIt = (document: vscode.TextDocument) => document.isDirty && String(document.uri) === String(uri);
	return vscode.workspace.textDocuments.find(isIt)?.getText();
}
