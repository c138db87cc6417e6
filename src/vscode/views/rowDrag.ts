import * as vscode from 'vscode';
import { formatSubject, type Subject } from '../../presentation/card.ts';

/** What rows carry into the text: their subjects, one a line. Only manuscripts of this extension take it. */
export const subjectsMime = 'application/vnd.afferent.subjects';

/** Lets papers, claims and entities be dragged out of a view; nothing can be dropped into one. */
export class RowDrag<Row extends { readonly subject?: Subject }> implements vscode.TreeDragAndDropController<Row> {
	readonly dragMimeTypes = [subjectsMime];
	readonly dropMimeTypes = [];

	handleDrag(rows: readonly Row[], dataTransfer: vscode.DataTransfer): void {
		const subjects = rows.flatMap(({ subject }) => (subject === undefined ? [] : [formatSubject(subject)]));
		if (subjects.length > 0) {
			dataTransfer.set(subjectsMime, new vscode.DataTransferItem(subjects.join('\n')));
		}
	}
}
