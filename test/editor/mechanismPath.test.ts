import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openManuscript } from './workspace.ts';

/** Runs the command and takes what its lists offer; `down` moves on in the second list, of forms. */
async function insertPath(from: string, to: string): Promise<void> {
	let isOver = false;
	const running = vscode.commands.executeCommand('afferent.insertMechanismPath', from, to);
	const over = () => (isOver = true);
	void running.then(over, over);
	while (!isOver) {
		await new Promise((resolve) => setTimeout(resolve, 200));
		if (!isOver) {
			await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
		}
	}
	await running;
}

suite('Mechanism paths', () => {
	test('are inserted as a cited sentence with the entries, in one step', async () => {
		const { document, read } = await openManuscript('a.md', '---\nbibliography: own.bib\n---\n\nSo it is.|\n', {
			'own.bib': '',
		});
		const before = document.getText();
		await insertPath('ketamine', 'synaptogenesis');
		assert.match(document.getText(), /So it is\. Ketamine increases synaptogenesis(?: \[@[^\]]+\])?\.\n$/);
		assert.match(await read('own.bib'), /@article/);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
	});
});
