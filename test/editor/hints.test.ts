import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openManuscript, problems } from './workspace.ts';

/** The hints of a document with this code, once there are any. */
function hintsOf(document: vscode.TextDocument, code: string): Promise<vscode.Diagnostic[]> {
	return eventually(
		() => problems(document).filter((diagnostic) => diagnostic.code === code),
		(found) => found.length > 0,
		`a hint ${code}`,
	);
}

async function quickFixes(document: vscode.TextDocument, range: vscode.Range): Promise<vscode.CodeAction[]> {
	const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
		'vscode.executeCodeActionProvider',
		document.uri,
		range,
		vscode.CodeActionKind.QuickFix.value,
	);
	return actions;
}

suite('Hints', () => {
	test('a former name of a receptor is changed everywhere, in one step', async () => {
		const { document } = await openManuscript('a.md', 'NR2B rose. Then **NR2B** fell. “NR2B”, they wrote.\n');
		const [hint] = await hintsOf(document, 'term.former-name');
		assert.match(hint!.message, /NR2B.*GluN2B/);
		const all = (await quickFixes(document, hint!.range)).find(({ title }) => title.includes('2 places'));
		await vscode.workspace.applyEdit(all!.edit!);
		assert.equal(document.getText(), 'GluN2B rose. Then **GluN2B** fell. “NR2B”, they wrote.\n');
		await vscode.commands.executeCommand('undo');
		assert.match(document.getText(), /^NR2B rose/);
	});

	test('IL-18 beside IL-1β is asked about until the writer says that it is meant', async () => {
		const { document } = await openManuscript('a.md', 'IL-1β rose. IL-1β fell. IL-18 was high.\n');
		const [hint] = await hintsOf(document, 'term.mistyped-greek');
		const keep = (await quickFixes(document, hint!.range)).find(({ title }) => title.startsWith('IL-18 is meant'));
		// The message with its Undo stays open, so the command is not awaited.
		void vscode.commands.executeCommand(keep!.command!.command, ...(keep!.command!.arguments as unknown[]));
		await eventually(
			() => problems(document).filter(({ code }) => code === 'term.mistyped-greek').length,
			(count) => count === 0,
			'no question any more',
		);
		await vscode.commands.executeCommand('notifications.clearAll');
	});

	test('an abbreviation is written out at its first use', async () => {
		const { document } = await openManuscript('a.tex', 'The BDNF level and BDNF release.\n');
		const [hint] = await hintsOf(document, 'abbreviation.undefined');
		const fix = (await quickFixes(document, hint!.range)).find(({ title }) => title.startsWith('Write the full form'));
		await vscode.workspace.applyEdit(fix!.edit!);
		assert.equal(document.getText(), 'The brain-derived neurotrophic factor (BDNF) level and BDNF release.\n');
	});
});
