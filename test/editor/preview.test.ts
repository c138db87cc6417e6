import assert from 'node:assert/strict';
import MarkdownIt from 'markdown-it';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { eventually, openManuscript } from './workspace.ts';

const library = `@article{roe2001,
	author = {Roe, Jane and Doe, John},
	title = {Glutamate & <b onclick="x">mood</b> <script>alert(1)</script>},
	journal = {Journal of Moods},
	year = {2001},
	pages = {10--19}
}
@article{poe1999,
	author = {Poe, Edgar A.},
	title = {Ravens},
	journal = {Journal of Birds},
	year = {1999}
}
`;

/** What the built-in preview shows of a document, as soon as it has the references. */
async function previewOf(text: string): Promise<string> {
	const { document } = await openManuscript('a.md', `---\nbibliography: own.bib\n---\n\n${text}\n`, {
		'own.bib': library,
	});
	return eventually(
		async () => vscode.commands.executeCommand<string>('markdown.api.render', document),
		(html) => html.includes('afferent-references'),
		'the references',
	);
}

/** Without tags, as a reader sees it. */
function shown(html: string): string {
	return html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

suite('Markdown preview', () => {
	test('is given the cites by what prints them in this host', async () => {
		const { document } = await openManuscript(
			'a.md',
			'---\nbibliography: own.bib\n---\n\nSeen [@roe2001] and by @poe1999.\n',
			{ 'own.bib': library },
		);
		const extension = vscode.extensions.all.find(({ id }) => id === 'afferent.afferent');
		const { extendMarkdownIt } = (await extension!.activate()) as { extendMarkdownIt(md: MarkdownIt): MarkdownIt };
		const md = extendMarkdownIt(new MarkdownIt());
		const html = await eventually(
			() => md.render(document.getText(), { currentDocument: document.uri }),
			(text) => text.includes('afferent-references'),
			'the references',
		);
		assert.match(shown(html), /Seen \(Roe &amp; Doe, 2001\) and by Poe \(1999\)\./);
		assert.match(shown(html), /References.*Poe, E\. A\. \(1999\)\. Ravens/);
	});

	// The preview itself runs in the Node host alone: the editor from the package registry has no other.
	testInNodeHost('shows formatted cites and the reference list', async () => {
		const html = await previewOf('Seen before [see @roe2001, p. 12; @poe1999] and by @poe1999.');
		assert.match(shown(html), /Seen before \([^)]*Roe &amp; Doe, 2001, p\. 12[^)]*\) and by Poe \(1999\)\./);
		assert.match(shown(html), /References.*Poe, E\. A\. \(1999\)\. Ravens/);
		assert.match(html, /href="own\.bib#L1"/);
	});

	testInNodeHost('follows typing', async () => {
		const html = await previewOf('Cite [@roe2001].');
		assert.doesNotMatch(html, /Ravens/);
		const editor = vscode.window.activeTextEditor!;
		const end = editor.document.positionAt(editor.document.getText().length);
		await editor.edit((edit) => edit.insert(end, '\nAnd [@poe1999].\n'));
		await eventually(
			async () => vscode.commands.executeCommand<string>('markdown.api.render', editor.document),
			(answer) => /And <a [^>]*>\(Poe, 1999\)<\/a>/.test(answer) && answer.includes('Ravens'),
			'the new cite',
		);
	});
});
