import * as vscode from 'vscode';
import { splitLocator } from '../../core/citations/locator.ts';
import { clustersOf } from '../../core/documents/clusters.ts';
import { citedAround } from '../../core/features/citedAround.ts';
import { isRecord } from '../../core/bibliography/normaliseItem.ts';
import { findSameWork } from '../../core/bibliography/sameWork.ts';
import { parseSubject, type Subject } from '../../presentation/card.ts';
import type { CiteForm, Citing } from './citing.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import { fileLabel } from '../host/files.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { type PickedPapers, pickPapers } from './paperPicker.ts';
import type { PaperService } from '../libraries/paperService.ts';
import { toRange } from '../host/positions.ts';
import type { PlannedDrop } from '../providers/rowDrop.ts';
import { windowReader } from '../host/reader.ts';
import { type Work, workOfCitekey, workOfPaper } from '../../core/features/works.ts';
import { UserError } from '../host/userError.ts';
import { fileEdits, type FileEdits, type Writer } from '../writing/writer.ts';
import type { Command } from './command.ts';
import { subjectOf } from './given.ts';
import { askForText, showInformation } from '../host/messages.ts';

export interface PickServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly papers: PaperService;
}

export interface CiteServices extends PickServices {
	readonly evidence: EvidenceService;
	readonly citing: Citing;
	readonly writer: Writer;
}

/** The commands that cite. */
export function createCiteCommands(services: CiteServices): readonly Command[] {
	return [
		// The same command under the ids that cards and rows use, so that each place can word and enable it.
		new InsertCitationCommand('afferent.insertCitation', services),
		new InsertCitationCommand('afferent.citeFromCard', services),
		new InsertCitationCommand('afferent.citeRow', services),
		new AddToBibliographyCommand(services),
		new BringReferenceCommand(services),
		new DeclareBibliographyCommand(services),
		new PlanPasteCommand(services),
		new PlanDropCommand(services),
		new WriteCommand(services),
	];
}

type UnclaimedSubject = Subject & { readonly kind: Exclude<Subject['kind'], 'claim'> };

function isClaim(subject: Subject | undefined): subject is Subject & { readonly kind: 'claim' } {
	return subject?.kind === 'claim';
}

/** Insert Citation: from the palette, a menu, a key, a row of a view, or a card. */
class InsertCitationCommand implements Command {
	readonly id: string;
	readonly #services: CiteServices;

	constructor(id: string, services: CiteServices) {
		this.id = id;
		this.#services = services;
	}

	/** `rows`: all that are selected in a view, where several are. Gives whether something was cited. */
	async run(argument?: unknown, rows?: unknown): Promise<boolean> {
		const editor = manuscriptEditor(this.#services.manuscripts);
		// A list of questions may come first; the places are where the cursors stand now.
		const { selections } = editor;
		await this.#services.citing.refusePlaces(editor.document, selections);
		const several = subjectsOf(rows);
		if (several.length > 1) {
			const works = await worksToCite(several, editor.document, this.#services);
			const isCited = await this.#services.citing.cite(editor, works, { mode: 'parenthetical' }, selections);
			await vscode.window.showTextDocument(editor.document, editor.viewColumn);
			return isCited;
		}
		const subject = subjectOf(argument);
		if (isClaim(subject)) {
			await vscode.commands.executeCommand('afferent.citeClaim', argument);
			return false;
		}
		const works = subject && (await this.#worksOf(subject, editor.document));
		const direct =
			works?.length === 1 && subject?.kind === 'paper' ? { works, mode: 'parenthetical' as const } : undefined;
		const picked = direct ?? (await this.#pick(editor.document, works));
		const hasNotes = picked !== undefined && 'hasNotes' in picked && picked.hasNotes;
		const notes = hasNotes ? await askForNotes(picked.works) : {};
		if (picked === undefined || notes === undefined) {
			return false;
		}
		const form = { mode: picked.mode, ...notes };
		const isCited = await this.#services.citing.cite(editor, picked.works, form, selections);
		await vscode.window.showTextDocument(editor.document, editor.viewColumn);
		return isCited;
	}

	async #pick(
		document: vscode.TextDocument,
		suggested: readonly Work[] | undefined,
	): Promise<PickedPapers | undefined> {
		return pickFromDocument(this.#services, document, vscode.l10n.t('Insert Citation'), true, suggested);
	}

	/** The papers tied to a subject, the user's own citekeys first. */
	async #worksOf(subject: UnclaimedSubject, document: vscode.TextDocument): Promise<readonly Work[]> {
		const { base } = await this.#services.evidence.get();
		const { library } = await this.#services.libraries.of(document);
		switch (subject.kind) {
			case 'paper': {
				const work = workOfCitekey(subject.id, library, base);
				return work === undefined ? [] : [work];
			}
			case 'entity':
				return base.papersAbout(subject.id).map((paper) => workOfPaper(paper, library));
		}
	}
}

/** Add to Bibliography: the quick fix for an unknown citekey, and a row's menu. */
class AddToBibliographyCommand implements Command {
	readonly id = 'afferent.addToBibliography';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		const { document } = manuscriptEditor(this.#services.manuscripts);
		const subject = subjectOf(argument);
		const { base } = await this.#services.evidence.get();
		const paper = subject?.kind === 'paper' ? base.paper(subject.id) : undefined;
		if (paper === undefined) {
			throw new UserError(vscode.l10n.t('The evidence base does not have this paper.'));
		}
		const { declared } = await this.#services.libraries.of(document);
		const own = findSameWork(paper.item, declared);
		if (own !== undefined && own.citekey !== paper.citekey) {
			await this.#useOwnCitekey(document, paper.citekey, own.citekey);
			return;
		}
		// Added under its own citekey, since that is what the manuscript already says.
		await this.#services.citing.addToBibliography(document, [{ citekey: paper.citekey, item: paper.item, paper }]);
	}

	/** The bibliography has the work under another citekey: the manuscript takes that one, and nothing is doubled. */
	async #useOwnCitekey(document: vscode.TextDocument, citekey: string, own: string): Promise<void> {
		const scanned = this.#services.manuscripts.scan(document);
		const cites = scanned === undefined ? [] : clustersOf(scanned).flatMap((cluster) => cluster.cites);
		const edits = cites
			.filter((candidate) => candidate.citekey === citekey)
			.map((cite) => vscode.TextEdit.replace(toRange(document, cite.citekeySpan), own));
		if (!(await this.#services.writer.change(document, edits))) {
			return;
		}
		void showInformation(vscode.l10n.t('The bibliography already has this paper as “{0}”; that citekey is used.', own));
	}
}

/** What an accepted completion does: the reference follows the citekey that was just written. */
class BringReferenceCommand implements Command {
	readonly id = 'afferent.bringReference';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		const { document } = manuscriptEditor(this.#services.manuscripts);
		const work = (await this.#services.papers.of(document)).work(subjectOf(argument)?.id ?? '');
		if (work !== undefined) {
			await this.#services.citing.addToBibliography(document, [work], true);
		}
	}
}

/** What a paste or drop of references runs when it is chosen: gives the edit for the editor to carry out. */
class PlanPasteCommand implements Command {
	readonly id = 'afferent.planPaste';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(...args: unknown[]): Promise<vscode.WorkspaceEdit | undefined> {
		// Meant for the paste provider of this extension, but anybody can run a command.
		const [given, ranges, works] = args;
		const document = vscode.workspace.textDocuments.find((open) => open === given);
		const isMeant = document !== undefined && areAll(ranges, isRange) && areAll(works, isWork);
		return isMeant ? this.#services.citing.planEdit(document, works, ranges) : undefined;
	}
}

/** What a drop of rows runs: gives what is to be written, for the editor to carry out. */
class PlanDropCommand implements Command {
	readonly id = 'afferent.planDrop';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(...args: unknown[]): Promise<PlannedDrop | undefined> {
		// Meant for the drop provider of this extension, but anybody can run a command.
		const [given, position, lines] = args;
		const document = vscode.workspace.textDocuments.find((open) => open === given);
		const format = document && this.#services.manuscripts.formatOf(document);
		if (
			document === undefined ||
			format === undefined ||
			!(position instanceof vscode.Position) ||
			typeof lines !== 'string'
		) {
			return undefined;
		}
		const subjects = lines.split('\n').flatMap((line) => parseSubject(line) ?? []);
		const works = await worksToCite(subjects, document, this.#services);
		if (works.length > 0) {
			const places = [new vscode.Range(position, position)];
			await this.#services.citing.refusePlaces(document, places);
			return { text: '', edit: await this.#services.citing.planEdit(document, works, places) };
		}
		const { engine, base } = await this.#services.evidence.get();
		const { language } = windowReader();
		const names = subjects.flatMap(({ kind, id }) => (kind === 'entity' ? (base.entity(id) ?? []) : []));
		return {
			text: names.map((entity) => engine.recommendedName(entity, format, language, base.vocabularies)).join(', '),
		};
	}
}

/** The papers among subjects and those that support the claims among them; entities are named and not cited. */
async function worksToCite(
	subjects: readonly Subject[],
	document: vscode.TextDocument,
	{ evidence, libraries }: CiteServices,
): Promise<readonly Work[]> {
	const { base } = await evidence.get();
	const { library } = await libraries.of(document);
	const works = subjects.flatMap((subject): readonly Work[] => {
		switch (subject.kind) {
			case 'paper':
				return [workOfCitekey(subject.id, library, base) ?? []].flat();
			case 'claim':
				return (base.claim(subject.id)?.evidence ?? [])
					.filter(({ stance }) => stance === 'supports')
					.flatMap(({ paper }) => base.paper(paper) ?? [])
					.map((paper) => workOfPaper(paper, library));
			case 'entity':
				return [];
		}
	});
	return [...new Map(works.map((work) => [work.citekey, work])).values()];
}

/** The subjects of the rows that a menu passed. */
function subjectsOf(rows: unknown): readonly Subject[] {
	return Array.isArray(rows) ? rows.flatMap((row) => subjectOf(row) ?? []) : [];
}

function areAll<T>(values: unknown, is: (value: unknown) => value is T): values is readonly T[] {
	return Array.isArray(values) && values.length > 0 && values.every(is);
}

function isRange(value: unknown): value is vscode.Range {
	return value instanceof vscode.Range;
}

function isWork(value: unknown): value is Work {
	return isRecord(value) && typeof value['citekey'] === 'string' && isRecord(value['item']);
}

/** What a quick fix runs that may not change its file at once: asks, or says why not. */
class WriteCommand implements Command {
	readonly id = 'afferent.write';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(argument?: unknown): Promise<void> {
		// Meant for quick fixes of this extension, but anybody can run a command: links and keys cannot pass a document.
		if (areAll(argument, isEditOfOpenFile)) {
			const change = argument.map(({ document, edits, before }) => ({ ...fileEdits(document, edits), before }));
			await this.#services.writer.write(change);
		}
	}
}

function isEditOfOpenFile(value: unknown): value is Pick<FileEdits, 'document' | 'edits' | 'before'> {
	return (
		isRecord(value) &&
		vscode.workspace.textDocuments.some((open) => open === value['document']) &&
		typeof value['before'] === 'string' &&
		areAll(value['edits'], isEdit)
	);
}

function isEdit(value: unknown): value is vscode.TextEdit {
	return value instanceof vscode.TextEdit;
}

/** Declare a Bibliography: for a manuscript that has none, or one more. */
class DeclareBibliographyCommand implements Command {
	readonly id = 'afferent.declareBibliography';
	readonly #services: CiteServices;

	constructor(services: CiteServices) {
		this.#services = services;
	}

	async run(): Promise<void> {
		await this.#services.citing.declare(manuscriptEditor(this.#services.manuscripts).document);
	}
}

/**
 * Asks for what stands before and behind the cite; undefined when the user leaves. Enter alone passes either question. Of
 * several works the locator is that of the last, the prefix that of the first, and each question names its own.
 */
async function askForNotes(
	works: readonly { readonly citekey: string }[],
): Promise<Pick<CiteForm, 'prefix' | 'locator'> | undefined> {
	const { t } = vscode.l10n;
	const [first = '', last = first] = [works[0]?.citekey, works.at(-1)?.citekey];
	const place = await askForText({
		title: t('Insert Citation'),
		prompt: t('Page or another locator in {0}, such as 3-5, chap. 2 or fig. 1; press Enter for none', last),
		validate: (text) =>
			text.trim() === '' || splitLocator(text).suffix === ''
				? undefined
				: t('This is not a locator; write a number, with or without a term before it.'),
	});
	const prefix =
		place === undefined
			? undefined
			: await askForText({
					title: t('Insert Citation'),
					prompt: t('Text before the citation of {0}, such as see or cf.; press Enter for none', first),
				});
	if (place === undefined || prefix === undefined) {
		return undefined;
	}
	const { locator } = splitLocator(place);
	return { prefix: prefix.trim(), ...(locator === undefined ? {} : { locator }) };
}

/** Lets the user pick papers of the document's libraries and of the evidence base. */
export function pickFromDocument(
	{ papers, libraries, manuscripts }: PickServices,
	document: vscode.TextDocument,
	title: string,
	offersMode: boolean,
	suggested?: readonly Work[],
): Promise<PickedPapers | undefined> {
	const scanned = manuscripts.scan(document);
	const cursor = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.selection.active;
	const offset = cursor === undefined ? 0 : document.offsetAt(cursor);
	const cited: ReadonlyMap<string, number> = scanned === undefined ? new Map() : citedAround(scanned, offset);
	return pickPapers({
		title,
		load: async () => {
			const { declared, library } = await libraries.of(document);
			const otherLibrary = (citekey: string) => {
				const source = library.find(citekey)?.bibliography.source;
				return source === undefined ? undefined : fileLabel(vscode.Uri.parse(source));
			};
			return {
				papers: await papers.of(document),
				isInLibrary: (citekey) => declared.has(citekey),
				otherLibrary,
			};
		},
		onDidComplete: papers.onDidComplete,
		...(suggested === undefined ? {} : { suggested }),
		offersMode,
		isCited: (citekey) => cited.has(citekey),
		nearness: (citekey) => cited.get(citekey) ?? 0,
	});
}

/** The active editor, when it holds a manuscript. */
export function manuscriptEditor(manuscripts: Manuscripts): vscode.TextEditor {
	const active = vscode.window.activeTextEditor;
	const visible = vscode.window.visibleTextEditors;
	const editor = [active, ...visible].find(
		(candidate) => candidate && manuscripts.formatOf(candidate.document) !== undefined,
	);
	if (editor === undefined) {
		throw new UserError(
			vscode.l10n.t('Open a Markdown or LaTeX manuscript first, and put the cursor where the text should go.'),
		);
	}
	return editor;
}
