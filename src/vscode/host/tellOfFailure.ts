import * as vscode from 'vscode';
import { showError } from './messages.ts';
import type { UserError } from './userError.ts';

/** Shows the sentence of a failure, with what mends it as a button. */
export async function tellOfFailure({ message, remedy }: UserError): Promise<void> {
	const choice = await showError(message, ...(remedy === undefined ? [] : [remedy.title]));
	if (remedy !== undefined && choice === remedy.title) {
		await vscode.commands.executeCommand(remedy.command);
	}
}
