import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { growManuscript } from '../manuscript.ts';
import { percentiles } from '../measure.ts';

/**
 * Times as the extension host sees them. A request through the editor's own command travels to the window and back
 * twice, with the whole answer; what that alone costs is measured with a provider that repeats the same answers from a
 * list, and given beside each figure.
 * The manuscript is LaTeX: in Markdown the editor waits for its own language server too, whose time is not ours.
 */
const sizes = [
	{ name: '10 kB', length: 10_000 },
	{ name: '1 MB', length: 1_000_000 },
] as const;

const requests = 60;

suite('Speed in the editor', () => {
	test('activation', async () => {
		const extension = vscode.extensions.getExtension('afferent.afferent');
		assert.ok(extension);
		assert.equal(extension.isActive, false, 'nothing has opened a manuscript yet');
		// The editor's own start is over then; what is measured is the extension's.
		await new Promise((resolve) => setTimeout(resolve, 3000));
		const started = performance.now();
		await extension.activate();
		report('activation in a quiet host: loading and activate(), as a caller waits', performance.now() - started, 30);
	});

	for (const { name, length } of sizes) {
		test(`hover and completion in ${name}`, async () => {
			const document = await openManuscript(length);
			const text = document.getText();
			const names = offsetsOf(text, /NMDA receptor|AMPA receptors|BDNF|mTORC1|(?<=[{,])[a-z]+\d{4}[a-z]+(?=[},])/g);
			const askHover = (offset: number) =>
				vscode.commands.executeCommand<vscode.Hover[]>(
					'vscode.executeHoverProvider',
					document.uri,
					document.positionAt(offset),
				);
			assert.ok((await askHover(names[0]!)).length > 0, 'the extension answers');
			const hover = await series(names, askHover);
			const repeatedHover = await repeat(
				(at) =>
					vscode.languages.registerHoverProvider('plaintext', {
						provideHover: (_document, position) => hover.answers[at(position)]?.[0],
					}),
				'vscode.executeHoverProvider',
			);
			reportPair(`hover in ${name}`, hover, repeatedHover);

			const cites = offsetsOf(text, /(?<=\\[a-z]*cite[a-z]*\{)[a-z]+\d{4}[a-z]+/g);
			const completion = await series(cites, (offset) =>
				vscode.commands.executeCommand<vscode.CompletionList>(
					'vscode.executeCompletionItemProvider',
					document.uri,
					document.positionAt(offset),
				),
			);
			const repeatedCompletion = await repeat(
				(at) =>
					vscode.languages.registerCompletionItemProvider('plaintext', {
						provideCompletionItems: (_document, position) =>
							(completion.answers[at(position)]?.items ?? []).map(copyOf),
					}),
				'vscode.executeCompletionItemProvider',
			);
			reportPair(`completion in a cite in ${name}`, completion, repeatedCompletion);

			const edited = await series(names, askHover, async (offset) => {
				const edit = new vscode.WorkspaceEdit();
				edit.insert(document.uri, document.positionAt(Math.max(0, offset - 1)), ' ');
				await vscode.workspace.applyEdit(edit);
			});
			reportPair(`hover right after an edit in ${name}`, edited, repeatedHover);
		});
	}
});

async function openManuscript(length: number): Promise<vscode.TextDocument> {
	const root = vscode.workspace.workspaceFolders![0]!.uri;
	const sample = new TextDecoder().decode(
		await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, 'esketamine-review.tex')),
	);
	const uri = vscode.Uri.joinPath(root, `bench-${length}.tex`);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(growManuscript(sample, length)));
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	return document;
}

/** Places spread over the whole text. */
function offsetsOf(text: string, pattern: RegExp): number[] {
	const body = text.indexOf('\\begin{document}');
	const all = [...text.matchAll(pattern)].map((found) => found.index).filter((at) => at > body);
	assert.ok(all.length > 0);
	return Array.from({ length: requests }, (_, index) => all[Math.floor((index * all.length) / requests)]! + 1);
}

/** The same suggestion for another place. */
function copyOf({ label, kind, detail, documentation, filterText, sortText, insertText }: vscode.CompletionItem) {
	return Object.assign(new vscode.CompletionItem(label, kind), {
		detail,
		documentation,
		filterText,
		sortText,
		insertText,
	}) as vscode.CompletionItem;
}

interface Series<T> {
	/** Milliseconds of each request. */
	readonly times: readonly number[];
	readonly answers: readonly T[];
	/** Milliseconds of processor time that the extension host used for a request, on average: true on a busy machine too. */
	readonly processor: number;
}

/** Asks at each offset in turn; `before` is not counted. The first requests only warm up. */
async function series<T>(
	offsets: readonly number[],
	request: (offset: number) => Thenable<T>,
	before?: (offset: number) => Promise<unknown>,
): Promise<Series<T>> {
	for (const offset of offsets.slice(0, 5)) {
		await request(offset);
	}
	const times: number[] = [];
	const answers: T[] = [];
	let processor = 0;
	for (const offset of offsets) {
		await before?.(offset);
		const usedBefore = process.cpuUsage();
		const started = performance.now();
		answers.push(await request(offset));
		times.push(performance.now() - started);
		const used = process.cpuUsage(usedBefore);
		processor += (used.user + used.system) / 1000;
	}
	return { times, answers, processor: processor / offsets.length };
}

/** The same number of requests to a provider that only repeats: its n-th answer is asked for in the n-th line. */
async function repeat(
	register: (at: (position: vscode.Position) => number) => vscode.Disposable,
	command: string,
): Promise<Series<unknown>> {
	const document = await vscode.workspace.openTextDocument({
		language: 'plaintext',
		content: 'word\n'.repeat(requests),
	});
	const provider = register((position) => position.line);
	try {
		const lines = Array.from({ length: requests }, (_, index) => index);
		return await series(lines, (line) =>
			vscode.commands.executeCommand(command, document.uri, new vscode.Position(line, 2)),
		);
	} finally {
		provider.dispose();
	}
}

function reportPair(what: string, own: Series<unknown>, repeated: Series<unknown>): void {
	const times = percentiles(own.times);
	const floor = percentiles(repeated.times);
	report(`${what}, p50 with the way through the window`, times.p50, undefined, floor.p50);
	report(`${what}, p95 with the way through the window`, times.p95, undefined, floor.p95);
	report(`${what}, p95 over the same answers from a list`, Math.max(0, times.p95 - floor.p95), 5);
	report(`${what}, processor time of the host`, own.processor, undefined, repeated.processor);
}

function report(what: string, value: number, budget?: number, constant?: number): void {
	const row = {
		what,
		value,
		unit: 'ms',
		...(budget !== undefined && { budget }),
		...(constant !== undefined && { peer: 'same answers from a list', peerValue: constant }),
	};
	console.log(`\u2063BENCH ${JSON.stringify(row)}`);
}
