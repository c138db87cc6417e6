import * as vscode from 'vscode';
import { fileLabel } from '../host/files.ts';
import { showInformation } from '../host/messages.ts';

/** Entries that came into a bibliography with a cite or by themselves. */
export interface AddedEntries {
	readonly manuscript: vscode.TextDocument;
	readonly citekeys: readonly string[];
	readonly bibliography: vscode.Uri;
	/** What was written. */
	readonly text: string;
}

/** Says once that entries came into a bibliography, with the way to them and back. Nobody has to wait for the answer. */
export async function tellOfEntries({ manuscript, citekeys, bibliography, text }: AddedEntries): Promise<void> {
	const { t } = vscode.l10n;
	const { version } = manuscript;
	const file = fileLabel(bibliography);
	const [first = ''] = citekeys;
	const sentence =
		citekeys.length === 1
			? t('“{0}” was added to {1}.', first, file)
			: t('{0} entries were added to {1}.', citekeys.length, file);
	const open = t('Open');
	const undo = t('Undo');
	const choice = await showInformation(sentence, open, undo);
	if (choice === open) {
		const document = await vscode.workspace.openTextDocument(bibliography);
		const start = Math.max(0, document.getText().lastIndexOf(text.trim()));
		const place = document.positionAt(start);
		await vscode.window.showTextDocument(document, { selection: new vscode.Range(place, place) });
	} else if (choice === undo) {
		await vscode.window.showTextDocument(manuscript);
		if (manuscript.version === version) {
			await vscode.commands.executeCommand('undo');
		} else {
			void showInformation(
				t('The text has changed since. Undo it there step by step; the entry is then removed, too.'),
			);
		}
	}
}
