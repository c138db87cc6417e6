import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, hoverText, openManuscript } from './workspace.ts';

/** The argument that a card passes to a command on its link. */
function argumentOf(card: string, command: string): string {
	const link = new RegExp(`command:${command.replace('.', '\\.')}\\?([^)"\\s]+)`).exec(card);
	assert.ok(link, `the card has a link to ${command}: ${card}`);
	return (JSON.parse(decodeURIComponent(link[1]!)) as string[])[0]!;
}

suite('Terms of a document', () => {
	test('“Not this” silences a term here and nowhere else, and can be taken back', async () => {
		const other = await openManuscript('other.md', 'Levels of BD|NF rise.\n');
		const { document, cursor } = await openManuscript('a.md', 'Levels of BD|NF rise. Then BDNF falls.\n');
		const card = await eventually(
			() => hoverText(document, cursor),
			(text) => text.includes('BDNF'),
			'the card of BDNF',
		);
		const argument = argumentOf(card, 'afferent.silenceTerm');
		// The message with its Undo stays open, so the command is not awaited.
		void vscode.commands.executeCommand('afferent.silenceTerm', argument);
		await eventually(
			() => hoverText(document, cursor),
			(text) => text === '',
			'no card where the term is silenced',
		);
		assert.match(await hoverText(other.document, other.cursor), /BDNF/);
		await vscode.commands.executeCommand('afferent.restoreTerm', argument);
		assert.match(await hoverText(document, cursor), /BDNF/);
		await vscode.commands.executeCommand('notifications.clearAll');
	});
});
