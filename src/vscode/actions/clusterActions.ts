import * as vscode from 'vscode';
import type { ClusterEdit } from '../../core/features/clusterEdits/clusterEdit.ts';
import { clusterEditsAt } from '../../core/features/clusterEdits/clusterEdits.ts';
import { clusterFacts } from '../../core/features/clusterEdits/clusterFacts.ts';
import type { EvidenceService } from '../evidence/evidenceService.ts';
import type { Libraries } from '../libraries/libraries.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { toRange } from '../host/positions.ts';
import type { Writer } from '../writing/writer.ts';

export interface ClusterActionServices {
	readonly manuscripts: Manuscripts;
	readonly evidence: EvidenceService;
	readonly libraries: Libraries;
	readonly writer: Writer;
}

/** Changes of form, order and company of the citation cluster under the cursor. */
export class ClusterActionProvider implements vscode.CodeActionProvider {
	readonly #services: ClusterActionServices;

	constructor(services: ClusterActionServices) {
		this.#services = services;
	}

	async provideCodeActions(
		document: vscode.TextDocument,
		range: vscode.Range,
		_context: vscode.CodeActionContext,
		token: vscode.CancellationToken,
	): Promise<vscode.CodeAction[]> {
		const { manuscripts, evidence, libraries } = this.#services;
		const { base } = await evidence.get();
		const { library, packages } = await libraries.of(document);
		const scanned = manuscripts.scan(document);
		if (scanned === undefined || token.isCancellationRequested) {
			return [];
		}
		const facts = clusterFacts(library, (citekey) => base.paper(citekey)?.item, packages);
		const edits = clusterEditsAt(scanned, document.offsetAt(range.start), facts);
		return Promise.all(edits.map((edit) => actionOf(document, edit, this.#services.writer)));
	}
}

function actionOf(
	document: vscode.TextDocument,
	{ kind, edit, command, typeAt, citekey }: ClusterEdit,
	writer: Writer,
): Promise<vscode.CodeAction> {
	const title = command === undefined ? titleOf(kind, citekey) : vscode.l10n.t('Cite with {0}', `\\${command}`);
	const action = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite);
	const range = toRange(document, edit.span);
	if (typeAt === undefined) {
		return writer.offer(action, document, [vscode.TextEdit.replace(range, edit.text)]);
	}
	const snippet = new vscode.SnippetString()
		.appendText(edit.text.slice(0, typeAt))
		.appendTabstop(0)
		.appendText(edit.text.slice(typeAt));
	return writer.offer(action, document, [vscode.SnippetTextEdit.replace(range, snippet)]);
}

function titleOf(kind: ClusterEdit['kind'], citekey: string | undefined): string {
	const { t } = vscode.l10n;
	switch (kind) {
		case 'parenthetical':
			return t('Cite in Brackets');
		case 'inText':
			return t('Cite in the Sentence');
		case 'suppressAuthor':
			return t('Cite without the Author');
		case 'addLocator':
			return citekey === undefined
				? t('Add a Page or Another Locator')
				: t('Add a Page or Another Locator to {0}', citekey);
		case 'sortByYear':
			return t('Sort the Citations by Year');
		case 'sortByAuthor':
			return t('Sort the Citations by Author');
		case 'sortAsBibliography':
			return t('Sort the Citations as in the Bibliography');
		case 'split':
			return t('Split into Single Citations');
		case 'mergePrevious':
			return t('Merge with the Previous Citation');
		case 'mergeNext':
			return t('Merge with the Next Citation');
	}
}
