import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverText, openManuscript } from './workspace.ts';

/** The card at the `|` of a text. */
async function cardAt(name: string, text: string): Promise<string> {
	const { document, cursor } = await openManuscript(name, text);
	return hoverText(document, cursor);
}

suite('Hover', () => {
	test('shows the card of a receptor inside a sentence with emphasis around it', async () => {
		const card = await cardAt('a.md', 'Block of **NMDA| receptors** is fast.\n');
		assert.match(card, /\*N\*-methyl-D-aspartate receptor/);
		assert.match(card, /GRIN2B/);
		assert.match(card, /Ketamine/);
		assert.match(card, /µM/);
		assert.match(card, /afferent\.openCard/);
	});

	test('shows the card of a pathway with a drawing of its steps', async () => {
		const card = await cardAt('a.md', 'Release acts through BDNF-TrkB sig|nalling here.\n');
		assert.match(card, /data:image\/svg\+xml/);
	});

	test('covers the citekey and nothing else', async () => {
		const { document, cursor } = await openManuscript('a.md', 'Text [see @abbar2022|ketamine, p. 3].\n');
		const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			cursor,
		);
		assert.equal(document.getText(hovers[0]!.range), 'abbar2022ketamine');
	});

	test('works in documents that were never saved', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'On ketamine.\n' });
		assert.match(await hoverText(document, new vscode.Position(0, 5)), /Ketamine/);
	});
});
