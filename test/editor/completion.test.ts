import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { completions, labelOf, openManuscript } from './workspace.ts';

/** The labels offered at the `|` of a text. */
async function offered(name: string, text: string): Promise<string[]> {
	const { document, cursor } = await openManuscript(name, text);
	return (await completions(document, cursor)).map(labelOf);
}

suite('Completion', () => {
	test('offers papers after @ and inside \\citep', async () => {
		assert.equal((await offered('a.md', 'As @abbar|\n'))[0], 'abbar2022ketamine');
		const text = '\\documentclass{article}\n\\begin{document}\nSeen \\citep[see][p.~3]{abbar|}.\n\\end{document}\n';
		assert.equal((await offered('a.tex', text))[0], 'abbar2022ketamine');
	});

	testInNodeHost('shows the card only when an item is looked at', async () => {
		const { document, cursor } = await openManuscript('a.md', 'Seen [@abbar|\n');
		const [first] = await completions(document, cursor, 1);
		const documentation = first!.documentation;
		assert.ok(documentation instanceof vscode.MarkdownString || typeof documentation === 'object');
		assert.match((documentation as vscode.MarkdownString).value, /suicidal ideation/i);
	});
});
