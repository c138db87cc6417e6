import * as vscode from 'vscode';
import { DisposableOwner } from '../host/disposables.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Manuscripts } from './manuscripts.ts';
import { toRange } from '../host/positions.ts';
import { onDidChangeSettings, readSettings } from '../host/settings.ts';
import type { Terms } from './terms.ts';

export interface MarkServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly terms: Terms;
}

/** A dotted line under the first mention of each entity in each section, where the setting asks for it. */
export class FirstMentionMarks extends DisposableOwner {
	readonly #services: MarkServices;
	readonly #mark = this.register(
		vscode.window.createTextEditorDecorationType({
			borderStyle: 'dotted',
			borderWidth: '0 0 1px 0',
			borderColor: new vscode.ThemeColor('editorCodeLens.foreground'),
		}),
	);

	constructor(services: MarkServices) {
		super();
		this.#services = services;
		const all = () => vscode.window.visibleTextEditors.forEach((editor) => void this.#draw(editor));
		const of = (document: vscode.TextDocument) =>
			vscode.window.visibleTextEditors
				.filter((editor) => editor.document === document)
				.forEach((editor) => void this.#draw(editor));
		this.register(vscode.window.onDidChangeVisibleTextEditors(all));
		this.register(services.manuscripts.onDidChange(of));
		this.register(services.terms.onDidChange(all));
		this.register(services.evidence.onDidChange(all));
		this.register(onDidChangeSettings(['marks.firstMentions'], all));
		all();
	}

	async #draw(editor: vscode.TextEditor): Promise<void> {
		const { document } = editor;
		const { manuscripts, evidence, terms } = this.#services;
		if (manuscripts.formatOf(document) === undefined) {
			return;
		}
		if (!readSettings(document).marksFirstMentions) {
			editor.setDecorations(this.#mark, []);
			return;
		}
		const found = await evidence.get();
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || this.isDisposed || document.isClosed) {
			return;
		}
		const first = found.engine.firstMentions(scanned, terms.lexiconOf(document.uri, found));
		editor.setDecorations(
			this.#mark,
			first.map((mention) => toRange(document, mention)),
		);
	}
}
