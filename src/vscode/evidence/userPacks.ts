import * as vscode from 'vscode';
import { createEvidenceBase } from '../../core/evidence/createEvidenceBase.ts';
import { packFileNames, type PackFileName, type PackProblem } from '../../core/evidence/packFiles.ts';
import type { EvidencePack } from '../../core/evidence/packModel.ts';
import { isWholePack, partsOfPack, withoutCopies, spanInWhole, type WholePack } from '../../core/evidence/wholePack.ts';
import { validatePack } from '../../core/evidence/validatePack.ts';
import { largestPackFile } from '../../core/documents/readingPolicy.ts';
import { isAbsolutePath } from '../../core/text/filePath.ts';
import { resolveUri } from '../../core/text/fileUri.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { folderOf } from '../../core/text/paths.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { fileName } from '../host/files.ts';
import { FolderWatchers } from '../host/folderWatchers.ts';
import { rangeIn } from '../host/positions.ts';
import type { Reader } from '../../presentation/localise.ts';
import { packProblemSentence } from '../../presentation/packProblems.ts';
import { readingSentence } from '../../presentation/reading.ts';
import { windowReader } from '../host/reader.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { localUri, readNamed } from '../host/reading.ts';
import { readSettings } from '../host/settings.ts';

/** Packs in the workspace are known by this ending, so that no other `pack.json` is taken for one. */
const packPattern = '**/{*.evidence/pack.json,*.evidence.json}';
/** Nobody has more; also a bound on what an untrusted workspace can make the editor read. */
const mostPacks = 20;
/** What changes several files, or is typed, is read once it is done, in milliseconds. */
const quietMilliseconds = 150;

/** A pack of the user's, and where it is. */
export interface OwnPack {
	/** Its folder, or the file that it is. */
	readonly place: vscode.Uri;
	/** It is one file, which is read and not changed. */
	readonly isWhole: boolean;
	readonly pack: EvidencePack;
}

/** The packs that were found. */
export interface FoundPacks {
	readonly packs: readonly OwnPack[];
	/** Packs of which nothing can be used. */
	readonly unusable: readonly vscode.Uri[];
}

/** A pack as it was read last. */
interface ReadPack {
	readonly place: vscode.Uri;
	readonly texts: PackTexts;
	/** Where it is one file, which parts it has. */
	readonly whole: (WholePack & { readonly text: string }) | undefined;
	/** A sentence for each file that is there and not read. */
	readonly failures: ReadonlyMap<PackFileName, string>;
}

type PackTexts = Readonly<Partial<Record<PackFileName, string>>>;

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
		const watcher = this.register(vscode.workspace.createFileSystemWatcher('**/{*.evidence/*.json,*.evidence.json}'));
		const changed = () => this.#changed();
		this.register(watcher.onDidChange(changed));
		this.register(watcher.onDidCreate(changed));
		this.register(watcher.onDidDelete(changed));
		this.register(this.#named.onDidChange(changed));
		// What was refused may be read now.
		this.register(vscode.workspace.onDidGrantWorkspaceTrust(changed));
		this.register(
			vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
				const places = [document.uri, document.uri.with({ path: folderOf(document.uri.path) })].map(String);
				if (contentChanges.length > 0 && this.#read.some((pack) => places.includes(String(pack.place)))) {
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
	async load(bundled: readonly EvidencePack[], isAnew: boolean): Promise<FoundPacks | undefined> {
		const read = await Promise.all((await packPlaces()).map(readPack));
		if (!isAnew && isSame(read, this.#read)) {
			return undefined;
		}
		this.#follow(read, this.#read);
		this.#read = read;
		this.#collection.clear();
		const packs: OwnPack[] = [];
		const unusable: vscode.Uri[] = [];
		for (const pack of read) {
			const { place, texts, whole } = pack;
			if (pack.failures.size > 0) {
				this.#tell(pack);
				unusable.push(place);
				continue;
			}
			const known = createEvidenceBase([...bundled, ...packs.map(({ pack }) => pack)]);
			const { value, problems } = validatePack(texts, known);
			this.#report(pack, problems);
			this.#log.info(
				`${place.path}: ${value === undefined ? 'no usable pack' : value.id}, ${problems.length} problems.`,
			);
			if (value === undefined) {
				unusable.push(place);
			} else {
				packs.push({ place, isWhole: whole !== undefined, pack: value });
			}
		}
		return { packs, unusable };
	}

	#changed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => this.#didChange.fire(undefined), quietMilliseconds);
	}

	#follow(now: readonly ReadPack[], before: readonly ReadPack[]): void {
		const isNamed = ({ place }: ReadPack) =>
			!/\.evidence(?:\.json)?$/.test(place.path) || vscode.workspace.getWorkspaceFolder(place) === undefined;
		const folder = ({ place, whole }: ReadPack) =>
			whole === undefined ? place : place.with({ path: folderOf(place.path) });
		now.filter(isNamed).forEach((pack) => this.#named.follow(folder(pack)));
		before.filter(isNamed).forEach((pack) => this.#named.release(folder(pack)));
	}

	/** Says at each file of a pack that could not be read why; the pack is not used. */
	#tell({ place, whole, failures }: ReadPack): void {
		for (const [name, sentence] of failures) {
			const start = new vscode.Range(0, 0, 0, 0);
			const diagnostic = new vscode.Diagnostic(start, sentence, vscode.DiagnosticSeverity.Warning);
			diagnostic.source = 'Afferent';
			this.#collection.set(whole === undefined ? vscode.Uri.joinPath(place, name) : place, [diagnostic]);
			this.#log.warn(`${place.path}: ${sentence}`);
		}
	}

	#report({ place, texts, whole }: ReadPack, problems: readonly PackProblem[]): void {
		const reader = windowReader();
		if (whole !== undefined) {
			const lines = new LineIndex(whole.text);
			const ofParts = problems.map((problem) => ({
				problem,
				range: rangeIn(lines, spanInWhole(whole, problem.file, problem.span)),
			}));
			const ofWhole = whole.problems.map((problem) => ({ problem, range: rangeIn(lines, problem.span) }));
			const diagnostics = [...ofWhole, ...ofParts].map(({ problem, range }) => packDiagnostic(range, problem, reader));
			this.#collection.set(place, diagnostics);
			return;
		}
		for (const [name, ofFile] of Map.groupBy(problems, (problem) => problem.file)) {
			const lines = new LineIndex(texts[name] ?? '');
			const diagnostics = ofFile.map((problem) => packDiagnostic(rangeIn(lines, problem.span), problem, reader));
			this.#collection.set(vscode.Uri.joinPath(place, name), diagnostics);
		}
	}
}

function packDiagnostic(range: vscode.Range, problem: PackProblem, reader: Reader): vscode.Diagnostic {
	const sentence = packProblemSentence(problem, reader);
	const diagnostic = new vscode.Diagnostic(range, sentence, vscode.DiagnosticSeverity.Warning);
	diagnostic.source = 'Afferent';
	diagnostic.code = problem.code;
	return diagnostic;
}

function isSame(now: readonly ReadPack[], before: readonly ReadPack[]): boolean {
	const isEqual = (pack: ReadPack, other: ReadPack | undefined) =>
		other !== undefined &&
		String(pack.place) === String(other.place) &&
		pack.whole?.text === other.whole?.text &&
		pack.failures.size + other.failures.size === 0 &&
		packFileNames.every((name) => pack.texts[name] === other.texts[name]);
	return now.length === before.length && now.every((pack, index) => isEqual(pack, before[index]));
}

/** Folders and files of packs that the setting names, then those of the workspace. */
async function packPlaces(): Promise<vscode.Uri[]> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	const named = readSettings(undefined).packs.flatMap((path) => {
		if (root === undefined || isAbsolutePath(path)) {
			return (isAbsolutePath(path) && localUri(path)) || [];
		}
		const uri = resolveUri(root, path);
		return uri === undefined ? [] : [editorUri(uri)];
	});
	const found = await vscode.workspace.findFiles(packPattern, '**/node_modules/**', mostPacks);
	const places = found
		.map((file) => (isWholePack(file.path) ? file : vscode.Uri.joinPath(file, '..')))
		.sort((a, b) => a.path.localeCompare(b.path));
	const inWorkspace = withoutCopies(places, ({ path }) => path);
	const distinct = new Map([...named, ...inWorkspace].map((uri) => [String(uri), uri]));
	return [...distinct.values()].slice(0, mostPacks);
}

/** The files of a pack, as the editor has them where they are not saved. */
async function readPack(place: vscode.Uri): Promise<ReadPack> {
	return isWholePack(place.path) ? readWhole(place) : readFolder(place);
}

async function readWhole(place: vscode.Uri): Promise<ReadPack> {
	const file = await readNamed(place, largestPackFile);
	if (file.state === 'read' || file.state === 'missing') {
		// A file that the setting names and that is not there is reported as a header that is none.
		const text = file.state === 'read' ? (unsavedText(place) ?? new TextDecoder().decode(file.bytes)) : '';
		const whole = { ...partsOfPack(text), text };
		return { place, texts: whole.files, whole, failures: new Map() };
	}
	const name = fileName(place);
	const sentence =
		file.state === 'refused'
			? readingSentence(file.reason, name, windowReader())
			: vscode.l10n.t('{0} could not be read: {1}.', name, file.failure);
	const whole = { ...partsOfPack(''), text: '' };
	return { place, texts: {}, whole, failures: new Map([['pack.json', sentence]]) };
}

async function readFolder(folder: vscode.Uri): Promise<ReadPack> {
	const texts: Partial<Record<PackFileName, string>> = {};
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
	return { place: folder, texts, whole: undefined, failures };
}

function unsavedText(uri: vscode.Uri): string | undefined {
	const isIt = (document: vscode.TextDocument) => document.isDirty && String(document.uri) === String(uri);
	return vscode.workspace.textDocuments.find(isIt)?.getText();
}
