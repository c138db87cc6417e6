// `npm start`: builds the extension and serves a real VS Code on 127.0.0.1 with it and a sample review, until Ctrl+C.
//   --port N       the port to try first
//   --folder DIR   a folder of your own instead of the samples; it is opened as it is, not copied
//   --no-build     serve what was built last
//   --no-open      print the address only
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fetchEditor } from './fetchEditor.ts';
import { guardEditor } from './guard.ts';
import { cacheFolder, repository } from './paths.ts';
import { finish, isRunning } from './processes.ts';
import { serveEditor, uriPath } from './serveEditor.ts';

const { values: options } = parseArgs({
	options: {
		port: { type: 'string', default: '3080' },
		folder: { type: 'string' },
		build: { type: 'boolean', default: true },
		open: { type: 'boolean', default: true },
	},
	allowNegative: true,
});

/** Settings that a first look profits from. */
const settings = {
	'editor.wordWrap': 'on',
	// Text and first steps share the window, which may be narrow.
	'editor.minimap.enabled': false,
	// Light or dark, as the rest of the screen.
	'window.autoDetectColorScheme': true,
};

async function main(): Promise<void> {
	const log = (line: string) => console.log(line);
	const [built] = await Promise.all([options.build ? build() : true, fetchEditor(log)]);
	if (!built) {
		process.exitCode = 1;
		return;
	}
	const home = await takeHome();
	const folder = options.folder === undefined ? await copySamples(home) : path.resolve(options.folder);
	const token = randomBytes(16).toString('hex');
	const served = await serveEditor({
		dataFolder: path.join(home, 'profile'),
		token,
		folder,
		extension: 'linked',
		kind: 'user',
		...(options.folder === undefined && { otherExtensions: [path.join(import.meta.dirname, 'firstLook')] }),
		settings,
		log,
	});

	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
		process.on(signal, () => {
			if (!stopping) {
				stopping = true;
				console.log('\nEnding …');
				void served.stop().then(() => process.exit(0));
			}
		});
	}

	const address = `http://127.0.0.1:${await guardEditor({ port: served.port, token, folder: uriPath(folder) }, Number(options.port))}/`;
	const opened = options.open && openBrowser(address);
	console.log('');
	console.log(`  VS Code with Afferent is at   ${address}`);
	console.log(`  The open folder is            ${folder}`);
	if (options.folder === undefined) {
		console.log(
			'  It is a copy of the samples, fresh at each start; change what you like. The sample review and the first steps open.',
		);
	}
	console.log(opened ? '  Your browser opens it. Ctrl+C ends it.' : '  Open the address in a browser. Ctrl+C ends it.');
	console.log('');

	const code = await served.ended;
	if (!stopping) {
		console.error(`The editor's server ended with ${code}; its log is ${served.logFile}`);
		process.exit(1);
	}
}

async function build(): Promise<boolean> {
	console.log('Building …');
	const { code } = await finish(process.execPath, ['esbuild.mjs'], {
		cwd: repository,
		onOutput: (text) => process.stdout.write(text.replaceAll(/^(?=.)/gm, '  ')),
	});
	return code === 0;
}

/** The folder for profile and samples; one that is in use by another `npm start` is left alone. */
async function takeHome(): Promise<string> {
	for (let number = 1; ; number++) {
		const home = path.join(cacheFolder, number === 1 ? 'start' : `start-${number}`);
		const ownerFile = path.join(home, 'process-id');
		const owner = Number(await readFile(ownerFile, 'utf8').catch(() => ''));
		if (owner === 0 || !isRunning(owner)) {
			await mkdir(home, { recursive: true });
			await writeFile(ownerFile, String(process.pid));
			return home;
		}
	}
}

/** A fresh copy of the samples, so that trying things out changes no file of the repository. */
async function copySamples(home: string): Promise<string> {
	const folder = path.join(home, 'samples');
	await rm(folder, { recursive: true, force: true });
	await cp(path.join(repository, 'data/samples'), folder, { recursive: true });
	return folder;
}

/** Opens the user's browser where there is a screen and somebody before it; false where not. */
function openBrowser(address: string): boolean {
	if (process.env['CI'] || !process.stdout.isTTY) {
		return false;
	}
	if (process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY']) {
		return false;
	}
	const [command, ...args] =
		process.platform === 'darwin'
			? ['open', address]
			: process.platform === 'win32'
				? ['cmd', '/c', 'start', '', address]
				: ['xdg-open', address];
	const child = spawn(command!, args, { stdio: 'ignore', detached: true });
	// Without an opener the printed address serves.
	child.on('error', () => undefined);
	child.unref();
	return true;
}

await main();
