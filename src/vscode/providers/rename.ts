import * as vscode from 'vscode';
import { citekeySelector, type CitekeyServices } from '../libraries/citekeys.ts';
import type * as CommandBundle from '../../commands.ts';
import { Lazy } from '../host/lazy.ts';

/** Renaming of citekeys; its code comes with that of the commands, when it is first asked for. */
export function registerRename(services: CitekeyServices, commands: Lazy<typeof CommandBundle>): vscode.Disposable {
	const provider = new Lazy(async () => (await commands.get()).createCitekeyRename(services));
	return vscode.languages.registerRenameProvider(citekeySelector, {
		prepareRename: async (document, position, token) =>
			(await provider.get()).prepareRename?.(document, position, token),
		provideRenameEdits: async (document, position, newName, token) =>
			(await provider.get()).provideRenameEdits(document, position, newName, token),
	});
}
