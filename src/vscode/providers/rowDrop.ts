import * as vscode from 'vscode';
import { manuscriptSelector } from '../manuscripts/manuscripts.ts';
import { subjectsMime } from '../views/rowDrag.ts';

const kind = vscode.DocumentDropOrPasteEditKind.Text.append('afferent', 'row');

/** What is to be written where rows of a view were dropped. */
export interface PlannedDrop {
	readonly text: string;
	readonly edit?: vscode.WorkspaceEdit | undefined;
}

class RowDropEdit extends vscode.DocumentDropEdit {
	readonly place: readonly [vscode.TextDocument, vscode.Position, string];

	constructor(...place: [vscode.TextDocument, vscode.Position, string]) {
		super('', vscode.l10n.t('Insert Citation'), kind);
		this.place = place;
	}
}

/** Papers and claims that are dropped into a manuscript are cited there, entities are named. */
export function registerRowDrop(): vscode.Disposable {
	const provider: vscode.DocumentDropEditProvider<RowDropEdit> = {
		async provideDocumentDropEdits(document, position, dataTransfer) {
			const subjects = await dataTransfer.get(subjectsMime)?.asString();
			return subjects ? new RowDropEdit(document, position, subjects) : undefined;
		},
		async resolveDocumentDropEdit(drop) {
			const planned = await vscode.commands.executeCommand<PlannedDrop | undefined>('afferent.planDrop', ...drop.place);
			drop.insertText = planned?.text ?? '';
			if (planned?.edit !== undefined) {
				drop.additionalEdit = planned.edit;
			}
			return drop;
		},
	};
	const metadata = { providedDropEditKinds: [kind], dropMimeTypes: [subjectsMime] };
	return vscode.languages.registerDocumentDropEditProvider(manuscriptSelector, provider, metadata);
}
