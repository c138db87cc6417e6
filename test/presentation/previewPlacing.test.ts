import assert from 'node:assert/strict';
import { clustersOf } from '../../src/core/documents/clusters.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { alignClusters } from '../../src/presentation/preview/alignClusters.ts';
import { ClusterPlacer } from '../../src/presentation/preview/placeClusters.ts';

/** What is marked in each text that a parser made of the lines of a source. */
function placed(source: string, ...texts: readonly (readonly [content: string, first: number, end: number])[]) {
	const placer = new ClusterPlacer(source, clustersOf(scanDocument(source, 'markdown')));
	return texts.map(([content, first, end]) =>
		placer.place({ content, lines: [first, end] }).map((place) => content.slice(place.start, place.end)),
	);
}

suite('Placing of clusters in the preview', () => {
	test('finds a cluster in a paragraph', () => {
		assert.deepEqual(placed('See [@roe] now.', ['See [@roe] now.', 0, 1]), [['[@roe]']]);
	});

	test('finds the second of two that look alike, where the first is code', () => {
		const source = '`@roe` and @roe';
		const placer = new ClusterPlacer(source, clustersOf(scanDocument(source, 'markdown')));
		assert.deepEqual(placer.place({ content: source, lines: [0, 1] }), [{ start: 11, end: 15, index: 0 }]);
	});

	test('finds a cluster over two lines of a quotation', () => {
		assert.deepEqual(placed('> a [@roe;\n> @poe] b', ['a [@roe;\n@poe] b', 0, 2]), [['[@roe;\n@poe]']]);
	});

	test('finds the cells of a row one after the other', () => {
		const row = '| x \\| y [@roe] | [@roe] |';
		const source = `| a | b |\n|---|---|\n${row}`;
		assert.deepEqual(placed(source, ['x | y [@roe]', 2, 3], ['[@roe]', 2, 3]), [['[@roe]'], ['[@roe]']]);
	});

	test('leaves out what is not in the text', () => {
		assert.deepEqual(placed('See [@roe] now.', ['something else', 0, 1]), [[]]);
	});
});

suite('Aligning of clusters in the preview', () => {
	test('keeps what stands before and behind an edit', () => {
		assert.deepEqual(alignClusters(['a', 'b', 'new', 'c'], ['a', 'b', 'c']), [0, 1, undefined, 2]);
		assert.deepEqual(alignClusters(['a', 'c'], ['a', 'b', 'c']), [0, 2]);
	});

	test('finds a cluster that was written elsewhere', () => {
		assert.deepEqual(alignClusters(['b', 'a', 'c'], ['a', 'b', 'd']), [1, 0, undefined]);
	});
});
