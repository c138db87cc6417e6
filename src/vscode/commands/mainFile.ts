import * as vscode from 'vscode';
import { topOf } from '../../core/documents/project/projectParts.ts';
import type { Libraries } from '../libraries/libraries.ts';
import { editorUri } from '../manuscripts/editorProject.ts';
import type { Manuscripts } from '../manuscripts/manuscripts.ts';
import { isSameFile } from '../host/files.ts';

/**
 * The file of a manuscript that says its style and its bibliographies: what is built, whichever of its parts is open. A
 * chapter that a project builds on its own is such a file itself.
 */
export async function mainFileOf(
	document: vscode.TextDocument,
	{ libraries, manuscripts }: { readonly libraries: Libraries; readonly manuscripts: Manuscripts },
): Promise<vscode.TextDocument> {
	const { project } = await libraries.of(document);
	const main = project && topOf(project.start, project.tops, project);
	if (main === undefined || isSameFile(main, document.uri)) {
		return document;
	}
	const opened = await vscode.workspace.openTextDocument(editorUri(main));
	return manuscripts.scan(opened) === undefined ? document : opened;
}
