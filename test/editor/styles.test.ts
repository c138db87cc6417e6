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

	test('saves the style that a journal shares with others, so that nothing must be fetched', async () => {
		const { document, read } = await openManuscript('a.md', 'Text.\n');
		await vscode.commands.executeCommand('afferent.chooseStyle', 'nature-neuroscience', 'document');
		assert.match(document.getText(), /^---\ncsl: nature\.csl\n---\n/);
		assert.match(await read('nature.csl'), /<citation/);
	});

	test('writes a known style into the preamble', async () => {
		const { document } = await openManuscript(
			'a.tex',
			'\\documentclass{article}\n\\usepackage{biblatex}\n\\begin{document}\n\\end{document}\n',
		);
		await vscode.commands.executeCommand('afferent.chooseStyle', 'apa', 'document');
		assert.match(document.getText(), /\\usepackage\[style=apa\]\{biblatex\}/);
	});
});
