import * as vscode from 'vscode';
import { createLibrary } from '../../core/bibliography/library.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import { ProblemDiagnostic } from './problemDiagnostic.ts';
import type { Problem } from '../../core/text/problem.ts';
import type { Span } from '../../core/text/span.ts';
import type { OwnCommands } from '../../core/citations/latexCommands.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import type { Severity } from '../../presentation/severity.ts';
import type * as Engine from '../../engine.ts';
import { DisposableOwner } from '../host/disposables.ts';
import type { DocumentHints } from '../manuscripts/documentHints.ts';
import type { Evidence, EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { otherFiles } from '../manuscripts/manuscriptParts.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import { servesCitations } from '../host/otherExtensions.ts';
import { rangeIn, toRange } from '../host/positions.ts';
import { DiagnosticsAround, type MarksOfFile } from './diagnosticsAround.ts';
import { windowReader } from '../host/reader.ts';
import { onDidChangeSettings, readSettings, type Settings } from '../host/settings.ts';
import { Turns } from '../host/slices.ts';
import type { StyleService } from '../styles/styleService.ts';
import type { Terms } from '../manuscripts/terms.ts';
import { fileKey, isSameFile } from '../host/files.ts';

export interface DiagnosticServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly log: vscode.LogOutputChannel;
}

export interface ManuscriptDiagnosticServices extends DiagnosticServices {
	readonly terms: Terms;
	readonly hints: DocumentHints;
	readonly styles: StyleService;
}

/** What the marks of a document were worked out from: as long as all of it is the same, so are they. */
type Circumstances = readonly unknown[];

/**
 * Marks what is wrong in open manuscripts, after each pause in typing. Documents are worked through one after the other,
 * so that a change that concerns many of them holds nothing up.
 */
export class ManuscriptDiagnostics extends DisposableOwner {
	readonly #services: ManuscriptDiagnosticServices;
	readonly #collection = this.register(vscode.languages.createDiagnosticCollection('afferent'));
	readonly #around = this.register(new DiagnosticsAround((uri) => this.#isOpenManuscript(uri)));
	readonly #finders = new WeakMap<Evidence, Engine.ProblemFinder>();
	readonly #nothing = createLibrary([]);
	readonly #turns = new Turns();
	/** Documents that have not had their turn yet: another change in the meantime needs no second one. */
	readonly #waiting = new Set<vscode.TextDocument>();
	readonly #shown = new WeakMap<vscode.TextDocument, Circumstances>();

	constructor(services: ManuscriptDiagnosticServices) {
		super();
		this.#services = services;
		const refreshAll = () => services.manuscripts.open().forEach((document) => this.#refreshSoon(document));
		this.register(services.manuscripts.onDidChange((document) => this.#refreshSoon(document)));
		this.register(
			services.libraries.onDidChange(({ documents }) => documents.forEach((document) => this.#refreshSoon(document))),
		);
		this.register(services.evidence.onDidChange(refreshAll));
		this.register(services.terms.onDidChange(refreshAll));
		this.register(services.styles.onDidChange(refreshAll));
		this.register(onDidChangeSettings(['problems.severity'], refreshAll));
		this.register(vscode.workspace.onDidGrantWorkspaceTrust(refreshAll));
		this.register(
			vscode.workspace.onDidCloseTextDocument((document) => {
				this.#shown.delete(document);
				this.#collection.delete(document.uri);
			}),
		);
		refreshAll();
	}

	#refreshSoon(document: vscode.TextDocument): void {
		if (this.#waiting.has(document)) {
			return;
		}
		this.#waiting.add(document);
		this.#refresh(document).catch((error: unknown) => {
			this.#waiting.delete(document);
			this.#services.log.error(`The problems of ${document.uri.path} could not be worked out.`, String(error));
		});
	}

	async #refresh(document: vscode.TextDocument): Promise<void> {
		const { manuscripts, evidence, libraries, terms, hints, styles } = this.#services;
		const found = await evidence.get();
		await this.#turns.next();
		await libraries.of(document);
		// Many may have waited for the same library.
		await this.#turns.next();
		this.#waiting.delete(document);
		const { declared, isComplete, project } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || document.isClosed || this.isDisposed) {
			return;
		}
		const finder = this.#finderOf(found);
		const others = otherFiles(document, project, manuscripts).map((file) => file.scanned);
		const defined = found.engine.definedCitekeys([scanned, ...others]);
		const ofCites = finder.problemsOf(scanned, declared, { isComplete, defined });
		// Other libraries are looked at only where something is unknown.
		const isUnknown = ofCites.some(
			({ code }) => code === 'citation.unknown-key' || code === 'citation.no-bibliography',
		);
		const undeclared = isUnknown ? await libraries.undeclared(document) : this.#nothing;
		const ofFiles = [...(await libraries.problemsOf(document)), ...(await styles.problemsOf(document))];
		const isServed = servesCitations(document.languageId);
		const { severities } = readSettings(document);
		// Of a long manuscript either part takes a while.
		await this.#turns.next();
		const written = JSON.stringify([ofFiles, severities, isComplete, [...defined]]);
		const lexicon = terms.lexiconOf(document.uri, found);
		await this.#markAround(document, defined, finder, found);
		const circumstances = [document.version, scanned, declared, undeclared, found, lexicon, written, ...others];
		const shown = this.#shown.get(document);
		if (circumstances.length === shown?.length && circumstances.every((each, index) => each === shown[index])) {
			return;
		}
		const show = (problems: readonly Problem[]) =>
			this.#collection.set(
				document.uri,
				inWords(problems, (span) => toRange(document, span), severities, found),
			);
		const problems = [
			...(undeclared === this.#nothing
				? ofCites
				: finder.problemsOf(scanned, declared, { undeclared, isComplete, defined })),
			...ofFiles,
			...(isServed ? [] : found.engine.crossReferenceProblems(scanned, others)),
			...(await hints.of(document, scanned, found, others)),
		];
		if (shown === undefined && !document.isClosed && !this.isDisposed) {
			// Reading what every sentence states takes longer, the first time, than anybody waits for an unknown citekey.
			show(problems);
		}
		const isFitShown = found.engine.isAnyShown('evidence', severities);
		const ofFit = isFitShown ? await hints.fitOf(scanned, declared, found) : [];
		if (document.isClosed || this.isDisposed || manuscripts.scan(document) !== scanned) {
			// A newer text is worked through by its own turn.
			return;
		}
		show([...problems, ...ofFit]);
		this.#shown.set(document, circumstances);
	}

	/** Marks what is wrong in chapters that are not open, and in what files of the project declare. */
	async #markAround(
		document: vscode.TextDocument,
		defined: ReadonlySet<string>,
		finder: Engine.ProblemFinder,
		found: Evidence,
	): Promise<void> {
		const { libraries } = this.#services;
		const { project } = await libraries.of(document);
		const { severities } = readSettings(document);
		const files: MarksOfFile[] = [];
		const mark = (uri: vscode.Uri, text: string, problems: readonly Problem[]) => {
			const lines = new LineIndex(text);
			files.push({ uri, marks: inWords(problems, (span) => rangeIn(lines, span), severities, found) });
		};
		const parts = [...(project?.parts.values() ?? [])];
		const problems = Map.groupBy(await libraries.problemsAround(document), ({ uri }) => fileKey(uri));
		for (const part of parts) {
			const uri = editorUri(part.uri);
			const scanned = this.#isOpenManuscript(uri) ? undefined : await libraries.part(uri, part.document.format);
			if (scanned !== undefined) {
				const known = withCommands(scanned, project!.commands);
				const { declared, isComplete } = await libraries.declaredFor(document, part);
				const ofCites = finder.problemsOf(known, declared, { isComplete, defined });
				const ofFiles = (problems.get(fileKey(uri)) ?? []).map(({ problem }) => problem);
				problems.delete(fileKey(uri));
				mark(uri, known.text, [...ofCites, ...ofFiles]);
			}
		}
		for (const ofFile of problems.values()) {
			const { uri } = ofFile[0]!;
			const text = this.#isOpenManuscript(uri) ? undefined : await libraries.text(uri);
			if (text !== undefined) {
				mark(
					uri,
					text,
					ofFile.map(({ problem }) => problem),
				);
			}
		}
		if (!document.isClosed && !this.isDisposed) {
			this.#around.set(document, files);
		}
	}

	#isOpenManuscript(uri: vscode.Uri): boolean {
		return this.#services.manuscripts.open().some((open) => isSameFile(open.uri, uri));
	}

	#finderOf(evidence: Evidence): Engine.ProblemFinder {
		const finder = this.#finders.get(evidence) ?? new evidence.engine.ProblemFinder(evidence.base);
		this.#finders.set(evidence, finder);
		return finder;
	}
}

function inWords(
	problems: readonly Problem[],
	rangeOf: (span: Span) => vscode.Range,
	severities: Settings['severities'],
	{ engine }: Evidence,
): readonly ProblemDiagnostic[] {
	const reader = windowReader();
	return problems.flatMap((problem) => {
		const severity = toSeverity(engine.severityOf(problem.code, severities));
		const sentence = () => engine.problemSentence(problem, reader);
		return severity === undefined ? [] : [new ProblemDiagnostic(rangeOf(problem.span), sentence(), severity, problem)];
	});
}

/** Parts of manuscripts that have cite commands of their own, read with these. */
const scansWithCommands = new WeakMap<ScannedDocument, { readonly key: string; readonly scanned: ScannedDocument }>();

function withCommands(scanned: ScannedDocument, commands: OwnCommands): ScannedDocument {
	if (commands.size === 0 || scanned.format !== 'latex') {
		return scanned;
	}
	const key = JSON.stringify([...commands]);
	const known = scansWithCommands.get(scanned);
	if (known?.key === key) {
		return known.scanned;
	}
	const again = scanDocument(scanned.text, 'latex', undefined, { latexCommands: commands });
	scansWithCommands.set(scanned, { key, scanned: again });
	return again;
}

export function toSeverity(severity: Severity): vscode.DiagnosticSeverity | undefined {
	switch (severity) {
		case 'error':
			return vscode.DiagnosticSeverity.Error;
		case 'warning':
			return vscode.DiagnosticSeverity.Warning;
		case 'information':
			return vscode.DiagnosticSeverity.Information;
		case 'hint':
			return vscode.DiagnosticSeverity.Hint;
		case 'off':
			return undefined;
	}
}
