import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../support/paths.ts';

suite('The package', () => {
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
