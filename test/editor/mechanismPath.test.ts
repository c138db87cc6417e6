import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, openManuscript } from './workspace.ts';

suite('Mechanism paths', () => {
	test('are inserted as a cited sentence with the entries, in one step', async () => {
		const { document, read } = await openManuscript('a.md', '---\nbibliography: own.bib\n---\n\nSo it is.|\n', {
			'own.bib': '',
		});
		const before = document.getText();
		await acceptAll(vscode.commands.executeCommand('afferent.insertMechanismPath', 'ketamine', 'synaptogenesis'));
		assert.match(document.getText(), /So it is\. Ketamine increases synaptogenesis(?: \[@[^\]]+\])?\.\n$/);
		assert.match(await read('own.bib'), /@article/);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
	});
});
