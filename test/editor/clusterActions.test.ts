import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeActions, eventually, openManuscript } from './workspace.ts';

const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {One},\n  author = {Roe, R.},\n  year = {2001}\n}\n\n@article{doe1999,\n  title = {Two},\n  author = {Doe, D.},\n  year = {1999}\n}\n';

/** Carries out the refactoring with this title at the cursor. */
async function refactor(document: vscode.TextDocument, title: string): Promise<void> {
	const { selection } = vscode.window.activeTextEditor!;
	// The first request may come before the extension is up.
	const actions = await eventually(
		() => codeActions(document.uri, selection, vscode.CodeActionKind.Refactor),
		(found) => found.some((candidate) => candidate.title === title),
		`the refactoring “${title}”`,
	);
	const action = actions.find((candidate) => candidate.title === title);
	assert.ok(action);
	assert.ok(await vscode.workspace.applyEdit(action.edit!));
}

suite('Refactoring a citation cluster', () => {
	test('changes its form, and one undo takes it back', async () => {
		const { document } = await openManuscript('a.md', `${header}Seen [@roe20|01, p. 3].\n`, { 'refs.bib': bib });
		const before = document.getText();
		await refactor(document, 'Cite in the Sentence');
		assert.ok(document.getText().endsWith('Seen @roe2001 [p. 3].\n'), document.getText());
		await vscode.commands.executeCommand('undo');
		await eventually(
			() => document.getText(),
			(text) => text === before,
			'the manuscript after undo',
		);
	});
});
