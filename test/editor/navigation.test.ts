import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { eventually, openManuscript } from './workspace.ts';

const bib = '@book{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  year = {2001}\n}\n';
const header = '---\nbibliography: refs.bib\n---\n\n';

/** Each place as `file:text`. */
async function textsOf(locations: readonly vscode.Location[]): Promise<string[]> {
	return Promise.all(
		locations.map(async ({ uri, range }) => {
			const document = await vscode.workspace.openTextDocument(uri);
			return `${uri.path.slice(uri.path.lastIndexOf('/') + 1)}:${document.getText(range)}`;
		}),
	);
}

suite('Navigation', () => {
	test('goes from a citekey to its entry, and finds all cites of the work over the manuscripts', async () => {
		const { document, cursor, folder } = await openManuscript('a.md', `${header}Seen [@roe|2001], @roe2001.\n`, {
			'refs.bib': bib,
			'b.tex': 'Seen \\cite{roe2001}.\n',
		});
		// The extension is activated by the first manuscript; a provider that is not there yet answers with nothing.
		const links = await eventually(
			() =>
				vscode.commands.executeCommand<vscode.LocationLink[]>('vscode.executeDefinitionProvider', document.uri, cursor),
			(all) => all.length > 0,
			'the definition',
		);
		const target = await vscode.workspace.openTextDocument(links[0]!.targetUri);
		assert.equal(target.getText(links[0]!.targetSelectionRange), 'roe2001');
		const found = await vscode.commands.executeCommand<vscode.Location[]>(
			'vscode.executeReferenceProvider',
			document.uri,
			cursor,
		);
		const here = await textsOf(found.filter(({ uri }) => uri.path.startsWith(folder.path)));
		// The editor's own Markdown support takes `[@key]` for a link as well.
		const ours = here.filter((place) => !place.endsWith(':@roe2001'));
		assert.deepEqual(ours.sort(), ['a.md:roe2001', 'a.md:roe2001', 'b.tex:roe2001', 'refs.bib:roe2001']);
	});

	testInNodeHost(
		'goes from a cross-reference of Quarto to its label, shows the caption and offers the labels',
		async () => {
			const figure = '![An elephant.](a.png){#fig-elephant}\n\n';
			const { document, cursor } = await openManuscript('a.qmd', `${figure}See @fig-ele|phant and @tbl-none.\n`);
			const links = await eventually(
				() =>
					vscode.commands.executeCommand<vscode.LocationLink[]>(
						'vscode.executeDefinitionProvider',
						document.uri,
						cursor,
					),
				(found) => found.length > 0,
				'the label',
			);
			assert.equal(document.getText(links[0]!.targetRange), 'fig-elephant');
			const hovers = await vscode.commands.executeCommand<vscode.Hover[]>(
				'vscode.executeHoverProvider',
				document.uri,
				cursor,
			);
			const texts = hovers.flatMap(({ contents }) =>
				contents.map((each) => (typeof each === 'string' ? each : each.value)),
			);
			assert.ok(
				texts.some((text) => text.includes('An elephant')),
				texts.join('\n'),
			);
			const list = await vscode.commands.executeCommand<vscode.CompletionList>(
				'vscode.executeCompletionItemProvider',
				document.uri,
				cursor,
			);
			assert.ok(list.items.some(({ insertText }) => insertText === 'fig-elephant'));
			const problems = await eventually(
				() => Promise.resolve(vscode.languages.getDiagnostics(document.uri)),
				(found) => found.some(({ code }) => code === 'reference.missing-label'),
				'the problem',
			);
			assert.equal(
				document.getText(problems.find(({ code }) => code === 'reference.missing-label')!.range),
				'@tbl-none',
			);
		},
	);
});
