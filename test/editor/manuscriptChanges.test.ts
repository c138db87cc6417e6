import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openManuscript } from './workspace.ts';

suite('What changed for a manuscript', () => {
	test('is shown in a page that needs no saving, and a row leads to its place', async () => {
		const sentence = 'Blocking AMPA receptors abolishes the antidepressant effect of ketamine';
		const { document } = await openManuscript('a.md', `# Effects\n\n${sentence} [@lazarevic2021ketamine].\n`);
		await vscode.commands.executeCommand('afferent.whatChanged');
		const tab = await eventually(
			async () =>
				vscode.window.tabGroups.all
					.flatMap(({ tabs }) => tabs)
					.find(({ label }) => /^What Changed for .*a\.md$/.test(label)),
			(found) => found !== undefined,
			'the page',
		);
		assert.ok(tab?.input instanceof vscode.TabInputWebview);
		assert.equal(tab.isDirty, false);
		const start = document.getText().indexOf(sentence);
		await vscode.commands.executeCommand('afferent.showPlace', String(document.uri), start, start + sentence.length);
		assert.equal(document.getText(vscode.window.activeTextEditor!.selection), sentence);
	});
});
