import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, openManuscript } from './workspace.ts';

suite('Locators', () => {
	test('have their terms completed behind a citekey', async () => {
		const { document } = await openManuscript('a.md', 'Seen [@roe2001, ch|].\n', {});
		const { active } = vscode.window.activeTextEditor!.selection;
		const list = await eventually(
			() =>
				vscode.commands.executeCommand<vscode.CompletionList>(
					'vscode.executeCompletionItemProvider',
					document.uri,
					active,
				),
			({ items }) => items.some((item) => item.kind === vscode.CompletionItemKind.Unit),
			'the terms',
		);
		const terms = list.items.filter((item) => item.kind === vscode.CompletionItemKind.Unit);
		assert.deepEqual(
			terms.map((item) => item.insertText),
			['chap. ', 'chaps. '],
		);
	});

	test('are explained on hover', async () => {
		const { document } = await openManuscript('a.md', 'Seen [see @roe2001, pp. 3|-5 and passim].\n', {});
		const { active } = vscode.window.activeTextEditor!.selection;
		const hovers = await eventually(
			() => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, active),
			(found) => found.length > 0,
			'the hover',
		);
		const text = hovers.flatMap(({ contents }) => contents.map((content) => (content as vscode.MarkdownString).value));
		assert.match(text.join('\n').replaceAll('&nbsp;', ' '), /Locator: page 3\\?-5 in roe2001/);
	});
});
