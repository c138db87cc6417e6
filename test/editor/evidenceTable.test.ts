import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, endOf, openManuscript } from './workspace.ts';

suite('Evidence tables', () => {
	test('are inserted with the entries in one step, and updated around what a hand has changed', async () => {
		const { document, read } = await openManuscript(
			'a.md',
			'---\nbibliography: own.bib\n---\n\nAs the table shows.|\n\nThe next paragraph.\n',
			{ 'own.bib': '' },
		);
		const before = document.getText();
		await acceptAll(vscode.commands.executeCommand('afferent.insertEvidenceTable', 'claim:arket-restores-tgfb1'));
		const inserted = document.getText();
		assert.match(
			inserted,
			/shows\.\n\n<!-- afferent-table\nclaims = arket-restores-tgfb1\n[\s\S]*-->\n\n\| Design[\s\S]*@zhang2020essential[\s\S]*\n\nThe next/,
		);
		assert.match(await read('own.bib'), /zhang2020essential/);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), before);
		await vscode.commands.executeCommand('redo');
		assert.equal(document.getText(), inserted);

		const row = /\| ([^|]+) \|.*@zhang2020essential\] \|/.exec(inserted)!;
		const start = document.positionAt(row.index + 2);
		const editor = vscode.window.activeTextEditor!;
		await editor.edit((edit) =>
			edit.replace(new vscode.Range(start, start.translate(0, row[1]!.length)), 'my own word'),
		);
		const byHand = document.getText();
		await endOf(vscode.commands.executeCommand('afferent.updateEvidenceTable'));
		assert.equal(document.getText(), byHand);
	});
});
