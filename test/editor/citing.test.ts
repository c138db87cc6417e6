import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { acceptAll, codeActions, endOf, eventually, openManuscript, problems } from './workspace.ts';

const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  journal = {Journal},\n  year = {2001}\n}\n';

function cite(citekey: string): Thenable<unknown> {
	return vscode.commands.executeCommand('afferent.citeRow', `paper:${citekey}`);
}

suite('Insert Citation', () => {
	test('writes the cite before the full stop and the entry into the declared bibliography', async () => {
		const { document, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
		await cite('abbar2022ketamine');
		assert.ok(document.getText().endsWith('Ketamine helps [@abbar2022ketamine].\n'), document.getText());
		const entries = await read('refs.bib');
		assert.ok(entries.startsWith(bib), 'the entries that were there are untouched');
		assert.match(entries, /@article\{abbar2022ketamine,/);
		assert.match(entries, /10\.1136\/bmj-2021-067194/);
	});

	test('saves the bibliography, so that a build right after finds the entry', async () => {
		const { folder } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
		await cite('abbar2022ketamine');
		const saved = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'refs.bib')));
		assert.match(saved, /abbar2022ketamine/);
	});

	test('adds to the cluster under the cursor', async () => {
		const { document } = await openManuscript('a.md', `${header}Seen [@roe20|01].\n`, { 'refs.bib': bib });
		await cite('abbar2022ketamine');
		assert.ok(document.getText().endsWith('Seen [@roe2001; @abbar2022ketamine].\n'), document.getText());
	});

	test('uses the citekey under which the bibliography has the DOI already', async () => {
		const own = `${bib}@article{mine, title = {T}, author = {{Example Group}}, journal = {J}, year = 2022, doi = {10.1136/BMJ-2021-067194}}\n`;
		const { document, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': own });
		await cite('abbar2022ketamine');
		assert.match(document.getText(), /\[@mine\]\./);
		assert.equal(await read('refs.bib'), own);
	});

	test('follows the loaded package in LaTeX', async () => {
		const tex =
			'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\nKetamine helps|.\n\\bibliography{refs}\n\\end{document}\n';
		const { document, read } = await openManuscript('a.tex', tex, { 'refs.bib': bib });
		await cite('abbar2022ketamine');
		assert.match(document.getText(), /helps[ ~]\\citep\{abbar2022ketamine\}\./);
		assert.match(await read('refs.bib'), /abbar2022ketamine/);
	});

	test('follows the packages and the bibliography of the main file in a part', async () => {
		const main =
			'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\input{part}\n\\bibliography{refs}\n\\end{document}\n';
		const { document, read } = await openManuscript('part.tex', 'Ketamine helps|.\n', {
			'main.tex': main,
			'refs.bib': bib,
		});
		await cite('abbar2022ketamine');
		assert.equal(document.getText(), 'Ketamine helps~\\citep{abbar2022ketamine}.\n');
		assert.match(await read('refs.bib'), /abbar2022ketamine/);
	});

	test('is taken back by one undo, in the manuscript and in the bibliography', async () => {
		const { document, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
		const before = document.getText();
		await cite('abbar2022ketamine');
		await vscode.commands.executeCommand('undo');
		await eventually(
			() => document.getText(),
			(text) => text === before,
			'the manuscript after undo',
		);
		await eventually(
			() => read('refs.bib'),
			(text) => text === bib,
			'the bibliography after undo',
		);
	});

	for (const [encoding, author] of [
		['windows1252', 'Müller, Zoé'],
		['gb18030', '王磊 and 李娜'],
	] as const) {
		test(`keeps every letter of a bibliography in ${encoding}`, async () => {
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

	test('leaves a bibliography with a syntax error at its end untouched', async () => {
		const broken = `${bib}@article{half, title = {never closed\n`;
		const { document, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': broken });
		const before = document.getText();
		await endOf(cite('abbar2022ketamine'));
		assert.equal(await read('refs.bib'), broken);
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

	test('is offered the one that lies beside it, and LaTeX is told in LaTeX', async () => {
		const tex = '\\documentclass{article}\n\\begin{document}\nKetamine helps|.\n\\end{document}\n';
		const { document, read } = await openManuscript('a.tex', tex, { 'mine.bib': bib });
		await acceptAll(cite('abbar2022ketamine'));
		assert.match(document.getText(), /\\bibliography\{mine\}\n\\end\{document\}/);
		assert.match(await read('mine.bib'), /roe2001[\s\S]*abbar2022ketamine/);
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

	test('are not seen in code, in e-mail addresses and in cross-references', async () => {
		const text = `${header}Mail a@example.org, see \`@nothing\` and @fig-one. Known: @roe2001, unknown: @nobody1999.\n`;
		const { document } = await openManuscript('a.md', text, { 'refs.bib': bib });
		const found = await eventually(
			() => problems(document),
			(all) => all.length > 0,
			'the problems',
		);
		assert.deepEqual(
			found.map((problem) => document.getText(problem.range)),
			['nobody1999'],
		);
	});

	test('a bibliography that does not exist is named where it is declared', async () => {
		const { document } = await openManuscript('a.md', `${header}Seen.\n`);
		const [problem] = await eventually(
			() => problems(document),
			(found) => found.length > 0,
			'the problems',
		);
		assert.match(problem!.message, /refs\.bib/);
	});

	test('an invalid YAML header gets a sentence and the text keeps its cards', async () => {
		const { document } = await openManuscript('a.md', '---\ntitle: [unclosed\n---\n\nOn ketamine.\n');
		const [problem] = await eventually(
			() => problems(document),
			(found) => found.length > 0,
			'the problems',
		);
		assert.match(problem!.message, /YAML/);
	});
});
