import assert from 'node:assert/strict';
import { citedKeys, clustersOf } from '../../../src/core/documents/clusters.ts';
import { notesOf } from '../../../src/core/documents/notes.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

suite('Footnotes', () => {
	const cited = (text: string) => citedKeys(scanDocument(text, 'markdown')).join(' ');

	test('are read where they are referred to', () => {
		assert.equal(cited('A [@a].[^1] B [@b].\n\n[^1]: Note @n.\n'), 'a n b');
		assert.equal(cited('[^x]: Note @n.\n\nA @a [^x] and @b.\n'), 'a n b');
	});

	test('have several paragraphs, stand close together, and refer to each other', () => {
		const notes = '[^1]: One @n.\n\n    More @m.\n\n[^2]: Two @t.[^3]\n[^3]: Three @u.\n';
		assert.equal(cited(`A @a [^2] B @b [^1] C @c.\n\n${notes}\nBack @d.\n`), 'a t u b n m c d');
	});

	test('come last where nothing refers to them', () => {
		assert.equal(cited('A @a `[^1]`.\n\n[^1]: Note @n.\n\nB @b.\n'), 'a b n');
	});

	test('refer to themselves without end', () => {
		assert.equal(cited('A [^1].\n\n[^1]: Note @n.[^1]\n'), 'n');
	});

	test('may be many and deep', () => {
		const count = 20_000;
		const notes = Array.from({ length: count }, (_none, index) => `[^${index}]: @k${index} [^${index + 1}]\n`);
		assert.equal(cited(`A[^0]\n\n${notes.join('\n')}`).split(' ').length, count);
	});

	test('in the line end with their paragraph, whatever the line ends', () => {
		const document = scanDocument('See `^[a-z` here.\r\n\r\nThen @roe.\r\n', 'markdown');
		assert.equal(notesOf(document, clustersOf(document), false).size, 0);
	});

	test('in the line are no notes where their paragraph ends before them, whatever the line ends', () => {
		for (const lineEnd of ['\n', '\r\n']) {
			const text = ['Open ^[here.', '', 'Then [@roe] and].'].join(lineEnd);
			const document = scanDocument(text, 'markdown');
			assert.equal(notesOf(document, clustersOf(document), false).size, 0);
			const whole = scanDocument(text.replace(lineEnd, ''), 'markdown');
			assert.equal(notesOf(whole, clustersOf(whole), false).size, 1);
		}
	});

	test('are told from the text, also in the line', () => {
		const document = scanDocument('A @a ^[see [x] @i] B @b[^1].\n\n[^1]: Note @n.\n\n    [@m]\n\n@c', 'markdown');
		const clusters = clustersOf(document);
		const notes = notesOf(document, clusters, false);
		const inNotes = clusters.filter((cluster) => notes.has(cluster));
		assert.deepEqual(
			inNotes.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)),
			['i', 'n', 'm'],
		);
	});
});
