import * as vscode from 'vscode';

/** Folders of built or foreign files, which searches of the workspace leave out. */
export const excludedFolders = '**/{node_modules,.git,_book,_site,renv}/**';

/** The last part of a path. */
export function fileName(uri: vscode.Uri): string {
	return uri.path.slice(uri.path.lastIndexOf('/') + 1);
}

/** What lists and messages call a file: its path in the open folders, by which files of one name are told apart. */
export function fileLabel(uri: vscode.Uri): string {
	const folder = vscode.workspace.getWorkspaceFolder(uri);
	if (folder === undefined) {
		// The whole path would be long; the folder that holds the file says enough.
		return uri.path.split('/').slice(-2).join('/').replace(/^\//, '');
	}
	return String(folder.uri) === String(uri) ? folder.name : vscode.workspace.asRelativePath(uri);
}
