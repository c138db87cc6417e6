/**
 * Records what `pandoc --citeproc` makes of the references and clusters of `renderingInput.ts` in each style of
 * `renderingStyles.ts`, for the comparison in `rendering.test.ts`. Run it after either has changed:
 * `node test/oracle/recordRendering.ts`, with pandoc on the PATH.
 */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { brotliCompressSync, constants } from 'node:zlib';
import { readStyleSources } from '../support/buildStyles.ts';
import { blocksToHtml, inlinesToHtml, type PandocNode } from './pandocInlines.ts';
import { comparedClusters, renderingItems } from './renderingInput.ts';
import { comparedStyles } from './renderingStyles.ts';
import { normaliseRendering, recordFile, type RecordedRendering } from './renderingRecord.ts';

const run = promisify(execFile);
const items = await renderingItems();
const clusters = comparedClusters(items);
const sources = await readStyleSources();
const folder = await mkdtemp(path.join(tmpdir(), 'afferent-rendering-'));
const { stdout: version } = await run('pandoc', ['--version']);
const recorded: RecordedRendering = { pandoc: version.split('\n', 1)[0] ?? '', items, styles: {} };
try {
	await writeFile(path.join(folder, 'references.json'), JSON.stringify(items));
	const cites = clusters.map((cluster) => `${cluster.markdown}\n`).join('\n');
	await writeFile(path.join(folder, 'cites.md'), `---\nnocite: '@*'\nlang: en-US\n---\n\n${cites}`);
	for (const style of comparedStyles) {
		const xml = sources.get(style);
		if (xml === undefined) {
			throw new Error(`There is no style ${style}.`);
		}
		await writeFile(path.join(folder, 'style.csl'), xml);
		const args = ['--citeproc', '--bibliography=references.json', '--csl=style.csl', '--to=json', 'cites.md'];
		const { stdout } = await run('pandoc', args, { cwd: folder, maxBuffer: 1 << 28 });
		const { blocks } = JSON.parse(stdout) as { blocks: readonly PandocNode[] };
		const paragraphs = blocks.filter((block) => block.t === 'Para');
		const references = blocks.find((block) => block.t === 'Div');
		const entries = ((references?.c as unknown[])?.[1] ?? []) as readonly PandocNode[];
		recorded.styles[style] = {
			clusters: paragraphs.map((paragraph) => normaliseRendering(inlinesToHtml(paragraph.c))),
			entries: entries.map((entry) => {
				const [attributes, content] = entry.c as [[string], unknown];
				return [attributes[0].replace(/^ref-/, ''), normaliseRendering(blocksToHtml(content))];
			}),
		};
		console.log(style, paragraphs.length, entries.length);
	}
} finally {
	await rm(folder, { recursive: true });
}
// The styles differ little from each other, so a window over all of them makes the file a few times smaller.
const params = { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 11 };
await writeFile(recordFile, brotliCompressSync(JSON.stringify(recorded), { params }));
console.log(`${(await readFile(recordFile)).length} bytes`);
