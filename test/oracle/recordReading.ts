// Records what pandoc and biber read in test/fixtures/bib/sound-*.bib: node test/oracle/recordReading.ts
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { askPrograms, readingFolder } from './readingRecord.ts';

await writeFile(join(readingFolder, 'reading.json'), `${JSON.stringify(await askPrograms(), undefined, '\t')}\n`);
