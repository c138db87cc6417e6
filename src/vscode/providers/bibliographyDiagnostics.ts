import * as vscode from 'vscode';
import { formatOfName } from '../../core/bibliography/formatOfName.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import { LineCursor } from '../../core/text/lineCursor.ts';
import type { Problem } from '../../core/text/problem.ts';
import type * as Engine from '../../engine.ts';
import { chosenSeverity, severityOfUnused } from '../../presentation/severity.ts';
import { inSlices } from '../host/slices.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { LibraryIndexer } from '../libraries/libraryIndexer.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { rangeIn } from '../host/positions.ts';
import { windowReader } from '../host/reader.ts';
import { onDidChangeSettings, readSettings, type Settings } from '../host/settings.ts';
import { pointToOthers } from './relatedPlaces.ts';
import { WorkspaceCites } from '../manuscripts/workspaceCites.ts';
import { type DiagnosticServices, diagnosticSource, ProblemDiagnostic, toSeverity } from './diagnostics.ts';

/** Nobody reads more at once; a last mark says that there are more. */
const mostProblems = 1000;

/** A bibliography to be checked, and what its manuscripts say of it. */
interface Checked {
	readonly uri: vscode.Uri;
	readonly bibliography: Bibliography;
	/** Bibliographies that go before it in a manuscript. */
	readonly earlier: readonly Bibliography[];
	readonly isForLatex: boolean;
	readonly isForBibtex: boolean;
	readonly cited: ReadonlySet<string> | undefined;
}

interface Found {
	readonly uri: vscode.Uri;
	readonly bibliography: Bibliography;
	readonly users: vscode.TextDocument[];
	readonly earlier: Set<Bibliography>;
	isForBibtex: boolean;
}

/** Whether unused entries are to be marked there. */
function wantsUnused(scope: vscode.ConfigurationScope | undefined): boolean {
	return (chosenSeverity('entry.unused', readSettings(scope).severities) ?? severityOfUnused) !== 'off';
}

/**
 * Marks what is wrong in the bibliographies that serve the open manuscripts, or are open themselves. They are checked in
 * slices, one after the other, and anew only when something changed that matters to them.
 */
export class BibliographyDiagnostics extends DisposableOwner {
	readonly #libraries: Libraries;
	readonly #indexer: LibraryIndexer;
	readonly #manuscripts: Manuscripts;
	readonly #evidence: EvidenceService;
	readonly #cites: WorkspaceCites;
	readonly #log: vscode.LogOutputChannel;
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent-bibliography'));
	/** What each file was last checked for, so that nothing is worked through twice. */
	readonly #shown = new Map<
		string,
		{ readonly bibliography: Bibliography; readonly earlier: readonly Bibliography[]; readonly circumstances: string }
	>();
	readonly #checkers = new WeakMap<EvidenceBase, Engine.LibraryChecker>();
	#turn = 0;
	#isWaiting = false;
	#work: Promise<void> = Promise.resolve();

	constructor({
		libraries,
		indexer,
		manuscripts,
		evidence,
		log,
	}: DiagnosticServices & { readonly indexer: LibraryIndexer }) {
		super();
		this.#indexer = indexer;
		this.#libraries = libraries;
		this.#manuscripts = manuscripts;
		this.#evidence = evidence;
		this.#cites = this.register(new WorkspaceCites(manuscripts));
		this.#log = log;
		this.register(manuscripts.onDidChange(() => this.#refreshSoon()));
		this.register(libraries.onDidChange(() => this.#startAnew()));
		// Only who wants to hear of unused entries needs the files that are not open.
		const isWanted = () => (vscode.workspace.workspaceFolders ?? [undefined]).some(wantsUnused);
		this.register(this.#cites.onDidChange(() => (isWanted() ? this.#refreshSoon() : undefined)));
		this.register(evidence.onDidChange(() => this.#forget()));
		this.register(onDidChangeSettings(['problems.severity'], () => this.#forget()));
		const opened = (document: vscode.TextDocument) => (isBibFile(document) ? this.#refreshSoon() : undefined);
		this.register(vscode.workspace.onDidOpenTextDocument(opened));
		this.register(vscode.workspace.onDidCloseTextDocument(opened));
		// Its bibliographies may be nobody's any longer.
		const closed = (document: vscode.TextDocument) => manuscripts.formatOf(document) !== undefined;
		this.register(
			vscode.workspace.onDidCloseTextDocument((document) => (closed(document) ? this.#refreshSoon() : undefined)),
		);
		this.#refreshSoon();
	}

	#forget(): void {
		this.#shown.clear();
		this.#startAnew();
	}

	/** What is being checked may no longer be what stands there: it is given up at its next slice. */
	#startAnew(): void {
		this.#turn++;
		this.#refreshSoon();
	}

	/** Rounds follow each other, and at most one waits. */
	#refreshSoon(): void {
		if (this.#isWaiting) {
			return;
		}
		this.#isWaiting = true;
		this.#work = this.#work
			.then(() => {
				this.#isWaiting = false;
				return this.#refresh(this.#turn);
			})
			.catch((error: unknown) => this.#log.error('A bibliography could not be checked.', String(error)));
	}

	async #refresh(turn: number): Promise<void> {
		const bibliographies = await this.#bibliographies(turn);
		if (turn !== this.#turn || this.isDisposed) {
			return;
		}
		this.#dropOthers(new Set(bibliographies.map(({ uri }) => String(uri))));
		for (const checked of bibliographies) {
			const { uri, bibliography, earlier, isForLatex, isForBibtex, cited } = checked;
			const circumstances = JSON.stringify([isForLatex, isForBibtex, cited && [...cited].sort()]);
			const shown = this.#shown.get(String(uri));
			const isSame = shown?.earlier.length === earlier.length && earlier.every((each, i) => shown.earlier[i] === each);
			if (shown?.bibliography === bibliography && shown.circumstances === circumstances && isSame) {
				continue;
			}
			if (!(await this.#check(checked, turn))) {
				return;
			}
			this.#shown.set(String(uri), { bibliography, circumstances, earlier });
		}
	}

	/** A file that no open manuscript uses any longer keeps no marks. */
	#dropOthers(used: ReadonlySet<string>): void {
		for (const key of this.#shown.keys()) {
			if (!used.has(key)) {
				this.#shown.delete(key);
				this.#collection.delete(vscode.Uri.parse(key));
			}
		}
	}

	/** The bibliographies of the open manuscripts, and those that are open in an editor, each once. */
	async #bibliographies(turn: number): Promise<readonly Checked[]> {
		const found = new Map<string, Found>();
		for (const document of this.#manuscripts.open()) {
			const { sources, packages } = await this.#libraries.of(document);
			if (turn !== this.#turn) {
				return [];
			}
			const before: Bibliography[] = [];
			const own = this.#manuscripts.scan(document)?.latex?.packages;
			const usesBiber = own?.has('biblatex') === true || packages.has('biblatex');
			for (const { uri, bibliography, declaration } of sources.filter(({ reason }) => reason !== 'workspace')) {
				if (uri !== undefined && bibliography !== undefined) {
					const known = found.get(String(uri)) ?? {
						uri,
						bibliography,
						users: [],
						earlier: new Set(),
						isForBibtex: false,
					};
					known.users.push(document);
					known.isForBibtex ||= declaration?.kind === 'bibliography' && !usesBiber;
					before.forEach((each) => known.earlier.add(each));
					found.set(String(uri), known);
					before.push(bibliography);
				}
			}
		}
		for (const { uri } of vscode.workspace.textDocuments.filter(isBibFile)) {
			const bibliography = found.has(String(uri)) ? undefined : await this.#libraries.bibliography(uri);
			if (bibliography !== undefined) {
				found.set(String(uri), { uri, bibliography, users: [], earlier: new Set(), isForBibtex: false });
			}
		}
		const citedFrom = [...found.values()].some(({ uri }) => wantsUnused(uri)) ? await this.#cites.read() : undefined;
		return [...found.values()].map((each) => ({
			uri: each.uri,
			bibliography: each.bibliography,
			earlier: [...each.earlier],
			isForLatex: each.users.length === 0 || each.users.some((user) => this.#manuscripts.formatOf(user) === 'latex'),
			isForBibtex: each.isForBibtex,
			cited: wantsUnused(each.uri) ? citedFrom?.(each.uri) : undefined,
		}));
	}

	/** Checks one bibliography and shows what it found; false when it was overtaken. */
	async #check(
		{ uri, bibliography, earlier, isForLatex, isForBibtex, cited }: Checked,
		turn: number,
	): Promise<boolean> {
		const { engine, base } = await this.#evidence.get();
		// Whoever writes wants to cite first.
		await this.#indexer.settled(bibliography);
		const text = await this.#libraries.text(uri);
		if (text === undefined) {
			this.#collection.delete(uri);
			return true;
		}
		const marks = new Marks(text, readSettings(uri), engine);
		const checker = this.#checkers.get(base) ?? new engine.LibraryChecker(base);
		this.#checkers.set(base, checker);
		const isOvertaken = () => turn !== this.#turn || this.isDisposed;
		const steps = function* () {
			for (const problem of bibliography.problems) {
				marks.add(problem);
			}
			const checks = checker.inSteps(bibliography, {
				isForLatex,
				isForBibtex,
				...(cited && { cited }),
			});
			const sharedWith = engine.sharedWorks(bibliography, earlier);
			for (const entry of bibliography.entries) {
				const shared = sharedWith(entry);
				const found = [...(checks.next().value ?? []), ...(shared === undefined ? [] : [shared])];
				// So that the lines of the next problem are never far.
				marks.moveTo(entry.span.start);
				found.forEach((problem) => marks.add(problem));
				if (marks.areEnough || isOvertaken()) {
					return;
				}
				yield;
			}
		};
		await inSlices(steps());
		if (isOvertaken()) {
			return false;
		}
		const diagnostics = marks.diagnostics();
		await pointToOthers(diagnostics, uri, (other) => this.#libraries.text(other), engine);
		if (isOvertaken()) {
			return false;
		}
		this.#collection.set(uri, diagnostics);
		return true;
	}
}

/** Turns problems into diagnostics, as many as somebody will read. */
class Marks {
	readonly #settings: Settings;
	readonly #lines: LineCursor;
	readonly #reader = windowReader();
	readonly #engine: typeof Engine;
	readonly #found: vscode.Diagnostic[] = [];
	#hasMore = false;

	constructor(text: string, settings: Settings, engine: typeof Engine) {
		this.#engine = engine;
		this.#settings = settings;
		this.#lines = new LineCursor(text);
	}

	get areEnough(): boolean {
		return this.#hasMore;
	}

	moveTo(offset: number): void {
		this.#lines.positionAt(offset);
	}

	add(problem: Problem): void {
		const severity = toSeverity(this.#engine.severityOf(problem.code, this.#settings.severities));
		if (severity === undefined) {
			return;
		}
		if (this.#found.length >= mostProblems) {
			this.#hasMore = true;
			return;
		}
		const range = rangeIn(this.#lines, problem.span);
		const diagnostic = new ProblemDiagnostic(
			range,
			this.#engine.problemSentence(problem, this.#reader),
			severity,
			problem,
		);
		if (problem.code === 'entry.unused') {
			diagnostic.tags = [vscode.DiagnosticTag.Unnecessary];
		}
		this.#found.push(diagnostic);
	}

	diagnostics(): readonly vscode.Diagnostic[] {
		if (!this.#hasMore) {
			return this.#found;
		}
		const message = vscode.l10n.t(
			'Only the first {0} problems of this file are shown. “afferent check” lists them all.',
			mostProblems,
		);
		const more = new vscode.Diagnostic(new vscode.Range(0, 0, 0, 0), message, vscode.DiagnosticSeverity.Information);
		more.source = diagnosticSource;
		return [more, ...this.#found];
	}
}

/** A `.bib` file that can be mended; not the old side of a diff. */
function isBibFile({ uri }: vscode.TextDocument): boolean {
	const isOwn = uri.scheme === 'untitled' || vscode.workspace.fs.isWritableFileSystem(uri.scheme) === true;
	return isOwn && formatOfName(uri.path)?.startsWith('bib') === true;
}
