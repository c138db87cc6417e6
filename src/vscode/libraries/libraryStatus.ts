import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import { fileLabel } from '../host/files.ts';
import type { DocumentLibrary } from './documentLibrary.ts';
import type { Libraries } from './libraries.ts';
import { isDeclared, type LibrarySource } from './librarySources.ts';
import { type Manuscripts, manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { createStatusLine, type StatusLine } from '../host/messages.ts';
import { listNames } from '../host/reader.ts';

/**
 * Says in the language status which bibliographies serve the document, or why there are none, and how many entries they
 * have, each a click from being changed.
 */
export class LibraryStatus extends DisposableOwner {
	readonly #libraries: Libraries;
	readonly #bibliographies: StatusLine;
	readonly #entries: StatusLine;
	#shown: vscode.TextDocument | undefined;

	constructor(libraries: Libraries, manuscripts: Manuscripts) {
		super();
		this.#libraries = libraries;
		const { t } = vscode.l10n;
		const line = (id: string, name: string, command: vscode.Command) =>
			this.register(createStatusLine(id, manuscriptSelector, { name, command }));
		const declare = { command: 'afferent.declareBibliography', title: t('Change') };
		this.#bibliographies = line('afferent.library', t('Bibliography'), declare);
		const explain = { command: 'afferent.explainBibliography', title: t('Explain') };
		this.#entries = line('afferent.entries', t('Entries'), explain);
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
		this.#entries.setBusy(true);
		void this.#libraries.of(document).then((library) => {
			if (this.#shown === document && !this.isDisposed) {
				this.#entries.setBusy(false);
				this.#word(library);
			}
		});
	}

	#word({ declared, library, sources }: DocumentLibrary): void {
		const { t } = vscode.l10n;
		const { Warning, Information } = vscode.LanguageStatusSeverity;
		const nameOf = ({ uri, path }: LibrarySource) => (uri === undefined ? path : fileLabel(uri));
		const namesOf = (shown: readonly LibrarySource[]) => listNames(shown.map(nameOf));
		const own = sources.filter(isDeclared);
		const missing = sources.filter((source) => source.state !== 'read');
		const read = listNames(
			own
				.filter((source) => source.state === 'read')
				.map((source) => (source.uri === undefined ? t('in the header') : fileLabel(source.uri))),
		);
		if (missing.some(({ state }) => state === 'refused')) {
			this.#bibliographies.show(t('Bibliography not read: {0}', namesOf(missing)), read, Warning);
		} else if (missing.length > 0) {
			this.#bibliographies.show(t('Bibliography not found: {0}', namesOf(missing)), read, Warning);
		} else {
			const text = own.length === 0 ? t('No bibliography declared') : t('Bibliography: {0}', read);
			this.#bibliographies.show(text, '', Information);
		}
		const text = declared.size === 1 ? t('1 entry') : t('{0} entries', declared.size);
		const others = library.size - declared.size;
		this.#entries.show(text, others > 0 ? t('{0} more in other libraries', others) : '', Information);
	}
}
