import assert from 'node:assert/strict';
import { titleText } from '../../../src/core/bibliography/titleCase.ts';

suite('Titles', () => {
	const cases: readonly (readonly [written: string, read: string])[] = [
		['The Role of Kinases in Depression', 'The role of kinases in depression'],
		['The role of kinases in Bremen', 'The role of kinases in Bremen'],
		['The Role of {NMDA} Receptors: {A} Review', 'The role of NMDA receptors: A review'],
		['Effects of {\\"U}bung and Schlaf', 'Effects of übung and schlaf'],
		['Über Die Wirkung von Ketamin', 'Über die wirkung von ketamin'],
		['mTOR Signalling in iPSC Neurons', 'mTOR signalling in iPSC neurons'],
		['3D Printing of 10 Small Organs', '3D printing of 10 small organs'],
		['The 😀😀 of Mice', 'The 😀😀 of mice'],
		['Fooo 𐐀𐐨𐐨𐐨 of Mice', 'Fooo 𐐨𐐨𐐨𐐨 of mice'],
		['An Answer. The {Second} Part', 'An answer. The Second part'],
	];
	for (const [written, read] of cases) {
		test(`in title case are lowered, and no other: ${written}`, () => {
			assert.equal(titleText(written, true), read);
		});
	}

	test('that are not English stay as they are', () => {
		assert.equal(titleText('Die Rolle der Kinasen', false), 'Die Rolle der Kinasen');
	});
});
