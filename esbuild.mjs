// Builds everything that ships, into dist/. Options: --production (minified, no source maps), --watch.
//
// One bundle serves the Node and the web extension host: `platform: 'browser'` makes esbuild refuse every Node module,
// so that a build that ends well is the proof that the extension runs in the browser.
import { existsSync, watch as watchFolder } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import * as esbuild from 'esbuild';
import { createEvidenceBase } from './src/core/evidence/createEvidenceBase.ts';
import { packFileNames } from './src/core/evidence/packFiles.ts';
import { validatePack } from './src/core/evidence/validatePack.ts';
import { readClaims } from './src/core/suggestion/suggest.ts';
import { writeJsonLines } from './src/core/text/jsonLines.ts';
import { LineIndex } from './src/core/text/lineIndex.ts';
import { buildStyles } from './test/support/buildStyles.ts';
import { citeprocAsModule, leaveOutLent, splitBundles, splitOptions } from './test/support/splitBundles.ts';

const root = path.dirname(fileURLToPath(import.meta.url));
const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** What esbuild saw, for the checks of sizes and licences; not part of the product. */
const reportFile = path.join(root, '.vscode-test', 'bundles.json');

/**
 * Each file that imports `vscode` would get a copy of the whole module, some four hundred properties in each of 120 files,
 * since esbuild cannot know what the module is. So they all import the one object.
 */
const oneVscode = {
	name: 'one-vscode',
	setup({ onLoad, onResolve }) {
		onResolve({ filter: /^vscode-object$/ }, () => ({ path: 'vscode', namespace: 'object' }));
		onLoad({ filter: /.*/, namespace: 'object' }, () => ({
			contents: "export const vscode = require('vscode');",
			resolveDir: root,
		}));
		onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path: file }) => {
			const code = await readFile(file, 'utf8');
			const whole = "import * as vscode from 'vscode';";
			return { contents: code.replace(whole, "import { vscode } from 'vscode-object';"), loader: 'ts' };
		});
	},
};

const common = {
	absWorkingDir: root,
	bundle: true,
	format: 'cjs',
	target: 'es2024',
	minify: production,
	sourcemap: production ? false : 'linked',
	legalComments: 'none',
	// Chinese and Greek names as they are, not as escapes of six characters.
	charset: 'utf8',
	metafile: true,
	plugins: [oneVscode],
	logLevel: 'silent',
};

const bundles = [
	{
		...common,
		entryPoints: ['src/extension.ts'],
		outfile: 'dist/extension.js',
		platform: 'browser',
		external: ['vscode'],
	},
	// A module of JavaScript takes the one object by itself.
	{ ...common, ...splitOptions, plugins: [citeprocAsModule, leaveOutLent, splitBundles] },
	{ ...common, entryPoints: ['src/indexer.ts'], outfile: 'dist/indexer.js', platform: 'browser' },
	{
		...common,
		entryPoints: ['src/cli.ts'],
		outfile: 'dist/cli.js',
		platform: 'node',
		banner: { js: '#!/usr/bin/env node' },
	},
	{ ...common, entryPoints: ['src/mcpProtocol.ts'], outfile: 'dist/protocol.js', platform: 'node' },
];

const webviewScripts = existsSync(path.join(root, 'src/webview'))
	? (await readdir(path.join(root, 'src/webview'))).filter((name) => name.endsWith('.ts'))
	: [];
if (webviewScripts.length > 0) {
	bundles.push({
		...common,
		entryPoints: webviewScripts.map((name) => `src/webview/${name}`),
		outdir: 'dist/webview',
		format: 'iife',
		platform: 'browser',
	});
}

/** Combines the files of data/ into one asset, with what its claims say in another; a pack with any problem fails the build. */
async function buildEvidence() {
	const files = {};
	for (const name of packFileNames) {
		const file = path.join(root, 'data', name);
		if (existsSync(file)) {
			files[name] = await readFile(file, 'utf8');
		}
	}
	const { value, problems } = validatePack(files);
	if (value === undefined || problems.length > 0) {
		throw new Error(
			['The evidence base is not valid:', ...problems.map((problem) => describe(problem, files))].join('\n'),
		);
	}
	await writeFile(path.join(root, 'dist/evidence.json'), writeJsonLines(value));
	await writeFile(path.join(root, 'dist/claims.json'), writeJsonLines(readClaims(createEvidenceBase([value]))));
}

/** File, line, record and reason of a problem, in one line. */
function describe(problem, files) {
	const text = files[problem.file] ?? '';
	const line = new LineIndex(text).positionAt(problem.span.start).line + 1;
	const details = Object.entries(problem.details ?? {}).map(([name, value]) => `${name} ${value}`);
	const reason = [problem.code, ...details].join(', ');
	return `data/${problem.file}:${line}${problem.record === undefined ? '' : ` (${problem.record})`}: ${reason}`;
}

async function buildAssets() {
	await mkdir(path.join(root, 'dist'), { recursive: true });
	await Promise.all([buildEvidence(), buildStyles(path.join(root, 'dist'))]);
}

/** Sizes on the screen, and the report of the inputs for the checks of licences and budgets. */
async function report(results) {
	const outputs = {};
	for (const { metafile } of results) {
		for (const [file, output] of Object.entries(metafile.outputs)) {
			if (!file.endsWith('.map')) {
				outputs[file] = { bytes: output.bytes, inputs: Object.keys(output.inputs) };
			}
		}
	}
	await mkdir(path.dirname(reportFile), { recursive: true });
	await writeFile(reportFile, JSON.stringify({ production, outputs }, undefined, '\t'));
	for (const [file, { bytes }] of Object.entries(outputs)) {
		console.log(`${file.padEnd(24)}${(bytes / 1000).toFixed(0).padStart(6)} kB`);
	}
	for (const file of ['dist/evidence.json', 'dist/claims.json']) {
		const { size } = await stat(path.join(root, file));
		console.log(`${file.padEnd(24)}${(size / 1000).toFixed(0).padStart(6)} kB`);
	}
}

async function buildOnce() {
	await rm(path.join(root, 'dist'), { recursive: true, force: true });
	const [results] = await Promise.all([Promise.all(bundles.map((options) => esbuild.build(options))), buildAssets()]);
	await report(results);
}

/** Rebuilds what changes until Ctrl+C. */
async function buildForever() {
	await buildAssets();
	for (const options of bundles) {
		const context = await esbuild.context({ ...options, logLevel: 'info' });
		await context.watch();
	}
	let pending;
	watchFolder(path.join(root, 'data'), () => {
		clearTimeout(pending);
		pending = setTimeout(() => buildEvidence().catch((error) => console.error(error.message)), 200);
	});
}

try {
	await (watch ? buildForever() : buildOnce());
} catch (error) {
	console.error(
		error.errors ? (await esbuild.formatMessages(error.errors, { kind: 'error' })).join('\n') : error.message,
	);
	process.exitCode = 1;
}
