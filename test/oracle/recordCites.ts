/**
 * Records which cites pandoc reads in the texts of `citeTexts.ts`, for the comparison in
 * `test/core/documents/pandocCites.test.ts`. Run it after they have changed: `node test/oracle/recordCites.ts`, with pandoc
 * on the PATH.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { citeTexts } from './citeTexts.ts';
import { readPandocCites } from './pandocCites.ts';

const texts = citeTexts();
const clusters = await readPandocCites(texts);
const recorded = texts.map((text, index) => ({ text, clusters: clusters[index] }));
const file = path.join(import.meta.dirname, '../fixtures/citations/pandocCites.json');
await writeFile(file, `[\n${recorded.map((record) => JSON.stringify(record)).join(',\n')}\n]\n`);
