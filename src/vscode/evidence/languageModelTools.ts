import * as vscode from 'vscode';
import type * as CommandBundle from '../../commands.ts';
import type { WindowServices } from '../commands/services.ts';
import { Lazy } from '../host/lazy.ts';

/**
 * Registers the tools that language models may call in the chat (`languageModelTools` of package.json). What they do
 * is in the bundle of the commands, and is loaded when the first is called.
 */
export function registerTools(
	extension: vscode.Extension<unknown>,
	bundle: Lazy<typeof CommandBundle>,
	services: WindowServices,
): vscode.Disposable {
	const tools = new Lazy(async () => (await bundle.get()).createTools(services));
	const { contributes } = extension.packageJSON as { contributes: { languageModelTools: readonly { name: string }[] } };
	return vscode.Disposable.from(
		...contributes.languageModelTools.map(({ name }) =>
			vscode.lm.registerTool(name, { invoke: async ({ input }) => (await tools.get()).invoke(name, input) }),
		),
	);
}
