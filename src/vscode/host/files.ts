import * as vscode from 'vscode';
import { type FileUri, foldedName, uriKey } from '../../core/text/fileUri.ts';

/** Folders of built or foreign files, which searches of the workspace leave out. */
export const excludedFolders = '**/{node_modules,.git,_book,_site,renv}/**';

/**
 * The same for all spellings that are one file to the editor: on Windows and macOS, where it opens a file under the spelling
 * that is asked for first. Keys of maps and sets.
 */
export function fileKey(uri: FileUri): string {
	const { process } = globalThis as { readonly process?: { readonly platform?: string } };
	const isFolded = uri.scheme === 'file' && (process?.platform === 'win32' || process?.platform === 'darwin');
	return isFolded ? foldedName(uriKey(uri)) : uriKey(uri);
}

export function isSameFile(first: FileUri, second: FileUri): boolean {
	return fileKey(first) === fileKey(second);
}

/** The document in which a file is open, under whatever spelling. */
export function openDocument(uri: FileUri): vscode.TextDocument | undefined {
	return vscode.workspace.textDocuments.find((document) => isSameFile(document.uri, uri));
}

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
