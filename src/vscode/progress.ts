import * as vscode from 'vscode';

/** Does what takes seconds with a title in the status bar while it lasts. */
export async function withStatus<T>(title: string, work: () => Promise<T>): Promise<T> {
	return vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, work);
}
