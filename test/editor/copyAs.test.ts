import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { openManuscript } from './workspace.ts';

const library = `@article{roe2001, author = {Roe, Jane}, title = {Glutamate}, journal = {Moods}, year = {2001}, doi = {10.1000/1}}
@article{poe1999, author = {Poe, Edgar}, title = {Ravens}, journal = {Birds}, year = {1999}}
`;

/** The clipboard after a command on the cite at `|`. */
async function copied(command: string, text = 'Seen [see @roe|2001, p. 3; @poe1999].'): Promise<string> {
	await openManuscript('a.md', `---\nbibliography: own.bib\n---\n\n${text}\n`, { 'own.bib': library });
	await vscode.commands.executeCommand(`afferent.${command}`);
	return vscode.env.clipboard.readText();
}

suite('Copy as', () => {
	test('copies formatted references as rich text, and those of the whole document where there is no cite', async () => {
		// The page closes when the browser has taken what it shows; the clipboard of a test run is another one.
		const isCopied = async (text: string) => {
			const closed = new Promise<boolean>((resolve) => {
				const listener = vscode.window.tabGroups.onDidChangeTabs((change) => {
					if (change.closed.some(({ label }) => label === 'References to copy')) {
						listener.dispose();
						resolve(true);
					}
				});
				setTimeout(() => resolve(false), 15_000);
			});
			await copied('copyReferenceRich', text);
			return closed;
		};
		assert.equal(await isCopied('Seen [@roe|2001].'), true);
		assert.equal(await isCopied('Se|en [@roe2001] and @poe1999.'), true);
	});
});
