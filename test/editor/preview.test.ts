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

/** What the built-in preview shows of a document, as soon as it has what is looked for. */
async function previewOf(text: string, awaited = /afferent-references/, header = ''): Promise<string> {
	const { document } = await openManuscript('a.md', `---\nbibliography: own.bib\n${header}---\n\n${text}\n`, {
		'own.bib': library,
	});
	return eventually(
		async () => vscode.commands.executeCommand<string>('markdown.api.render', document),
		(html) => awaited.test(html),
		String(awaited),
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

	test('agrees with the style of the header', async () => {
		const html = await previewOf(
			'One [@roe2001], two [@poe1999], both [@poe1999; @roe2001].',
			undefined,
			'csl: vancouver\n',
		);
		assert.match(shown(html), /One \(1\), two \(2\), both \(1,2\)\./);
	});

	test('puts the cites of a style of notes into notes', async () => {
		const html = await previewOf('One [@roe2001].', /afferent-notes/, 'csl: modern-humanities-research-association\n');
		assert.match(html, /One\.<sup class="afferent-note"><a [^>]*>1<\/a><\/sup>/);
		assert.match(shown(html), /Notes.*Jane Roe/);
	});

	test('numbers the notes of a style and the footnotes of the author together', async () => {
		const html = await previewOf(
			'One [@roe2001]. Two.[^x] Says @poe1999.\n\n[^x]: Mine, see [@roe2001].',
			/afferent-note-3/,
			'csl: chicago-note-bibliography\n',
		);
		assert.match(shown(html), /One\.1 Two\.2 Says Poe3\./);
		assert.match(
			html,
			/<li id="afferent-note-1" value="1">[\s\S]*<li id="afferent-fn-0" value="2">[\s\S]*<li id="afferent-note-3" value="3">/,
		);
		assert.match(shown(html), /Notes\s*Roe and Doe, .*Mine, see \(Roe and Doe\)\. ↩\s*“Ravens\.”/);
	});

	test('shows footnotes, and numbers their cites where they are read', async () => {
		const html = await previewOf(
			'One.[^1] Two [@roe2001] and ^[in the line [@poe1999]]. `[^1]`\n\n[^1]: First @poe1999.\n\n    Second [@roe2001].',
			undefined,
			'csl: vancouver\n',
		);
		assert.match(shown(html), /One\.1 Two \(2\) and 2\. \[\^1\]/);
		assert.match(shown(html), /Notes\s*First \(1\)\. Second \(2\)\. .* in the line \(1\)/);
		assert.match(html, /<a id="afferent-fnref-0" href="#afferent-fn-0">1<\/a>/);
	});

	test('shows cites in the text of a link without a link of their own', async () => {
		const html = await previewOf('Look at [what @poe1999 says](https://x.org).');
		assert.match(
			html,
			/<a href="https:\/\/x\.org"[^>]*>what <span class="afferent-cite"[^>]*>Poe \(1999\)<\/span> says<\/a>/,
		);
	});

	test('finds cites in tables, quotes, lists, headings and after Windows line ends', async () => {
		const text = [
			'# A heading [@roe2001]',
			'',
			'> quoted [@roe2001;',
			'> @poe1999] end',
			'',
			'1. first',
			'   - inner [@poe1999]',
			'',
			'| a | b |',
			'|---|---|',
			'| x \\| y [@roe2001] | [@roe2001] |',
		].join('\r\n');
		const html = await previewOf(text);
		assert.doesNotMatch(shown(html), /@/);
		assert.equal(html.match(/class="afferent-cite"/g)?.length, 5);
	});

	test('leaves alone code, links, addresses and escapes', async () => {
		const text =
			'Cite [@roe2001]. `[@roe2001]` jane@roe2001.org \\@roe2001 [text](https://x.org/@roe2001)\n\n    @roe2001\n';
		const html = await previewOf(text);
		assert.equal(html.match(/class="afferent-cite"/g)?.length, 1);
		assert.match(html, /<code>\[@roe2001\]<\/code>/);
		assert.match(html, /jane@roe2001\.org/);
		assert.match(html, /href="https:\/\/x\.org\/@roe2001"/);
	});

	test('marks unknown citekeys', async () => {
		const html = await previewOf('Known [@roe2001], unknown [@nobody1900].');
		assert.match(html, /class="afferent-unknown"[^>]*>nobody1900\?</);
	});

	test('shows what a build shows: what is not declared is no cite, and has its card', async () => {
		const { document } = await openManuscript(
			'a.md',
			'---\nbibliography: own.bib\n---\n\nKnown [@roe2001], beside [@moe1998; @poe1999], base [@abbar2022ketamine].\n',
			{
				'own.bib': library,
				'other.bib': '@book{moe1998, author = {Moe, Ann}, title = {Lakes}, year = {1998}, publisher = {Example Press}}',
			},
		);
		const html = await eventually(
			async () => vscode.commands.executeCommand<string>('markdown.api.render', document),
			(answer) => answer.includes('Lakes') && answer.includes('id="afferent-ref-3"'),
			'the cards of works that are not declared',
		);
		assert.match(html, /<span class="afferent-unknown" title="Not in your bibliography">moe1998\?<\/span>/);
		assert.match(html, /data-afferent-works="2 0"/);
		const [listed, hidden] = html.split('<div hidden>');
		assert.doesNotMatch(shown(listed!), /Lakes|Abbar/);
		assert.match(shown(hidden!), /Moe, A\. \(1998\)\. Lakes.*Not in your bibliography/);
		assert.match(html, /href="#afferent-cite-2" data-afferent-works="3"[^>]*>\(?<span[^>]*>abbar2022ketamine\?/);
	});

	test('never makes markup of what a bibliography says', async () => {
		const html = await previewOf('Cite [@roe2001].');
		assert.doesNotMatch(html, /<script|onclick="/);
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
