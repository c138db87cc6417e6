import * as vscode from 'vscode';

/** What a paste or drop of references is called among those that the editor offers. */
export const pasteKind = vscode.DocumentDropOrPasteEditKind.Text.append('afferent', 'cite');
export const plainText = 'text/plain';
