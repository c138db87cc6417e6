import assert from 'node:assert/strict';
import { oracleTest } from '../support/oracleTools.ts';
import { askPrograms, readRecord } from './readingRecord.ts';

suite('The recording of what other programs read', () => {
	oracleTest('is what pandoc and biber read today', ['pandoc', 'biber'], async () => {
		const recorded = readRecord();
		const now = await askPrograms();
		// Another version may read otherwise, and then the recording is to be made anew with it.
		if (now.pandoc === recorded.pandoc) {
			assert.deepEqual(now.items, recorded.items);
		}
		if (now.biber === recorded.biber) {
			assert.deepEqual(now.authors, recorded.authors);
		}
	});
});
