import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openManuscript } from './workspace.ts';

suite('Choose Citation Style', () => {
	test('writes the style into the header and saves its file beside the document, in one undo step', async () => {
		const text = '---\n# keep me\ntitle: "T" # and me\n---\n\nText.\n';
		const { document, folder, read } = await openManuscript('a.md', text);
		await vscode.commands.executeCommand('afferent.chooseStyle', 'vancouver', 'document');
		assert.match(document.getText(), /^---\n# keep me\ntitle: "T" # and me\ncsl: [a-z-]+\.csl\n---\n/);
		const name = /csl: (\S+)/.exec(document.getText())![1]!;
		assert.match(await read(name), /<style[^>]*>[\s\S]*<citation/);
		await vscode.window.showTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), text);
	});
});
