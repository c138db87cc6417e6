// `npm run start:desktop`: builds the extension and opens it, with a copy of the samples, in the desktop VS Code: the one
// whose command `code` is there, else the one that @vscode/test-electron downloads.
import { cp, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder, repository } from './paths.ts';
import { findProgram } from './oracleTools.ts';
import { finish } from './processes.ts';

async function main(): Promise<number> {
	const show = (text: string) => process.stdout.write(text);
	const built = await finish(process.execPath, ['esbuild.mjs'], { cwd: repository, onOutput: show });
	if (built.code !== 0) {
		return built.code;
	}
	const samples = path.join(cacheFolder, 'start', 'samples');
	await mkdir(path.dirname(samples), { recursive: true });
	await cp(path.join(repository, 'data/samples'), samples, { recursive: true });

	const program = findProgram('code') ?? (await downloadAndUnzipVSCode());
	console.log(`Opening ${program}`);
	const args = [samples, `--extensionDevelopmentPath=${repository}`, '--disable-workspace-trust'];
	// On Windows `code` is a batch file, which only a shell starts.
	const { code } = await finish(program, args, { onOutput: show, shell: program.endsWith('.cmd') });
	return code;
}

try {
	process.exitCode = await main();
} catch (error) {
	console.error(`The desktop VS Code could not be started: ${error instanceof Error ? error.message : error}`);
	process.exitCode = 1;
}
