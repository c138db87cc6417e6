import assert from 'node:assert/strict';
import * as vscode from 'vscode';

let counter = 0;
/** The folders of the test that runs. */
const created: vscode.Uri[] = [];

/** A fresh folder in the open workspace; `files` maps names to contents. */
export async function createFolder(files: Readonly<Record<string, string>>): Promise<vscode.Uri> {
	const root = vscode.workspace.workspaceFolders?.[0]?.uri;
	assert.ok(root, 'the suite runs in an open folder');
	const folder = vscode.Uri.joinPath(root, `case-${Date.now().toString(36)}-${counter++}`);
	created.push(folder);
	for (const [name, contents] of Object.entries(files)) {
		await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(contents));
	}
	return folder;
}

/**
 * Closes what a test opened, and deletes its folders, so that the next one pays for nothing of it. The editor keeps a
 * document for minutes after its tab was closed, unless its file is deleted through an edit of the workspace.
 */
export async function closeWhatIsOpen(): Promise<void> {
	const edit = new vscode.WorkspaceEdit();
	created.splice(0).forEach((folder) => edit.deleteFile(folder, { recursive: true, ignoreIfNotExists: true }));
	await vscode.workspace.applyEdit(edit);
	for (const document of vscode.workspace.textDocuments.filter(({ isDirty }) => isDirty)) {
		// Closing it with the others would ask whether to save.
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
	}
	await vscode.commands.executeCommand('workbench.action.closeAllEditors');
	await vscode.commands.executeCommand('notifications.clearAll');
}

/** Waits for a command to end, and takes away the messages and leaves the lists that it waits for in its turn. */
export function endOf(running: Thenable<unknown>): Promise<void> {
	return whileRunning(running, ['notifications.clearAll', 'workbench.action.closeQuickOpen']);
}

/** Waits for a command to end, and takes what its lists offer. */
export function acceptAll(running: Thenable<unknown>): Promise<void> {
	return whileRunning(running, ['workbench.action.acceptSelectedQuickOpenItem', 'notifications.clearAll']);
}

async function whileRunning(running: Thenable<unknown>, commands: readonly string[]): Promise<void> {
	let isOver = false;
	const over = () => (isOver = true);
	running.then(over, over);
	await eventually(
		async () => {
			for (const command of isOver ? [] : commands) {
				await vscode.commands.executeCommand(command);
			}
			return isOver;
		},
		Boolean,
		'the end of the command',
	);
	await running;
}

/** A manuscript in an editor, with the cursor where `|` stood, and its bibliography beside it. */
export interface OpenManuscript {
	readonly folder: vscode.Uri;
	readonly document: vscode.TextDocument;
	readonly editor: vscode.TextEditor;
	readonly cursor: vscode.Position;
	/** The text of a file of the folder, as the editor has it or as it is on disk. */
	read(name: string): Promise<string>;
}

/** Opens `text` as `name` in a fresh folder. `|` marks the cursor and is taken out. */
export async function openManuscript(
	name: string,
	text: string,
	others: Readonly<Record<string, string>> = {},
): Promise<OpenManuscript> {
	const at = text.indexOf('|');
	const contents = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
	const folder = await createFolder({ [name]: contents, ...others });
	const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
	const editor = await vscode.window.showTextDocument(document);
	const cursor = document.positionAt(Math.max(0, at));
	editor.selection = new vscode.Selection(cursor, cursor);
	const read = async (file: string) =>
		(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, file))).getText();
	return { folder, document, editor, cursor, read };
}

/** The Markdown of all cards that a hover at a place shows. */
export async function hoverText(document: vscode.TextDocument, position: vscode.Position): Promise<string> {
	const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
		'vscode.executeHoverProvider',
		document.uri,
		position,
	);
	return hovers
		.flatMap((hover) => hover.contents)
		.map((content) => (typeof content === 'string' ? content : content.value))
		.join('\n\n');
}

/** What completion offers at a place, best first. `resolve` asks for the details of so many. */
export async function completions(
	document: vscode.TextDocument,
	position: vscode.Position,
	resolve = 0,
): Promise<vscode.CompletionItem[]> {
	const list = await vscode.commands.executeCommand<vscode.CompletionList>(
		'vscode.executeCompletionItemProvider',
		document.uri,
		position,
		undefined,
		resolve,
	);
	return list.items.toSorted((a, b) => (a.sortText ?? '').localeCompare(b.sortText ?? ''));
}

/**
 * What the light bulb offers at a place. The editor takes a request back when another extension for the file starts
 * meanwhile; then it is asked again.
 */
export async function codeActions(
	uri: vscode.Uri,
	range: vscode.Range,
	kind?: vscode.CodeActionKind,
): Promise<vscode.CodeAction[]> {
	const ask = () =>
		vscode.commands
			.executeCommand<vscode.CodeAction[]>('vscode.executeCodeActionProvider', uri, range, kind?.value)
			.then(
				(found) => found,
				(error: unknown) => {
					assert.match(String(error), /Canceled/);
					return undefined;
				},
			);
	return (await eventually(ask, (found) => found !== undefined, 'the light bulb'))!;
}

export function labelOf(item: vscode.CompletionItem): string {
	return typeof item.label === 'string' ? item.label : item.label.label;
}

/** Asks again until the answer passes, for what the editor works out after a pause; fails with the last answer. */
export async function eventually<T>(
	ask: () => T | PromiseLike<T>,
	passes: (answer: T) => boolean,
	what: string,
): Promise<T> {
	const deadline = Date.now() + 90_000;
	// What is not there soon takes longer, and asking costs the editor time.
	for (let pause = 25; ; pause = Math.min(pause * 1.5, 250)) {
		const answer = await ask();
		if (passes(answer)) {
			return answer;
		}
		if (Date.now() > deadline) {
			assert.fail(`${what}: the last answer was ${JSON.stringify(answer)}`);
		}
		await new Promise((resolve) => setTimeout(resolve, pause));
	}
}

/** Afferent's own diagnostics of a document. */
export function problems(document: vscode.TextDocument): vscode.Diagnostic[] {
	return vscode.languages.getDiagnostics(document.uri).filter((diagnostic) => diagnostic.source === 'Afferent');
}
