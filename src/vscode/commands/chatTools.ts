import * as vscode from 'vscode';
import { createLibrary } from '../../core/bibliography/library.ts';
import type { Library } from '../../core/bibliography/model.ts';
import type { ScannedDocument } from '../../core/documents/model.ts';
import { scanDocument } from '../../core/documents/scanDocument.ts';
import { definedCitekeys } from '../../core/features/localCitekeys.ts';
import { type NameSearch, createNameSearch } from '../../core/search/nameSearch.ts';
import type { PaperIndex } from '../../core/search/paperIndex.ts';
import { isAbsolutePath, isInside, isNetworkPath, isPossiblePath, withSlashes } from '../../core/text/filePath.ts';
import { LineIndex } from '../../core/text/lineIndex.ts';
import type { Problem } from '../../core/text/problem.ts';
import { createLocalise } from '../../presentation/localise.ts';
import { type CheckRequest, type ToolProblem, type ToolSources, answerTool } from '../../presentation/tools/tools.ts';
import type { Evidence } from '../evidence/evidenceService.ts';
import { openInItsEncoding } from '../host/openText.ts';
import { hasLink } from '../host/reading.ts';
import { otherFiles } from '../manuscripts/manuscriptParts.ts';
import { readSettings } from '../host/settings.ts';
import { inSlices } from '../host/slices.ts';
import { UserError } from '../host/userError.ts';
import type { WindowServices } from './services.ts';

/** How long the index of a large library is waited for. */
const patienceMilliseconds = 20_000;

/** Models read English; what they say is theirs to translate. */
const english = { t: createLocalise(), language: 'en' } as const;

/** Answers the calls of language models from what is open in this window. Writes nothing. */
export class ChatTools {
	readonly #services: WindowServices;
	readonly #names = new WeakMap<Evidence, NameSearch>();

	constructor(services: WindowServices) {
		this.#services = services;
	}

	/** What a tool says; throws a `UserError` with a sentence for the model where it has nothing to say. */
	async invoke(name: string, input: unknown): Promise<vscode.LanguageModelToolResult> {
		const evidence = await this.#services.evidence.get();
		const answer = await answerTool(name, input, this.#sources(evidence));
		if ('refusal' in answer) {
			throw new UserError(answer.refusal);
		}
		return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(JSON.stringify(answer.value))]);
	}

	#sources(evidence: Evidence): ToolSources {
		const { base, engine } = evidence;
		const library = () => this.#library();
		return {
			base,
			suggester: () => evidence.suggester.get(),
			names: () => this.#namesOf(evidence),
			library,
			index: async () => {
				const document = this.#manuscript();
				if (document !== undefined) {
					return this.#wholeIndex(document);
				}
				const found = await library();
				return inSlices(engine.indexCitable({ library: found, declared: found, base }));
			},
			renderer: async (style, locale) => {
				if (isAbsolutePath(style) || /\.csl$/i.test(style)) {
					throw new UserError('A style is named by its id or title; files of styles are not read.');
				}
				return (await this.#services.styles.load(style, locale, undefined)).renderer;
			},
			check: (request) => this.#check(request, evidence),
		};
	}

	/** Made once for each base of evidence. */
	#namesOf(evidence: Evidence): NameSearch {
		const names = this.#names.get(evidence) ?? createNameSearch(evidence.base.entities);
		this.#names.set(evidence, names);
		return names;
	}

	/** The manuscript that is being written, or one that is visible. */
	#manuscript(): vscode.TextDocument | undefined {
		const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
		return editors
			.map((editor) => editor?.document)
			.find((document) => document !== undefined && this.#services.manuscripts.scan(document) !== undefined);
	}

	/** A model can wait for what a writer is not made to wait for, though not for ever. */
	async #wholeIndex(document: vscode.TextDocument): Promise<PaperIndex> {
		const { papers } = this.#services;
		const { index, isPartial } = await papers.of(document);
		if (!isPartial) {
			return index;
		}
		await new Promise<void>((resolve) => {
			const end = () => {
				clearTimeout(timer);
				listener.dispose();
				resolve();
			};
			const listener = papers.onDidComplete(end);
			const timer = setTimeout(end, patienceMilliseconds);
		});
		return (await papers.of(document)).index;
	}

	async #library(): Promise<Library> {
		const document = this.#manuscript();
		const { libraries } = this.#services;
		return document === undefined
			? createLibrary(await libraries.inWorkspace())
			: (await libraries.of(document)).library;
	}

	async #check({ path, text, format }: CheckRequest, evidence: Evidence): Promise<readonly ToolProblem[] | string> {
		if (text !== undefined) {
			const scanned = scanDocument(text, format);
			return this.#told(await this.#ofText(scanned, evidence), text, evidence);
		}
		const document = path === undefined ? this.#manuscript() : await this.#open(path);
		if (document === undefined) {
			return path === undefined
				? 'No manuscript is open; give a path or a text.'
				: `“${path}” is not read: it is not a file in the open folders.`;
		}
		const scanned = this.#services.manuscripts.scan(document);
		return scanned === undefined
			? `“${path ?? document.fileName}” is not a manuscript.`
			: this.#told(await this.#ofDocument(document, scanned, evidence), scanned.text, evidence, document.uri);
	}

	/** A file of the open folders, not behind a link, opened without being shown. */
	async #open(path: string): Promise<vscode.TextDocument | undefined> {
		const written = withSlashes(path);
		if (!isPossiblePath(path) || isNetworkPath(path)) {
			return undefined;
		}
		for (const { uri: folder } of vscode.workspace.workspaceFolders ?? []) {
			const rooted = written.startsWith('/') ? written : `/${written}`;
			const uri = isAbsolutePath(path) ? folder.with({ path: rooted }) : vscode.Uri.joinPath(folder, written);
			if (
				isInside(uri.path, folder.path) &&
				!uri.path.split('/').includes('..') &&
				!(await hasLink(uri, folder.path))
			) {
				try {
					return await openInItsEncoding(uri);
				} catch {
					// Not in this folder.
				}
			}
		}
		return undefined;
	}

	async #ofText(scanned: ScannedDocument, { engine, base, lexicon }: Evidence): Promise<readonly Problem[]> {
		return [
			...new engine.ProblemFinder(base).problemsOf(scanned, await this.#library()),
			...engine.crossReferenceProblems(scanned, []),
			...(await inSlices(new engine.HintFinder(base).inSteps(scanned, lexicon, []))),
		];
	}

	async #ofDocument(
		document: vscode.TextDocument,
		scanned: ScannedDocument,
		evidence: Evidence,
	): Promise<readonly Problem[]> {
		const { libraries, manuscripts, terms } = this.#services;
		const { engine, base } = evidence;
		const { declared, isComplete, project } = await libraries.of(document);
		const undeclared = await libraries.undeclared(document);
		const others = otherFiles(document, project, manuscripts).map((file) => file.scanned);
		const defined = definedCitekeys([scanned, ...others]);
		const lexicon = terms.lexiconOf(document.uri, evidence);
		return [
			...new engine.ProblemFinder(base).problemsOf(scanned, declared, { isComplete, defined, undeclared }),
			...(await libraries.problemsOf(document)),
			...engine.crossReferenceProblems(scanned, others),
			...(await inSlices(new engine.HintFinder(base).inSteps(scanned, lexicon, others))),
		];
	}

	#told(problems: readonly Problem[], text: string, { engine }: Evidence, uri?: vscode.Uri): readonly ToolProblem[] {
		const lines = new LineIndex(text);
		const { severities } = readSettings(uri === undefined ? undefined : { uri, languageId: '' });
		const file = uri && vscode.workspace.asRelativePath(uri);
		return problems.flatMap((problem): readonly ToolProblem[] => {
			const severity = engine.severityOf(problem.code, severities);
			const { line, column } = lines.positionAt(problem.span.start);
			return severity === 'off' || severity === 'hint'
				? []
				: [
						{
							...(file === undefined ? {} : { file }),
							line: line + 1,
							column: column + 1,
							severity,
							code: problem.code,
							message: engine.problemSentence(problem, english),
						},
					];
		});
	}
}
