import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openManuscript } from './workspace.ts';

const bib = '@misc{x1, title = {Example entry one}, author = {Roe, Ann and Poe, Bo}, year = {2001}}\n';

/** What is shown after each citekey of a document, with the text before it. */
async function hintsOf(document: vscode.TextDocument): Promise<string[]> {
	const all = new vscode.Range(0, 0, document.lineCount, 0);
	const hints = await vscode.commands.executeCommand<vscode.InlayHint[]>(
		'vscode.executeInlayHintProvider',
		document.uri,
		all,
	);
	return hints
		.toSorted((a, b) => a.position.compareTo(b.position))
		.map(({ position, label }) => {
			const before = document.lineAt(position).text.slice(0, position.character);
			return `${before.slice(-3)} ${typeof label === 'string' ? label : label.map(({ value }) => value).join('')}`;
		});
}

suite('Authors and year after citekeys', () => {
	const setting = () => vscode.workspace.getConfiguration('afferent.marks');
	const choose = (value: 'latex' | 'all' | undefined) =>
		setting().update('citations', value, vscode.ConfigurationTarget.Global);

	teardown(() => choose(undefined));

	test('are shown in LaTeX where the setting asks for them, and nowhere before', async () => {
		const { document } = await openManuscript(
			'a.tex',
			'\\documentclass{article}\n\\begin{document}\nSo \\cite{x1,none}.\n\\bibliography{refs}\n\\end{document}\n',
			{ 'refs.bib': bib },
		);
		assert.deepEqual(await hintsOf(document), []);
		await choose('latex');
		assert.deepEqual(await hintsOf(document), ['{x1 Roe & Poe 2001']);
	});
});
