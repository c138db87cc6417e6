import assert from 'node:assert/strict';
import { buildSync } from 'esbuild';
import { indexInThreads } from '../../src/cli/indexInThreads.ts';
import { openBibliography } from '../../src/core/bibliography/openBibliography.ts';
import { indexEntries } from '../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../src/core/search/chineseTexts.ts';
import { segmentBytes } from '../../src/core/search/segmentBytes.ts';
import { finish } from '../../src/core/text/finish.ts';

const entry = (index: number) =>
	`@article{key${index},\n  author = {M{\\"u}ller, A. and 王, 伟},\n  title = {Ketamine and ${index}},\n  journal = jn,\n  year = {2019}\n}\n`;

const bibliography = openBibliography(
	`@string{jn = {Journal of Names}}\n${Array.from({ length: 9000 }, (_, index) => entry(index)).join('')}`,
	'a.bib',
	'bibtex',
);

/** The runs of all entries, made in threads of this code. */
async function madeIn(code: string) {
	const runs = (await indexInThreads([bibliography], code, 1)).get(bibliography);
	return runs?.map(({ segment, places }) => ({ bytes: segmentBytes(segment), places }));
}

suite('An index that is made in threads', () => {
	let alone: Awaited<ReturnType<typeof madeIn>>;

	suiteSetup(() => {
		const { runs } = finish(indexEntries(bibliography, new LazyPinyin()));
		alone = runs.map(({ segment, places }) => ({ bytes: segmentBytes(segment), places }));
	});

	test('is the one that is made without them', async () => {
		const { outputFiles } = buildSync({
			entryPoints: ['src/indexer.ts'],
			bundle: true,
			format: 'cjs',
			platform: 'browser',
			write: false,
		});
		const runs = await madeIn(outputFiles[0]!.text);
		assert.ok(runs === undefined || runs.length > 2);
		assert.deepEqual(runs ?? alone, alone);
	});

	test('is the same where the threads fail', async () => {
		const runs = await madeIn('throw new Error("no thread");');
		assert.deepEqual(runs ?? alone, alone);
	});

	test('is left to others for small files, and where there is no code for a thread', async () => {
		assert.equal((await indexInThreads([bibliography], undefined, 1)).size, 0);
		assert.equal((await indexInThreads([bibliography], 'throw 0;')).size, 0);
	});
});
