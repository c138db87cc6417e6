import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, eventually, openManuscript } from './workspace.ts';

const header = '---\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {Mountains and rivers},\n  author = {Roe, Jane and Poe, Max},\n  journal = {Journal of Examples},\n  year = {2001},\n  volume = {3},\n  pages = {1--9}\n}\n';

/** Runs a command that asks for a style, and takes the first one of the list for `query`. */
async function withStyle(command: string, query: string): Promise<void> {
	await vscode.workspace
		.getConfiguration('afferent')
		.update('citations.style', query, vscode.ConfigurationTarget.Workspace);
	await acceptAll(vscode.commands.executeCommand(command));
	await vscode.workspace
		.getConfiguration('afferent')
		.update('citations.style', undefined, vscode.ConfigurationTarget.Workspace);
}

suite('Insert Bibliography', () => {
	test('writes what the document cites in vancouver', async () => {
		const { document } = await openManuscript('a.md', `${header}Seen [@roe2001].\n\n|`, { 'refs.bib': bib });
		await withStyle('afferent.insertBibliography', 'vancouver');
		const text = document.getText().replaceAll('\\', '');
		assert.match(text, /# References/);
		assert.ok(text.includes('Roe J, Poe M. Mountains and rivers.'), text);
	});
});

suite('Cards and rows', () => {
	test('cards open beside the editor, which keeps the cursor until it asks for them, and lead back and on', async () => {
		const { document } = await openManuscript('a.md', 'On ketamine.\n');
		const shown = () =>
			vscode.window.tabGroups.all
				.flatMap(({ tabs }) => tabs)
				.find(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith('afferent.card'));
		const shows = (start: string) =>
			eventually(
				() => shown()?.label ?? '',
				(label) => label.startsWith(start),
				start,
			);
		await vscode.commands.executeCommand('afferent.openCard', 'entity:nmda-receptor');
		await shows('N-methyl-D-aspartate');
		assert.equal(vscode.window.activeTextEditor?.document, document);
		await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
		vscode.window.activeTextEditor!.selection = new vscode.Selection(0, 5, 0, 5);
		await vscode.commands.executeCommand('afferent.showCardAtCursor');
		await shows('Ketamine');
		await eventually(() => shown()?.isActive === true && shown()?.group.isActive === true, Boolean, 'the focus');
		await vscode.commands.executeCommand('afferent.cardBack');
		await shows('N-methyl');
		await vscode.commands.executeCommand('afferent.cardForward');
		await shows('Ketamine');
		await vscode.commands.executeCommand('workbench.action.closeEditorsInOtherGroups');
	});

	test('what a row stands for can be copied', async () => {
		await openManuscript('a.md', 'On ketamine.\n');
		const row = { subject: { kind: 'paper', id: 'abbar2022ketamine' }, label: '' };
		for (const [command, expected] of [
			['afferent.copyCitekey', /^abbar2022ketamine$/],
			['afferent.copyDoiLink', /^https:\/\/doi\.org\/10\.1136\/bmj-2021-067194$/],
			['afferent.copyReference', /^Abbar, M\..*\(2022\)/],
		] as const) {
			await vscode.commands.executeCommand(command, row);
			assert.match(await vscode.env.clipboard.readText(), expected);
		}
	});
});
