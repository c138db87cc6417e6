import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
	test('the outline lists the entries, and each can be folded', async () => {
		const { bibliography } = await openBibliography();
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
	});

	test('a key shows the card of its entry, and crossref leads to the other', async () => {
		const { bibliography, at } = await openBibliography();
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
	});

	test('the cites of a key are found from its entry', async () => {
		const { bibliography, at } = await openBibliography();
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			bibliography.uri,
			at('child,'),
		);
		assert.ok(
			found.some(({ uri }) => uri.path.endsWith('a.md')),
			String(found.map(({ uri }) => uri.path)),
		);
	});

	test('identifiers and files that exist are links', async () => {
		const { bibliography } = await openBibliography();
		const links = await eventually(
			() => vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', bibliography.uri),
			(found) => found.length >= 2,
			'the links',
		);
		const targets = links.map(({ target }) => String(target));
		assert.ok(targets.some((target) => target.startsWith('https://doi.org/10.1000/part')));
		assert.ok(targets.some((target) => target.endsWith('/part.pdf')));
		assert.ok(!targets.some((target) => target.endsWith('missing.pdf')));
	});

	test('identifiers in CSL-JSON and CSL-YAML are links', async () => {
		const { folder } = await openManuscript('a.md', '---\nbibliography: refs.json\n---\n\nSeen [@roe].\n', {
			'refs.json': '[{"id": "roe", "title": "T", "DOI": "10.1000/json", "PMID": 77}]',
			'refs.yaml': '- id: roe\n  title: T\n  DOI: 10.1000/yaml\n',
		});
		for (const [name, lead] of [
			['refs.json', 'https://doi.org/10.1000/json'],
			['refs.yaml', 'https://doi.org/10.1000/yaml'],
		] as const) {
			const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder, name));
			const links = await eventually(
				() => vscode.commands.executeCommand<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri),
				(found) => found.some(({ target }) => String(target) === lead),
				`the link ${lead}`,
			);
			const link = links.find(({ target }) => String(target) === lead)!;
			assert.ok(lead.endsWith(document.getText(link.range)));
		}
	});

	test('entries are found among the symbols of the workspace', async () => {
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
