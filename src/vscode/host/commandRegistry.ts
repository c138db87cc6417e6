import * as vscode from 'vscode';
import type { Command } from '../commands/command.ts';
import type { WindowServices } from '../commands/services.ts';
import { DisposableOwner } from './disposables.ts';
import { Lazy } from './lazy.ts';
import type * as CommandBundle from '../../commands.ts';
import { tellOfFailure } from './tellOfFailure.ts';
import { isUserError } from './userError.ts';
import { showError } from './messages.ts';

/** Commands that only the extension itself runs, so that package.json does not have them. */
const internalCommands = [
	'afferent.bringReference',
	'afferent.handOutDiagram',
	'afferent.planDrop',
	'afferent.planPaste',
	'afferent.write',
	'afferent.restoreTerm',
	'afferent.createEntry',
	'afferent.declareLibrary',
	'afferent.copyEntries',
	'afferent.fillEntry',
	'afferent.addFields',
	'afferent.removeEntry',
	'afferent.ignoreProblem',
	'afferent.showPlace',
] as const;

/**
 * Registers every command of package.json. Their code is a bundle of its own (`dist/commands.js`), loaded when the first
 * of them runs; a failure reaches the user as a sentence and the log as a whole.
 */
export class CommandRegistry extends DisposableOwner {
	readonly #log: vscode.LogOutputChannel;
	readonly #commands: Lazy<ReadonlyMap<string, Command>>;

	constructor(context: vscode.ExtensionContext, bundle: Lazy<typeof CommandBundle>, services: WindowServices) {
		super();
		this.#log = services.log;
		this.#commands = new Lazy(async () => {
			const { createCommands } = await bundle.get();
			return new Map(createCommands(services).map((command) => [command.id, command]));
		});
		for (const id of [...contributedCommands(context.extension), ...internalCommands]) {
			this.register(vscode.commands.registerCommand(id, (...args: unknown[]) => this.#run(id, args)));
		}
	}

	async #run(id: string, args: readonly unknown[]): Promise<unknown> {
		try {
			const command = (await this.#commands.get()).get(id);
			if (command === undefined) {
				throw new Error(`package.json contributes ${id}, but src/commands.ts does not create it.`);
			}
			return await command.run(...args);
		} catch (error) {
			await this.#report(id, error);
			return undefined;
		}
	}

	async #report(id: string, error: unknown): Promise<void> {
		this.#log.error(
			`The command ${id} failed.`,
			error instanceof Error ? (error.stack ?? error.message) : String(error),
		);
		if (isUserError(error)) {
			await tellOfFailure(error);
			return;
		}
		const showLog = vscode.l10n.t('Show Log');
		const sentence = vscode.l10n.t('The command failed; nothing was changed. See the log for the reason.');
		if ((await showError(sentence, showLog)) === showLog) {
			this.#log.show();
		}
	}
}

function contributedCommands(extension: vscode.Extension<unknown>): readonly string[] {
	const manifest = extension.packageJSON as { contributes: { commands: readonly { command: string }[] } };
	return manifest.contributes.commands.map(({ command }) => command);
}
