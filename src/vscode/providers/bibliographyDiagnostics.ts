import * as vscode from 'vscode';
import type { EntryLines } from '../../core/bibliography/entryLines.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import type { EvidenceBase } from '../../core/evidence/evidenceBase.ts';
import type * as Engine from '../../engine.ts';
import { DisposableOwner } from '../host/disposables.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import { inSlices } from '../host/slices.ts';
import type { LibraryIndexer } from '../libraries/libraryIndexer.ts';
import { WorkspaceCites } from '../manuscripts/workspaceCites.ts';
import { Marks } from './bibliographyMarks.ts';
import { bibliographiesToCheck, type CheckedBibliography, isBibFile, wantsUnused } from './checkedBibliographies.ts';
import type { DiagnosticServices } from './diagnostics.ts';
import { pointToOthers } from './relatedPlaces.ts';

interface BibliographyDiagnosticServices extends DiagnosticServices {
	readonly indexer: LibraryIndexer;
}

/**
 * Marks what is wrong in the bibliographies that serve the open manuscripts, or are open themselves. They are checked in
 * slices, one after the other, and anew only when something changed that matters to them.
 */
export class BibliographyDiagnostics extends DisposableOwner {
	readonly #services: BibliographyDiagnosticServices;
	readonly #cites: WorkspaceCites;
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent-bibliography'));
	/** What each file was last checked for, so that nothing is worked through twice. */
	readonly #shown = new Map<
		string,
		{ readonly bibliography: Bibliography; readonly earlier: readonly Bibliography[]; readonly circumstances: string }
	>();
	/** What was found with the evidence as it is. */
	#checker: { readonly base: EvidenceBase; readonly checker: Engine.LibraryChecker } | undefined;
	/** The lines of the files that are checked. */
	readonly #lines = new Map<string, EntryLines>();
	#turn = 0;
	#isWaiting = false;
	#work: Promise<void> = Promise.resolve();

	constructor(services: BibliographyDiagnosticServices) {
		super();
		this.#services = services;
		const { manuscripts, libraries, evidence } = services;
		this.#cites = this.register(new WorkspaceCites(manuscripts));
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
			.catch((error: unknown) => this.#services.log.error('A bibliography could not be checked.', String(error)));
	}

	async #refresh(turn: number): Promise<void> {
		const isOvertaken = () => turn !== this.#turn || this.isDisposed;
		const bibliographies = await bibliographiesToCheck({ ...this.#services, cites: this.#cites }, isOvertaken);
		if (isOvertaken()) {
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
			if (!(await this.#check(checked, isOvertaken))) {
				return;
			}
			this.#shown.set(String(uri), { bibliography, circumstances, earlier });
		}
	}

	/** A file that no open manuscript uses any longer keeps no marks. */
	#dropOthers(used: ReadonlySet<string>): void {
		for (const key of this.#lines.keys()) {
			if (!used.has(key)) {
				this.#shown.delete(key);
				this.#lines.delete(key);
				this.#checker?.checker.forget(key);
				this.#collection.delete(vscode.Uri.parse(key));
			}
		}
	}

	/** Checks one bibliography and shows what it found; false when it was overtaken. */
	async #check(
		{ uri, bibliography, earlier, isForLatex, isForBibtex, cited }: CheckedBibliography,
		isOvertaken: () => boolean,
	): Promise<boolean> {
		const { evidence, indexer, libraries } = this.#services;
		const { engine, base } = await evidence.get();
		// Whoever writes wants to cite first.
		await indexer.settled(bibliography);
		if ((await libraries.text(uri)) === undefined) {
			this.#collection.delete(uri);
			return true;
		}
		const lines = await inSlices(engine.EntryLines.inSteps(bibliography, this.#lines.get(String(uri))));
		if (isOvertaken()) {
			return false;
		}
		this.#lines.set(String(uri), lines);
		const marks = new Marks(lines, readSettings(uri), engine);
		const checks = this.#checkerOf(engine, base).inSteps(bibliography, {
			earlier,
			isForLatex,
			isForBibtex,
			...(cited && { cited }),
		});
		const steps = function* () {
			for (const problem of bibliography.problems) {
				marks.add(problem);
			}
			for (const found of checks) {
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
		await pointToOthers(diagnostics, { uri, lines }, (other) => libraries.text(other), engine);
		if (isOvertaken()) {
			return false;
		}
		this.#collection.set(uri, diagnostics);
		return true;
	}

	#checkerOf(engine: typeof Engine, base: EvidenceBase): Engine.LibraryChecker {
		if (this.#checker?.base !== base) {
			this.#checker = { base, checker: new engine.LibraryChecker(base) };
		}
		return this.#checker.checker;
	}
}
