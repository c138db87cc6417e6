import * as vscode from 'vscode';
import { DisposableOwner } from '../disposables.ts';
import { UserError } from '../userError.ts';

/** Something a person can run. `run` gets what the menu, link or key passed. */
export interface Command {
	readonly id: string;
	run(...args: unknown[]): Promise<void>;
}

/** Registers commands; a failure reaches the user as a sentence and the log as a whole. */
export class Commands extends DisposableOwner {
	readonly #log: vscode.LogOutputChannel;

	constructor(log: vscode.LogOutputChannel) {
		super();
		this.#log = log;
	}

	add(command: Command): void {
		this.register(
			vscode.commands.registerCommand(command.id, async (...args: unknown[]) => {
				try {
					await command.run(...args);
				} catch (error) {
					await this.#report(command.id, error);
				}
			}),
		);
	}

	async #report(id: string, error: unknown): Promise<void> {
		this.#log.error(
			`The command ${id} failed.`,
			error instanceof Error ? (error.stack ?? error.message) : String(error),
		);
		const showLog = vscode.l10n.t('Show Log');
		const sentence =
			error instanceof UserError
				? error.message
				: vscode.l10n.t('The command could not be carried out; nothing was changed. The log says why.');
		const choice = await vscode.window.showErrorMessage(sentence, ...(error instanceof UserError ? [] : [showLog]));
		if (choice === showLog) {
			this.#log.show();
		}
	}
}
