// Runs the suite of test/editor inside a real VS Code, through runTests of @vscode/test-electron:
//   node test/support/runEditorTests.ts [--host node|web|both] [--desktop] [--restricted] [--grep TEXT] [--workspace DIR]
// The editor is the one from the package registry, in a browser without a window; with --desktop it is the desktop VS Code
// that @vscode/test-electron downloads.
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import type { Host } from '../editor/harness/report.ts';
import { bundleTests } from './bundleTests.ts';
import { fetchEditor } from './fetchEditor.ts';
import { writeHostileFiles } from './hostileFiles.ts';
import { cacheFolder, repository } from './paths.ts';

const { values: options } = parseArgs({
	options: {
		host: { type: 'string', default: 'both' },
		desktop: { type: 'boolean', default: false },
		/** The suite of test/restricted, in a folder that is not trusted and wants what lies outside of it. */
		restricted: { type: 'boolean', default: false },
		grep: { type: 'string' },
		files: { type: 'string' },
		timeout: { type: 'string' },
		extension: { type: 'string', default: repository },
		workspace: { type: 'string', default: path.join(repository, 'data/samples') },
	},
});

async function main(): Promise<void> {
	await mkdir(cacheFolder, { recursive: true });
	const tests = await bundleTests(`editor-${process.pid}`, {
		...(options.restricted && { files: 'test/restricted/**/*.test.ts' }),
		...(options.grep !== undefined && { grep: options.grep }),
		...(options.files !== undefined && { files: options.files }),
		...(options.timeout !== undefined && { timeout: Number(options.timeout) }),
	});
	if (!options.desktop) {
		await fetchEditor((line) => console.log(line));
	}
	const hosts: readonly Host[] = options.host === 'both' ? ['node', 'web'] : [options.host as Host];
	let failed = false;
	for (const host of hosts) {
		console.log(`\nIn the ${host === 'node' ? 'Node' : 'web-worker'} extension host:`);
		failed = !(await runIn(host, tests)) || failed;
	}
	await rm(tests, { force: true });
	process.exitCode = failed ? 1 : 0;
}

/** One run of the suite, in a fresh copy of the workspace, usually the samples; true when all tests passed. */
async function runIn(host: Host, tests: string): Promise<boolean> {
	const scratch = await mkdtemp(path.join(cacheFolder, `workspace-${host}-`));
	const workspace = path.join(scratch, 'samples');
	await cp(options.workspace, workspace, { recursive: true });
	if (options.restricted) {
		await writeHostileFiles(workspace);
	}
	await mkdir(path.join(scratch, 'elsewhere'));
	// A way out of the workspace, for the tests of writing; Windows lets only some users make one.
	await symlink(path.join(scratch, 'elsewhere'), path.join(workspace, 'linked')).catch(() => undefined);
	try {
		await runTests({
			...(!options.desktop && { vscodeExecutablePath: await writeLauncher() }),
			extensionDevelopmentPath: path.resolve(options.extension),
			extensionTestsPath: tests,
			launchArgs: [
				workspace,
				...(host === 'web' ? ['--extensionDevelopmentKind=web'] : []),
				...(options.restricted ? ['--restricted'] : []),
			],
		});
		return true;
	} catch (error) {
		console.error(error instanceof Error ? error.message : error);
		return false;
	} finally {
		await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
	}
}

/** `runTests` wants one executable file: a script that starts launcher.ts with the Node that runs this. */
async function writeLauncher(): Promise<string> {
	const launcher = path.join(import.meta.dirname, 'launcher.ts');
	const windows = process.platform === 'win32';
	const file = path.join(cacheFolder, windows ? 'launch-editor.cmd' : 'launch-editor');
	await writeFile(
		file,
		windows
			? `@"${process.execPath}" "${launcher}" %*\r\n`
			: `#!/bin/sh\nexec "${process.execPath}" "${launcher}" "$@"\n`,
	);
	await chmod(file, 0o755);
	return file;
}

await main();
