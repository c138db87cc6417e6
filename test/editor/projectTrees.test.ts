import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { projectTrees } from '../support/projectTrees.ts';
import { createFolder, eventually } from './workspace.ts';

/** Citekeys that are marked as unknown, in order. */
function unknownIn(uri: vscode.Uri): readonly string[] {
	return vscode.languages
		.getDiagnostics(uri)
		.filter(({ source, code }) => source === 'Afferent' && /unknown-key|undeclared/.test(String(code)))
		.map(({ message }) => /“(nokey\d*|known\d*)”/.exec(message)?.[1] ?? message)
		.toSorted();
}

/** Whether an address is that of the page about a document. */
const isPageAbout = ({ scheme, query }: vscode.Uri, document: vscode.Uri) =>
	scheme === 'afferent-page' && query === String(document);

/** The trees that depend on how the editor reads folders and names; `test/standIn` runs the extension through all. */
const readByEditor: ReadonlySet<string> = new Set([
	'a chapter two folders below',
	'patterns',
	'names in another case',
	'a drive that is not there costs its own source',
	'a blank written as in an address',
	'Quarto: project, profile, metadata files, its own folder',
	'bookdown: all files of the folder, without those that begin with _',
]);

suite('What belongs to a manuscript, in the editor', () => {
	const trees = projectTrees.filter(({ name }) => readByEditor.has(name));
	assert.equal(trees.length, readByEditor.size);
	test('is read from folders and names as the editor has them', async () => {
		const inFolders = trees.flatMap(({ files }, index) =>
			Object.entries(files).map(([name, text]) => [`tree${index}/${name}`, text] as const),
		);
		const folder = await createFolder(Object.fromEntries(inFolders));
		for (const [index, { name, start, bibliographies, unknown = [] }] of trees.entries()) {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, `tree${index}`, start));
			await vscode.window.showTextDocument(document);
			await vscode.commands.executeCommand('afferent.explainBibliography');
			const report = await eventually(
				() => vscode.workspace.textDocuments.find(({ uri }) => isPageAbout(uri, document.uri))?.getText() ?? '',
				(text) => text.startsWith('# '),
				`the report of “${name}”`,
			);
			for (const written of bibliographies.filter((each) => !/^(?:missing|unknown|embedded) /.test(each))) {
				const file = written
					.slice(written.lastIndexOf('/') + 1)
					.replaceAll('.', '\\.')
					.replaceAll(' ', '(?: |%20)');
				assert.match(report, new RegExp(`${file}\`: (?:declared by|written in)`, 'i'), name);
			}
			await eventually(
				() => unknownIn(document.uri),
				(found) => found.join() === unknown.toSorted().join(),
				`in “${name}” unknown are ${unknown.join()}`,
			);
		}
	});

	test('chapters that are not open are marked, and a project’s declarations on their line', async () => {
		const folder = await createFolder({
			'main.tex':
				'\\documentclass{article}\n\\newcommand{\\see}[1]{\\cite{#1}}\n\\begin{document}\n\\input{one}\\bibliography{refs}\n\\end{document}\n',
			'one.tex': 'Text \\see{nokey}.\n',
			'refs.bib': '@book{known, title={T}}\n',
			'book/_quarto.yml': 'project:\n  type: website\nbibliography: gone.bib\n',
			'book/doc.qmd': '[@a]\n',
		});
		const show = async (name: string) =>
			vscode.window.showTextDocument(await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name)));
		await show('main.tex');
		const one = vscode.Uri.joinPath(folder, 'one.tex');
		await eventually(
			() => unknownIn(one),
			(found) => found.join() === 'nokey',
			'the closed chapter',
		);
		await show('one.tex');
		await eventually(
			() => unknownIn(one),
			(found) => found.join() === 'nokey',
			'the open chapter has it once',
		);
		await show('book/doc.qmd');
		const project = vscode.Uri.joinPath(folder, 'book/_quarto.yml');
		const [mark] = await eventually(
			() => vscode.languages.getDiagnostics(project).filter(({ source }) => source === 'Afferent'),
			(found) => found.length === 1,
			'the declaration in the project',
		);
		assert.equal(mark?.code, 'bibliography.missing');
		assert.equal(mark?.range.start.line, 2);
	});
});
