import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';

/** The addresses of pages; they are no files, so closing one asks for nothing. */
const pageScheme = 'afferent-page';

/** Reports in Markdown that are read, not written: each is shown rendered, beside the text, and never asks to be saved. */
export class RenderedPages extends DisposableOwner {
	readonly #contents = new Map<string, string>();
	readonly #changes = this.register(new vscode.EventEmitter<vscode.Uri>());

	constructor() {
		super();
		this.register(
			vscode.workspace.registerTextDocumentContentProvider(pageScheme, {
				onDidChange: this.#changes.event,
				provideTextDocumentContent: (uri) => this.#contents.get(String(uri)) ?? '',
			}),
		);
		this.register(
			vscode.workspace.onDidCloseTextDocument(({ uri }) => {
				if (uri.scheme === pageScheme) {
					this.#contents.delete(String(uri));
				}
			}),
		);
	}

	/** Shows a page about a document; a page of the same title about the same document takes the place of the former. */
	async show(title: string, about: vscode.Uri, markdown: string): Promise<void> {
		const path = `/${title.replaceAll(/[/\\]/g, '∕')}.md`;
		const uri = vscode.Uri.from({ scheme: pageScheme, path, query: String(about) });
		const isOpen = this.#contents.has(String(uri));
		this.#contents.set(String(uri), markdown);
		if (isOpen) {
			this.#changes.fire(uri);
		}
		const document = await vscode.workspace.openTextDocument(uri);
		try {
			await vscode.commands.executeCommand('markdown.showPreviewToSide', uri);
		} catch {
			// The editor's own Markdown extension can be switched off.
			await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside, preview: true });
		}
	}
}
