import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { completions, eventually, hoverText, openManuscript } from './workspace.ts';

const own = '@article{own1990, title = {Own work}, author = {Roe, Ann}, year = {1990}, journal = {J}}\n';

suite('Libraries of the workspace', () => {
	test('are offered though nothing names them, and citing one copies its entry', async () => {
		const key = `stray${Date.now().toString(36)}`;
		const { document, cursor, read, folder } = await openManuscript(
			'a.md',
			`---\nbibliography: refs.bib\n---\n\nSeen [@${key.slice(0, 9)}|].\n`,
			{
				'refs.bib': own,
				'other/library.bib': `@article{${key}, title = {A stray work}, author = {Stray, Sam}, year = {1991}, journal = {J}}\n`,
			},
		);
		const found = await eventually(
			async () => (await completions(document, cursor)).find((item) => item.insertText === key),
			(item) => item !== undefined,
			'the work of the other library',
		);
		assert.ok(found?.command, 'an accepted work brings its entry');
		await vscode.commands.executeCommand(found.command.command, ...(found.command.arguments as unknown[]));
		await eventually(
			() => read('refs.bib'),
			(text) => text.includes('A stray work'),
			'the copied entry',
		);
		await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'other'), { recursive: true });
	});

	testInNodeHost('in JSON count only when they hold references', async () => {
		const key = `json${Date.now().toString(36)}`;
		const { document, cursor } = await openManuscript('a.md', `Seen [@${key}|] and more.\n`, {
			'references.json': JSON.stringify([{ id: key, type: 'book', title: 'From JSON', author: [{ family: 'Json' }] }]),
			'refs-settings.json': JSON.stringify([{ id: 'nothing', title: 'No reference' }]),
		});
		const card = await eventually(
			() => hoverText(document, cursor.translate(0, -2)),
			(text) => text.includes('From JSON'),
			'the card of the work in JSON',
		);
		assert.match(card, /Json/);
	});
});
