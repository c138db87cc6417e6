import assert from 'node:assert/strict';
import { holdsReferences } from '../../../src/core/bibliography/holdsReferences.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

const reference = { id: 'roe2001', type: 'book', title: 'Rivers', author: [{ family: 'Roe' }] };

function holds(records: readonly unknown[]): boolean {
	return holdsReferences(openBibliography(JSON.stringify(records), 'a.json', 'csl-json'));
}

suite('A file of records holds references', () => {
	test('when most of them are some', () => {
		assert.equal(holds([reference]), true);
		assert.equal(holds([reference, { ...reference, id: 'b' }, { id: 'c', title: 'Notes' }]), true);
	});

	test('not when one of many looks like one', () => {
		const others = Array.from({ length: 19 }, (_, index) => ({ id: `task${index}`, title: 'Build', run: 'make' }));
		assert.equal(holds([...others, reference]), false);
		assert.equal(holds([reference, ...others]), false);
		assert.equal(holds([]), false);
	});
});
