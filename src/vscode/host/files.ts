import type * as vscode from 'vscode';

/** Folders of built or foreign files, which searches of the workspace leave out. */
export const excludedFolders = '**/{node_modules,.git,_book,_site,renv}/**';

/** The last part of a path. */
export function fileName(uri: vscode.Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}
