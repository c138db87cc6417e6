import * as vscode from 'vscode';
import { wrongSettingSentence } from '../../presentation/settingValues.ts';
import { DisposableOwner } from './disposables.ts';
import { showWarning } from './messages.ts';
import { windowReader } from './reader.ts';
import { onDidChangeAnySetting, wrongSettings } from './settings.ts';

/** Tells of each setting whose value is of the wrong kind, once in a session. */
export class SettingsCheck extends DisposableOwner {
	readonly #told = new Set<string>();

	constructor() {
		super();
		this.register(onDidChangeAnySetting(() => this.#check()));
		this.#check();
	}

	#check(): void {
		for (const name of wrongSettings().filter((each) => !this.#told.has(each))) {
			this.#told.add(name);
			void this.#tell(name);
		}
	}

	async #tell(name: string): Promise<void> {
		const open = vscode.l10n.t('Open Settings');
		if ((await showWarning(wrongSettingSentence(name, windowReader()), open)) === open) {
			await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${name}`);
		}
	}
}
