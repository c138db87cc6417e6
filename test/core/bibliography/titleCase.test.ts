import assert from 'node:assert/strict';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
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

	test('that have no long word are judged by what they are printed beside', () => {
		assert.equal(titleText('Volume for All', true, 'Handbook of Matters'), 'Volume for all');
		assert.equal(titleText('Volume for All', true, 'Handbook of matters'), 'Volume for All');
		assert.equal(titleText('Volume for All', true), 'Volume for All');
		assert.equal(
			titleText('Volume for patients in Bremen', true, 'Handbook of Matters'),
			'Volume for patients in Bremen',
		);
		assert.equal(titleText('Band Sub', false, 'Viele Kleine Werke'), 'Band Sub');
	});

	test('are judged with their subtitles in every field that has one', () => {
		const text =
			'@inbook{a, title = {Big Sky}, subtitle = {The Kinds of Weather}, booktitle = {Handbook of Matters}, ' +
			'booksubtitle = {Volume for All}, maintitle = {Many Volumes}, mainsubtitle = {Series Sub}}';
		const [entry] = createLibrary([openBibliography(text, 'a.bib', 'biblatex')]).entries();
		assert.equal(entry?.item.title, 'Big sky: The kinds of weather');
		assert.equal(entry.item['volume-title'], 'Handbook of matters: Volume for all');
		assert.equal(entry.item['container-title'], 'Many volumes: Series sub');
	});

	test('that are not English stay as they are', () => {
		assert.equal(titleText('Die Rolle der Kinasen', false), 'Die Rolle der Kinasen');
	});
});
