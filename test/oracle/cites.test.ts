import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { oracleTest } from '../support/oracleTools.ts';
import { citeTexts } from './citeTexts.ts';
import { readPandocCites } from './pandocCites.ts';

/** What `test/core/documents/pandocCites.test.ts` compares with, without pandoc. */
const recordFile = path.join(import.meta.dirname, '../fixtures/citations/pandocCites.json');

suite('The recorded cites are what pandoc reads', () => {
	oracleTest('in every text, in the version that is installed', ['pandoc'], async () => {
		const recorded = JSON.parse(await readFile(recordFile, 'utf8')) as { text: string; clusters: unknown }[];
		assert.deepEqual(
			recorded.map(({ text }) => text),
			citeTexts(),
			'run node test/oracle/recordCites.ts',
		);
		const now = await readPandocCites(recorded.map(({ text }) => text));
		assert.equal(now.length, recorded.length);
		for (const [index, { text, clusters }] of recorded.entries()) {
			assert.deepEqual(now[index], clusters, JSON.stringify(text));
		}
	});
});
