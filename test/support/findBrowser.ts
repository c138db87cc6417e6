import { readFile, rm, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliDecompress } from 'node:zlib';
import { fetchPackage } from './fetchPackage.ts';
import { finish } from './processes.ts';

/** A browser that can be driven: the program, and what its environment needs. */
export interface DrivenBrowser {
	readonly executable: string;
	readonly environment: Readonly<Record<string, string>>;
}

/** Where Chromium, Chrome and Edge usually stand; the first that is there is used. */
const usualPlaces: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
	linux: [
		'/usr/bin/chromium',
		'/usr/bin/chromium-browser',
		'/usr/bin/google-chrome',
		'/usr/bin/google-chrome-stable',
		'/usr/bin/microsoft-edge',
	],
	darwin: [
		'/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
		'/Applications/Chromium.app/Contents/MacOS/Chromium',
		'/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
	],
	win32: ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData'].flatMap((variable) => {
		const folder = process.env[variable];
		return folder === undefined
			? []
			: [
					path.join(folder, 'Google/Chrome/Application/chrome.exe'),
					path.join(folder, 'Microsoft/Edge/Application/msedge.exe'),
				];
	}),
};

/** The package with a headless Chromium for Linux x64, for machines without a browser. */
const carriedVersion = '153.0.0';

/**
 * The browser for tests and screenshots: `AFFERENT_BROWSER` if it is set (a path, or `fetched` for the one from the
 * package registry), else one of this machine, else the fetched one.
 */
export async function findBrowser(log: (line: string) => void): Promise<DrivenBrowser> {
	const wanted = process.env['AFFERENT_BROWSER'];
	if (wanted !== undefined && wanted !== '' && wanted !== 'fetched') {
		if (!existsSync(wanted)) {
			throw new Error(`There is no browser at ${wanted} (AFFERENT_BROWSER).`);
		}
		return { executable: wanted, environment: {} };
	}
	const found = wanted === 'fetched' ? undefined : usualPlaces[process.platform]?.find((place) => existsSync(place));
	if (found !== undefined) {
		return { executable: found, environment: {} };
	}
	if (process.platform !== 'linux' || process.arch !== 'x64') {
		throw new Error(
			'No Chromium, Chrome or Edge was found. Install one, or name its program in the variable AFFERENT_BROWSER.',
		);
	}
	return fetchBrowser(log);
}

/** Fetches and unpacks the carried Chromium, with the libraries and fonts that a bare machine lacks. */
async function fetchBrowser(log: (line: string) => void): Promise<DrivenBrowser> {
	const folder = await fetchPackage(
		{
			title: `Chromium ${carriedVersion}`,
			folder: `browser-${carriedVersion}`,
			specifier: `@sparticuz/chromium@${carriedVersion}`,
			prepare: unpack,
		},
		log,
	);
	return {
		executable: path.join(folder, 'chromium'),
		environment: {
			LD_LIBRARY_PATH: [path.join(folder, 'lib'), process.env['LD_LIBRARY_PATH']].filter(Boolean).join(':'),
			// A machine without any font configuration gets the carried fonts; Chromium does not start without one.
			...(existsSync('/etc/fonts/fonts.conf') ? {} : { FONTCONFIG_FILE: path.join(folder, 'fonts.conf') }),
		},
	};
}

async function unpack(folder: string, _install: unknown, home: string): Promise<void> {
	const packed = path.join(folder, 'node_modules', '@sparticuz', 'chromium', 'bin');
	const inflate = async (name: string) => promisify(brotliDecompress)(await readFile(path.join(packed, name)));
	await writeFile(path.join(folder, 'chromium'), await inflate('chromium.br'), { mode: 0o755 });
	for (const name of ['al2023', 'swiftshader', 'fonts']) {
		const archive = path.join(folder, `${name}.tar`);
		await writeFile(archive, await inflate(`${name}.tar.br`));
		const { code, output } = await finish('tar', ['-xf', archive, '-C', folder]);
		if (code !== 0) {
			throw new Error(`${name}.tar could not be unpacked: ${output}`);
		}
		await rm(archive);
	}
	await rm(packed, { recursive: true });
	await writeFile(
		path.join(folder, 'fonts.conf'),
		`<?xml version="1.0"?>\n<fontconfig><dir>${path.join(home, 'fonts')}</dir><cachedir>${path.join(home, 'font-cache')}</cachedir></fontconfig>\n`,
	);
}
