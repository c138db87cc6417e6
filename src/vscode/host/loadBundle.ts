import type { Assets } from './assets.ts';

/**
 * Loads a bundle of the extension itself. It is evaluated from its text, because the web host can `require` nothing but
 * `vscode`; both hosts take the same road, so that one test covers both.
 *
 * @param modules what the bundle may `require`, by name
 */
export async function loadBundle<T>(
	assets: Assets,
	name: string,
	modules: Readonly<Record<string, unknown>> = {},
): Promise<T> {
	const code = await assets.text('dist', name);
	await assets.ownTurn();
	const module = { exports: {} as T };
	const require = (wanted: string) => {
		if (!Object.hasOwn(modules, wanted)) {
			throw new Error(`${name} asked for the module ${wanted}, which it must not need.`);
		}
		return modules[wanted];
	};
	// The code is the extension's own file, not anything that a user or a workspace provides.
	const evaluate = new Function('module', 'exports', 'require', code) as (...values: unknown[]) => void;
	await assets.ownTurn();
	evaluate(module, module.exports, require);
	return module.exports;
}
