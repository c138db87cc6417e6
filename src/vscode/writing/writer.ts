import * as vscode from 'vscode';
import { formatOfName } from '../../core/bibliography/formatOfName.ts';
import type { Bibliography } from '../../core/bibliography/model.ts';
import { mayWrite, type WritingDecision } from '../../core/documents/writingPolicy.ts';
import { refusalSentence, writingQuestion } from '../../presentation/writing.ts';
import { fileLabel, fileKey, isSameFile } from '../host/files.ts';
import { showWarning } from '../host/messages.ts';
import { refuseStale, refuseUnfit } from '../host/openText.ts';
import { listNames, windowReader } from '../host/reader.ts';
import { UserError } from '../host/userError.ts';
import { writingFacts, type WritingTarget } from './writingFacts.ts';

/** Edits of a file that is there. */
export interface FileEdits extends WritingTarget {
	readonly document: vscode.TextDocument;
	readonly edits: readonly (vscode.TextEdit | vscode.SnippetTextEdit)[];
	/** The text that the edits count in; where the document has another one by now, nothing is written. */
	readonly before: string;
	/** What the editor's preview says of the edits. */
	readonly metadata?: vscode.WorkspaceEditEntryMetadata;
}

/** A file that is made. */
export interface NewFile extends WritingTarget {
	readonly contents: string | Uint8Array;
}

/** A change that one step takes back, of one file or several. */
export type Change = readonly (FileEdits | NewFile)[];

/** How long the editor may take to carry out a paste, in milliseconds. */
const pasteLimit = 30_000;

/** What is to be done with a file that changed. */
export interface WritingOptions {
	/** Files to save afterwards, unless somebody was already editing them. */
	readonly saves?: readonly vscode.Uri[];
}

/**
 * Every change of a file goes through here (ESLint): it asks the policy, and the writer where the policy says so, and
 * refuses what was changed since it was read.
 */
export class Writer {
	readonly #bibliographies: { bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> };

	constructor(bibliographies: { bibliography(uri: vscode.Uri): Promise<Bibliography | undefined> }) {
		this.#bibliographies = bibliographies;
	}

	/** Makes the change. False when the user said no; throws a {@link UserError} when it may not or cannot be made. */
	async write(change: Change, { saves = [] }: WritingOptions = {}): Promise<boolean> {
		const edit = await this.edit(change);
		if (edit === undefined) {
			return false;
		}
		const edited = new Set(dirtyFiles());
		if (!(await vscode.workspace.applyEdit(edit))) {
			throw new UserError(
				vscode.l10n.t(
					'{0} has changed in the meantime or cannot be edited; nothing was written. Try again.',
					listNames(change.map(({ uri }) => fileLabel(uri))),
				),
			);
		}
		for (const uri of saves.filter((each) => !edited.has(fileKey(each)))) {
			await this.save(uri);
		}
		return true;
	}

	/** Saves a file that was changed here. */
	async save(uri: vscode.Uri): Promise<void> {
		const document = await vscode.workspace.openTextDocument(uri);
		// Whether there is something to save, the editor knows better than `isDirty` here, which lags behind a save.
		if (!(await document.save())) {
			throw new UserError(
				vscode.l10n.t('{0} could not be saved. The change is in the editor, unsaved.', fileLabel(uri)),
			);
		}
	}

	/** Saves a file once the editor has made a change that was planned here, unless somebody is editing it already. */
	saveAfterChange(uri: vscode.Uri): void {
		if (dirtyFiles().includes(fileKey(uri))) {
			return;
		}
		const listener = vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
			if (isSameFile(document.uri, uri) && contentChanges.length > 0) {
				stop();
				void document.save();
			}
		});
		const timer = setTimeout(() => stop(), pasteLimit);
		const stop = () => {
			clearTimeout(timer);
			listener.dispose();
		};
	}

	/**
	 * Writes a file that the editor takes for saved though it is not: where an undo comes while an older text is being
	 * saved, the editor goes by the version that was saved before that one.
	 */
	async saveAgain(document: vscode.TextDocument, beside: vscode.Uri): Promise<void> {
		if (document.isDirty || !(await this.#isAllowed({ ...fileEdits(document, []), beside }))) {
			return;
		}
		// The editor saves only what was changed, and drops a change that leaves everything as it was.
		const end = document.positionAt(document.getText().length);
		await apply(document, vscode.TextEdit.insert(end, '\n'));
		const added = new vscode.Range(end, document.positionAt(document.getText().length));
		await apply(document, vscode.TextEdit.delete(added));
		await this.save(document.uri);
	}

	/** Removes a file that was made here and holds nothing else. */
	async removeNew(document: vscode.TextDocument): Promise<void> {
		await refuseStale(document);
		const edit = new vscode.WorkspaceEdit();
		edit.deleteFile(document.uri, { ignoreIfNotExists: true });
		await vscode.workspace.applyEdit(edit);
	}

	/** What the policy says of a file, without asking anybody. */
	async decisionOn(target: WritingTarget): Promise<WritingDecision> {
		return mayWrite(await writingFacts(target, this.#bibliographies));
	}

	/** Makes a change of one file that is there, as it is now; see {@link write}. */
	change(document: vscode.TextDocument, edits: FileEdits['edits']): Promise<boolean> {
		return this.write([fileEdits(document, edits)]);
	}

	/** The change for the editor to make, such as with a paste; see {@link write}. */
	async edit(change: Change): Promise<vscode.WorkspaceEdit | undefined> {
		for (const each of change) {
			if (!(await this.#isAllowed(each))) {
				return undefined;
			}
		}
		const edit = new vscode.WorkspaceEdit();
		for (const each of change) {
			if ('contents' in each) {
				const { contents, role, isNamed } = each;
				const bytes = typeof contents === 'string' ? new TextEncoder().encode(contents) : contents;
				// Not where something came to be in the meantime, but for a picture whose name was chosen in a dialog.
				edit.createFile(each.uri, { contents: bytes, overwrite: role === 'figure' && isNamed === true });
				continue;
			}
			await refuseChanged(each);
			const { metadata, edits } = each;
			if (metadata === undefined) {
				edit.set(each.uri, [...edits]);
			} else {
				edit.set(
					each.uri,
					edits.map((one) => [one, metadata] as [typeof one, typeof metadata]),
				);
			}
		}
		return edit;
	}

	/**
	 * Lets a code action make the change where that is allowed at once; else choosing the action asks, or says why not.
	 */
	async offer(
		action: vscode.CodeAction,
		document: vscode.TextDocument,
		edits: FileEdits['edits'],
	): Promise<vscode.CodeAction> {
		const change = fileEdits(document, edits);
		if ((await this.decisionOn(change)).kind === 'allow') {
			action.edit = new vscode.WorkspaceEdit();
			action.edit.set(document.uri, [...edits]);
		} else {
			action.command = { command: 'afferent.write', title: action.title, arguments: [[change]] };
		}
		return action;
	}

	/** Whether a file that would be made is there already. */
	async isThere(target: WritingTarget): Promise<boolean> {
		const decision = await this.decisionOn(target);
		return decision.kind === 'refuse' && decision.reason === 'exists';
	}

	/** Copies a file of the extension to a place where nothing is. False when the user said no. */
	async copy(from: vscode.Uri, to: WritingTarget): Promise<boolean> {
		if (!(await this.#isAllowed(to))) {
			return false;
		}
		await vscode.workspace.fs.copy(from, to.uri, { overwrite: false });
		return true;
	}

	/** Throws a {@link UserError} where a file may not be written, before questions are asked in vain. */
	async refuseForbidden(target: WritingTarget): Promise<void> {
		const decision = await this.decisionOn(target);
		if (decision.kind === 'refuse') {
			throw refusal(decision.reason, target.uri);
		}
	}

	/** Whether a file may be written; asks where only the user can say so, and throws where it may not. */
	async #isAllowed(target: WritingTarget): Promise<boolean> {
		const decision = await this.decisionOn(target);
		switch (decision.kind) {
			case 'allow':
				return true;
			case 'refuse':
				throw refusal(decision.reason, target.uri);
			case 'ask':
				return isConfirmed(decision.reason, target.uri);
		}
	}
}

/** Edits of a document as it is now. What a file is to the product, its name says. */
export function fileEdits(document: vscode.TextDocument, edits: FileEdits['edits']): FileEdits {
	const { uri } = document;
	const role = formatOfName(uri.path) === undefined ? 'manuscript' : 'bibliography';
	return { uri, role, document, before: document.getText(), edits };
}

function refusal(reason: Parameters<typeof refusalSentence>[0], uri: vscode.Uri): UserError {
	const sentence = refusalSentence(reason, fileLabel(uri), windowReader());
	return reason === 'untrusted'
		? new UserError(sentence, { title: vscode.l10n.t('Manage Trust'), command: 'workbench.trust.manage' })
		: new UserError(sentence);
}

async function isConfirmed(reason: 'outside' | 'link', uri: vscode.Uri): Promise<boolean> {
	const path = uri.scheme === 'file' ? uri.fsPath : uri.toString(true);
	const { question, detail } = writingQuestion(reason, path, windowReader());
	const write = vscode.l10n.t('Write');
	return (await showWarning(question, { modal: true, detail }, write)) === write;
}

/** Throws where a file is not as it was when the edits were made, or could not hold them. */
async function refuseChanged({ document, before, edits }: FileEdits): Promise<void> {
	await refuseStale(document);
	if (document.getText() !== before) {
		throw new UserError(
			vscode.l10n.t('{0} has changed in the meantime; nothing was written. Try again.', fileLabel(document.uri)),
		);
	}
	await refuseUnfit(document, edits.map((edit) => ('newText' in edit ? edit.newText : edit.snippet.value)).join(''));
}

async function apply({ uri }: vscode.TextDocument, textEdit: vscode.TextEdit): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	edit.set(uri, [textEdit]);
	await vscode.workspace.applyEdit(edit);
}

function dirtyFiles(): readonly string[] {
	return vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty).map(({ uri }) => fileKey(uri));
}
