// Takes the place of the desktop program of VS Code for `runTests` of @vscode/test-electron: serves the editor, opens it in
// a browser without a window, and ends with the exit code of the tests that run inside. Understands
// a folder, --extensionDevelopmentPath, --extensionTestsPath, --extensionDevelopmentKind=web and --restricted; every run is
// a fresh profile.
import { globSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import path from 'node:path';
import { format } from 'node:util';
import { announcementOf, type Host, hostOf, reportMark } from '../editor/harness/report.ts';
import { launchBrowser, unseenArguments } from './browser.ts';
import { drawSeldom, readAtOnce } from './inPage.js';
import { cacheFolder, readManifest } from './paths.ts';
import { TestCosts } from './testCosts.ts';
import { testSettings } from './profile.ts';
import { serveEditor } from './serveEditor.ts';

interface LaunchOptions {
	readonly extension: string;
	readonly tests: string;
	readonly host: Host;
	readonly folder: string;
	readonly isRestricted: boolean;
}

/** Milliseconds without a sign of life after which the editor counts as hanging, before the first test and between two. */
const patience = 300_000;

/** Milliseconds between two times that the page draws: often enough for an editor that nobody looks at. */
const frameMilliseconds = 200;

/** Milliseconds that a test may outlive its own limit, which Mocha keeps, before the host counts as hanging. */
const grace = 30_000;

async function main(options: LaunchOptions): Promise<number> {
	const log = (line: string) => console.log(line);
	const costs = new TestCosts(process.pid);
	const dataFolder = await mkdtemp(path.join(cacheFolder, `profile-${options.host}-`));
	const [served, browser] = await Promise.all([
		serveEditor({
			dataFolder,
			extension: 'none',
			settings: settingsOf(options),
			isRestricted: options.isRestricted,
			log,
		}),
		launchBrowser(log, unseenArguments),
	]);
	const editorOutput: string[] = [];
	let code = 1;
	// No limit for the whole: a slow machine may take its time as long as one test after the other ends.
	const trouble = Promise.withResolvers<never>();
	trouble.promise.catch(() => undefined);
	let timer: NodeJS.Timeout | undefined;
	let waitsForTest = false;
	const expectProgress = (milliseconds: number) => {
		clearTimeout(timer);
		timer = setTimeout(
			() => trouble.reject(new Error(`Nothing has happened for ${milliseconds / 1000} s.`)),
			milliseconds,
		);
	};
	expectProgress(patience);
	try {
		const page = await browser.newPage({
			// Drawing costs most of a run, and tests ask the editor, not its picture.
			viewport: { width: 480, height: 320 },
			locale: 'en-GB',
			permissions: ['clipboard-read', 'clipboard-write'],
		});
		await page.addInitScript(`(${drawSeldom.toString()})(${frameMilliseconds})`);
		await page.addInitScript(`(${readAtOnce.toString()})()`);
		const exit = new Promise<number>((resolve) => {
			void page.exposeFunction('codeAutomationExit', (value: number) => resolve(value));
		});
		await page.exposeFunction('codeAutomationLog', (_type: string, values: unknown[]) => {
			const text = format(...values);
			const announced = announcementOf(text);
			if (announced !== undefined) {
				waitsForTest = announced.milliseconds > 0;
				expectProgress(waitsForTest ? announced.milliseconds + grace : patience);
				costs.begin(announced.name);
				return;
			}
			const host = hostOf(text);
			if (host !== undefined && host !== options.host) {
				trouble.reject(new Error(`The tests run in the ${host} host and not in the ${options.host} host.`));
			}
			if (!waitsForTest) {
				expectProgress(patience);
			}
			editorOutput.push(text);
			if (text.startsWith(reportMark)) {
				console.log(text.replaceAll(reportMark, ''));
			}
		});
		await page.goto(
			served.addressOf(options.folder, [
				['extensionDevelopmentPath', served.remote(options.extension)],
				['extensionTestsPath', served.remote(options.tests)],
				['skipWelcome', 'true'],
			]),
		);
		const crash = new Promise<never>((_resolve, reject) => {
			page.once('crash', () => reject(new Error('The browser page crashed.')));
			void served.ended.then((status) => reject(new Error(`The editor's server ended with ${status}.`)));
		});
		code = await Promise.race([exit, crash, trouble.promise]);
		if (code !== 0 && !editorOutput.some((text) => text.startsWith(reportMark))) {
			throw new Error('The tests could not be run.');
		}
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		console.error(`--- console of the editor\n${withoutNoise(editorOutput.join('\n'))}`);
		for (const file of [served.logFile, ...globSync('data/logs/**/*exthost*/*.log', { cwd: dataFolder })]) {
			console.error(`--- ${file}\n${withoutNoise(readFileSync(path.resolve(dataFolder, file), 'utf8'))}`);
		}
	}
	clearTimeout(timer);
	costs.print(log);
	await browser.close();
	await served.stop();
	await rm(dataFolder, { recursive: true, force: true, maxRetries: 5 });
	return code;
}

/** In a browser the payload has no say in which host an extension runs; the user has. */
function settingsOf({ host, extension }: LaunchOptions): Readonly<Record<string, unknown>> {
	const { publisher, name } = readManifest(extension);
	return host === 'web'
		? { ...testSettings, 'remote.extensionKind': { [`${publisher}.${name}`]: ['web'] } }
		: testSettings;
}

/** The end of a log, without the complaints about native parts that are left out on purpose. */
function withoutNoise(text: string): string {
	return text
		.split('\n')
		.filter(
			(line) => !/spdlog|watchdog|^Require stack|^\s+at |open-vsx|bindings file|extensionHostProcess\.js/.test(line),
		)
		.slice(-40)
		.join('\n');
}

function readOptions(args: readonly string[]): LaunchOptions {
	const valueOf = (name: string) => args.find((arg) => arg.startsWith(`--${name}=`))?.slice(name.length + 3);
	const extension = valueOf('extensionDevelopmentPath');
	const tests = valueOf('extensionTestsPath');
	const folder = args.find((arg) => !arg.startsWith('--'));
	if (extension === undefined || tests === undefined || folder === undefined) {
		throw new Error('Needs a folder, --extensionDevelopmentPath=… and --extensionTestsPath=….');
	}
	const host = valueOf('extensionDevelopmentKind') === 'web' ? 'web' : 'node';
	return { extension, tests, folder, host, isRestricted: args.includes('--restricted') };
}

process.exit(await main(readOptions(process.argv.slice(2))));
