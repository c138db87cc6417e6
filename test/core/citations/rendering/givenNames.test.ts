import assert from 'node:assert/strict';
import { settleInitials } from '../../../../src/core/citations/rendering/givenNames.ts';

suite('Initials in a given name that is printed whole', () => {
	const cases: readonly (readonly [given: string, mark: string, wanted: string])[] = [
		['Carlos A.', '', 'Carlos A'],
		['C. A.', '', 'CA'],
		['C. A.', '. ', 'C. A.'],
		['C.A.', '. ', 'C. A.'],
		['Ronald S', '. ', 'Ronald S.'],
		['K', '.', 'K.'],
		['R.-J.', '. ', 'R.-J.'],
		['J.-Y.', '', 'J-Y'],
		['Jian-jun', '', 'Jian-jun'],
		['Jean-Luc', '. ', 'Jean-Luc'],
		['Franklin D. Roosevelt', '.', 'Franklin D. Roosevelt'],
		['小明', '.', '小明'],
		['<i>A.</i>', '', '<i>A.</i>'],
	];
	for (const [given, mark, wanted] of cases) {
		test(`${given} with “${mark}” is ${wanted}`, () => {
			assert.equal(settleInitials(given, mark), wanted);
		});
	}
});
