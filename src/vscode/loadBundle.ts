import type { Assets } from './assets.ts';

/**
 * Loads a bundle of the extension itself. It is evaluated from its text, because the web host can `require` nothing but
 * `vscode`; both hosts take the same road, so that one test covers both.
 */
export async function loadBundle<T>(assets: Assets, name: string): Promise<T> {
	const code = await assets.text('dist', name);
	const module = { exports: {} as T };
	const refuse = (wanted: string) => {
		throw new Error(`${name} asked for the module ${wanted}, which it must not need.`);
	};
	// The code is the extension's own file, not anything that a user or a workspace provides.
	const evaluate = new Function('module', 'exports', 'require', code) as (...values: unknown[]) => void;
	evaluate(module, module.exports, refuse);
	return module.exports;
}
