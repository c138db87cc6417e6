import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { acceptAll, codeActions, endOf, eventually, openManuscript, problems } from './workspace.ts';

const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  journal = {Journal},\n  year = {2001}\n}\n';

function cite(citekey: string): Thenable<unknown> {
	return vscode.commands.executeCommand('afferent.citeRow', `paper:${citekey}`);
}

suite('Insert Citation', () => {
	test('writes the cite before the full stop and the entry into the declared bibliography, which is saved', async () => {
		const { document, folder, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, {
			'refs.bib': bib,
		});
		await cite('abbar2022ketamine');
		// A build right after finds the entry.
		const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'refs.bib')));
		assert.match(saved, /abbar2022ketamine/);
		assert.ok(document.getText().endsWith('Ketamine helps [@abbar2022ketamine].\n'), document.getText());
		const entries = await read('refs.bib');
		assert.ok(entries.startsWith(bib), 'the entries that were there are untouched');
		assert.match(entries, /@article\{abbar2022ketamine,/);
		assert.match(entries, /10\.1136\/bmj-2021-067194/);
	});

	for (const [encoding, author, declare] of [
		['windows1252', 'Müller, Zoé', testInNodeHost],
		['gb18030', '王磊 and 李娜', test],
	] as const) {
		declare(`keeps every letter of a bibliography in ${encoding}`, async () => {
			const { document, folder } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, {});
			const uri = vscode.Uri.joinPath(folder, 'refs.bib');
			const before = bib.replace('{{Example Group}}', `{${author}}`);
			await vscode.workspace.fs.writeFile(uri, await vscode.workspace.encode(before, { encoding }));
			await cite('abbar2022ketamine');
			assert.ok(document.getText().endsWith('Ketamine helps [@abbar2022ketamine].\n'), document.getText());
			const saved = await vscode.workspace.decode(await vscode.workspace.fs.readFile(uri), { encoding });
			assert.ok(saved.startsWith(before), saved);
			assert.match(saved, /@article\{abbar2022ketamine,/);
		});
	}

	test('leaves a bibliography with bytes that are no text untouched', async () => {
		const { document, folder } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, {});
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		const [head = '', rest = ''] = bib.replace('Example entry', '“Über” Example|').split('|');
		const encode = (part: string) => new TextEncoder().encode(part);
		const bytes = new Uint8Array([...encode(head), 0xe9, ...encode(rest)]);
		await vscode.workspace.fs.writeFile(uri, bytes);
		const before = document.getText();
		await endOf(cite('abbar2022ketamine'));
		assert.deepEqual(new Uint8Array(await vscode.workspace.fs.readFile(uri)), bytes);
		assert.equal(document.getText(), before);
	});
});

suite('A document without a bibliography', () => {
	test('is offered one, which is created, declared and filled', async () => {
		const { document, read } = await openManuscript('a.md', 'Ketamine helps|.\n');
		await acceptAll(cite('abbar2022ketamine'));
		assert.equal(
			document.getText(),
			'---\nbibliography: references.bib\n---\n\nKetamine helps [@abbar2022ketamine].\n',
		);
		assert.match(await read('references.bib'), /@article\{abbar2022ketamine,/);
	});
});

suite('Unknown citekeys', () => {
	test('are marked, and the quick fix adds the paper from the evidence base', async () => {
		const { document, read } = await openManuscript('a.md', `${header}Seen [@belujon2014restoring; @roe2001].\n`, {
			'refs.bib': bib,
		});
		const [problem] = await eventually(
			() => problems(document),
			(found) => found.length > 0,
			'the problems',
		);
		assert.equal(document.getText(problem!.range), 'belujon2014restoring');
		const actions = await codeActions(document.uri, problem!.range, vscode.CodeActionKind.QuickFix);
		const fix = actions.find((action) => action.command?.command === 'afferent.addToBibliography');
		assert.ok(fix?.isPreferred);
		await vscode.commands.executeCommand(fix.command!.command, ...(fix.command!.arguments as unknown[]));
		assert.match(await read('refs.bib'), /@article\{belujon2014restoring,/);
		await eventually(
			() => problems(document),
			(found) => found.length === 0,
			'the problems after the fix',
		);
	});
});
