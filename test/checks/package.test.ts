import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { listedFiles, packageFiles } from '../support/packageFiles.ts';
import { repository } from '../support/paths.ts';

suite('The package', () => {
	test('holds what is listed and nothing else', async () => {
		const listed = await listedFiles();
		const isBuilt = (file: string) => file.startsWith('dist/');
		assert.deepEqual(
			listed.filter((file) => !isBuilt(file)),
			packageFiles.filter((file) => !isBuilt(file)),
		);
		// What is built is there after a build only.
		assert.deepEqual(
			listed.filter((file) => isBuilt(file) && !packageFiles.includes(file)),
			[],
		);
	}).timeout(60_000);

	test('says which parts of the citation engine are exchanged, under a licence whose text it carries', () => {
		const notice = readFileSync(path.join(repository, 'NOTICE'), 'utf8');
		for (const file of [
			'repairEngine.ts',
			'unnamedAuthors.ts',
			'quicken.ts',
			'boundPrinting.ts',
			'markup.ts',
			'adaptStyle.ts',
		]) {
			assert.ok(notice.includes(file), file);
			readFileSync(path.join(repository, 'src/core/citations/rendering', file));
		}
		assert.match(notice, /Common Public Attribution License Version 1\.0 \(CPAL\)\n\n1\. “Definitions”/);
	});
});
