import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openEditor } from '../support/browser.ts';
import { repository } from '../support/paths.ts';
import { finish } from '../support/processes.ts';
import { percentiles } from './measure.ts';
import type { BenchRow } from './run.ts';

/** Activation, hover and completion in a real VS Code: the Node host of the browser-served editor, as users have it. */
export async function benchEditor(report: (row: BenchRow) => void): Promise<void> {
	await benchActivation(report);
	const workspace = await mkdtemp(path.join(tmpdir(), 'afferent-bench-'));
	const samples = path.join(repository, 'data/samples');
	// A folder with a manuscript of Quarto would start the extension with the window.
	await cp(samples, workspace, { recursive: true, filter: (file) => !file.includes('quarto') });
	const { code, output } = await finish(process.execPath, [
		path.join(repository, 'test/support/runEditorTests.ts'),
		'--host',
		'node',
		'--files',
		'test/bench/inEditor/*.test.ts',
		'--timeout',
		'120000',
		'--workspace',
		workspace,
	]);
	await rm(workspace, { recursive: true });
	for (const found of output.matchAll(/BENCH (\{.*\})/g)) {
		report(JSON.parse(found[1]!) as BenchRow);
	}
	if (code !== 0) {
		throw new Error(`The measurement in the editor failed:\n${output}`);
	}
}

/**
 * What VS Code itself says in its list of running extensions, in five fresh starts. All extensions of a Markdown document
 * start at once then, while the window is still being drawn, so the built-in one for Markdown is given beside it.
 */
async function benchActivation(report: (row: BenchRow) => void): Promise<void> {
	const own: number[] = [];
	const builtIn: number[] = [];
	for (let run = 0; run < 5; run++) {
		await using editor = await openEditor({
			folder: path.join(repository, 'data/samples'),
			file: 'esketamine-review.md',
		});
		// The card proves that activation is over.
		await editor.hover('rush2006acute');
		await editor.runCommand('Developer: Show Running Extensions');
		const timeOf = async (name: string) => {
			const row = editor.page.locator('.extension', { hasText: name }).first();
			await row.waitFor();
			return Number(/Activation: (\d+)\s*ms/.exec(await row.innerText())?.[1] ?? Number.NaN);
		};
		own.push(await timeOf('Afferent'));
		builtIn.push(await timeOf('Markdown Language Features'));
	}
	report({
		what: 'activation amid the start of the window, as VS Code measures it',
		value: percentiles(own).p50,
		unit: 'ms',
		peer: 'built-in Markdown extension',
		peerValue: percentiles(builtIn).p50,
	});
}
