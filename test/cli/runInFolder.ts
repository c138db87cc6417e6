import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Assets } from '../../src/cli/assets.ts';
import { runCli } from '../../src/cli/runCli.ts';

/** Read once for all runs; nothing of it changes. */
const assets = new Assets();

/** What a run of the command line left behind. */
export interface Run {
	readonly exitCode: number;
	readonly output: string;
	readonly errors: readonly string[];
}

/** A folder with files, in which the command line runs; removed at the end of `use`. */
export async function withFolder<T>(
	files: Readonly<Record<string, string | Uint8Array>>,
	use: (running: typeof run) => Promise<T>,
): Promise<T> {
	const folder = mkdtempSync(path.join(tmpdir(), 'afferent-cli-'));
	const before = process.cwd();
	try {
		for (const [name, content] of Object.entries(files)) {
			mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
			writeFileSync(path.join(folder, name), content);
		}
		process.chdir(folder);
		return await use(run);
	} finally {
		process.chdir(before);
		rmSync(folder, { recursive: true });
	}
}

/** Runs `afferent` with these arguments and this standard input, in pieces as a pipe would give it. */
export async function run(
	args: readonly string[],
	input = '',
	ask?: (question: string) => Promise<string>,
): Promise<Run> {
	let output = '';
	const errors: string[] = [];
	const exitCode = await runCli(
		args,
		{
			input: async function* () {
				for (let i = 0; i < input.length; i += 7) {
					yield await Promise.resolve(input.slice(i, i + 7));
				}
			},
			write: (text) => {
				output += text;
				return Promise.resolve();
			},
			warn: (line) => errors.push(line),
			ask,
		},
		assets,
	);
	return { exitCode, output, errors };
}

/** One JSON value a line. */
export function jsonLines(output: string): unknown[] {
	return output
		.split('\n')
		.filter((line) => line !== '')
		.map((line): unknown => JSON.parse(line));
}
