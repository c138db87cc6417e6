import { createWriteStream } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fetchEditor } from './fetchEditor.ts';
import { readManifest, repository } from './paths.ts';
import { endGroup, startGroup } from './processes.ts';
import { calmSettings, restrictedSettings, userSettings } from './profile.ts';

/** What to serve. */
export interface ServeOptions {
	/** Receives settings, state and logs; a fresh folder is a fresh profile. */
	readonly dataFolder: string;
	/** The folder that opens when the address names none. */
	readonly folder?: string;
	/** What a client must know to be let in; anyone on this machine is, where it is left out. */
	readonly token?: string;
	/**
	 * `user` is an editor as people have it, which asks whether a folder is trusted; `calm`, the default, has nothing in
	 * the way.
	 */
	readonly kind?: 'user' | 'calm';
	/** User settings over those of the kind. */
	readonly settings?: Readonly<Record<string, unknown>>;
	/**
	 * How the extension gets in: `linked` counts the repository as an installed extension, `none` leaves it to the
	 * address (development payload) or to what is installed in `extensionsFolder`.
	 */
	readonly extension: 'linked' | 'none';
	/** Folders of other extensions that are linked as well. */
	readonly otherExtensions?: readonly string[];
	/** Folders are not trusted, and nobody is asked: everything runs in Restricted Mode. */
	readonly isRestricted?: boolean;
	readonly log: (line: string) => void;
}

/** A running server of the editor. */
export interface ServedEditor {
	/** Host and port, as they stand in `vscode-remote://` addresses too. */
	readonly authority: string;
	readonly port: number;
	/** The address of the start page. */
	readonly address: string;
	/** File with all that the server wrote. */
	readonly logFile: string;
	/** User settings, watched by the editor. */
	readonly settingsFile: string;
	/** Resolves when the server ends, for whatever reason. */
	readonly ended: Promise<number>;
	/** The address that opens a folder, with the payload that VS Code's web workbench understands. */
	addressOf(folder: string, payload?: ReadonlyArray<readonly [string, string]>): string;
	/** A local path as the editor in the browser names it. */
	remote(file: string): string;
	/** Ends the server and all its children. */
	stop(): Promise<void>;
}

/** Where extensions of a profile are installed. */
function extensionsFolderOf(dataFolder: string): string {
	return path.join(dataFolder, 'extensions');
}

/** The arguments that every start of the server shares. */
export function serverArguments(serverRoot: string, dataFolder: string): string[] {
	return [
		path.join(serverRoot, 'out', 'server-main.js'),
		'--accept-server-license-terms',
		'--telemetry-level',
		'off',
		'--server-data-dir',
		dataFolder,
		'--extensions-dir',
		extensionsFolderOf(dataFolder),
	];
}

/** Starts the editor's server on 127.0.0.1 and waits until it listens. */
export async function serveEditor(options: ServeOptions): Promise<ServedEditor> {
	const serverRoot = await fetchEditor(options.log);
	const settingsFile = path.join(options.dataFolder, 'data', 'User', 'settings.json');
	await mkdir(path.dirname(settingsFile), { recursive: true });
	const isUser = options.kind === 'user';
	const kind = isUser
		? userSettings
		: options.isRestricted === true
			? { ...calmSettings, ...restrictedSettings }
			: calmSettings;
	await writeFile(settingsFile, JSON.stringify({ ...kind, ...options.settings }, undefined, '\t'));
	await mkdir(extensionsFolderOf(options.dataFolder), { recursive: true });
	if (options.extension === 'linked') {
		const linked = [repository, ...(options.otherExtensions ?? [])];
		await linkExtensions(extensionsFolderOf(options.dataFolder), linked);
	}

	const logFile = path.join(options.dataFolder, 'server.log');
	const child = startGroup(
		process.execPath,
		[
			'--import',
			endWithParent,
			...serverArguments(serverRoot, options.dataFolder),
			'--host',
			'127.0.0.1',
			'--port',
			'0',
			// The way is short, and packing and unpacking takes longer.
			'--disable-websocket-compression',
			...(options.token === undefined ? ['--without-connection-token'] : ['--connection-token', options.token]),
			// Only with this flag does a released build take the development payload of the address. It hides every
			// notification, so that an editor with the extension installed is served without.
			...(options.extension === 'none' ? ['--enable-smoke-test-driver'] : []),
			...(options.isRestricted === true || isUser ? [] : ['--disable-workspace-trust']),
			...(options.folder === undefined ? [] : ['--default-folder', options.folder]),
		],
		{
			// As if started from a terminal, so that no login shell is asked for its environment, which may take seconds.
			env: { ...process.env, VSCODE_CLI: '1' },
		},
	);
	const logStream = createWriteStream(logFile);
	const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? -1)));
	const port = await new Promise<string>((resolve, reject) => {
		let output = '';
		const read = (chunk: Buffer) => {
			logStream.write(chunk);
			if (output !== undefined) {
				output += chunk.toString();
				const bound = /Server bound to [\d.]+:(\d+)/.exec(output);
				if (bound && output.includes('Extension host agent listening')) {
					resolve(bound[1]!);
					output = '';
				}
			}
		};
		child.stdout!.on('data', read);
		child.stderr!.on('data', read);
		child.once('error', reject);
		child.once('exit', async (code) => {
			reject(new Error(`The editor's server ended with ${code}:\n${await readFile(logFile, 'utf8').catch(() => '')}`));
		});
	});

	const authority = `127.0.0.1:${port}`;
	const address = `http://${authority}/`;
	const remote = (file: string) => `vscode-remote://${authority}${uriPath(file)}`;
	return {
		authority,
		port: Number(port),
		address,
		logFile,
		settingsFile,
		ended,
		remote,
		addressOf: (folder, payload = []) =>
			`${address}?${new URLSearchParams({ folder: uriPath(folder), payload: JSON.stringify(payload) })}`,
		stop: async () => {
			endGroup(child, 'SIGTERM');
			const late = setTimeout(() => endGroup(child), 3000);
			await ended;
			clearTimeout(late);
			// Children that outlive the head of their group are ended without asking.
			endGroup(child);
			logStream.end();
		},
	};
}

/** A path as it stands in a URI: absolute, with slashes, on Windows with a slash before the drive. */
export function uriPath(file: string): string {
	const slashes = path.resolve(file).split(path.sep).join('/');
	return slashes.startsWith('/') ? slashes : `/${slashes}`;
}

/** Writes the editor's list of installed extensions so that it holds those of these folders. */
async function linkExtensions(list: string, folders: readonly string[]): Promise<void> {
	const entries = folders.map((folder) => {
		const { publisher, name, version } = readManifest(folder);
		return {
			identifier: { id: `${publisher}.${name}` },
			version,
			location: { $mid: 1, scheme: 'file', path: uriPath(folder) },
			metadata: {},
		};
	});
	await writeFile(path.join(list, 'extensions.json'), JSON.stringify(entries));
}

/**
 * A module for the server's process that ends it soon after the process that started it is gone, even when that one was
 * ended in a way that let it do nothing about its children.
 */
const endWithParent = `data:text/javascript,${encodeURIComponent(`
const parent = ${process.pid};
setInterval(() => {
	try {
		process.kill(parent, 0);
	} catch {
		process.exit(0);
	}
}, 1000).unref();
`)}`;
