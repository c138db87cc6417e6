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

	test('shows the card of a receptor by its Chinese name', async () => {
		assert.match(await cardAt('a.md', '氯胺酮抑制NMDA受|体。\n'), /\*N\*-methyl-D-aspartate receptor/);
	});

	test('shows the card of a pathway with a drawing of its steps', async () => {
		const card = await cardAt('a.md', 'Release acts through BDNF-TrkB sig|nalling here.\n');
		assert.match(card, /data:image\/svg\+xml/);
	});

	test('shows the card of a metabolite through LaTeX markup', async () => {
		const card = await cardAt(
			'a.tex',
			'\\documentclass{article}\\begin{document}\nThe metabolite (2\\textit{R},6\\textit{R})-H|NK acts.\n\\end{document}\n',
		);
		assert.match(card, /ydroxynorketamine/);
	});

	test('shows the card of a paper on a citekey, with its reference and its record', async () => {
		const card = await cardAt(
			'a.md',
			'Seen before [see @zanos2016nm|dar, p. 3].\n'.replace('zanos2016nm|dar', 'abbar2022|ketamine'),
		);
		assert.match(card, /suicidal ideation/i);
		assert.match(card, /10\.1136\/bmj-2021-067194/);
		assert.match(card, /BMJ/);
		assert.match(card, /Record confirmed/);
	});

	test('says on the card of a retracted paper that it is retracted', async () => {
		assert.match(await cardAt('a.md', 'As in [@bartoc2006rand|omized].\n'), /Retracted/);
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

	test('is silent in code, in addresses and on ordinary words', async () => {
		assert.equal(await cardAt('a.md', 'Use `keta|mine` here.\n'), '');
		assert.equal(await cardAt('a.md', 'See https://example.org/keta|mine here.\n'), '');
		assert.equal(await cardAt('a.md', 'An ordi|nary word.\n'), '');
	});

	test('works in documents that were never saved', async () => {
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: 'On ketamine.\n' });
		assert.match(await hoverText(document, new vscode.Position(0, 5)), /Ketamine/);
	});
});
