import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createFolder, eventually, openManuscript, problems } from './workspace.ts';

/** Afferent's diagnostics of a file, once they are there. */
function marksOf(uri: vscode.Uri, code: string): Promise<vscode.Diagnostic[]> {
	return eventually(
		() => vscode.languages.getDiagnostics(uri).filter((mark) => mark.source === 'Afferent'),
		(found) => found.some((mark) => mark.code === code),
		`the mark ${code}`,
	);
}

/** The quick fix with a title at a mark. The editor takes a request back when another extension for the file starts. */
async function fixAt(uri: vscode.Uri, mark: vscode.Diagnostic, title: RegExp): Promise<vscode.CodeAction> {
	const actions = await eventually(
		async () => {
			try {
				return await vscode.commands.executeCommand<vscode.CodeAction[]>(
					'vscode.executeCodeActionProvider',
					uri,
					mark.range,
					vscode.CodeActionKind.QuickFix.value,
				);
			} catch (error) {
				assert.match(String(error), /^Canceled/);
				return [];
			}
		},
		(found) => found.some((action) => title.test(action.title)),
		`a quick fix ${title.source}`,
	);
	return actions.find((action) => title.test(action.title))!;
}

async function run(action: vscode.CodeAction): Promise<void> {
	if (action.edit !== undefined) {
		await vscode.workspace.applyEdit(action.edit);
	}
	if (action.command !== undefined) {
		await vscode.commands.executeCommand(action.command.command, ...(action.command.arguments ?? []));
	}
}

const article = (fields: string) =>
	`@article{roe2001,\n  author = {Roe, Ann},\n  journal = {Journal},\n  year = {2001},\n${fields}\n}\n`;

suite('Problems', () => {
	test('capitals in a library for LaTeX are marked, and the quick fix puts braces around them', async () => {
		const bibliography = article('  title = {NMDA receptors}');
		const { folder } = await openManuscript('a.tex', '\\cite{roe2001}\n\\bibliography{refs}\n', {
			'refs.bib': bibliography,
		});
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		const document = await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.unprotected-capitals');
		const mark = marks.find(({ code }) => code === 'entry.unprotected-capitals')!;
		await run(await fixAt(uri, mark, /braces/i));
		assert.equal(document.getText(), article('  title = {{NMDA} receptors}'));
	});

	test('a Greek letter outside a formula is put into one by the quick fix', async () => {
		const { folder } = await openManuscript('a.tex', '\\cite{roe2001}\n\\bibliography{refs}\n', {
			'refs.bib': article('  title = {Of tnf-\\alpha{} and ca^{2+}}'),
		});
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		const document = await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.missing-math');
		const mark = marks.find(({ code }) => code === 'entry.missing-math')!;
		await run(await fixAt(uri, mark, /all 2 places/));
		assert.equal(document.getText(), article('  title = {Of tnf-$\\alpha${} and ca$^{2+}$}'));
	});

	test('a wrong value in CSL-JSON is marked where it stands, and its quick fix replaces it alone', async () => {
		const item = (doi: string) =>
			`[\n  {\n    "id": "roe2001",\n    "type": "book",\n    "title": "Effect",\n    "author": [{ "family": "Roe" }],\n    "DOI": "${doi}"\n  }\n]\n`;
		const { folder } = await openManuscript('a.md', '---\nbibliography: refs.json\n---\n\n[@roe2001]\n', {
			'refs.json': item('10.1000/roe.'),
		});
		const uri = vscode.Uri.joinPath(folder, 'refs.json');
		const document = await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.invalid-doi');
		const mark = marks.find(({ code }) => code === 'entry.invalid-doi')!;
		assert.equal(document.getText(mark.range), '10.1000/roe.');
		await run(await fixAt(uri, mark, /Change to/));
		assert.equal(document.getText(), item('10.1000/roe'));
	});

	test('the same library in Markdown alone has no such marks', async () => {
		const { folder } = await openManuscript('a.md', '---\nbibliography: refs.bib\n---\n\n[@roe2001]\n', {
			'refs.bib': article('  title = {NMDA receptors},\n  doi = {wrong}'),
		});
		const marks = await marksOf(vscode.Uri.joinPath(folder, 'refs.bib'), 'entry.invalid-doi');
		assert.deepEqual(
			marks.map(({ code }) => code).filter((code) => code !== 'entry.missing-recommended'),
			['entry.invalid-doi'],
		);
	});

	test('a citekey of a library that is not declared is told, and the library declared on demand', async () => {
		const citekey = `only${Date.now()}`;
		const { folder, document } = await openManuscript('a.md', `It works [@${citekey}].\n`, {
			'others.bib': `@book{${citekey},\n  author = {Roe},\n  title = {Other},\n  publisher = {P},\n  year = {2001},\n}\n`,
		});
		const [mark] = await marksOf(document.uri, 'citation.undeclared-library');
		assert.match(mark!.message, /others\.bib/);
		await run(await fixAt(document.uri, mark!, /Declare/));
		assert.equal(document.getText(), `---\nbibliography: others.bib\n---\n\nIt works [@${citekey}].\n`);
		await eventually(
			() => problems(document),
			(found) => found.length === 0,
			'no problem is left',
		);
		assert.ok(folder);
	});

	test('citekeys that BibTeX takes for one are marked, and can be renamed from there', async () => {
		const { folder } = await openManuscript('a.tex', '\\cite{Roe2001}\n\\bibliography{refs}\n', {
			'refs.bib': article('').replace('roe2001', 'Roe2001') + article('').replace('2001},', '2002},'),
		});
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		await vscode.workspace.openTextDocument(uri);
		const mark = (await marksOf(uri, 'entry.citekey-case')).find(({ code }) => code === 'entry.citekey-case')!;
		assert.match(mark.message, /“roe2001” and “Roe2001” differ only in case/);
		const { command } = await fixAt(uri, mark, /^Rename “roe2001”…$/);
		assert.equal(command?.command, 'editor.action.rename');
		assert.deepEqual(command?.arguments?.map(String), [uri, mark.range.start].map(String));
	});

	test('the same work twice points to the other entry, in this file and in another', async () => {
		const entry = (citekey: string, doi: string) => `@book{${citekey},\n  doi = {10.1000/${doi}}\n}\n`;
		const { folder } = await openManuscript('a.md', '---\nbibliography: [one.bib, two.bib]\n---\n\n[@first]\n', {
			'one.bib': `\n${entry('first', 'x')}`,
			'two.bib': entry('second', 'x') + entry('third', 'y') + entry('fourth', 'y'),
		});
		const uri = vscode.Uri.joinPath(folder, 'two.bib');
		const marks = (await marksOf(uri, 'entry.duplicate-work')).filter(({ code }) => code === 'entry.duplicate-work');
		assert.deepEqual(
			marks.map(({ range, relatedInformation = [] }) => [
				range.start.line,
				...relatedInformation.map(({ location, message }) => {
					const { start } = location.range;
					return `${location.uri.path.split('/').at(-1)}:${start.line}:${start.character} ${message}`;
				}),
			]),
			[
				[0, 'one.bib:1:6 The other entry is “first”.'],
				[6, 'two.bib:3:6 The other entry is “third”.'],
			],
		);
	});

	test('an unknown citekey gets an empty entry, and the cursor stands in it', async () => {
		const { document, folder } = await openManuscript('a.md', '---\nbibliography: refs.bib\n---\n\n[@brandnew2024]\n', {
			'refs.bib': '@book{old,\n  author = {Roe},\n  title = {Old},\n}\n',
		});
		const [mark] = await marksOf(document.uri, 'citation.unknown-key');
		const action = await fixAt(document.uri, mark!, /Create an entry/);
		await answering(() => run(action));
		const editor = vscode.window.activeTextEditor!;
		assert.equal(String(editor.document.uri), String(vscode.Uri.joinPath(folder, 'refs.bib')));
		assert.match(editor.document.getText(), /\n@article\{brandnew2024,\n {2}author = \{\},\n {2}title = \{\},\n/);
		const { line, character } = editor.selection.active;
		assert.equal(editor.document.lineAt(line).text.slice(0, character), '  author = {');
	});

	test('a file with very many problems shows the first ones and says that there are more', async () => {
		const entry = (index: number) => `@misc{m${index}, title = {T}, year = {2001}, pages = {9--1}}\n`;
		const folder = await createFolder({
			'many.bib': Array.from({ length: 1200 }, (_, index) => entry(index)).join(''),
		});
		const uri = vscode.Uri.joinPath(folder, 'many.bib');
		await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.reversed-pages');
		assert.equal(marks.length, 1001);
		assert.ok(marks.some(({ message }) => /Only the first 1000 problems/.test(message)));
	});

	test('a kind of problem that is not wanted is reported no more', async () => {
		const folder = await createFolder({ 'pages.bib': article('  title = {Effect},\n  pages = {9--1}') });
		const uri = vscode.Uri.joinPath(folder, 'pages.bib');
		await vscode.workspace.openTextDocument(uri);
		const marks = await marksOf(uri, 'entry.reversed-pages');
		const mark = marks.find(({ code }) => code === 'entry.reversed-pages');
		const configuration = () => vscode.workspace.getConfiguration('afferent');
		try {
			await run(await fixAt(uri, mark!, /Stop reporting/));
			assert.deepEqual(configuration().inspect('problems.severity')?.workspaceValue, { 'entry.reversed-pages': 'off' });
			await eventually(
				() => vscode.languages.getDiagnostics(uri).map(({ code }) => code),
				(codes) => !codes.includes('entry.reversed-pages'),
				'the mark goes',
			);
		} finally {
			await configuration().update('problems.severity', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});

	test('an entry type that nobody knows becomes the nearest one', async () => {
		const folder = await createFolder({ 'type.bib': '@artcle{roe2001,\n  title = {T},\n}\n' });
		const uri = vscode.Uri.joinPath(folder, 'type.bib');
		const document = await vscode.workspace.openTextDocument(uri);
		const [mark] = await marksOf(uri, 'entry.unknown-type');
		assert.match(mark!.message, /“article” is meant/);
		await run(await fixAt(uri, mark!, /Change to “article”/));
		assert.match(document.getText(), /^@article\{roe2001,/);
	});

	test('unused entries are those that no manuscript of the workspace cites, open or not', async () => {
		const severity = (level: string | undefined) =>
			vscode.workspace
				.getConfiguration('afferent')
				.update('problems.severity', level && { 'entry.unused': level }, vscode.ConfigurationTarget.Workspace);
		await severity('warning');
		try {
			const names = ['openly', 'closedly', 'nowhere'].map((name) => `${name}${Date.now().toString(36)}`);
			const { folder } = await openManuscript('a.md', `---\nbibliography: own.bib\n---\n\n[@${names[0]}]\n`, {
				'own.bib': names.map((name) => `@misc{${name}, title = {Title of ${name}}}\n`).join(''),
				'b.tex': `\\documentclass{article}\\begin{document}\\cite{${names[1]}}\\bibliography{own}\\end{document}\n`,
			});
			const library = vscode.Uri.joinPath(folder, 'own.bib');
			const marks = await marksOf(library, 'entry.unused');
			assert.deepEqual(
				marks.filter(({ code }) => code === 'entry.unused').map(({ range }) => range.start.line),
				[2],
			);
		} finally {
			await severity(undefined);
		}
	});

	test('entries are used as soon as a file that is not open cites them, and by nocite with a star', async () => {
		const chosen = vscode.workspace.getConfiguration('afferent');
		const target = vscode.ConfigurationTarget.Workspace;
		await chosen.update('problems.severity', { 'entry.unused': 'warning' }, target);
		try {
			const [cited, later, listed] = ['cited', 'later', 'listed'].map((name) => `${name}${Date.now().toString(36)}`);
			const { folder } = await openManuscript('a.md', `---\nbibliography: own.bib\n---\n\n[@${cited}]\n`, {
				'own.bib': [cited, later, listed].map((name) => `@misc{${name}, title = {Title}}\n`).join(''),
			});
			const library = vscode.Uri.joinPath(folder, 'own.bib');
			const write = (name: string, text: string) =>
				vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder, name), new TextEncoder().encode(text));
			const unused = (lines: readonly number[]) =>
				eventually(
					() =>
						vscode.languages
							.getDiagnostics(library)
							.filter(({ code }) => code === 'entry.unused')
							.map(({ range }) => range.start.line),
					(found) => found.join() === lines.join(),
					`unused lines ${lines.join()}`,
				);
			await unused([1, 2]);
			await write('b.md', `[@${later}]\n`);
			await unused([2]);
			// A part of a book declares nothing itself.
			await write('c.qmd', "---\nnocite: '@*'\n---\n\nText.\n");
			await unused([]);
			await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder, 'c.qmd'));
		} finally {
			await chosen.update('problems.severity', undefined, target);
		}
	});

	test('fields that an entry lacks are put in by the quick fix', async () => {
		const folder = await createFolder({ 'alone.bib': '@book{roe2001,\n  author = {Roe, Ann},\n  year = {2001},\n}\n' });
		const uri = vscode.Uri.joinPath(folder, 'alone.bib');
		const document = await vscode.workspace.openTextDocument(uri);
		const [mark] = await marksOf(uri, 'entry.missing-field');
		await run(await fixAt(uri, mark!, /Add title, publisher/));
		assert.equal(
			document.getText(),
			'@book{roe2001,\n  author = {Roe, Ann},\n  year = {2001},\n  title = {},\n  publisher = {},\n}\n',
		);
		assert.deepEqual(vscode.window.activeTextEditor?.selection.active, new vscode.Position(3, 11));
	});
});

suite('Tidying', () => {
	test('shows a diff, writes in one step, and one undo takes it back', async () => {
		const untidy = '@book{b, title = {Bees}, author={B}}\n\n@book{a,\n  title = {Ants}\n}\n';
		const folder = await createFolder({ 'untidy.bib': untidy });
		const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'untidy.bib'));
		assert.match(await tidy(document.uri), /untidy\.bib ↔ tidied/);
		const tidied = '@book{b,\n  title = {Bees},\n  author = {B}\n}\n\n@book{a,\n  title = {Ants}\n}\n';
		assert.equal(document.getText(), tidied);
		await vscode.window.showTextDocument(document);
		await vscode.commands.executeCommand('undo');
		assert.equal(document.getText(), untidy);
	});

	test('cites of a merged entry become cites of the one that stays', async () => {
		const entry = (citekey: string) => `@book{${citekey},\n  title = {Bees at work},\n  doi = {10.1000/bees}\n}\n`;
		const { document, folder } = await openManuscript(
			'a.md',
			'---\nbibliography: refs.bib\n---\n\n[@first; @second] and [see @second; @first, p. 3]\n',
			{
				'refs.bib': `${entry('first')}\n${entry('second')}`,
			},
		);
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		const shown = await told(() => tidy(uri));
		assert.match(shown, /a\.md, line 5: “first” is now cited twice/);
		assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), entry('first'));
		assert.match(document.getText(), /\n\[@first\] and \[see @first; @first, p\. 3\]\n/);
	});
});

/** Runs the command, saying yes to all; gives the title of the diff that was shown. */
function tidy(uri: vscode.Uri): Promise<string> {
	return answering(() => vscode.commands.executeCommand('afferent.tidyBibliography', uri));
}

/** Does something, and gives the details of the questions that it asked. */
async function told(act: () => Promise<unknown>): Promise<string> {
	const before = answers.details;
	answers.details = '';
	try {
		await act();
		return answers.details;
	} finally {
		answers.details = before;
	}
}

const answers = { details: '' };

/** Does something as someone who takes the first of every choice; gives the title of the tab at the last one. */
async function answering(act: () => PromiseLike<unknown>): Promise<string> {
	const { showQuickPick, showInformationMessage } = vscode.window;
	let label = '';
	Object.assign(vscode.window, {
		showQuickPick: (rows: readonly vscode.QuickPickItem[], options: vscode.QuickPickOptions) => {
			label = vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? '';
			answers.details += rows.map((row) => `${row.label}\n`).join('');
			return Promise.resolve(options.canPickMany === true ? rows.filter((row) => row.picked === true) : rows[0]);
		},
		showInformationMessage: (_question: string, ...rest: unknown[]) => {
			answers.details += rest.map((each) => (each as vscode.MessageOptions).detail ?? '').join('\n');
			return Promise.resolve(rest.find((each) => typeof each === 'string'));
		},
	});
	try {
		await act();
	} finally {
		Object.assign(vscode.window, { showQuickPick, showInformationMessage });
	}
	return label;
}
