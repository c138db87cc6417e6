import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeActions, eventually, openManuscript, problems } from './workspace.ts';

/** The hints of a document with this code, once there are any. */
function hintsOf(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic[]> {
	return eventually(
		() => problems(document).filter((diagnostic) => diagnostic.code === code),
		(found) => found.length > 0,
		`a hint ${code}`,
	);
}

suite('Hints', () => {
	test('a former name of a receptor is changed everywhere, in one step', async () => {
		const { document } = await openManuscript('a.md', 'NR2B rose. Then **NR2B** fell. “NR2B”, they wrote.\n');
		const [hint] = await hintsOf(document, 'term.former-name');
		assert.match(hint!.message, /NR2B.*GluN2B/);
		const all = (await codeActions(document.uri, hint!.range, vscode.CodeActionKind.QuickFix)).find(({ title }) =>
			title.includes('2 places'),
		);
		await vscode.workspace.applyEdit(all!.edit!);
		assert.equal(document.getText(), 'GluN2B rose. Then **GluN2B** fell. “NR2B”, they wrote.\n');
		await vscode.commands.executeCommand('undo');
		assert.match(document.getText(), /^NR2B rose/);
	});
});
