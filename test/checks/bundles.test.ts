import assert from 'node:assert/strict';
import * as esbuild from 'esbuild';
import { repository } from '../support/paths.ts';
import {
	activationBudget,
	citeprocAsModule,
	filesOfBundles,
	functionBody,
	leaveOutLent,
	splitOptions,
} from '../support/splitBundles.ts';

/** What the body of a function exports, where it may ask for some modules. */
function evaluate(body: string, modules: Readonly<Record<string, unknown>>): unknown {
	const module = { exports: {} as unknown };
	const run = new Function('module', 'exports', 'require', body) as (...values: unknown[]) => void;
	run(module, module.exports, (name: string) => modules[name]);
	return module.exports;
}

suite('The bundles', () => {
	let split: esbuild.Metafile;
	let activation: esbuild.Metafile;
	let files: Readonly<Record<string, readonly string[]>>;

	suiteSetup(async () => {
		const options = {
			absWorkingDir: repository,
			bundle: true,
			minify: true,
			target: 'es2024',
			metafile: true,
		} as const;
		split = (await esbuild.build({ ...splitOptions, ...options, plugins: [citeprocAsModule, leaveOutLent] })).metafile;
		const { platform, external } = splitOptions;
		const made = await esbuild.build({
			...options,
			entryPoints: ['src/extension.ts'],
			outfile: 'dist/extension.js',
			write: false,
			platform,
			external,
		});
		activation = made.metafile;
		files = filesOfBundles(split);
	});

	suite('that share files', () => {
		const modules = { 'parts/A.js': { a: 1, b: 2 }, vscode: { version: '1' }, yaml: { m: 3 } };

		for (const [what, code] of [
			[
				'with minified code',
				'import{a as x,b}from"./parts/A.js";import"./parts/A.js";import*as v from"vscode";import{m}from"yaml";var s=[x,b,v,m];export{s as sum};',
			],
			[
				'with code that can be read',
				'import {\n  a as x,\n  b\n} from "./parts/A.js";\n\nimport * as v from "vscode";\nimport { m } from "yaml";\nvar sum = [x, b, v, m];\nexport {\n  sum\n};\n',
			],
		] as const) {
			test(`are bodies of functions, ${what}`, () => {
				assert.deepEqual(evaluate(functionBody(code, 'one.js'), modules), { sum: [1, 2, { version: '1' }, 3] });
			});
		}

		test('find each other from their own folder', () => {
			const body = functionBody('import{a}from"./A.js";export{a as c};', 'parts/B.js');
			assert.deepEqual(evaluate(body, modules), { c: 1 });
		});

		test('are strict, as modules are', () => {
			const body = functionBody('export{f};function f(){return this}', 'one.js');
			const { f } = evaluate(body, {}) as { f: () => unknown };
			assert.equal(f(), undefined);
		});

		test('are not built from what is no body of a function', () => {
			assert.throws(() => functionBody('import a from "node:fs";', 'one.js'), /one\.js/);
		});

		test('come after the files that they import', () => {
			assert.deepEqual(Object.keys(files).toSorted(), Object.keys(splitOptions.entryPoints).toSorted());
			for (const [name, needed] of Object.entries(files)) {
				assert.equal(needed.at(-1), `${name}.js`);
				for (const [index, file] of needed.entries()) {
					const imported = split.outputs[`dist/${file}`]!.imports.filter(({ external }) => external !== true);
					imported.forEach((each) => assert.ok(needed.slice(0, index).includes(each.path.slice('dist/'.length)), file));
				}
			}
			assert.equal(new Set(Object.values(files).flat()).size, Object.keys(split.outputs).length);
		});

		test('are evaluated in parts, of which none holds the editor up for long', () => {
			// citeproc is one module of 377 kB; what commands and suggestions are made of, no card waits for.
			const large: Readonly<Record<string, number>> = {
				'dist/citations.js': 460_000,
				'dist/commands.js': 280_000,
				'dist/suggestions.js': 250_000,
			};
			for (const [file, { bytes }] of Object.entries(split.outputs)) {
				const most = large[file] ?? 140_000;
				assert.ok(bytes < most, `${file} has ${bytes} bytes`);
			}
		});
	});

	test('that run at activation are small, and have nothing that is loaded on first use', () => {
		const [{ bytes, inputs }] = Object.values(activation.outputs) as [esbuild.Metafile['outputs'][string]];
		assert.ok(bytes < activationBudget, `${bytes} bytes`);
		assert.deepEqual(
			Object.keys(inputs).filter((file) =>
				/^src\/(?:vscode\/(?:actions|commands|writing)|core\/(?:matching|search|suggestion))\//.test(file),
			),
			[],
		);
	});

	test('that are loaded on first use have no package that is there since activation', () => {
		const packagesOf = ({ inputs }: esbuild.Metafile) =>
			new Set(Object.keys(inputs).flatMap((file) => /^node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
		const here = packagesOf(activation);
		assert.ok(here.size > 0);
		assert.deepEqual(
			[...packagesOf(split)].filter((name) => here.has(name)),
			[],
		);
	});

	test('that the first card needs have nothing that only commands, suggestions or packs need', () => {
		const inputs = new Set(files['engine']!.flatMap((file) => Object.keys(split.outputs[`dist/${file}`]!.inputs)));
		const unwanted =
			/fuse\.js|core\/suggestion\/|bibliography\/tidy\/|features\/(?:packs|fit)\/|validatePack|presentation\/tools\//;
		assert.deepEqual(
			[...inputs].filter((file) => unwanted.test(file)),
			[],
		);
		for (const [name, most] of [
			['readers', 150_000],
			['engine', 450_000],
			['citations', 500_000],
		] as const) {
			const size = files[name]!.reduce((sum, file) => sum + split.outputs[`dist/${file}`]!.bytes, 0);
			assert.ok(size < most, `${name} has ${size} bytes`);
		}
	});
});
