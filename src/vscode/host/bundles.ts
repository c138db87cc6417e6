import * as vscode from 'vscode';
import * as yaml from '../../core/text/yaml.ts';
import type { Assets } from './assets.ts';
import { Lazy } from './lazy.ts';

/** The names of the bundles that are loaded on first use, which are their files in `dist`. */
type BundleName = 'actions' | 'citations' | 'commands' | 'engine' | 'packs' | 'preview' | 'readers' | 'suggestions';

/**
 * Loads bundles of the extension itself. What several have in common is in files that they share, and each file is
 * evaluated once, in turns of its own. They are evaluated from their text, because the web host can `require` nothing but
 * `vscode`; both hosts take the same road, so that one test covers both.
 */
export class Bundles {
	readonly #assets: Assets;
	/** Which files a bundle needs, in order. */
	readonly #files: Lazy<Readonly<Record<string, readonly string[]>>>;
	readonly #evaluating = new Map<string, Lazy<void>>();
	/** What the files that were evaluated export, and what they may ask for that is here anyway. */
	readonly #exports = new Map<string, unknown>([
		['vscode', vscode],
		['yaml', yaml],
	]);

	constructor(assets: Assets) {
		this.#assets = assets;
		this.#files = new Lazy(() => assets.json('dist', 'bundles.json'));
	}

	/** A bundle, loaded on first use; its type is that of its entry. */
	lazy<T>(name: BundleName): Lazy<T> {
		return new Lazy(() => this.load<T>(name));
	}

	async load<T>(name: BundleName): Promise<T> {
		const files = (await this.#files.get())[name] ?? [];
		const codes = files.map((file) => this.#evaluationOf(file));
		for (const evaluation of codes) {
			await evaluation.get();
		}
		return this.#exports.get(files.at(-1) ?? '') as T;
	}

	#evaluationOf(file: string): Lazy<void> {
		const known = this.#evaluating.get(file);
		if (known !== undefined) {
			return known;
		}
		// Read at once, together with the others; evaluated when those that it imports are there.
		const code = new Lazy(() => this.#assets.text('dist', ...file.split('/')));
		code.get().catch(() => undefined);
		const evaluation = new Lazy(async () => this.#evaluate(file, await code.get()));
		this.#evaluating.set(file, evaluation);
		return evaluation;
	}

	async #evaluate(file: string, code: string): Promise<void> {
		await this.#assets.ownTurn();
		const module = { exports: {} as unknown };
		const require = (wanted: string) => {
			if (!this.#exports.has(wanted)) {
				throw new Error(`${file} asked for the module ${wanted}, which it must not need.`);
			}
			return this.#exports.get(wanted);
		};
		// The code is the extension's own file, not anything that a user or a workspace provides.
		const evaluate = new Function('module', 'exports', 'require', code) as (...values: unknown[]) => void;
		await this.#assets.ownTurn();
		evaluate(module, module.exports, require);
		this.#exports.set(file, module.exports);
	}
}
