import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { cacheFolder } from './paths.ts';
import { finish, isRunning, npmCommand } from './processes.ts';

/** Something that is fetched once from the package registry, into a folder of its own. */
export interface FetchedPackage {
	/** The name under which progress is shown. */
	readonly title: string;
	/** The folder in `.vscode-test/` that receives it; it names the version, so that a new version is a new folder. */
	readonly folder: string;
	/** Package and exact version, for npm. */
	readonly specifier: string;
	/**
	 * Work after the installation, before the result counts as whole: in `folder`, which becomes `home` at the end.
	 * `install` runs `npm install` in a folder.
	 */
	readonly prepare?: (
		folder: string,
		install: (folder: string, args: readonly string[]) => Promise<void>,
		home: string,
	) => Promise<void>;
}

/**
 * The folder of the package, which is fetched first if it is not there. Everything happens in a folder aside that is
 * renamed at the end: what was interrupted is never mistaken for the whole, and two processes do not disturb each other.
 */
export async function fetchPackage(wanted: FetchedPackage, log: (line: string) => void): Promise<string> {
	const folder = path.join(cacheFolder, wanted.folder);
	if (existsSync(folder)) {
		return folder;
	}
	await removeAbandoned();
	const started = Date.now();
	log(`Fetching ${wanted.title} into ${path.relative(process.cwd(), cacheFolder)} (once) …`);
	const partial = `${folder}.partial-${process.pid}`;
	await mkdir(partial, { recursive: true });

	let fetched = 0;
	let told = Date.now();
	const install = async (at: string, args: readonly string[]) => {
		const npm = npmCommand(['install', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=http', ...args]);
		const { code, output } = await finish(npm.command, npm.args, {
			cwd: at,
			shell: npm.command.endsWith('.cmd'),
			onOutput: (text) => {
				fetched += text.split('http fetch GET 200').length - 1;
				if (Date.now() - told > 2000) {
					told = Date.now();
					log(`  ${fetched} packages, ${Math.round((told - started) / 1000)} s`);
				}
			},
		});
		if (code !== 0) {
			await rm(partial, { recursive: true, force: true });
			throw new Error(`${wanted.title} could not be fetched (npm ended with ${code}):\n${lastLines(output, 15)}`);
		}
	};
	await install(partial, ['--prefix', partial, '--no-package-lock', wanted.specifier]);
	await wanted.prepare?.(partial, install, folder);
	try {
		await rename(partial, folder);
	} catch (error) {
		// Another process was faster; its result is as good.
		await rm(partial, { recursive: true, force: true });
		if (!existsSync(folder)) {
			throw error;
		}
	}
	log(`  done, ${Math.round((Date.now() - started) / 1000)} s`);
	return folder;
}

/** Removes what interrupted fetches left behind. */
async function removeAbandoned(): Promise<void> {
	await mkdir(cacheFolder, { recursive: true });
	for (const name of await readdir(cacheFolder)) {
		const owner = /\.partial-(\d+)$/.exec(name)?.[1];
		if (owner !== undefined && !isRunning(Number(owner))) {
			await rm(path.join(cacheFolder, name), { recursive: true, force: true });
		}
	}
}

function lastLines(text: string, count: number): string {
	return text
		.split('\n')
		.filter((line) => !line.includes('http fetch') && !line.includes('http cache'))
		.slice(-count)
		.join('\n');
}
