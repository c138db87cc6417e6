import { spawn } from 'node:child_process';
import { accessSync, constants, statSync } from 'node:fs';
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

/**
 * Running the programs that manuscripts are built with (pandoc, LaTeX, BibTeX, biber), as oracles for our own output.
 * Nothing here knows Afferent: these helpers only find programs, run them in a scratch directory and read their logs.
 */

/** How a program ended, and what it wrote. */
export interface ProgramRun {
	/** Exit code; -1 when it was stopped by a signal or by the time limit. */
	readonly status: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** How to run a program. */
export interface RunOptions {
	readonly directory: string;
	/** Text for standard input; none closes it. */
	readonly input?: string;
	/** Milliseconds after which the program is stopped. */
	readonly limit?: number;
}

/**
 * Declares a test that needs `programs`. Where one of them is not installed the test is reported as pending,
 * and its name says which: an oracle that is not there can neither agree nor disagree.
 */
export function oracleTest(name: string, programs: readonly string[], body: () => Promise<void>): void {
	const missing = programs.filter((program) => findProgram(program) === undefined);
	if (missing.length === 0) {
		test(name, body);
	} else {
		test(`${name} (not run: ${missing.join(', ')} not installed)`);
	}
}

/** The path of a program on `PATH`, or undefined. Understands the endings that Windows adds. */
export function findProgram(name: string): string | undefined {
	const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
	for (const folder of (process.env['PATH'] ?? '').split(delimiter)) {
		for (const ending of endings) {
			const path = join(folder, name + ending);
			if (folder !== '' && isExecutable(path)) {
				return path;
			}
		}
	}
	return undefined;
}

function isExecutable(path: string): boolean {
	try {
		accessSync(path, constants.X_OK);
		return statSync(path).isFile();
	} catch {
		return false;
	}
}

/** Runs a program to its end. Never rejects because of an exit code; rejects when the program cannot be started. */
export function runProgram(name: string, args: readonly string[], options: RunOptions): Promise<ProgramRun> {
	return new Promise((resolve, reject) => {
		const child = spawn(findProgram(name) ?? name, args, {
			cwd: options.directory,
			// TeX breaks its log lines at 79 bytes unless told otherwise, which would split citekeys.
			env: { ...process.env, max_print_line: '10000', LC_ALL: 'C.UTF-8' },
			timeout: options.limit ?? 900_000,
		});
		const stdout: Buffer[] = [];
		const stderr: Buffer[] = [];
		child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
		child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
		child.on('error', reject);
		// A program may end without reading what it was given; the broken pipe is then no news.
		child.stdin.on('error', () => undefined);
		child.on('close', (code) => {
			resolve({
				status: code ?? -1,
				stdout: Buffer.concat(stdout).toString('utf8'),
				stderr: Buffer.concat(stderr).toString('utf8'),
			});
		});
		child.stdin.end(options.input ?? '');
	});
}

/** Runs `work` in a scratch directory, filled with a copy of the folder `source` if given, and removes it afterwards. */
export async function inScratchDirectory<T>(
	source: string | undefined,
	work: (directory: string) => Promise<T>,
): Promise<T> {
	const directory = await mkdtemp(join(tmpdir(), 'afferent-oracle-'));
	try {
		if (source !== undefined) {
			await cp(source, directory, { recursive: true });
		}
		return await work(directory);
	} finally {
		await rm(directory, { recursive: true, force: true, maxRetries: 3 });
	}
}

/** The outcome of building a LaTeX manuscript. */
export interface LatexBuild {
	/** Every complaint about citations, entries or characters, and every failure; empty for a clean build. */
	readonly complaints: readonly string[];
	/** Citekeys of the printed bibliography, in its order. */
	readonly entries: readonly string[];
}

/** What makes the bibliography between the LaTeX runs; `none` where the manuscript holds its own list. */
export type BibliographyProgram = 'bibtex' | 'biber' | 'none';

/**
 * Builds a manuscript as a writer would: LaTeX, the bibliography program, LaTeX twice more.
 * @param name the file without `.tex`, in `directory`
 */
export async function buildLatex(directory: string, name: string, program: BibliographyProgram): Promise<LatexBuild> {
	const complaints: string[] = [];
	/** @param isLast only then a PDF is written, which takes TeX longer than the rest */
	const latex = async (isLast = false): Promise<boolean> => {
		const mode = isLast ? [] : ['-draftmode'];
		const run = await runProgram('pdflatex', [...mode, '-interaction=nonstopmode', '-halt-on-error', `${name}.tex`], {
			directory,
		});
		if (run.status !== 0) {
			complaints.push(`pdflatex failed: ${latexErrors(run.stdout)}`);
		}
		return run.status === 0;
	};
	if (!(await latex())) {
		return { complaints, entries: [] };
	}
	if (program !== 'none') {
		const run = await runProgram(program, [name], { directory });
		complaints.push(...bibliographyComplaints(`${run.stdout}\n${run.stderr}`));
		if (run.status !== 0 && complaints.length === 0) {
			complaints.push(`${program} ended with status ${run.status}`);
		}
	}
	if (!((await latex()) && (await latex(true)))) {
		return { complaints, entries: [] };
	}
	complaints.push(...latexComplaints(await readFile(join(directory, `${name}.log`), 'utf8')));
	const bbl = await readIfThere(join(directory, `${name}.bbl`));
	return { complaints: [...new Set(complaints)], entries: printedCitekeys(bbl) };
}

/** What BibTeX (`Warning--…`, `I found no …`) or biber (`WARN - …`, `ERROR - …`) complains about. */
function bibliographyComplaints(messages: string): string[] {
	return messages
		.split(/\r?\n/)
		.filter((line) => /Warning--|^I (found|was|couldn)|---line \d+|\b(WARN|ERROR) - /.test(line))
		.map((line) => line.trim());
}

/** Warnings of a last LaTeX run that concern citations, references or characters that it could not print. */
function latexComplaints(log: string): string[] {
	return log
		.split(/\r?\n/)
		.filter((line) =>
			/Warning: (Citation|Reference|Empty|There were undefined|Please \(re\)run)|Missing character/.test(line),
		)
		.map((line) => line.trim());
}

/** The lines of TeX output that state an error, with the line that follows each. */
function latexErrors(output: string): string {
	const lines = output.split(/\r?\n/);
	const errors = lines.flatMap((line, index) =>
		line.startsWith('!') ? [line, ...lines.slice(index + 1, index + 4)] : [],
	);
	return errors.join(' / ') || lines.slice(-5).join(' / ');
}

/** Citekeys of a `.bbl`: `\bibitem{key}`, `\bibitem[label]{key}` (labels may hold braces) or biblatex's `\entry{key}`. */
function printedCitekeys(bbl: string): string[] {
	const keys: string[] = [];
	for (const part of bbl.split('\\bibitem').slice(1)) {
		const end = part.indexOf('\n\n');
		const head = end < 0 ? part : part.slice(0, end);
		// The citekey is the last braced word before the entry's own text, which starts on a new line.
		const key = /\{([^{}\s%]+)\}\s*(?:\n|$)/.exec(head)?.[1];
		if (key !== undefined) {
			keys.push(key);
		}
	}
	for (const match of bbl.matchAll(/\\entry\{([^{}]+)\}/g)) {
		keys.push(match[1]!);
	}
	return keys;
}

async function readIfThere(path: string): Promise<string> {
	try {
		return await readFile(path, 'utf8');
	} catch {
		return '';
	}
}
