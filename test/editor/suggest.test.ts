import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { codeActions, eventually, openManuscript } from './workspace.ts';

const header = '---\nbibliography: refs.bib\n---\n\n';
const bib = '@misc{roe2001, title = {Example entry one}, author = {{Example Group}}, year = {2001}}\n';

/** Runs a command as someone who ticks rows of the list that it opens. */
async function ticking(
	run: () => Thenable<unknown>,
	tick: (rows: readonly vscode.QuickPickItem[]) => readonly vscode.QuickPickItem[],
): Promise<void> {
	const { showQuickPick } = vscode.window;
	Object.assign(vscode.window, { showQuickPick: async (rows: readonly vscode.QuickPickItem[]) => tick(rows) });
	try {
		await run();
	} finally {
		Object.assign(vscode.window, { showQuickPick });
	}
}

const isPaper = ({ kind }: vscode.QuickPickItem) => kind !== vscode.QuickPickItemKind.Separator;

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
		await ticking(
			() => vscode.commands.executeCommand('afferent.suggestEvidence'),
			(rows) => rows.filter(isPaper).slice(0, 2),
		);
		const cited = await eventually(
			() => document.getText(),
			(text) => text !== before,
			'the cite',
		);
		assert.match(cited, /falls after ketamine \[@\w+; .*@\w+\]\. Another/);
		assert.ok(!cited.includes(sentence));
		await vscode.commands.executeCommand('undo');
		await eventually(
			() => document.getText(),
			(text) => text === before,
			'the manuscript after undo',
		);
	});

	testInNodeHost('is offered as a code action where there is evidence', async () => {
		const { document } = await openManuscript(
			'a.md',
			`${header}Ketamine blocks NMDA receptors|.\n\nWetlands shelter birds.\n`,
			{
				'refs.bib': bib,
			},
		);
		const actionsAt = async (line: number) => {
			const place = new vscode.Range(line, 3, line, 3);
			const actions = await codeActions(document.uri, place);
			return actions.filter(({ command }) => command?.command === 'afferent.suggestEvidence').length;
		};
		assert.deepEqual([await actionsAt(4), await actionsAt(6)], [1, 0]);
	});
});
