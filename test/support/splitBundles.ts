import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type * as esbuild from 'esbuild';

/** The file in `dist` that says of each bundle which files are evaluated for it, in order. */
export const bundleListName = 'bundles.json';

/** Bytes that what runs at activation may have, minified; the rest is loaded on first use. */
export const activationBudget = 285_000;

/** What is loaded on first use, by the name of its file in `dist`. */
export const splitOptions = {
	entryPoints: {
		actions: 'src/actions.ts',
		citations: 'src/citationEngine.ts',
		commands: 'src/commands.ts',
		engine: 'src/engine.ts',
		packs: 'src/packs.ts',
		preview: 'src/previewEngine.ts',
		readers: 'src/readers.ts',
		suggestions: 'src/suggestions.ts',
	},
	outdir: 'dist',
	platform: 'browser',
	external: ['vscode'],
	format: 'esm',
	splitting: true,
	chunkNames: 'parts/[hash]',
	write: false,
} satisfies esbuild.BuildOptions;

/**
 * Lets these bundles share what they have in common. esbuild splits them into files that are modules of JavaScript; the web
 * host can load none, so each file is written as the body of a function of `module`, `exports` and `require`, and beside
 * them stands which files each bundle needs, in order (`src/vscode/host/bundles.ts` evaluates them).
 */
export const splitBundles: esbuild.Plugin = {
	name: 'split-bundles',
	setup(build) {
		const folder = path.join(build.initialOptions.absWorkingDir!, splitOptions.outdir);
		build.onEnd(async ({ outputFiles = [], metafile }) => {
			if (metafile === undefined) {
				return;
			}
			await mkdir(path.join(folder, 'parts'), { recursive: true });
			for (const { path: file, text } of outputFiles) {
				await writeFile(file, file.endsWith('.js') ? functionBody(text, path.relative(folder, file)) : text);
			}
			await writeFile(path.join(folder, bundleListName), JSON.stringify(filesOfBundles(metafile)));
		});
	},
};

/** What the activation bundle has anyway, by the names under which it lends it to these (`src/vscode/host/bundles.ts`). */
const lentModules: Readonly<Record<string, RegExp>> = { yaml: /\/text\/yaml\.ts$/ };

/** Leaves out of these bundles what the activation bundle lends to them. */
export const leaveOutLent: esbuild.Plugin = {
	name: 'leave-out-lent',
	setup({ onResolve }) {
		for (const [name, filter] of Object.entries(lentModules)) {
			onResolve({ filter }, () => ({ path: name, external: true, sideEffects: false }));
		}
	},
};

/**
 * citeproc is no module of JavaScript, and esbuild would put it into a function, which is read twice: when its file is compiled
 * and when it is called. As a module it is read once.
 */
export const citeprocAsModule: esbuild.Plugin = {
	name: 'citeproc-as-module',
	setup({ onLoad }) {
		onLoad({ filter: /[\\/]citeproc_commonjs\.js$/ }, async ({ path: file }) => {
			const code = await readFile(file, 'utf8');
			const contents = code.replace(/\bmodule\.exports = CSL\s*$/, 'export default CSL;\n');
			if (contents === code) {
				throw new Error(`${file} does not end as it did.`);
			}
			return { contents };
		});
	},
};

/** The files of each bundle by its name, each after those that it imports; their paths begin in `dist`. */
export function filesOfBundles({ outputs }: esbuild.Metafile): Readonly<Record<string, readonly string[]>> {
	const needed = (file: string, seen: Set<string>): readonly string[] => {
		if (seen.has(file)) {
			return [];
		}
		seen.add(file);
		const imported = outputs[file]?.imports.filter(({ external }) => external !== true) ?? [];
		return [...imported.flatMap((each) => needed(each.path, seen)), path.posix.relative(splitOptions.outdir, file)];
	};
	return Object.fromEntries(
		Object.keys(splitOptions.entryPoints).map((name) => [name, needed(`${splitOptions.outdir}/${name}.js`, new Set())]),
	);
}

const importStatement = new RegExp(
	String.raw`(?<=^|[;}\n])import(?:\s*(?:(\{[^}]*\})|\*\s*as\s+([\w$]+))\s*from)?\s*` +
		String.raw`"(\.{1,2}\/[^"]*|${['vscode', ...Object.keys(lentModules)].join('|')})";`,
	'g',
);
const exportStatement = /(?<=^|[;}\n])export\s*(\{[^}]*\});/g;

/**
 * The same code as the body of a function, strict as modules are. What it imports is taken once, when it begins, which costs nothing later; what a
 * module exports is therefore never assigned anew (ESLint).
 *
 * @param file its path in `dist`
 */
export function functionBody(code: string, file: string): string {
	const nameOf = (address: string) =>
		address.startsWith('.') ? path.posix.join(path.posix.dirname(file.replaceAll('\\', '/')), address) : address;
	const body = code
		.replace(importStatement, (_all, names?: string, namespace?: string, address = '') => {
			const required = `require(${JSON.stringify(nameOf(address))});`;
			const taken = names?.replace(/([\w$]+) as ([\w$]+)/g, '$1:$2') ?? namespace;
			return `${taken === undefined ? '' : `var ${taken}=`}${required}`;
		})
		.replace(
			exportStatement,
			(_all, names: string) => `module.exports=${names.replace(/([\w$]+) as ([\w$]+)/g, '$2:$1')};`,
		);
	const strict = `"use strict";${body}`;
	try {
		new Function('module', 'exports', 'require', strict);
	} catch (error) {
		throw new Error(`${file} is no body of a function: ${String(error)}`, { cause: error });
	}
	return strict;
}
