import * as vscode from 'vscode';
import { fileLabel } from './files.ts';
import { evidenceLanguageOf, listed, type Reader } from '../../presentation/localise.ts';

/** The wording for whoever uses this window, in its display language. */
export function windowReader(): Reader {
	return {
		t: (message, ...args) => vscode.l10n.t(message, ...args),
		language: evidenceLanguageOf(vscode.env.language),
		fileLabel: (source) => fileLabel(vscode.Uri.parse(source)),
	};
}

/** Names one after another, as a sentence in this window's language lists them. */
export function listNames(names: readonly string[]): string {
	return listed(names, windowReader());
}
