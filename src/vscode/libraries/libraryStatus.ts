import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import { fileLabel } from '../host/files.ts';
import type { DocumentLibrary, Libraries } from './libraries.ts';
import { isDeclared } from './librarySources.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { createStatusLine, type StatusLine } from '../host/messages.ts';

/** Says in the language status how many entries serve the document, or why there are none. */
export class LibraryStatus extends DisposableOwner {
	readonly #libraries: Libraries;
	readonly #line: StatusLine;
	#shown: vscode.TextDocument | undefined;

	constructor(libraries: Libraries, manuscripts: Manuscripts) {
		super();
		this.#libraries = libraries;
		const command = { command: 'afferent.explainBibliography', title: vscode.l10n.t('Explain') };
		const name = vscode.l10n.t('Bibliography');
		this.#line = this.register(createStatusLine('afferent.library', manuscriptSelector, { name, command }));
		this.register(vscode.window.onDidChangeActiveTextEditor((editor) => this.#show(editor?.document)));
		this.register(
			libraries.onDidChange(({ documents }) => {
				const document = vscode.window.activeTextEditor?.document;
				if (document !== undefined && documents.has(document)) {
					this.#show(document);
				}
			}),
		);
		this.register(
			manuscripts.onDidChange((document) => {
				if (document === vscode.window.activeTextEditor?.document) {
					this.#show(document);
				}
			}),
		);
		this.#show(vscode.window.activeTextEditor?.document);
	}

	#show(document: vscode.TextDocument | undefined): void {
		this.#shown = document;
		if (document === undefined || vscode.languages.match(manuscriptSelector, document) === 0) {
			return;
		}
		this.#line.setBusy(true);
		void this.#libraries.of(document).then((library) => {
			if (this.#shown === document && !this.isDisposed) {
				this.#line.setBusy(false);
				this.#word(library);
			}
		});
	}

	#word({ declared, sources }: DocumentLibrary): void {
		const { t } = vscode.l10n;
		const missing = sources.filter((source) => source.state !== 'read');
		const hasDeclared = sources.some(isDeclared);
		const { Warning, Information } = vscode.LanguageStatusSeverity;
		const detail = sources
			.filter((source) => source.state === 'read')
			.map((source) => (source.uri === undefined ? t('in the header') : fileLabel(source.uri)))
			.join(', ');
		if (missing.some(({ state }) => state === 'refused')) {
			const names = missing.map(({ path }) => path).join(', ');
			this.#line.show(t('Bibliography not read: {0}', names), detail, Warning);
		} else if (missing.length > 0) {
			const names = missing
				.map((source) => (source.uri === undefined ? source.path : fileLabel(source.uri)))
				.join(', ');
			this.#line.show(t('Bibliography not found: {0}', names), detail, Warning);
		} else if (!hasDeclared) {
			this.#line.show(t('No bibliography declared'), detail, Information);
		} else {
			const text = declared.size === 1 ? t('1 entry') : t('{0} entries', declared.size);
			this.#line.show(text, detail, Information);
		}
	}
}
