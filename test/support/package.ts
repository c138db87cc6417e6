// `npm run package`: makes afferent-<version>.vsix and says its size.
//   --verify   installs that very file into the editor, through the editor's own command, and sees it activate
import { globSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { openEditor } from './browser.ts';
import { checkNotices } from './checkNotices.ts';
import { fetchEditor } from './fetchEditor.ts';
import { listedFiles, packageFiles } from './packageFiles.ts';
import { cacheFolder, readManifest, repository, shortPath } from './paths.ts';
import { finish } from './processes.ts';
import { serverArguments } from './serveEditor.ts';
import { activationBudget } from './splitBundles.ts';

/** Bytes that the whole package may have, and its files. */
const budget = 4_000_000;
const fileBudgets: Readonly<Record<string, number>> = { 'dist/extension.js': activationBudget };

const { values: options } = parseArgs({ options: { verify: { type: 'boolean', default: false } } });

async function main(): Promise<void> {
	const { name: extension, version } = readManifest();
	const file = path.join(repository, `${extension}-${version}.vsix`);
	const listed = await listedFiles();
	const expected = await packageFiles();
	const unlike = [
		...listed.filter((name) => !expected.includes(name)),
		...expected.filter((name) => !listed.includes(name)),
	];
	if (unlike.length > 0) {
		throw new Error(`The package and the list in packageFiles.ts differ in ${unlike.join(', ')}.`);
	}
	const vsce = path.join(repository, 'node_modules/@vscode/vsce/vsce');
	const links = hasAddress() ? [] : ['--allow-missing-repository', '--no-rewrite-relative-links'];
	await run('the package', [vsce, 'package', '--no-dependencies', ...links, '--out', file], await stage(listed));
	const missing = await checkNotices();
	if (missing.length > 0) {
		throw new Error(
			`NOTICE does not name ${missing.join(', ')}, which ${missing.length === 1 ? 'is' : 'are'} bundled.`,
		);
	}
	const { size } = await stat(file);
	console.log(`${shortPath(file)}: ${(size / 1e6).toFixed(2)} MB (budget ${budget / 1e6} MB)`);
	if (size > budget) {
		throw new Error('The package is larger than its budget.');
	}
	if (options.verify) {
		await verify(file);
	}
	for (const [name, allowed] of Object.entries(fileBudgets)) {
		const { size: actual } = await stat(path.join(repository, name));
		if (actual > allowed) {
			throw new Error(`${name} has ${actual} bytes; its budget is ${allowed}.`);
		}
	}
}

/** Whether the manifest says where the repository is; the packager then completes the addresses in the README itself. */
function hasAddress(): boolean {
	return readManifest().repository !== undefined;
}

/**
 * Copies what is packed into a folder of its own. The page of an extension shows pictures from https addresses alone, and
 * while the manifest names no repository that they could be in, the README there has none rather than broken ones.
 */
async function stage(files: readonly string[]): Promise<string> {
	const folder = path.join(cacheFolder, 'package');
	await rm(folder, { recursive: true, force: true });
	for (const file of ['.vscodeignore', ...files]) {
		await cp(path.join(repository, file), path.join(folder, file));
	}
	if (!hasAddress()) {
		const readme = path.join(folder, 'README.md');
		const whole = await readFile(readme, 'utf8');
		await writeFile(readme, whole.replaceAll(/^!\[[^\]]*\]\([^):]+\)\n+/gm, ''));
		console.log('The manifest names no repository, so that the README is packed without its pictures.');
	}
	return folder;
}

/** Installs the package into a fresh profile and asks it for a card, as a user would after the installation. */
async function verify(file: string): Promise<void> {
	const log = (line: string) => console.log(line);
	const serverRoot = await fetchEditor(log);
	await mkdir(cacheFolder, { recursive: true });
	const profile = await mkdtemp(path.join(cacheFolder, 'install-'));
	try {
		await run('the installation', [...serverArguments(serverRoot, profile), '--install-extension', file]);
		const installed = globSync('extensions/*/package.json', { cwd: profile });
		if (installed.length !== 1) {
			throw new Error(`The editor installed ${installed.length} extensions, not one.`);
		}
		const folder = path.join(profile, 'manuscript');
		await mkdir(folder);
		await writeFile(path.join(folder, 'manuscript.md'), 'Esketamine blocks the NMDA receptor.\n');
		await using editor = await openEditor({ folder, file: 'manuscript.md', extension: 'none', profile, log });
		const card = await editor.hover('NMDA receptor', { timeout: 180_000 });
		if (!/GRIN1/.test(card)) {
			throw new Error(`The installed package answered with another card:\n${card}`);
		}
		console.log('Installed into the editor from the package; it shows the card of the NMDA receptor.');
	} finally {
		await rm(profile, { recursive: true, force: true, maxRetries: 5 });
	}
}

async function run(what: string, command: readonly string[], cwd = repository): Promise<void> {
	const { code, output } = await finish(process.execPath, command, { cwd, patience: 900_000 });
	if (code !== 0) {
		throw new Error(`${what} failed (exit code ${code}):\n${output}`);
	}
}

try {
	await main();
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exitCode = 1;
}
