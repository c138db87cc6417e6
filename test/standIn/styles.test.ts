import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

const sound =
	'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"><info><title>S</title><id>s</id>' +
	'<updated>2024-01-01T00:00:00+00:00</updated></info><citation><layout><text variable="title"/></layout></citation></style>';

suite('A style file that is nowhere', () => {
	test('is told where its folder is named, until it comes; a bare name pandoc may have, and fetches an address', async () => {
		const styles = { 'a.md': 'styles/own.csl', 'b.md': 'own.csl', 'c.md': 'https://www.zotero.org/styles/own.csl' };
		const texts = Object.entries(styles).map(([name, style]) => [name, `---\ncsl: ${style}\n---\n\nText.\n`] as const);
		await using standIn = await StandIn.start(Object.fromEntries(texts));
		const documents = await Promise.all(Object.keys(styles).map((name) => standIn.open(name)));
		const told = async () => {
			await standIn.work.rest();
			return documents.map((document) => standIn.diagnostics(document).map(({ message }) => message));
		};
		const sentence = 'The citation style styles/own.csl could not be read: there is no such file.';
		assert.deepEqual(await told(), [[sentence], [], []]);
		await standIn.write('styles/own.csl', sound);
		assert.deepEqual(await told(), [[], [], []]);
	});

	test('is told by what its document is, whichever is asked about first', async () => {
		const text = '---\ncsl: /nowhere/own.csl\n---\n\nText.\n';
		await using standIn = await StandIn.start({ 'a.md': text, 'b.qmd': text });
		// Quarto counts such a path from its project.
		const documents = [await standIn.open('a.md'), await standIn.open('b.qmd')];
		await standIn.work.rest();
		assert.deepEqual(
			documents.map((document) => standIn.diagnostics(document).map(({ code }) => code)),
			[['document.unread-style'], []],
		);
	});
});
