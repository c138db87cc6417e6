import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';
import type { TextDocument } from './values.ts';

suite('A hover', () => {
	// What the extension loads is loaded once for all of them.
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	let count = 0;
	/** A text in a file of its own, until it is closed. */
	async function withText<T>(name: string, text: string, ask: (document: TextDocument) => Promise<T>): Promise<T> {
		const file = `case${++count}/${name}`;
		await standIn.write(file, text.replace('|', ''));
		const document = await standIn.open(file);
		try {
			return await ask(document);
		} finally {
			standIn.close(document);
		}
	}

	/** The card at the `|` of a text. */
	const cardAt = (name: string, text: string) =>
		withText(name, text, (document) => standIn.hover(document, text.indexOf('|')));

	test('shows the card of a receptor inside a sentence with emphasis around it', async () => {
		const card = await cardAt('a.md', 'Block of **NMDA| receptors** is fast.\n');
		assert.match(card, /\*N\*-methyl-D-aspartate receptor/);
		assert.match(card, /GRIN2B/);
		assert.match(card, /Ketamine/);
		assert.match(card, /µM/);
		assert.match(card, /afferent\.openCard/);
	});

	test('covers the citekey and nothing else', async () => {
		const text = 'Text [see @abbar2022|ketamine, p. 3].\n';
		await withText('a.md', text, async (document) => {
			const [hover] = await standIn.hovers(document, text.indexOf('|'));
			assert.equal(document.getText(hover!.range), 'abbar2022ketamine');
		});
	});

	test('shows the card of a receptor by its Chinese name', async () => {
		assert.match(await cardAt('a.md', '氯胺酮抑制NMDA受|体。\n'), /\*N\*-methyl-D-aspartate receptor/);
	});

	test('shows the card of a metabolite through LaTeX markup', async () => {
		const card = await cardAt(
			'a.tex',
			'\\documentclass{article}\\begin{document}\nThe metabolite (2\\textit{R},6\\textit{R})-H|NK acts.\n\\end{document}\n',
		);
		assert.match(card, /ydroxynorketamine/);
	});

	test('shows the card of a paper on a citekey, with its reference and its record', async () => {
		const card = await cardAt('a.md', 'Seen before [see @abbar2022|ketamine, p. 3].\n');
		assert.match(card, /suicidal ideation/i);
		assert.match(card, /10\.1136\/bmj-2021-067194/);
		assert.match(card, /BMJ/);
		assert.match(card, /Record confirmed/);
	});

	test('says on the card of a retracted paper that it is retracted', async () => {
		assert.match(await cardAt('a.md', 'As in [@bartoc2006rand|omized].\n'), /Retracted/);
	});

	test('explains a locator', async () => {
		const text = await cardAt('a.md', 'Seen [see @roe2001, pp. 3|-5 and passim].\n');
		assert.match(text.replaceAll('&nbsp;', ' '), /Locator: page 3\\?-5 in roe2001/);
	});

	test('is silent in code, in addresses and on ordinary words', async () => {
		assert.equal(await cardAt('a.md', 'Use `keta|mine` here.\n'), '');
		assert.equal(await cardAt('a.md', 'See https://example.org/keta|mine here.\n'), '');
		assert.equal(await cardAt('a.md', 'An ordi|nary word.\n'), '');
	});
});
