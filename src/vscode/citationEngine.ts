import type * as vscode from 'vscode';
import type * as Engine from '../citationEngine.ts';
import type { Assets } from './assets.ts';
import { Lazy } from './lazy.ts';

/**
 * Loads the bundle that renders citations on first use. It is evaluated from its text, because the web host can
 * `require` nothing but `vscode`; both hosts take the same road, so that one test covers both.
 */
export function createCitationEngine(assets: Assets, log: vscode.LogOutputChannel): Lazy<typeof Engine> {
	return new Lazy(async () => {
		const code = await assets.text('dist', 'citations.js');
		const module = { exports: {} as typeof Engine };
		const refuse = (name: string) => {
			throw new Error(`The citation engine asked for the module ${name}, which it must not need.`);
		};
		// The code is the extension's own file, not anything that a user or a workspace provides.
		const evaluate = new Function('module', 'exports', 'require', code);
		evaluate(module, module.exports, refuse);
		log.debug('The citation engine is loaded.');
		return module.exports;
	});
}
