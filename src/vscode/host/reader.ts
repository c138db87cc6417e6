import * as vscode from 'vscode';
import { fileLabel } from './files.ts';
import { evidenceLanguageOf, type Reader } from '../../presentation/localise.ts';

/** The wording for whoever uses this window, in its display language. */
export function windowReader(): Reader {
	return {
		t: (message, ...args) => vscode.l10n.t(message, ...args),
		language: evidenceLanguageOf(vscode.env.language),
		fileLabel: (source) => fileLabel(vscode.Uri.parse(source)),
	};
}
