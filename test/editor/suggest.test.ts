import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { endOf, eventually, openManuscript } from './workspace.ts';

const header = '---\nbibliography: refs.bib\n---\n\n';
const bib = '@misc{roe2001, title = {Example entry one}, author = {{Example Group}}, year = {2001}}\n';

/** Ticks the rows at these places of the list that opens, from the first, and accepts it. */
async function accept(running: Thenable<unknown>, ticks: number): Promise<void> {
	// The list is open when a tick moves through it; before that the commands of the list do nothing.
	await new Promise((resolve) => setTimeout(resolve, 1500));
	for (let i = 0; i < ticks; i++) {
		await vscode.commands.executeCommand('workbench.action.quickPickManyToggle');
		await vscode.commands.executeCommand('workbench.action.quickOpenSelectNext');
	}
	await vscode.commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
	await endOf(running);
}

suite('Suggest Evidence', () => {
	test('cites for the sentence at the cursor in one step', async () => {
		const sentence = 'In depressed patients IL-6 falls after ketamine.';
		const { document } = await openManuscript(
			'a.md',
			`${header}In depressed pat|ients IL-6 falls after ketamine. Another.\n`,
			{
				'refs.bib': bib,
			},
		);
		const before = document.getText();
		await accept(vscode.commands.executeCommand('afferent.suggestEvidence'), 1);
		const cited = await eventually(
			() => document.getText(),
			(text) => text !== before,
			'the cite',
		);
		assert.match(cited, /falls after ketamine \[@\w+\]\. Another/);
		assert.ok(!cited.includes(sentence));
		await vscode.commands.executeCommand('undo');
		await eventually(
			() => document.getText(),
			(text) => text === before,
			'the manuscript after undo',
		);
	});

	test('cites the cluster of a claim from a row', async () => {
		const { document, read } = await openManuscript('a.md', `${header}TrkB is needed|.\n`, { 'refs.bib': bib });
		await accept(vscode.commands.executeCommand('afferent.citeRow', 'claim:trkb-required'), 0);
		const cited = await eventually(
			() => document.getText(),
			(text) => /TrkB is needed \[@\w+(?:; @\w+)+\]\./.test(text),
			'the cluster',
		);
		const keys = [...cited.matchAll(/@(\w+)/g)].map(([, key]) => key!);
		assert.ok(keys.length >= 3, cited);
		const entries = await read('refs.bib');
		assert.ok(keys.every((key) => entries.includes(key)));
	});

	test('is offered as a code action where there is evidence', async () => {
		const { document } = await openManuscript(
			'a.md',
			`${header}Ketamine blocks NMDA receptors|.\n\nWetlands shelter birds.\n`,
			{
				'refs.bib': bib,
			},
		);
		const actionsAt = async (line: number) => {
			const place = new vscode.Range(line, 3, line, 3);
			const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
				'vscode.executeCodeActionProvider',
				document.uri,
				place,
			);
			return actions.filter(({ command }) => command?.command === 'afferent.suggestEvidence').length;
		};
		assert.deepEqual([await actionsAt(4), await actionsAt(6)], [1, 0]);
	});
});
