import * as vscode from 'vscode';
import { blank, emptyEntry } from '../../core/bibliography/emptyEntry.ts';
import { bibliographyFormatOf } from '../../core/bibliography/bibliographyFormat.ts';
import { createLibrary } from '../../core/bibliography/library.ts';
import { relativePath } from '../../core/text/paths.ts';
import type { TextEdit } from '../../core/text/textEdit.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { showInformation } from '../host/messages.ts';
import { toSpan } from '../host/positions.ts';
import type { Work } from '../../core/features/works.ts';
import type { BroughtEntries, BroughtEntry } from '../writing/broughtEntries.ts';
import type { Change, Writer } from '../writing/writer.ts';
import { entryEdits } from './bibliographyEdits.ts';
import { askForTarget, type BibliographyTarget } from './bibliographyTarget.ts';
import { EntryTargets, manuscriptEdits, scanToCite } from './entryTargets.ts';
import { mainFileOf } from './mainFile.ts';
import { tellOfEntries } from './tellOfEntries.ts';
import { chooseCitekeys, confirmIncomplete, itemOf, sourcesOf } from './citedWorks.ts';
import { type CiteForm, distinct, insertedBefore, isSame, placeOf, planAt } from './placedCites.ts';

export interface CitingServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly evidence: EvidenceService;
	readonly writer: Writer;
	readonly brought: BroughtEntries;
}

/** A change that cites, and where the cursors stand after it. */
interface PlannedCite {
	readonly change: Change;
	readonly carets: readonly number[];
	/** The entries that come with it; undefined where the bibliography has them all. */
	readonly brought: BroughtEntry | undefined;
}

/** Writes cites into manuscripts and their entries into the manuscript's bibliography, in one undoable step. */
export class Citing {
	readonly #services: CitingServices;
	readonly #targets: EntryTargets;

	constructor(services: CitingServices) {
		this.#services = services;
		this.#targets = new EntryTargets(services);
	}

	/** Throws a `UserError` where nothing can be cited, before papers are chosen in vain. */
	async refusePlaces(document: vscode.TextDocument, selections: readonly vscode.Range[]): Promise<void> {
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		// The library is not waited for: what is refused is the place, whatever is cited.
		const scanned = scanToCite(this.#services, document);
		const anyWork = [{ citekey: 'key', item: { id: 'key', type: 'article' }, paper: undefined }];
		for (const selection of selections) {
			const place = { document, span: toSpan(document, selection) };
			planAt(place, scanned, anyWork, { mode: 'parenthetical' }, { library: createLibrary([]) });
		}
	}

	/** Cites works at each selection. False when the user thought better of it. */
	async cite(
		editor: vscode.TextEditor,
		works: readonly Work[],
		form: CiteForm,
		selections: readonly vscode.Range[] = editor.selections,
	): Promise<boolean> {
		const { document } = editor;
		const planned = await this.#plan(document, works, form, selections);
		if (planned === undefined || !(await this.#writeBringing(planned.change, planned.brought, false))) {
			return false;
		}
		editor.selections = planned.carets.map((caret) => {
			const position = document.positionAt(caret);
			return new vscode.Selection(position, position);
		});
		return true;
	}

	/**
	 * The edit that cites works at places, for the editor to carry out with a paste or a drop; the bibliography is saved when
	 * that is done. Undefined when the user thought better of it.
	 */
	async planEdit(
		document: vscode.TextDocument,
		works: readonly Work[],
		selections: readonly vscode.Range[],
	): Promise<vscode.WorkspaceEdit | undefined> {
		const planned = await this.#plan(document, works, { mode: 'parenthetical' }, selections);
		const edit = planned && (await this.#services.writer.edit(planned.change));
		if (edit !== undefined && planned?.brought !== undefined) {
			this.#services.writer.saveAfterChange(planned.brought.bibliography);
			this.#services.brought.follow(planned.brought, selections.length);
		}
		return edit;
	}

	async #plan(
		document: vscode.TextDocument,
		works: readonly Work[],
		form: CiteForm,
		selections: readonly vscode.Range[],
	): Promise<PlannedCite | undefined> {
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		if (!(await confirmIncomplete(works))) {
			return undefined;
		}
		const { declared, packages } = await this.#services.libraries.of(document);
		const cited = chooseCitekeys(works, declared);
		const entries = cited.filter((work) => !declared.has(work.citekey));
		const target = entries.length === 0 ? 'none' : await this.#targets.choose(document);
		if (target === 'cancelled') {
			return undefined;
		}
		const declaration = await this.#targets.declaration(document, target);
		// The document may have changed while questions were answered; everything below is from its present text.
		const scanned = scanToCite(this.#services, document);
		const options = { ...form, packages };
		const plans = selections.map((selection) =>
			planAt({ document, span: toSpan(document, selection) }, scanned, cited, options, { library: declared }),
		);
		// Cursors in one cluster bring it the cite once.
		const edits = distinct([...plans.flatMap((plan) => plan.edits), ...declaration.here]);
		const manuscript = manuscriptEdits(document, edits);
		const carets = plans.map((plan) => {
			const others = edits.filter((edit) => !plan.edits.some((own) => isSame(own, edit)));
			return plan.selection.end + insertedBefore(placeOf(plan), others);
		});
		if (target === 'none') {
			return { change: [manuscript], carets, brought: undefined };
		}
		const { change, brought } = await entriesOf(entries, document, target);
		return { change: [manuscript, ...declaration.elsewhere, change], carets, brought };
	}

	/**
	 * Writes text that cites works, and brings their entries, in one undoable step. False when the user thought better of it.
	 * @param editsOf the text, once it is known under which citekeys the works are written
	 * @param others other files that the text needs
	 */
	async writeCiting(
		document: vscode.TextDocument,
		works: readonly Work[],
		editsOf: (cited: readonly Work[]) => readonly TextEdit[],
		others: Change = [],
	): Promise<boolean> {
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		const { declared } = await this.#services.libraries.of(document);
		const cited = chooseCitekeys(works, declared);
		const entries = cited.filter((work) => !declared.has(work.citekey));
		if (entries.length > 0 && !(await confirmIncomplete(entries))) {
			return false;
		}
		const target = entries.length === 0 ? 'none' : await this.#targets.choose(document);
		if (target === 'cancelled') {
			return false;
		}
		if (target === 'none') {
			return this.#write([manuscriptEdits(document, editsOf(cited)), ...others], undefined);
		}
		const { change, brought } = await entriesOf(entries, document, target);
		const { here, elsewhere } = await this.#targets.declaration(document, target);
		const manuscript = manuscriptEdits(document, [...here, ...editsOf(cited)]);
		return this.#writeBringing([manuscript, ...elsewhere, change, ...others], brought, false);
	}

	/**
	 * Adds works to the manuscript's bibliography without citing them. False when the user thought better of it.
	 * @param isCited the cite was just written, and when it is undone, the entry is to go as well
	 */
	async addToBibliography(document: vscode.TextDocument, works: readonly Work[], isCited = false): Promise<boolean> {
		const { declared } = await this.#services.libraries.of(document);
		const missing = works.filter((work) => !declared.has(work.citekey));
		if (missing.length === 0) {
			void showInformation(vscode.l10n.t('The bibliography already has it.'));
			return true;
		}
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		if (!(await confirmIncomplete(missing))) {
			return false;
		}
		const target = await this.#targets.choose(document);
		if (target === 'cancelled' || target === 'none') {
			return false;
		}
		const { change, brought } = await entriesOf(missing, document, target);
		const whole = [...(await this.#targets.declares(document, target)), change];
		return isCited ? this.#writeBringing(whole, brought, true) : this.#write(whole, target.uri);
	}

	/** Adds an empty entry to the manuscript's bibliography and puts the cursor where its writing begins. */
	async createEntry(document: vscode.TextDocument, citekey: string, type: string): Promise<void> {
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		const target = await this.#targets.choose(document);
		if (target === 'cancelled' || target === 'none') {
			return;
		}
		let written = '';
		const { change } = await entryEdits(document, target, { items: [emptyEntry(citekey, type)] }, (text) => {
			written = text;
			return text.replaceAll(blank, '');
		});
		if (!(await this.#write([...(await this.#targets.declares(document, target)), change], target.uri))) {
			return;
		}
		const bibliography = await vscode.workspace.openTextDocument(target.uri);
		const editor = await vscode.window.showTextDocument(bibliography, vscode.ViewColumn.Beside);
		const caret = bibliography.positionAt(firstBlank(bibliography.getText(), written, blank));
		editor.selection = new vscode.Selection(caret, caret);
		editor.revealRange(editor.selection, vscode.TextEditorRevealType.InCenter);
	}

	/** Declares a bibliography that is there. */
	async declareFile(document: vscode.TextDocument, uri: vscode.Uri): Promise<void> {
		const main = await mainFileOf(document, this.#services);
		const declareAs = relativePath(main.uri.path, uri.path);
		const format = bibliographyFormatOf(uri.path) ?? 'bibtex';
		await this.#write(await this.#targets.declares(main, { uri, format, isNew: false, declareAs }), undefined);
	}

	/** Declares a bibliography that the user chooses or has created. */
	async declare(document: vscode.TextDocument): Promise<void> {
		await this.#services.writer.refuseForbidden({ uri: document.uri, role: 'manuscript' });
		const main = await mainFileOf(document, this.#services);
		const target = await askForTarget(main, { offersNone: false });
		if (target === 'cancelled' || target === 'none') {
			return;
		}
		const beside = vscode.Uri.joinPath(main.uri, '..');
		const made = { uri: target.uri, role: 'bibliography', beside, contents: '' } as const;
		await this.#write([...(await this.#targets.declares(main, target)), ...(target.isNew ? [made] : [])], target.uri);
	}

	/**
	 * Makes the change with entries that go again when their cite is undone, and says that they came.
	 * @param isCited the manuscript cites them already
	 */
	async #writeBringing(change: Change, brought: BroughtEntry | undefined, isCited: boolean): Promise<boolean> {
		if (brought === undefined) {
			return this.#write(change, undefined);
		}
		const write = () => this.#write(change, brought.bibliography);
		const isWritten = await this.#services.brought.during(brought, isCited, write);
		if (isWritten) {
			void tellOfEntries(brought);
		}
		return isWritten;
	}

	/** Makes the change, and saves the bibliography unless someone was already editing it. */
	#write(change: Change, bibliography: vscode.Uri | undefined): Promise<boolean> {
		return this.#services.writer.write(change, { saves: bibliography === undefined ? [] : [bibliography] });
	}
}

/** The change that brings the entries of works into a bibliography, and what is followed of it. */
async function entriesOf(
	works: readonly Work[],
	document: vscode.TextDocument,
	target: BibliographyTarget,
): Promise<{ readonly change: Change[number]; readonly brought: BroughtEntry }> {
	const records = { items: works.map(itemOf), sources: sourcesOf(works) };
	const { change, text } = await entryEdits(document, target, records);
	const citekeys = works.map(({ citekey }) => citekey);
	return {
		change,
		brought: { manuscript: document, citekeys, bibliography: target.uri, text, isNewFile: target.isNew },
	};
}

/** Where the first blank of an entry is in the file that the entry, without its blanks, was just added to. */
function firstBlank(text: string, written: string, blank: string): number {
	const start = text.lastIndexOf(written.replaceAll(blank, '').trim());
	const inEntry = written.trimStart().indexOf(blank);
	return start < 0 ? text.length : start + Math.max(0, inEntry);
}
