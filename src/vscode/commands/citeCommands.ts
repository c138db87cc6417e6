import * as vscode from 'vscode';
import { splitLocator } from '../../core/citations/locator.ts';
import { clustersOf } from '../../core/documents/clusters.ts';
import { findSameWork } from '../../core/bibliography/sameWork.ts';
import type { Subject } from '../../presentation/card.ts';
import type { CiteForm } from './placedCites.ts';
import type { PickedPapers } from './paperPicker.ts';
import { toRange } from '../host/positions.ts';
import { type Work, workOfCitekey, workOfPaper } from '../../core/features/works.ts';
import { UserError } from '../host/userError.ts';
import type { Command } from './command.ts';
import { subjectOf } from './given.ts';
import { askForText, showInformation } from '../host/messages.ts';
import { manuscriptEditor } from './manuscriptEditor.ts';
import { pickFromDocument } from './pickFromDocument.ts';
import { type CiteServices, PlanDropCommand, PlanPasteCommand, WriteCommand } from './passedEdits.ts';
import { worksToCite } from './worksToCite.ts';

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

/** The subjects of the rows that a menu passed. */
function subjectsOf(rows: unknown): readonly Subject[] {
	return Array.isArray(rows) ? rows.flatMap((row) => subjectOf(row) ?? []) : [];
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
