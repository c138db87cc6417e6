import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { growManuscript } from '../manuscript.ts';
import { percentiles } from '../measure.ts';

/**
 * Times as the extension host sees them. A request through the editor's own command travels to the window and back
 * twice; what that alone costs is measured with a provider that answers a constant, and given beside each figure.
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
			const names = offsetsOf(text, /NMDA receptor|AMPA receptors|BDNF|mTORC1|@[a-z]+\d{4}[a-z]+/g);
			const ready = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				document.positionAt(names[0]!),
			);
			assert.ok(ready.length > 0, 'the extension answers');

			const hover = await series(names, (offset) =>
				vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, document.positionAt(offset)),
			);
			const plainHover = await constantProvider('hover', document);
			reportPair(`hover in ${name}`, hover, plainHover);

			const cites = offsetsOf(text, /@(?=[a-z]+\d{4}[a-z]+)/g).map((offset) => offset + 1);
			const completion = await series(cites, (offset) =>
				vscode.commands.executeCommand(
					'vscode.executeCompletionItemProvider',
					document.uri,
					document.positionAt(offset),
					undefined,
					0,
				),
			);
			reportPair(`completion after @ in ${name}`, completion, await constantProvider('completion', document));

			const edited = await series(
				names,
				async (offset) => {
					const position = document.positionAt(offset);
					return vscode.commands.executeCommand('vscode.executeHoverProvider', document.uri, position);
				},
				async (offset) => {
					const edit = new vscode.WorkspaceEdit();
					edit.insert(document.uri, document.positionAt(Math.max(0, offset - 1)), ' ');
					await vscode.workspace.applyEdit(edit);
				},
			);
			reportPair(`hover right after an edit in ${name}`, edited, plainHover);
		});
	}
});

async function openManuscript(length: number): Promise<vscode.TextDocument> {
	const root = vscode.workspace.workspaceFolders![0]!.uri;
	const sample = new TextDecoder().decode(
		await vscode.workspace.fs.readFile(vscode.Uri.joinPath(root, 'esketamine-review.md')),
	);
	const uri = vscode.Uri.joinPath(root, `bench-${length}.md`);
	await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(growManuscript(sample, length)));
	const document = await vscode.workspace.openTextDocument(uri);
	await vscode.window.showTextDocument(document);
	return document;
}

/** Places spread over the whole text. */
function offsetsOf(text: string, pattern: RegExp): number[] {
	// The front matter is no prose: names in it have no card.
	const body = text.indexOf('\n---\n') + 5;
	const all = [...text.matchAll(pattern)].map((found) => found.index).filter((at) => at > body);
	assert.ok(all.length > 0);
	return Array.from({ length: requests }, (_, index) => all[Math.floor((index * all.length) / requests)]! + 1);
}

/** Milliseconds of each request; `before` is not counted. The first requests only warm up. */
async function series(
	offsets: readonly number[],
	request: (offset: number) => Thenable<unknown>,
	before?: (offset: number) => Promise<unknown>,
): Promise<number[]> {
	const times: number[] = [];
	for (const offset of [...offsets.slice(0, 5), ...offsets]) {
		await before?.(offset);
		const started = performance.now();
		await request(offset);
		times.push(performance.now() - started);
	}
	return times.slice(5);
}

/** The same requests to a document of another language, where a provider answers at once with a constant. */
async function constantProvider(kind: 'hover' | 'completion', like: vscode.TextDocument): Promise<number[]> {
	const document = await vscode.workspace.openTextDocument({ language: 'plaintext', content: like.getText() });
	const provider =
		kind === 'hover'
			? vscode.languages.registerHoverProvider('plaintext', { provideHover: () => new vscode.Hover('constant') })
			: vscode.languages.registerCompletionItemProvider('plaintext', {
					provideCompletionItems: () => [new vscode.CompletionItem('constant')],
				});
	try {
		const command = kind === 'hover' ? 'vscode.executeHoverProvider' : 'vscode.executeCompletionItemProvider';
		const offsets = Array.from({ length: requests }, (_, index) => index * 10);
		return await series(offsets, (offset) =>
			vscode.commands.executeCommand(command, document.uri, document.positionAt(offset)),
		);
	} finally {
		provider.dispose();
	}
}

function reportPair(what: string, times: readonly number[], constant: readonly number[]): void {
	const own = percentiles(times);
	const floor = percentiles(constant);
	report(`${what}, p50 with the way through the window`, own.p50, undefined, floor.p50);
	report(`${what}, p95 with the way through the window`, own.p95, undefined, floor.p95);
	report(`${what}, p95 over a constant answer`, Math.max(0, own.p95 - floor.p50), 5);
}

function report(what: string, value: number, budget?: number, constant?: number): void {
	const row = {
		what,
		value,
		unit: 'ms',
		...(budget !== undefined && { budget }),
		...(constant !== undefined && { peer: 'constant answer', peerValue: constant }),
	};
	console.log(`\u2063BENCH ${JSON.stringify(row)}`);
}
