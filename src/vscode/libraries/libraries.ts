import * as vscode from 'vscode';
import type { Bibliography, Library } from '../../core/bibliography/model.ts';
import type { DocumentFormat, ScannedDocument } from '../../core/documents/model.ts';
import { declaredIn } from '../../core/documents/project/declaredIn.ts';
import { type CitingPart, libraryOfParts } from '../../core/documents/project/libraryOfParts.ts';
import { bibliographiesOf, hasOwnBibliographies } from '../../core/documents/project/projectParts.ts';
import type { ProjectBibliography, ProjectPart } from '../../core/documents/project/model.ts';
import type { Problem } from '../../core/text/problem.ts';
import { BibliographyFiles, type ScannedFile } from './bibliographyFiles.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { LibraryMaker } from './libraryMaker.ts';
import { LibraryReading, type ReadingServices } from './libraryReading.ts';
import { byPrecedence, isDeclared, type LibrarySource } from './librarySources.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { PartScans } from '../manuscripts/partScans.ts';
import type * as Readers from '../../readers.ts';
import type { Lazy } from '../host/lazy.ts';
import { onDidChangeSettings } from '../host/settings.ts';
import { WorkspaceLibraries } from './workspaceLibraries.ts';
import type { DeclaredLibrary, DocumentLibrary, LibraryChange, ProblemElsewhere } from './documentLibrary.ts';
import { isChangedBy, type Kept, type KeptProject, placed, settingsOf } from './keptLibrary.ts';
import { problemOf } from './sourceProblems.ts';
import { sourceOf } from './sourceReading.ts';
import { fileKey, isSameFile } from '../host/files.ts';

/** What all files of a scope are cited from. */
export type ScopeLibrary = Pick<DocumentLibrary, 'library' | 'declared'>;

/** How long after the last change files that nobody uses are let go. */
const releaseMilliseconds = 1000;

/**
 * Finds and reads the bibliographies of each manuscript. A library copies nothing, and documents with the same
 * bibliographies have the same one. Each remembers what it was made from (`LibraryReading`); a change makes those anew
 * that read what changed, and lets go of what none reads.
 */
export class Libraries extends DisposableOwner {
	readonly #manuscripts: Manuscripts;
	readonly #readers: Lazy<typeof Readers>;
	readonly #files: BibliographyFiles;
	readonly #around = this.register(new WorkspaceLibraries());
	readonly #maker: LibraryMaker;
	readonly #services: ReadingServices;
	readonly #kept = new Map<vscode.TextDocument, Kept>();
	readonly #didChange = this.register(new vscode.EventEmitter<LibraryChange>());
	#releaseTimer: ReturnType<typeof setTimeout> | undefined;

	/** A bibliography or a setting changed: ask again. */
	readonly onDidChange = this.#didChange.event;

	constructor(manuscripts: Manuscripts, readers: Lazy<typeof Readers>, log: vscode.LogOutputChannel) {
		super();
		this.#manuscripts = manuscripts;
		this.#readers = readers;
		this.#files = this.register(new BibliographyFiles(readers));
		this.#maker = new LibraryMaker(manuscripts, readers, log);
		this.#services = { files: this.#files, parts: new PartScans(this.#files, manuscripts, log), around: this.#around };
		this.register(
			this.#files.onDidChange((uri) =>
				this.#forgetWhere((kept) => isChangedBy(kept, uri), this.#files.isBibliography(uri)),
			),
		);
		this.register(this.#around.onDidChange(() => this.#forgetWhere(({ reading }) => reading.hasOtherNeighbours())));
		// How far up a manuscript is looked for, and where pandoc runs.
		this.register(
			vscode.workspace.onDidChangeWorkspaceFolders(() =>
				this.#forgetWhere(({ project }) => Promise.resolve((project.isStale = true))),
			),
		);
		this.register(
			onDidChangeSettings(['libraries.discover', 'bibliographies'], () =>
				this.#forgetWhere((kept, document) => Promise.resolve(kept.settings !== settingsOf(document))),
			),
		);
		this.register(
			vscode.workspace.onDidCloseTextDocument((document) => {
				this.#kept.delete(document);
				this.#releaseSoon();
			}),
		);
	}

	/** The library of a document. The same object is given as long as nothing that it is made from changed. */
	of(document: vscode.TextDocument): Promise<DocumentLibrary> {
		const scanned = this.#manuscripts.scan(document);
		if (scanned === undefined) {
			const library = this.#maker.libraryOf([]);
			return Promise.resolve({
				library,
				declared: library,
				sources: [],
				packages: new Set(),
				project: undefined,
				isComplete: true,
			});
		}
		const key = declaredIn(scanned);
		const known = this.#kept.get(document);
		const isSameProject = known?.key === key && !known.project.isStale;
		if (isSameProject && !known.isStale) {
			return placed(known, scanned);
		}
		const project = isSameProject ? known.project : this.#findProject(document, scanned);
		const reading = new LibraryReading(this.#services);
		const kept: Kept = {
			key,
			settings: settingsOf(document),
			project,
			reading,
			declarations: project.declarations,
			library: this.#maker.make(document, scanned.format, project.found, reading),
			isStale: false,
		};
		// What failed is tried again by whoever asks next.
		kept.library.catch(() => (kept.isStale = true));
		if (!document.isClosed) {
			this.#kept.set(document, kept);
		}
		return placed(kept, scanned);
	}

	#findProject(document: vscode.TextDocument, scanned: ScannedDocument): KeptProject {
		const reading = new LibraryReading(this.#services);
		const found = this.#maker.findProject(document, scanned, reading);
		const project: KeptProject = { reading, found, declarations: scanned.declarations, isStale: false };
		found.catch(() => (project.isStale = true));
		return project;
	}

	/** A file of a manuscript as it is, scanned once for each state; undefined where it cannot be read. */
	part(uri: vscode.Uri, format: DocumentFormat): Promise<ScannedDocument | undefined> {
		return this.#services.parts.of(uri, format);
	}

	/** The text of a bibliography as it was read; undefined when it is gone. */
	async text(uri: vscode.Uri): Promise<string | undefined> {
		this.#releaseSoon();
		const file = await this.#files.text(uri);
		return file.state === 'read' ? file.text : undefined;
	}

	/** The bibliography in a file, whoever declares it; undefined when it cannot be read. */
	bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> {
		this.#releaseSoon();
		return this.#files.bibliography(uri);
	}

	/** The files of the workspace that can be read as bibliographies, whoever declares them. */
	async inWorkspace(): Promise<readonly Bibliography[]> {
		const found = await this.#around.findAnew();
		const opened = await Promise.all(found.map((uri) => this.bibliography(uri)));
		return opened.flatMap((bibliography) => bibliography ?? []);
	}

	/** What a document could cite from if it declared it: the libraries of the workspace and of the settings. */
	async undeclared(document: vscode.TextDocument): Promise<Library> {
		const { sources } = await this.of(document);
		return this.#maker.libraryOf(sources.filter((source) => !isDeclared(source)));
	}

	/** A bibliography was scanned: its entries are known, and its problems and identifiers are being read. */
	get onDidScan(): vscode.Event<ScannedFile> {
		return this.#files.onDidScan;
	}

	/** A file that no document uses was let go, and with it what was made from it. */
	get onDidRelease(): vscode.Event<vscode.Uri> {
		return this.#files.onDidRelease;
	}

	/** What distinguishes the contents of a large bibliography on disk from others; undefined for any other. */
	contentKey(bibliography: Bibliography): string | undefined {
		return this.#files.keyOf(bibliography);
	}

	/** What is wrong with the bibliographies that a document declares, at its declarations. */
	async problemsOf(document: vscode.TextDocument): Promise<Problem[]> {
		const { sources } = await this.of(document);
		return sources.flatMap((source) => {
			const { declaration, declared } = source;
			const isOwn = declaration !== undefined && (declared === undefined || isSameFile(declared.at.uri, document.uri));
			return isOwn ? (problemOf(source, declaration.span) ?? []) : [];
		});
	}

	/** What is declared for a file of the manuscript of a document, which may be built apart from the document. */
	async declaredFor(document: vscode.TextDocument, part: ProjectPart): Promise<DeclaredLibrary> {
		const own = await this.of(document);
		const { project } = own;
		if (project === undefined || !hasOwnBibliographies(project)) {
			return own;
		}
		const known = new Map(own.sources.map((source) => [source.declared, source]));
		const others = await this.#othersOf(document, own);
		const declared = bibliographiesOf(project, part.uri);
		const sources = declared.flatMap((each) => known.get(each) ?? others.get(each) ?? []);
		const isRead = sources.length === declared.length && sources.every(({ state }) => state === 'read');
		const isRight = !part.document.problems.some(({ code }) => code === 'document.invalid-yaml');
		return { declared: this.#maker.libraryOf(sources), isComplete: isRead && isRight };
	}

	/**
	 * What all that a scope holds is cited from. Where chapters have bibliographies of their own, a citekey is that of the
	 * document, and otherwise that of the first chapter that cites it.
	 */
	async ofScope(document: vscode.TextDocument, scope = this.#manuscripts.scope): Promise<ScopeLibrary> {
		const own = await this.of(document);
		const others = scope === 'file' ? undefined : await this.#othersOf(document, own);
		if (others === undefined || others.size === 0) {
			return own;
		}
		const sources = byPrecedence([...own.sources, ...others.values()]);
		const parts = await this.#citingParts(document, own);
		return {
			library: libraryOfParts(this.#maker.libraryOf(sources), parts),
			declared: libraryOfParts(this.#maker.libraryOf(sources.filter(isDeclared)), parts),
		};
	}

	/** The files of the manuscript of a document with what is declared for each, the document first. */
	async #citingParts(document: vscode.TextDocument, { project }: DocumentLibrary): Promise<readonly CitingPart[]> {
		const all = [...(project?.parts.values() ?? [])];
		const isOwn = ({ uri }: ProjectPart) => isSameFile(uri, document.uri);
		return Promise.all(
			[...all.filter(isOwn), ...all.filter((part) => !isOwn(part))].map(async (part) => ({
				document: part.document,
				library: (await this.declaredFor(document, part)).declared,
			})),
		);
	}

	/** The sources that the manuscript of a document declares for its other files. */
	#othersOf(
		document: vscode.TextDocument,
		{ project, sources }: DocumentLibrary,
	): Promise<ReadonlyMap<ProjectBibliography, LibrarySource>> {
		const kept = this.#kept.get(document);
		if (kept === undefined || project === undefined) {
			return Promise.resolve(new Map());
		}
		const known = new Set(sources.map(({ declared }) => declared));
		const others = project.bibliographies.filter((each) => !known.has(each));
		kept.others ??= Promise.all(
			others.map(async (each) => [each, await sourceOf(each, document, kept.reading, this.#readers)] as const),
		).then((read) => new Map(read));
		return kept.others;
	}

	/** What is wrong with bibliographies that files of the manuscript and of its project declare, the document aside. */
	async problemsAround(document: vscode.TextDocument): Promise<readonly ProblemElsewhere[]> {
		const own = await this.of(document);
		const others = await this.#othersOf(document, own);
		return [...own.sources, ...others.values()].flatMap((source) => {
			const at = source.declared?.at;
			const problem = at === undefined || isSameFile(at.uri, document.uri) ? undefined : problemOf(source, at.span);
			return at === undefined || problem === undefined ? [] : [{ uri: editorUri(at.uri), problem }];
		});
	}

	override dispose(): void {
		clearTimeout(this.#releaseTimer);
		super.dispose();
	}

	/**
	 * Marks the libraries that a change concerns, and says whose they are; they are made anew when somebody asks.
	 *
	 * @param isBibliography also reported when it concerns no document: the file may be open itself
	 */
	async #forgetWhere(
		isConcerned: (kept: Kept, document: vscode.TextDocument) => Promise<boolean>,
		isBibliography = false,
	): Promise<void> {
		const found = await Promise.all(
			[...this.#kept].map(async ([document, kept]) => {
				if (await isConcerned(kept, document)) {
					kept.isStale = true;
				}
				return kept.isStale ? [document] : [];
			}),
		);
		const documents = new Set(found.flat());
		if (!this.isDisposed && (documents.size > 0 || isBibliography)) {
			this.#didChange.fire({ documents });
			this.#releaseSoon();
		}
	}

	/** Lets go of files that neither a library nor an editor uses, once things have come to rest. */
	#releaseSoon(): void {
		clearTimeout(this.#releaseTimer);
		this.#releaseTimer = setTimeout(() => {
			const open = new Set(vscode.workspace.textDocuments.map(({ uri }) => fileKey(uri)));
			const readings = [...this.#kept.values()].flatMap(({ reading, project }) => [reading, project.reading]);
			this.#files.releaseUnused((key) => open.has(key) || readings.some((reading) => reading.uses(key)));
		}, releaseMilliseconds);
	}
}
