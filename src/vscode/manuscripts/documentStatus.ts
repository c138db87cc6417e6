import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { type Manuscripts, manuscriptSelector } from './manuscripts.ts';
import { createStatusLine } from '../host/messages.ts';
import { diagnosticSource } from '../providers/problemDiagnostic.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import type { StyleService } from '../styles/styleService.ts';
import { isSameFile } from '../host/files.ts';

export interface DocumentStatusServices {
	readonly manuscripts: Manuscripts;
	readonly libraries: Libraries;
	readonly styles: StyleService;
}

/** Says in the language status which style the document has and how many problems, each a click from being changed. */
export class DocumentStatus extends DisposableOwner {
	readonly #styles: StyleService;
	readonly #style = this.register(
		createStatusLine('afferent.style', manuscriptSelector, {
			name: vscode.l10n.t('Citation Style'),
			command: { command: 'afferent.chooseStyle', title: vscode.l10n.t('Change') },
		}),
	);
	readonly #problems = this.register(
		createStatusLine('afferent.problems', manuscriptSelector, {
			name: vscode.l10n.t('Problems'),
			command: { command: 'workbench.actions.view.problems', title: vscode.l10n.t('Show') },
		}),
	);

	constructor({ manuscripts, libraries, styles }: DocumentStatusServices) {
		super();
		this.#styles = styles;
		const isActive = (document: vscode.TextDocument) => document === vscode.window.activeTextEditor?.document;
		const show = () => this.#show(vscode.window.activeTextEditor?.document);
		this.register(vscode.window.onDidChangeActiveTextEditor(show));
		this.register(onDidChangeSettings(['citations.style'], show));
		this.register(manuscripts.onDidChange((document) => isActive(document) && show()));
		// A file of the project may have named another style.
		this.register(libraries.onDidChange(({ documents }) => [...documents].some(isActive) && show()));
		this.register(
			vscode.languages.onDidChangeDiagnostics(({ uris }) => {
				const document = vscode.window.activeTextEditor?.document;
				if (document !== undefined && uris.some((uri) => isSameFile(uri, document.uri))) {
					this.#count(document);
				}
			}),
		);
		show();
	}

	#show(document: vscode.TextDocument | undefined): void {
		if (document === undefined || vscode.languages.match(manuscriptSelector, document) === 0) {
			return;
		}
		this.#count(document);
		void this.#styles.named(document).then((named) => {
			if (document === vscode.window.activeTextEditor?.document && !this.isDisposed) {
				const { t } = vscode.l10n;
				const style = (named ?? readSettings(document).style).replace(/^.*[/\\](?=.)|\.csl$/g, '');
				const source = named === undefined ? t('from the settings') : t('named by the manuscript');
				this.#style.show(t('Style: {0}', style), source, vscode.LanguageStatusSeverity.Information);
			}
		});
	}

	#count(document: vscode.TextDocument): void {
		const { t } = vscode.l10n;
		const own = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === diagnosticSource);
		const serious = own.filter(({ severity }) => severity <= vscode.DiagnosticSeverity.Warning);
		const text = own.length === 1 ? t('1 problem') : t('{0} problems', own.length);
		const { Warning, Information } = vscode.LanguageStatusSeverity;
		this.#problems.show(text, '', serious.length > 0 ? Warning : Information);
	}
}
