import * as vscode from 'vscode';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import type { DocumentView } from '../views/documentView.ts';
import type { Command } from './command.ts';

/** Commands that the first steps offer; all but the first two need a manuscript. */
const offered = [
	'afferent.openSample',
	'afferent.newReview',
	'afferent.showCardAtCursor',
	'afferent.insertCitation',
	'afferent.explainBibliography',
	'afferent.exportCited',
	'afferent.insertBibliography',
];

/**
 * A command as the first steps need it. Their page covers the editor, so the last manuscript is brought back first; and a
 * step counts as taken when its command did something, which a context key says to the page (package.json): not where the
 * command failed, nor where it gave `false` since the user left.
 */
export function asFirstStep(
	command: Command,
	{ manuscripts, documentView }: { readonly manuscripts: Manuscripts; readonly documentView: DocumentView },
): Command {
	const at = offered.indexOf(command.id);
	if (at < 0) {
		return command;
	}
	return {
		id: command.id,
		run: async (...args) => {
			const { document } = documentView;
			const isShown = vscode.window.visibleTextEditors.some(
				(each) => manuscripts.formatOf(each.document) !== undefined,
			);
			if (at > 1 && !isShown && document !== undefined && !document.isClosed) {
				await vscode.window.showTextDocument(document);
			}
			const result = await command.run(...args);
			if (result !== false) {
				await vscode.commands.executeCommand('setContext', command.id.replace('.', '.did.'), true);
			}
			return result;
		},
	};
}
