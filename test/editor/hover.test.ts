import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { hoverText, openManuscript } from './workspace.ts';

/** The card at the `|` of a text. */
async function cardAt(name: string, text: string): Promise<string> {
	const { document, cursor } = await openManuscript(name, text);
	return hoverText(document, cursor);
}

suite('Hover', () => {
	test('shows the card of a pathway with a drawing of its steps', async () => {
		const card = await cardAt('a.md', 'Release acts through BDNF-TrkB sig|nalling here.\n');
		assert.match(card, /data:image\/svg\+xml/);
	});

	test('works in documents that were never saved', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'On ketamine.\n' });
		assert.match(await hoverText(document, new vscode.Position(0, 5)), /Ketamine/);
	});
});
