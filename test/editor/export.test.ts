import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, createFolder, openManuscript } from './workspace.ts';

const book = (citekey: string, title: string) =>
	`@book{${citekey}, title = {${title}}, author = {Roe, Jane}, year = {2001}}\n`;

/** The text of the export, when the first format, BibTeX, is picked as soon as the list is there. */
async function exported(command: string, ...args: unknown[]): Promise<string> {
	const before = vscode.window.activeTextEditor?.document;
	await acceptAll(vscode.commands.executeCommand(command, ...args));
	const document = vscode.window.activeTextEditor?.document;
	assert.ok(document && document !== before, 'the export opens');
	return document.getText();
}

suite('Export Cited References', () => {
	test('takes the manuscripts of a folder, different works under different citekeys', async () => {
		const folder = await createFolder({
			'one/one.qmd': '---\nbibliography: one.bib\n---\nSee @roe.\n',
			'one/one.bib': book('roe', 'Receptors of the cortex'),
			'two/two.md': '---\nbibliography: two.bib\n---\nSee @roe.\n',
			'two/two.bib': book('roe', 'Another book altogether'),
			'README.md': 'Made with @types/vscode.\n',
		});
		const text = await exported('afferent.exportCitedOfFolder', folder, [folder]);
		assert.match(text, /@book\{roe,[\s\S]*Receptors of the cortex[\s\S]*@book\{roe-2,[\s\S]*Another book altogether/);
	});

	test('serves Quarto and R Markdown where no extension knows them', async () => {
		const { document } = await openManuscript('a.Rmd', '---\nbibliography: own.bib\n---\nSee @ro|e.\n', {
			'own.bib': book('roe', 'Glutamate'),
		});
		const [hover] = await vscode.commands.executeCommand<vscode.Hover[]>(
			'vscode.executeHoverProvider',
			document.uri,
			new vscode.Position(3, 6),
		);
		assert.match(hover?.contents.map((each) => (each as vscode.MarkdownString).value).join('') ?? '', /Glutamate/);
	});
});
