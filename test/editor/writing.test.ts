import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { createFolder, endOf, eventually, type OpenManuscript, openManuscript } from './workspace.ts';

const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  journal = {Journal},\n  year = {2001}\n}\n';

function cite(citekey: string): Thenable<unknown> {
	return vscode.commands.executeCommand('afferent.citeRow', `paper:${citekey}`);
}

/** A file as it is on disk; undefined when it is not there. */
async function onDisk(uri: vscode.Uri): Promise<string | undefined> {
	try {
		return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
	} catch {
		return undefined;
	}
}

function write(uri: vscode.Uri, text: string): Thenable<void> {
	return vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Undoes or redoes in the manuscript; pressed again where the editor had the focus elsewhere and nothing changed. */
async function press(command: 'undo' | 'redo', { document }: OpenManuscript): Promise<void> {
	const before = document.getText();
	await eventually(
		async () => {
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand(command);
			return document.getText();
		},
		(text) => text !== before,
		`the manuscript after ${command}`,
	);
}

/** Shows the manuscript again, with the cursor where it was. */
async function returnTo({ document, cursor }: OpenManuscript): Promise<void> {
	const editor = await vscode.window.showTextDocument(document, vscode.ViewColumn.One);
	editor.selection = new vscode.Selection(cursor, cursor);
}

/** Ways in which the entry of a paper comes into `refs.bib` with its cite. */
const ways: ReadonlyArray<readonly [what: string, bring: (opened: OpenManuscript) => Promise<void>]> = [
	[
		'Insert Citation',
		async () => {
			await cite('abbar2022ketamine');
		},
	],
	[
		'a completion',
		async ({ document }) => {
			const editor = vscode.window.activeTextEditor!;
			await editor.edit((edit) => edit.insert(editor.selection.active, ' [@abbar2022]'));
			const at = document.positionAt(document.getText().indexOf(']', header.length));
			editor.selection = new vscode.Selection(at, at);
			await vscode.commands.executeCommand('editor.action.triggerSuggest');
			await eventually(
				async () => {
					await vscode.commands.executeCommand('acceptSelectedSuggestion');
					return document.getText();
				},
				(text) => text.includes('abbar2022ketamine'),
				'the completion',
			);
		},
	],
	[
		'a paste',
		async ({ document }) => {
			const item = { id: 'abbar2022ketamine', type: 'article-journal', title: 'Two', author: [{ family: 'Doe' }] };
			const works = [{ citekey: item.id, item, paper: undefined }];
			const ranges = vscode.window.activeTextEditor!.selections;
			const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
				'afferent.planPaste',
				document,
				ranges,
				works,
			);
			assert.ok(await vscode.workspace.applyEdit(edit));
		},
	],
];

suite('One undo', () => {
	const files = vscode.workspace.getConfiguration('files');
	// In a browser the editor saves by itself, which would hide what is not saved.
	suiteSetup(() => files.update('autoSave', 'off', vscode.ConfigurationTarget.Global));
	suiteTeardown(() => files.update('autoSave', undefined, vscode.ConfigurationTarget.Global));

	for (const [what, bring] of ways) {
		const declare = what === 'Insert Citation' ? test : testInNodeHost;
		declare(`takes back cite and entry after ${what}, also from the file`, async () => {
			const opened = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
			const file = vscode.Uri.joinPath(opened.folder, 'refs.bib');
			const before = opened.document.getText();
			await bring(opened);
			await eventually(
				() => onDisk(file),
				(text) => text?.includes('{abbar2022ketamine,') === true,
				'the saved entry',
			);
			await press('undo', opened);
			await eventually(
				() => onDisk(file),
				(text) => text === bib,
				'the file after undo',
			);
			assert.equal(await opened.read('refs.bib'), bib);
			// What was typed before a completion is a step of its own.
			assert.equal(opened.document.getText().replace(' [@abbar2022]', ''), before);
			await press('redo', opened);
			await eventually(
				() => onDisk(file),
				(text) => text?.includes('{abbar2022ketamine,') === true,
				'the file after redo',
			);
			assert.match(opened.document.getText(), /abbar2022ketamine/);
		});

		testInNodeHost(`takes back the entry after ${what} from a bibliography that is open`, async () => {
			const opened = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
			const file = vscode.Uri.joinPath(opened.folder, 'refs.bib');
			await vscode.window.showTextDocument(file, { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true });
			await returnTo(opened);
			await bring(opened);
			await eventually(
				() => onDisk(file),
				(text) => text?.includes('{abbar2022ketamine,') === true,
				'the saved entry',
			);
			await press('undo', opened);
			await eventually(
				() => onDisk(file),
				(text) => text === bib,
				'the file after undo',
			);
		});

		testInNodeHost(
			`takes back the entry after ${what} from a bibliography with unsaved changes, and keeps those`,
			async () => {
				const opened = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
				const file = vscode.Uri.joinPath(opened.folder, 'refs.bib');
				const document = await vscode.workspace.openTextDocument(file);
				const editor = await vscode.window.showTextDocument(document, { viewColumn: vscode.ViewColumn.Beside });
				await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '% mine\n'));
				await returnTo(opened);
				await bring(opened);
				await eventually(
					() => document.getText(),
					(text) => text.includes('{abbar2022ketamine,'),
					'the entry',
				);
				// Another change stands between, so that the editor alone could not take it back.
				await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
				await editor.edit((edit) => edit.insert(new vscode.Position(0, 0), '% more\n'));
				await press('undo', opened);
				await eventually(
					() => document.getText(),
					(text) => text === `% more\n% mine\n${bib}`,
					'the bibliography after undo',
				);
				assert.equal(await onDisk(file), bib);
				await vscode.commands.executeCommand('notifications.clearAll');
				await vscode.window.showTextDocument(document, vscode.ViewColumn.Two);
				await vscode.commands.executeCommand('workbench.action.files.revert');
			},
		);
	}
});

suite('Several cursors', () => {
	testInNodeHost('each get the cite, and the entry comes once', async () => {
		const opened = await openManuscript('a.md', `${header}One helps|.\n\nTwo helps.\n\nThree @roe2001.\n`, {
			'refs.bib': bib,
		});
		const { document, editor } = opened;
		const places = ['One helps', 'Two helps'].map((words) =>
			document.positionAt(document.getText().indexOf(words) + words.length),
		);
		editor.selections = places.map((place) => new vscode.Selection(place, place));
		await cite('abbar2022ketamine');
		assert.ok(
			document
				.getText()
				.endsWith('One helps [@abbar2022ketamine].\n\nTwo helps [@abbar2022ketamine].\n\nThree @roe2001.\n'),
			document.getText(),
		);
		assert.equal((await opened.read('refs.bib')).split('{abbar2022ketamine,').length, 2);
		assert.deepEqual(
			editor.selections.map(({ active }) => document.getText(new vscode.Range(active, active.translate(0, 1)))),
			['.', '.'],
		);
	});
});

/** Cites, and leaves every question; nothing may have changed then. */
async function refuses(header: string, file: vscode.Uri, opened: OpenManuscript): Promise<void> {
	const before = [await onDisk(file), opened.document.getText()];
	await endOf(cite('abbar2022ketamine'));
	assert.deepEqual([await onDisk(file), opened.document.getText()], before, header);
}

suite('Writing', () => {
	const root = vscode.workspace.workspaceFolders![0]!.uri;

	test('asks outside of the folder, but not in a folder that the user names', async () => {
		const outside = vscode.Uri.joinPath(root, '..', `outside-${Date.now()}`);
		const file = vscode.Uri.joinPath(outside, 'refs.bib');
		await write(file, bib);
		const named = `---\nbibliography: ${file.path}\n---\n\nKetamine helps|.\n`;
		// A question cannot be answered by a test; the editor refuses to show it.
		await refuses(named, file, await openManuscript('a.md', named));
		const dotted = `---\nbibliography: ${root.path}/../${outside.path.split('/').at(-1)!}/refs.bib\n---\n\nKetamine helps|.\n`;
		await refuses(dotted, file, await openManuscript('a.md', dotted));
		const settings = vscode.workspace.getConfiguration('afferent');
		await settings.update('writing.folders', [outside.path], vscode.ConfigurationTarget.Global);
		try {
			await openManuscript('a.md', named);
			await cite('abbar2022ketamine');
			assert.match((await onDisk(file)) ?? '', /\{abbar2022ketamine,/);
		} finally {
			await settings.update('writing.folders', undefined, vscode.ConfigurationTarget.Global);
			await vscode.workspace.fs.delete(outside, { recursive: true });
		}
	});

	test('asks where a symbolic link stands on the way', async function () {
		const linked = vscode.Uri.joinPath(root, 'linked');
		const type = await vscode.workspace.fs.stat(linked).then(
			(stat) => stat.type,
			() => undefined,
		);
		if (type === undefined) {
			// This machine makes no links.
			this.skip();
		}
		const file = vscode.Uri.joinPath(linked, 'refs.bib');
		await write(file, bib);
		try {
			const text = `---\nbibliography: ${file.path}\n---\n\nKetamine helps|.\n`;
			await refuses('linked', file, await openManuscript('a.md', text));
		} finally {
			await vscode.workspace.fs.delete(file);
		}
	});

	testInNodeHost('keeps an entry that another program appended a moment before', async () => {
		const { folder, read } = await openManuscript('a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': bib });
		const file = vscode.Uri.joinPath(folder, 'refs.bib');
		await read('refs.bib');
		await write(file, `${bib}\n@book{new2002, title = {N}}\n`);
		await cite('abbar2022ketamine');
		const text = (await onDisk(file)) ?? '';
		assert.match(text, /\{new2002,/);
		assert.match(text, /\{abbar2022ketamine,/);
	});

	test('leaves a file that a folder of the name stands in the place of', async () => {
		const folder = await createFolder({ 'refs.bib/inside.txt': 'x', 'a.md': `${header}Ketamine helps.\n` });
		const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'a.md'));
		const editor = await vscode.window.showTextDocument(document);
		const at = document.positionAt(document.getText().indexOf('.\n', header.length));
		editor.selection = new vscode.Selection(at, at);
		await endOf(cite('abbar2022ketamine'));
		assert.doesNotMatch(document.getText(), /abbar/);
	});
});
