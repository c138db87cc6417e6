import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { eventually, hoverText, openManuscript } from './workspace.ts';

const bib = `@book{parent, title = {The Whole}, editor = {Poe, Max}, year = {2001}, publisher = {Press}}

@incollection{child,
  author = {Roe, Ann},
  title = {A Part},
  crossref = {parent},
  doi = {10.1000/part},
  file = {part.pdf;missing.pdf}
}
`;

/** The bibliography of a manuscript that cites the child, open in an editor. */
async function openBibliography(): Promise<{ bibliography: vscode.TextDocument; at(text: string): vscode.Position }> {
	const { folder } = await openManuscript('a.md', '---\nbibliography: refs.bib\n---\n\nSeen [@child].\n', {
		'refs.bib': bib,
		'part.pdf': '',
	});
	const bibliography = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, 'refs.bib'));
	await vscode.window.showTextDocument(bibliography);
	return { bibliography, at: (text) => bibliography.positionAt(bibliography.getText().indexOf(text) + 1) };
}

suite('In a bibliography', () => {
	test('entries are listed, have cards, cites and links, and lead to each other', async () => {
		const { bibliography, at } = await openBibliography();
		const symbols = await eventually(
			() =>
				vscode.commands.executeCommand<vscode.DocumentSymbol[] | undefined>(
					'vscode.executeDocumentSymbolProvider',
					bibliography.uri,
				),
			(found) => (found?.length ?? 0) > 0,
			'the outline',
		);
		assert.deepEqual(
			symbols?.map(({ name, detail }) => [name, detail]),
			[
				['parent', 'Poe 2001: The whole'],
				['child', 'Roe 2001: A part'],
			],
		);

		const card = await eventually(
			() => hoverText(bibliography, at('child,')),
			(text) => text.includes('A Part') || text.includes('A part'),
			'the card of the entry',
		);
		assert.match(card, /Roe/);
		const [definition] = await vscode.commands.executeCommand<vscode.LocationLink[]>(
			'vscode.executeDefinitionProvider',
			bibliography.uri,
			at('parent},'),
		);
		assert.equal(definition?.targetRange.start.line, 0);

		const cites = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			bibliography.uri,
			at('child,'),
		);
		assert.ok(
			cites.some(({ uri }) => uri.path.endsWith('a.md')),
			String(cites.map(({ uri }) => uri.path)),
		);

		const links = await eventually(
			() => vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', bibliography.uri),
			(found) => found.length >= 2,
			'the links to identifiers, and to files that exist',
		);
		const targets = links.map(({ target }) => String(target));
		assert.ok(targets.some((target) => target.startsWith('https://doi.org/10.1000/part')));
		assert.ok(targets.some((target) => target.endsWith('/part.pdf')));
		assert.ok(!targets.some((target) => target.endsWith('missing.pdf')));
	});

	testInNodeHost('entries are found among the symbols of the workspace', async () => {
		await openManuscript('a.md', '---\nbibliography: refs.bib\n---\n\nSeen [@child].\n', {
			'refs.bib': bib.replaceAll('child', 'grandchild'),
		});
		const [symbol] = await eventually(
			() =>
				vscode.commands.executeCommand<vscode.SymbolInformation[]>(
					'vscode.executeWorkspaceSymbolProvider',
					'grandchild',
				),
			(found) => found.length > 0,
			'the symbol',
		);
		assert.match(symbol!.name, /^grandchild: Roe/);
		assert.match(symbol!.location.uri.path, /refs\.bib$/);
	});
});
