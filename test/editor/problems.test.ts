import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { codeActions, createFolder, eventually, openManuscript, problems } from './workspace.ts';

/** Afferent's diagnostics of a file, once they are there. */
function marksOf(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic[]> {
	return eventually(
		() => vscode.languages.getDiagnostics(uri).filter((mark) => mark.source === 'Afferent'),
		(found) => found.some((mark) => mark.code === code),
		`the mark ${code}`,
	);
}

/** The quick fix with a title at a mark. */
async function fixAt(uri: vscode.Uri, mark: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
	const actions = await eventually(
		() => codeActions(uri, mark.range, vscode.CodeActionKind.QuickFix),
		(found) => found.some((action) => title.test(action.title)),
		`a quick fix ${title.source}`,
	);
	return actions.find((action) => title.test(action.title))!;
}

async function run(action: vscode.CodeAction): Promise<void> {
	if (action.edit !== undefined) {
		await vscode.workspace.applyEdit(action.edit);
	}
	if (action.command !== undefined) {
		await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
	}
}

const article = (fields: string) =>
	`@article{roe2001,\n  author = {Roe, Ann},\n  journal = {Journal},\n  year = {2001},\n${fields}\n}\n`;

suite('Problems', () => {
	test('a citekey of a library that is not declared is told, and the library declared on demand', async () => {
		const citekey = `only${Date.now()}`;
		const { folder, document } = await openManuscript('a.md', `It works [@${citekey}].\n`, {
			'others.bib': `@book{${citekey},\n  author = {Roe},\n  title = {Other},\n  publisher = {P},\n  year = {2001},\n}\n`,
		});
		const [mark] = await marksOf(document.uri, 'citation.undeclared-library');
		assert.match(mark!.message, /others\.bib/);
		await run(await fixAt(document.uri, mark!, /Declare/));
		assert.equal(document.getText(), `---\nbibliography: others.bib\n---\n\nIt works [@${citekey}].\n`);
		await eventually(
			() => problems(document),
			(found) => found.length === 0,
			'no problem is left',
		);
		assert.ok(folder);
	});

	testInNodeHost('an unknown citekey gets an empty entry, and the cursor stands in it', async () => {
		const { document, folder } = await openManuscript('a.md', '---\nbibliography: refs.bib\n---\n\n[@brandnew2024]\n', {
			'refs.bib': '@book{old,\n  author = {Roe},\n  title = {Old},\n}\n',
		});
		const [mark] = await marksOf(document.uri, 'citation.unknown-key');
		const action = await fixAt(document.uri, mark!, /Create an entry/);
		await answering(() => run(action));
		const editor = vscode.window.activeTextEditor!;
		assert.equal(String(editor.document.uri), String(vscode.Uri.joinPath(folder, 'refs.bib')));
		assert.match(editor.document.getText(), /\n@article\{brandnew2024,\n {2}author = \{\},\n {2}title = \{\},\n/);
		const { line, character } = editor.selection.active;
		assert.equal(editor.document.lineAt(line).text.slice(0, character), '  author = {');
	});

	testInNodeHost('a kind of problem that is not wanted is reported no more', async () => {
		const folder = await createFolder({ 'pages.bib': article('  title = {Effect},\n  pages = {9--1}') });
		const uri = vscode.Uri.joinPath(folder, 'pages.bib');
		await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.reversed-pages');
		const mark = marks.find(({ code }) => code === 'entry.reversed-pages');
		const configuration = () => vscode.workspace.getConfiguration('afferent');
		try {
			await run(await fixAt(uri, mark!, /Stop reporting/));
			assert.deepEqual(configuration().inspect('problems.severity')?.workspaceValue, { 'entry.reversed-pages': 'off' });
			await eventually(
				() => vscode.languages.getDiagnostics(uri).map(({ code }) => code),
				(codes) => !codes.includes('entry.reversed-pages'),
				'the mark goes',
			);
		} finally {
			await configuration().update('problems.severity', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	testInNodeHost('fields that an entry lacks are put in by the quick fix', async () => {
		const folder = await createFolder({ 'alone.bib': '@book{roe2001,\n  author = {Roe, Ann},\n  year = {2001},\n}\n' });
		const uri = vscode.Uri.joinPath(folder, 'alone.bib');
		const document = await vscode.workspace.openTextDocument(uri);
		const [mark] = await marksOf(uri, 'entry.missing-field');
		await run(await fixAt(uri, mark!, /Add title, publisher/));
		assert.equal(
			document.getText(),
			'@book{roe2001,\n  author = {Roe, Ann},\n  year = {2001},\n  title = {},\n  publisher = {},\n}\n',
		);
		assert.deepEqual(vscode.window.activeTextEditor?.selection.active, new vscode.Position(3, 11));
	});
});

suite('Tidying', () => {
	test('shows a diff, writes in one step, and one undo takes it back', async () => {
		const untidy = '@book{b, title = {Bees}, author={B}}\n\n@book{a,\n  title = {Ants}\n}\n';
		const folder = await createFolder({ 'untidy.bib': untidy });
		const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'untidy.bib'));
		assert.match(await tidy(document.uri), /untidy\.bib ↔ tidied/);
		const tidied = '@book{b,\n  title = {Bees},\n  author = {B}\n}\n\n@book{a,\n  title = {Ants}\n}\n';
		assert.equal(document.getText(), tidied);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), untidy);
	});
});

/** Runs the command, saying yes to all; gives the title of the diff that was shown. */
function tidy(uri: vscode.Uri): Promise<string> {
	return answering(() => vscode.commands.executeCommand('afferent.tidyBibliography', uri));
}

/** Does something as someone who takes the first of every choice; gives the title of the tab at the last one. */
async function answering(act: () => PromiseLike<unknown>): Promise<string> {
	const { showQuickPick, showInformationMessage } = vscode.window;
	let label = '';
	Object.assign(vscode.window, {
		showQuickPick: (rows: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
			label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
			return Promise.resolve(options.canPickMany === true ? rows.filter((row) => row.picked === true) : rows[0]);
		},
		showInformationMessage: (_question: string, ...rest: unknown[]) => {
			return Promise.resolve(rest.find((each) => typeof each === 'string'));
		},
	});
	try {
		await act();
	} finally {
		Object.assign(vscode.window, { showQuickPick, showInformationMessage });
	}
	return label;
}
