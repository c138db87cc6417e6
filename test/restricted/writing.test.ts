import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeActions, endOf, openManuscript } from '../editor/workspace.ts';

const header = '---\nbibliography: refs.bib\n---\n\n';
const bib = '@book{own2002, title={Mountains}, author={Poe, Ben}, year={2002}}\n';

/** What stands on the disk. */
async function onDisk(folder: vscode.Uri, name: string): Promise<string> {
	return new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, name)));
}

suite('Nothing is written in Restricted Mode', () => {
	for (const [what, command, argument] of [
		['Insert Citation', 'afferent.citeRow', 'paper:abbar2022ketamine'],
		['a completed citekey', 'afferent.bringReference', 'paper:abbar2022ketamine'],
		['Add to Bibliography', 'afferent.addToBibliography', 'paper:abbar2022ketamine'],
		['Declare a Bibliography', 'afferent.declareBibliography', undefined],
		['Insert Name', 'afferent.insertName', 'entity:ketamine'],
		['Choose Citation Style', 'afferent.chooseStyle', 'vancouver'],
	] as const) {
		test(`by ${what}`, async () => {
			const { document, folder } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
			const before = document.getText();
			await endOf(vscode.commands.executeCommand(command, argument));
			assert.equal(document.getText(), before);
			assert.equal(await onDisk(folder, 'refs.bib'), bib);
			assert.deepEqual((await vscode.workspace.fs.readDirectory(folder)).map(([name]) => name).sort(), [
				'a.md',
				'refs.bib',
			]);
		});
	}

	test('by a rename', async () => {
		const { document, cursor } = await openManuscript('a.md', `${header}Seen [@own|2002].\n`, { 'refs.bib': bib });
		const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
			'vscode.executeDocumentRenameProvider',
			document.uri,
			cursor,
			'new2002',
		);
		assert.equal(edit.size, 0);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	test('by a refactoring, which says why when it is chosen', async () => {
		const { document, cursor } = await openManuscript('a.md', `${header}Seen [@own|2002].\n`, { 'refs.bib': bib });
		const actions = await codeActions(
			document.uri,
			new vscode.Range(cursor, cursor),
			vscode.CodeActionKind.RefactorRewrite,
		);
		const own = actions.filter(({ title }) => /Cite/.test(title));
		assert.ok(own.length > 0);
		assert.ok(own.every(({ edit, command }) => edit === undefined && command !== undefined));
		const before = document.getText();
		const { command } = own[0]!;
		await endOf(vscode.commands.executeCommand(command!.command, ...(command!.arguments as unknown[])));
		assert.equal(document.getText(), before);
	});
});
