// `npm test`: every check and every test, with one table of results at the end.
//   --desktop    the suite for the editor runs in the desktop VS Code that @vscode/test-electron downloads
//   --oracle     the tests against pandoc and LaTeX run too, where these programs are
//   --person     the tests that drive the editor with mouse and keyboard run too
// Stages on lanes: one begins with what runs in the editor, one stage after the other; each other takes what needs the
// processor alone, and so does the first when the editor is done. The last line is `N passed, N failed`, where a check
// without tests of its own counts as one.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { fetchEditor } from './fetchEditor.ts';
import { findBrowser } from './findBrowser.ts';
import { repository } from './paths.ts';
import { finish } from './processes.ts';
import { ProcessorTime } from './processorTime.ts';

const { values: options } = parseArgs({
	options: {
		desktop: { type: 'boolean', default: false },
		oracle: { type: 'boolean', default: false },
		person: { type: 'boolean', default: false },
	},
});

/** One stage: a program that ends with 0 when all is well. */
interface Stage {
	readonly name: string;
	/** Program and arguments, for the Node that runs this. */
	readonly command: readonly string[];
}

interface StageResult {
	readonly stage: Stage;
	readonly passed: number;
	readonly failed: number;
	readonly seconds: number;
	/** Seconds of processor time, by kind of process; nothing where the system does not say. */
	readonly processor: ReadonlyMap<string, number>;
}

/**
 * Milliseconds of silence after which a stage counts as hanging. Compilers say nothing until they end, and a machine may
 * be slow and busy; the suite in the editor watches over its own tests more closely.
 */
const patience = 1_200_000;

const tool = (file: string) => path.join('node_modules', file);
/** Milliseconds for one test. A slow machine may take its time; what hangs is noticed all the same. */
const limit = 900_000;
const mocha = (files: string, ...further: readonly string[]) => [
	tool('mocha/bin/mocha.js'),
	'--no-config',
	'--ui',
	'tdd',
	'--reporter',
	'dot',
	'--timeout',
	String(limit),
	...further,
	files,
];

const build: Stage = { name: 'build', command: ['esbuild.mjs', '--production'] };

/** Lanes beside that of the editor: each keeps a core busy. */
const furtherLanes = Math.min(3, Math.max(1, availableParallelism() - 1));

/** Needs the processor alone. What says soon what is wrong comes first, then what takes long, so that no lane waits at the end. */
const checks: readonly Stage[] = [
	{ name: 'types of the core', command: [tool('typescript-7/bin/tsc'), '-p', 'src/core'] },
	{ name: 'types of the command line', command: [tool('typescript-7/bin/tsc'), '-p', 'src/cli'] },
	{ name: 'types', command: [tool('typescript-7/bin/tsc'), '-p', '.'] },
	{ name: 'types of the webviews', command: [tool('typescript-7/bin/tsc'), '-p', 'src/webview'] },
	{ name: 'lint and layers', command: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'] },
	{ name: 'format', command: [tool('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'] },
	{ name: 'evidence base', command: ['test/support/validateData.ts'] },
	...(options.oracle ? [{ name: 'oracles', command: mocha('test/oracle/**/*.test.ts') }] : []),
	{ name: 'core', command: mocha('test/{core,presentation,checks}/**/*.test.ts') },
	// These mostly wait for what the extension does after a pause, so that some files run side by side.
	{ name: 'extension without editor', command: mocha('test/standIn/**/*.test.ts', '--parallel', '--jobs', '3') },
	{ name: 'command line', command: mocha('test/cli/**/*.test.ts') },
];

/** Needs the build, and a browser or a screen. */
const inEditor: readonly Stage[] = [
	...(['node', 'web'] as const).map((host) => ({
		name: `editor, ${host === 'node' ? 'Node' : 'web-worker'} host`,
		command: ['test/support/runEditorTests.ts', '--host', host, ...(options.desktop ? ['--desktop'] : [])],
	})),
	...(options.desktop
		? []
		: [{ name: 'Restricted Mode', command: ['test/support/runEditorTests.ts', '--host', 'node', '--restricted'] }]),
	{ name: 'pages', command: mocha('test/pages/**/*.test.ts') },
	...(options.person ? [{ name: 'as a person', command: mocha('test/person/**/*.test.ts') }] : []),
	{ name: 'package', command: ['test/support/package.ts', '--verify'] },
];

async function main(): Promise<void> {
	const started = Date.now();
	const results: StageResult[] = [];
	const waiting = [...checks];
	/** Takes stages from these lists until none is left. */
	const lane = async (...lists: readonly Stage[][]) => {
		for (const list of lists) {
			for (let stage = list.shift(); stage !== undefined; stage = list.shift()) {
				results.push(await runStage(stage));
			}
		}
	};
	await Promise.all([lane([build]), options.desktop ? undefined : fetchTools()]);
	if (results[0]!.failed > 0) {
		skip(inEditor, results);
	}
	await Promise.all([
		lane(results[0]!.failed > 0 ? [] : [...inEditor], waiting),
		...Array.from({ length: furtherLanes }, () => lane(waiting)),
	]);

	console.log('\n');
	console.log(`${''.padEnd(58)}${'time'.padStart(9)}${'processor'.padStart(12)}`);
	for (const { stage, passed, failed, seconds, processor } of results) {
		const mark = failed > 0 ? 'FAILED' : 'passed';
		const used = processor.size === 0 ? '' : `${sumOf(processor).toFixed(1).padStart(10)} s`;
		console.log(
			`${mark}  ${stage.name.padEnd(26)}${countOf(passed, failed).padEnd(24)}${seconds.toFixed(1).padStart(7)} s${used}`,
		);
		if (processor.size > 1) {
			const parts = [...processor].map(([kind, share]) => `${kind} ${share.toFixed(1)}`);
			console.log(`        ${parts.join(', ')}`);
		}
	}
	const sum = (of: (result: StageResult) => number) => results.reduce((total, result) => total + of(result), 0);
	const failed = sum((result) => result.failed);
	console.log(`\nin ${((Date.now() - started) / 1000).toFixed(0)} s`);
	console.log(`${sum((result) => result.passed)} passed, ${failed} failed`);
	process.exitCode = failed > 0 ? 1 : 0;
}

/** Fetches what the editor's stages need before their output is held back, so that a first run shows its progress. */
async function fetchTools(): Promise<void> {
	const log = (line: string) => console.log(line);
	try {
		await Promise.all([fetchEditor(log), findBrowser(log)]);
	} catch (error) {
		// The stages meet the same trouble, and fail with it one by one.
		console.error(error instanceof Error ? error.message : error);
	}
}

async function runStage(stage: Stage): Promise<StageResult> {
	const started = Date.now();
	const [script, ...args] = stage.command;
	let processor: ProcessorTime | undefined;
	const { code, output } = await finish(process.execPath, [script!, ...args], {
		cwd: repository,
		patience,
		onStart: (pid) => (processor = new ProcessorTime(pid)),
		env: { ...process.env, FORCE_COLOR: '0' },
	});
	const seconds = (Date.now() - started) / 1000;
	const { passed, failed } = countTests(output, code);
	// Lanes run side by side, so the output of a stage comes as a whole, when it has ended.
	console.log(`\n=== ${stage.name}: ${code === 0 ? 'passed' : `FAILED (exit code ${code})`}, ${seconds.toFixed(1)} s`);
	console.log(output.trimEnd());
	return { stage, passed, failed, seconds, processor: processor?.stop() ?? new Map() };
}

/** Without a build there is nothing to run in the editor; the stages count as failed, for a result that says so. */
function skip(stages: readonly Stage[], results: StageResult[]): void {
	for (const stage of stages) {
		results.push({ stage, passed: 0, failed: 1, seconds: 0, processor: new Map() });
	}
}

/** The sums of Mocha's reports in an output; a stage without tests of its own is one check. */
function countTests(output: string, code: number): { passed: number; failed: number } {
	const sum = (word: string) =>
		[...output.matchAll(new RegExp(`^\\s+(\\d+) ${word}\\b`, 'gm'))].reduce(
			(total, found) => total + Number(found[1]),
			0,
		);
	const passed = sum('passing');
	const failed = sum('failing');
	if (code === 0) {
		return { passed: Math.max(passed, 1), failed: 0 };
	}
	return { passed, failed: Math.max(failed, 1) };
}

function sumOf(seconds: ReadonlyMap<string, number>): number {
	return [...seconds.values()].reduce((total, share) => total + share, 0);
}

function countOf(passed: number, failed: number): string {
	return failed > 0 ? `${passed} passed, ${failed} failed` : passed === 1 ? '' : String(passed);
}

await main();
