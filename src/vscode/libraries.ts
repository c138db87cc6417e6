import * as vscode from 'vscode';
import { decodeText } from '../core/text/decode.ts';
import { holdsReferences } from '../core/bibliography/holdsReferences.ts';
import { createLibrary, createLibraryInSteps } from '../core/bibliography/library.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import {
	bibInputFolders,
	bibliographySearches,
	folderOf,
	includedPaths,
	joinPath,
	type ManuscriptPlace,
	type ProjectFile,
	projectFilePaths,
	rootDocumentPath,
} from '../core/documents/bibliographyResolution.ts';
import type { BibliographyDeclaration, ScannedDocument } from '../core/documents/model.ts';
import { scanDocument } from '../core/documents/scanDocument.ts';
import type { Problem } from '../core/text/problem.ts';
import { BibliographyFiles, type ScannedFile } from './bibliographyFiles.ts';
import { DisposableOwner } from './disposables.ts';
import type { Manuscripts } from './manuscripts.ts';
import { inSlices } from './slices.ts';
import { onDidChangeSettings, readSettings } from './settings.ts';
import { WorkspaceLibraries } from './workspaceLibraries.ts';

/** One bibliography that serves a document, or was to. */
export interface LibrarySource {
	/** As written in the document, the project or the settings. */
	readonly path: string;
	readonly reason: 'declared' | 'project' | 'header' | 'workspace' | 'settings';
	readonly declaration: BibliographyDeclaration | undefined;
	/** The file that was found, or, when none was, where it should be; undefined for a header. */
	readonly uri: vscode.Uri | undefined;
	/** All places that were looked at. */
	readonly tried: readonly string[];
	readonly state: 'read' | 'missing' | 'unreadable';
	readonly failure?: string;
	readonly bibliography?: Bibliography;
}

/** Whether the document itself, its header or its project names a source; the others only offer their entries. */
export function isDeclared({ reason }: LibrarySource): boolean {
	return reason !== 'workspace' && reason !== 'settings';
}

/** What a document can cite from. */
export interface DocumentLibrary {
	/** Everything: what the document declares first, then the libraries of the workspace and those of the settings. */
	readonly library: Library;
	/** What the document declares itself, in its header, its project or its root document. */
	readonly declared: Library;
	readonly sources: readonly LibrarySource[];
	/** LaTeX packages of the root document, where the document is a part of one. */
	readonly packages: ReadonlySet<string>;
	/** The folder from which LaTeX runs; undefined for other formats. */
	readonly rootFolder: string | undefined;
}

interface Place extends ManuscriptPlace {
	readonly packages: ReadonlySet<string>;
}

interface Kept {
	readonly key: string;
	readonly library: Promise<DocumentLibrary>;
}

/** Finds, reads and merges the bibliographies of each manuscript. */
export class Libraries extends DisposableOwner {
	readonly #manuscripts: Manuscripts;
	readonly #log: vscode.LogOutputChannel;
	readonly #files = this.register(new BibliographyFiles());
	readonly #around = this.register(new WorkspaceLibraries());
	readonly #kept = new Map<vscode.TextDocument, Kept>();
	readonly #didChange = this.register(new vscode.EventEmitter<undefined>());

	/** A bibliography or a setting changed: ask again. */
	readonly onDidChange = this.#didChange.event;

	constructor(manuscripts: Manuscripts, log: vscode.LogOutputChannel) {
		super();
		this.#manuscripts = manuscripts;
		this.#log = log;
		const forget = () => {
			this.#kept.clear();
			this.#didChange.fire(undefined);
		};
		this.register(this.#files.onDidChange(forget));
		this.register(this.#around.onDidChange(forget));
		this.register(onDidChangeSettings(forget));
		this.register(vscode.workspace.onDidCloseTextDocument((document) => this.#kept.delete(document)));
	}

	/** The library of a document. The same object is given as long as nothing that it is made from changed. */
	of(document: vscode.TextDocument): Promise<DocumentLibrary> {
		const scanned = this.#manuscripts.scan(document);
		if (scanned === undefined) {
			const library = createLibrary([]);
			return Promise.resolve({ library, declared: library, sources: [], packages: new Set(), rootFolder: undefined });
		}
		const key = keyOf(scanned);
		const known = this.#kept.get(document);
		if (known?.key === key) {
			return known.library;
		}
		const library = this.#make(document, scanned);
		this.#kept.set(document, { key, library });
		return library;
	}

	/** The text of a bibliography as it was read; undefined when it is gone. */
	async text(uri: vscode.Uri): Promise<string | undefined> {
		const file = await this.#files.text(uri);
		return file.state === 'read' ? file.text : undefined;
	}

	/** The bibliography in a file, whoever declares it; undefined when it cannot be read. */
	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
		return this.#files.bibliography(uri);
	}

	/** The files of the workspace that can be read as bibliographies, whoever declares them. */
	async inWorkspace(): Promise<readonly Bibliography[]> {
		const found = await this.#around.findAnew();
		const opened = await Promise.all(found.map((uri) => this.#files.bibliography(uri)));
		return opened.flatMap((bibliography) => bibliography ?? []);
	}

	/** What a document could cite from if it declared it: the libraries of the workspace and of the settings. */
	async undeclared(document: vscode.TextDocument): Promise<Library> {
		const { sources } = await this.of(document);
		const others = sources.filter((source) => !isDeclared(source));
		return createLibrary(others.flatMap(({ bibliography }) => bibliography ?? []));
	}

	/** A bibliography was scanned: its entries are known, and its problems and identifiers are being read. */
	get onDidScan(): vscode.Event<ScannedFile> {
		return this.#files.onDidScan;
	}

	/** What tells the contents of a large bibliography on disk from others; undefined for any other. */
	contentKey(bibliography: Bibliography): string | undefined {
		return this.#files.keyOf(bibliography);
	}

	/** What is wrong with the bibliographies that a document declares, at its declarations. */
	async problemsOf(document: vscode.TextDocument): Promise<Problem[]> {
		const { sources } = await this.of(document);
		return sources.flatMap(({ declaration, state, path, bibliography }) => {
			if (declaration === undefined) {
				return [];
			}
			const isBroken = bibliography?.problems.some((problem) => !problem.code.includes('duplicate')) ?? false;
			const code =
				state === 'missing'
					? 'bibliography.missing'
					: state === 'unreadable'
						? 'bibliography.unreadable'
						: isBroken
							? 'bibliography.broken'
							: undefined;
			return code === undefined ? [] : [{ code, span: declaration.span, details: { file: path } }];
		});
	}

	async #make(document: vscode.TextDocument, scanned: ScannedDocument): Promise<DocumentLibrary> {
		const place = document.isUntitled ? undefined : await this.#placeOf(document, scanned);
		const sources = [
			...inHeader(document, scanned),
			...(place === undefined ? [] : await this.#declaredSources(document, scanned, place)),
			...(await this.#settingsSources(document)),
		];
		sources.push(...(await this.#workspaceSources(document, sources)));
		sources.sort((a, b) => precedence.indexOf(a.reason) - precedence.indexOf(b.reason));
		const bibliographies = (accepts: (source: LibrarySource) => boolean) =>
			sources.filter(accepts).flatMap((source) => source.bibliography ?? []);
		const merged = (accepts: (source: LibrarySource) => boolean) =>
			inSlices(createLibraryInSteps(bibliographies(accepts)));
		const declared = await merged(isDeclared);
		const hasMore = sources.some((source) => !isDeclared(source) && source.bibliography !== undefined);
		this.#log.debug(`${document.uri.path}: ${declared.size} references declared, ${sources.length} sources.`);
		return {
			library: hasMore ? await merged(() => true) : declared,
			declared,
			sources,
			packages: place?.packages ?? new Set(),
			rootFolder: place?.rootFolder,
		};
	}

	async #declaredSources(
		document: vscode.TextDocument,
		scanned: ScannedDocument,
		place: ManuscriptPlace,
	): Promise<LibrarySource[]> {
		const searches = bibliographySearches(scanned, place);
		return Promise.all(
			searches.map(async ({ path, reason, declaration, candidates }) =>
				this.#firstFound(
					path,
					reason,
					declaration,
					candidates.map((candidate) => document.uri.with({ path: candidate })),
				),
			),
		);
	}

	/** Libraries of the workspace that nothing names yet; what cannot be read or holds no references is none. */
	async #workspaceSources(document: vscode.TextDocument, named: readonly LibrarySource[]): Promise<LibrarySource[]> {
		if (!readSettings(document).discoversLibraries) {
			return [];
		}
		const known = new Set(named.map(({ uri }) => String(uri)));
		const sources = await Promise.all(
			(await this.#around.findNear(document.uri)).map(async (uri): Promise<LibrarySource[]> => {
				const bibliography = known.has(String(uri)) ? undefined : await this.#files.bibliography(uri);
				const path = vscode.workspace.asRelativePath(uri);
				return bibliography === undefined || !holdsReferences(bibliography)
					? []
					: [{ path, reason: 'workspace', declaration: undefined, uri, tried: [], state: 'read', bibliography }];
			}),
		);
		return sources.flat();
	}

	async #settingsSources(document: vscode.TextDocument): Promise<LibrarySource[]> {
		const folder = vscode.workspace.getWorkspaceFolder(document.uri) ?? vscode.workspace.workspaceFolders?.[0];
		return Promise.all(
			readSettings(document).bibliographies.flatMap((path) => {
				const clean = path.replaceAll('\\', '/');
				const isAbsolute = clean.startsWith('/') || /^[A-Za-z]:\//.test(clean);
				const uri = isAbsolute ? vscode.Uri.file(clean) : folder && vscode.Uri.joinPath(folder.uri, clean);
				return uri === undefined ? [] : [this.#firstFound(path, 'settings', undefined, [uri])];
			}),
		);
	}

	async #firstFound(
		path: string,
		reason: LibrarySource['reason'],
		declaration: BibliographyDeclaration | undefined,
		uris: readonly vscode.Uri[],
	): Promise<LibrarySource> {
		const tried = uris.map((uri) => uri.path);
		for (const uri of uris) {
			const file = await this.#files.text(uri);
			if (file.state === 'unreadable') {
				return { path, reason, declaration, uri, tried, state: 'unreadable', failure: file.failure };
			}
			if (file.state === 'read') {
				const bibliography = await this.#files.bibliography(uri);
				return bibliography === undefined
					? {
							path,
							reason,
							declaration,
							uri,
							tried,
							state: 'unreadable',
							failure: vscode.l10n.t('its name is that of no bibliography'),
						}
					: { path, reason, declaration, uri, tried, state: 'read', bibliography };
			}
		}
		return { path, reason, declaration, uri: uris[0], tried, state: 'missing' };
	}

	/** What the files around a manuscript say of it. */
	async #placeOf(document: vscode.TextDocument, scanned: ScannedDocument): Promise<Place> {
		const documentPath = document.uri.path;
		const top = vscode.workspace.getWorkspaceFolder(document.uri)?.uri.path;
		const found = await Promise.all(
			projectFilePaths(documentPath, scanned.format, top ?? folderOf(documentPath)).map(
				async (path): Promise<ProjectFile[]> => {
					const file = await this.#files.text(document.uri.with({ path }));
					return file.state === 'read' ? [{ path, text: file.text }] : [];
				},
			),
		);
		const projectFiles = found.flat();
		if (scanned.format !== 'latex') {
			// Pandoc is mostly run from the folder that is open.
			return { documentPath, projectFiles, packages: new Set(), searchFolders: top === undefined ? [] : [top] };
		}
		const rootPath = (await this.#rootOf(document, scanned)) ?? documentPath;
		const rootFolder = folderOf(rootPath);
		const root = rootPath === documentPath ? undefined : await this.#scanPart(document.uri.with({ path: rootPath }));
		const packages = new Set(root?.latex?.packages.keys());
		const rootDeclarations = await this.#declarationsFrom(document.uri, rootPath, rootFolder, new Set([documentPath]));
		const included = await this.#includedDeclarations(
			document.uri,
			scanned,
			rootFolder,
			new Set([documentPath, rootPath]),
		);
		return {
			documentPath,
			projectFiles,
			rootFolder,
			rootDeclarations: [...rootDeclarations, ...included],
			packages,
			searchFolders: bibInputs(rootFolder),
		};
	}

	/** The root document of a LaTeX part: named by a comment, or a neighbour that pulls it in. */
	async #rootOf(document: vscode.TextDocument, scanned: ScannedDocument): Promise<string | undefined> {
		const named = rootDocumentPath(scanned, document.uri.path);
		if (named !== undefined || scanned.latex?.bodyStart !== undefined) {
			return named;
		}
		const ownFolder = folderOf(document.uri.path);
		for (const folder of [ownFolder, folderOf(ownFolder)]) {
			for (const path of await latexFilesIn(document.uri.with({ path: folder }))) {
				const candidate = path === document.uri.path ? undefined : await this.#scanPart(document.uri.with({ path }));
				const isRoot = candidate?.latex?.bodyStart !== undefined;
				if (isRoot && includedPaths(candidate, folder).includes(document.uri.path)) {
					return path;
				}
			}
		}
		return undefined;
	}

	/** Declarations of another file of the manuscript and of what it pulls in. */
	async #declarationsFrom(
		base: vscode.Uri,
		path: string,
		rootFolder: string,
		visited: Set<string>,
	): Promise<readonly BibliographyDeclaration[]> {
		if (visited.has(path) || visited.size > mostParts) {
			return [];
		}
		visited.add(path);
		const scanned = await this.#scanPart(base.with({ path }));
		return scanned === undefined
			? []
			: [...scanned.declarations, ...(await this.#includedDeclarations(base, scanned, rootFolder, visited))];
	}

	async #includedDeclarations(
		base: vscode.Uri,
		scanned: ScannedDocument,
		rootFolder: string,
		visited: Set<string>,
	): Promise<readonly BibliographyDeclaration[]> {
		const found: BibliographyDeclaration[] = [];
		for (const path of includedPaths(scanned, rootFolder)) {
			found.push(...(await this.#declarationsFrom(base, path, rootFolder, visited)));
		}
		return found;
	}

	async #scanPart(uri: vscode.Uri): Promise<ScannedDocument | undefined> {
		const file = await this.#files.text(uri);
		return file.state === 'read' ? scanDocument(file.text, 'latex') : undefined;
	}
}

/** Earlier ones win where two have the same citekey. A header declares as well. */
const precedence: readonly LibrarySource['reason'][] = ['header', 'declared', 'project', 'workspace', 'settings'];
/** A manuscript has no more files; also what ends a circle of files that pull each other in. */
const mostParts = 200;
/** How many neighbours are looked through for a root document. */
const mostNeighbours = 60;

async function latexFilesIn(folder: vscode.Uri): Promise<string[]> {
	try {
		const entries = await vscode.workspace.fs.readDirectory(folder);
		return entries
			.filter(([name, type]) => (type & vscode.FileType.File) !== 0 && /\.(?:tex|ltx)$/i.test(name))
			.slice(0, mostNeighbours)
			.map(([name]) => joinPath(folder.path, name));
	} catch {
		return [];
	}
}

/** The references that stand in the header of a manuscript. */
function inHeader(document: vscode.TextDocument, scanned: ScannedDocument): LibrarySource[] {
	const declaration = scanned.declarations.find((candidate) => candidate.kind === 'yaml-references');
	const header = scanned.frontMatter;
	if (declaration === undefined || header === undefined) {
		return [];
	}
	// The header is a CSL-YAML file of its own; blanks before it keep the offsets those of the document.
	const { start, end } = header.span;
	const yaml = scanned.text.slice(0, start).replace(/[^\r\n]/g, ' ') + scanned.text.slice(start, end);
	const bibliography = openBibliography(yaml, String(document.uri), 'csl-yaml');
	return [
		{ path: 'references', reason: 'header', declaration, uri: undefined, tried: [], state: 'read', bibliography },
	];
}

/** What of a manuscript decides on its library. */
function keyOf(scanned: ScannedDocument): string {
	const written = scanned.declarations.map(({ kind, path, span }) => [
		kind,
		path ?? scanned.text.slice(span.start, span.end),
		span.start,
	]);
	const inputs =
		scanned.latex === undefined ? [] : [scanned.latex.root, scanned.latex.inputs.map((input) => input.path)];
	return JSON.stringify([scanned.format, written, inputs]);
}

/** The folders of `BIBINPUTS`, relative ones from where LaTeX runs; a browser has no environment. */
function bibInputs(rootFolder: string): readonly string[] {
	const { env = {} } = (globalThis as { process?: { env?: Record<string, string | undefined> } }).process ?? {};
	const folders = bibInputFolders(env['BIBINPUTS'] ?? '', env['HOME'] ?? env['USERPROFILE']);
	return folders.map((folder) =>
		/^(?:[\\/]|[A-Za-z]:)/.test(folder)
			? vscode.Uri.file(folder).path
			: joinPath(rootFolder, folder.replaceAll('\\', '/')),
	);
}

/** The text of a file on disk, decoded as bibliographies are; undefined when it cannot be read. */
export async function textOf(uri: vscode.Uri): Promise<string | undefined> {
	try {
		return decodeText(await vscode.workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}
