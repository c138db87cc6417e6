import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { eventually, openManuscript } from './workspace.ts';

const bib =
	'@book{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  year = {2001}\n}\n' +
	'@inbook{poe2002,\n  crossref = {roe2001}\n}\n';
const header = '---\nbibliography: refs.bib\n---\n\n';

/** Asks until the provider, which comes with the extension, is there. */
async function renameAt(document: vscode.TextDocument, at: vscode.Position, newKey: string): Promise<void> {
	const edit = await eventually(
		() =>
			vscode.commands
				.executeCommand<vscode.WorkspaceEdit>('vscode.executeDocumentRenameProvider', document.uri, at, newKey)
				.then(
					(found) => found,
					() => undefined,
				),
		(found) => found !== undefined && found.size > 0,
		'the rename',
	);
	assert.ok(edit !== undefined && (await vscode.workspace.applyEdit(edit)));
}

suite('Renaming a citekey', () => {
	testInNodeHost('changes the entry, what refers to it and every manuscript, from a cite', async () => {
		const { document, cursor, read } = await openManuscript('a.md', `${header}Seen [@roe|2001], @poe2002.\n`, {
			'refs.bib': bib,
			'b.tex': '\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\cite{poe2002,roe2001}\n',
			'other.bib': bib,
			'c.md': '---\nbibliography: other.bib\n---\n\nSeen [@roe2001].\n',
		});
		await renameAt(document, cursor, 'doe2003');
		assert.match(document.getText(), /\[@doe2003\], @poe2002/);
		assert.match(await read('b.tex'), /\\cite\{poe2002,doe2003\}/);
		assert.match(await read('refs.bib'), /@book\{doe2003,[^]*crossref = \{doe2003\}/);
		assert.match(await read('c.md'), /\[@roe2001\]/, 'another entry of the same name is meant there');
		assert.equal(await read('other.bib'), bib);
	});

	test('finds the commands of the setting in files that are not open', async () => {
		const settings = vscode.workspace.getConfiguration('afferent');
		await settings.update('citations.latexCommands', ['mycite'], vscode.ConfigurationTarget.Workspace);
		try {
			const { document, cursor, read } = await openManuscript('a.md', `${header}Seen [@roe|2001].\n`, {
				'refs.bib': bib,
				'b.tex': '\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\mycite{roe2001}\n',
			});
			const places = await vscode.commands.executeCommand<vscode.Location[]>(
				'vscode.executeReferenceProvider',
				document.uri,
				cursor,
			);
			assert.ok(
				places.some(({ uri }) => uri.path.endsWith('/b.tex')),
				'a reference in the closed file',
			);
			await renameAt(document, cursor, 'doe2003');
			assert.match(await read('b.tex'), /\\mycite\{doe2003\}/);
		} finally {
			await settings.update('citations.latexCommands', undefined, vscode.ConfigurationTarget.Workspace);
		}
	});
});
