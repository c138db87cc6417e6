import * as vscode from 'vscode';
import { wrongSettingSentence } from '../../presentation/settingValues.ts';
import { DisposableOwner } from './disposables.ts';
import { showWarning } from './messages.ts';
import { windowReader } from './reader.ts';
import { onDidChangeAnySetting, type WrongSetting, wrongSettings } from './settings.ts';

/** Tells of each setting whose value is of the wrong kind, once in a session for the window and for each folder. */
export class SettingsCheck extends DisposableOwner {
	readonly #told = new Set<string>();

	constructor() {
		super();
		this.register(onDidChangeAnySetting(() => this.#check()));
		this.#check();
	}

	#check(): void {
		for (const wrong of wrongSettings()) {
			const key = `${wrong.name} ${String(wrong.folder?.uri)}`;
			if (!this.#told.has(key)) {
				this.#told.add(key);
				void this.#tell(wrong);
			}
		}
	}

	async #tell({ name, folder }: WrongSetting): Promise<void> {
		const open = vscode.l10n.t('Open Settings');
		if ((await showWarning(wrongSettingSentence(name, folder?.name, windowReader()), open)) === open) {
			await vscode.commands.executeCommand('workbench.action.openSettings', `@id:${name}`);
		}
	}
}
