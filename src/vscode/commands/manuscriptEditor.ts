/** Which manuscript a command is meant for. */
import * as vscode from 'vscode';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { UserError } from '../host/userError.ts';

/** The active editor, when it holds a manuscript. */
export function manuscriptEditor(manuscripts: Manuscripts): vscode.TextEditor {
	const active = vscode.window.activeTextEditor;
	const visible = vscode.window.visibleTextEditors;
	const editor = [active, ...visible].find(
		(candidate) => candidate && manuscripts.formatOf(candidate.document) !== undefined,
	);
	if (editor === undefined) {
		throw new UserError(
			vscode.l10n.t('Open a Markdown or LaTeX manuscript first, and put the cursor where the text should go.'),
		);
	}
	return editor;
}
