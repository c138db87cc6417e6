import assert from 'node:assert/strict';
import * as vscode from 'vscode';
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
	test('shows formatted cites and the reference list', async () => {
		const html = await previewOf('Seen before [see @roe2001, p. 12; @poe1999] and by @poe1999.');
		assert.match(shown(html), /Seen before \([^)]*Roe &amp; Doe, 2001, p\. 12[^)]*\) and by Poe \(1999\)\./);
		assert.match(shown(html), /References.*Poe, E\. A\. \(1999\)\. Ravens/);
		assert.match(html, /href="own\.bib#L1"/);
	});

	test('follows typing', async () => {
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
