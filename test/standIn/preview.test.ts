import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

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

/** Without tags, as a reader sees it. */
function shown(html: string): string {
	return html.replace(/<[^>]*>/g, '').replace(/\s+/g, ' ');
}

suite('In the Markdown preview', () => {
	// What the extension loads is loaded once for all of them.
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	let count = 0;
	/** What the preview shows of a text, once all that it cites is known. */
	async function previewOf(text: string, header = '', others: Readonly<Record<string, string>> = {}): Promise<string> {
		const folder = `case${++count}`;
		const contents = `---\nbibliography: own.bib\n${header}---\n\n${text}\n`;
		for (const [name, each] of Object.entries({ 'a.md': contents, 'own.bib': library, ...others })) {
			await standIn.write(`${folder}/${name}`, each);
		}
		const document = await standIn.open(`${folder}/a.md`);
		try {
			return await standIn.preview(document);
		} finally {
			standIn.close(document);
		}
	}

	test('cites agree with the style of the header', async () => {
		const html = await previewOf('One [@roe2001], two [@poe1999], both [@poe1999; @roe2001].', 'csl: vancouver\n');
		assert.match(shown(html), /One \(1\), two \(2\), both \(1,2\)\./);
		assert.match(html, /afferent-references/);
	});

	test('the cites of a style of notes are in notes', async () => {
		const html = await previewOf('One [@roe2001].', 'csl: modern-humanities-research-association\n');
		assert.match(html, /One\.<sup class="afferent-note"><a [^>]*>1<\/a><\/sup>/);
		assert.match(shown(html), /Notes.*Jane Roe/);
	});

	test('the notes of a style and the footnotes of the author are numbered together', async () => {
		const html = await previewOf(
			'One [@roe2001]. Two.[^x] Says @poe1999.\n\n[^x]: Mine, see [@roe2001].',
			'csl: chicago-note-bibliography\n',
		);
		assert.match(shown(html), /One\.1 Two\.2 Says Poe3\./);
		assert.match(
			html,
			/<li id="afferent-note-1" value="1">[\s\S]*<li id="afferent-fn-0" value="2">[\s\S]*<li id="afferent-note-3" value="3">/,
		);
		assert.match(shown(html), /Notes\s*Roe and Doe, .*Mine, see \(Roe and Doe\)\. ↩\s*“Ravens\.”/);
	});

	test('footnotes are shown, and their cites numbered where they are read', async () => {
		const html = await previewOf(
			'One.[^1] Two [@roe2001] and ^[in the line [@poe1999]]. `[^1]`\n\n[^1]: First @poe1999.\n\n    Second [@roe2001].',
			'csl: vancouver\n',
		);
		assert.match(shown(html), /One\.1 Two \(2\) and 2\. \[\^1\]/);
		assert.match(shown(html), /Notes\s*First \(1\)\. Second \(2\)\. .* in the line \(1\)/);
		assert.match(html, /<a id="afferent-fnref-0" href="#afferent-fn-0" aria-label="Note 1">1<\/a>/);
	});

	test('cites in the text of a link have no link of their own', async () => {
		const html = await previewOf('Look at [what @poe1999 says](https://x.org).');
		assert.match(
			html,
			/<a href="https:\/\/x\.org"[^>]*>what <span class="afferent-cite"[^>]*>Poe \(1999\)<\/span> says<\/a>/,
		);
	});

	test('cites are found in tables, quotes, lists, headings and after Windows line ends', async () => {
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

	test('code, links, addresses and escapes are left alone', async () => {
		const text =
			'Cite [@roe2001]. `[@roe2001]` jane@roe2001.org \\@roe2001 [text](https://x.org/@roe2001)\n\n    @roe2001\n';
		const html = await previewOf(text);
		assert.equal(html.match(/class="afferent-cite"/g)?.length, 1);
		assert.match(html, /<code>\[@roe2001\]<\/code>/);
		assert.match(html, /jane@roe2001\.org/);
		assert.match(html, /href="https:\/\/x\.org\/@roe2001"/);
	});

	test('unknown citekeys are marked', async () => {
		const html = await previewOf('Known [@roe2001], unknown [@nobody1900].');
		assert.match(html, /class="afferent-unknown"[^>]*>nobody1900\?</);
	});

	test('what a build shows is shown: what is not declared is no cite, and has its card', async () => {
		const html = await previewOf('Known [@roe2001], beside [@moe1998; @poe1999], base [@abbar2022ketamine].', '', {
			'other.bib': '@book{moe1998, author = {Moe, Ann}, title = {Lakes}, year = {1998}, publisher = {Example Press}}',
		});
		assert.match(html, /id="afferent-ref-3"/);
		assert.match(html, /<span class="afferent-unknown" title="Not in your bibliography">moe1998\?<\/span>/);
		assert.match(html, /data-afferent-works="2 0"/);
		const [listed, hidden] = html.split('<div hidden>');
		assert.doesNotMatch(shown(listed!), /Lakes|Abbar/);
		assert.match(shown(hidden!), /Moe, A\. \(1998\)\. Lakes.*Not in your bibliography/);
		assert.match(html, /href="#afferent-cite-2" data-afferent-works="3"[^>]*>\(?<span[^>]*>abbar2022ketamine\?/);
	});

	test('what a bibliography says never becomes markup', async () => {
		const html = await previewOf('Cite [@roe2001].');
		assert.match(html, /afferent-references/);
		assert.doesNotMatch(html, /<script|onclick="/);
	});
});
