import assert from 'node:assert/strict';
import { foldText } from '../../../src/core/search/foldText.ts';
import { chunksOf, eachCitekeyPart, eachToken } from '../../../src/core/search/searchTokens.ts';

function tokens(text: string): string[] {
	const found: string[] = [];
	eachToken(text, (token) => found.push(token));
	return found;
}

suite('Folding for search', () => {
	test('Drops case, diacritics and tags', () => {
		assert.equal(foldText('López-Gil <i>et al.</i> ÅØŁß'), 'lopez-gil et al. aolss');
	});

	test('Spells Greek letters out, or puts their stand-ins', () => {
		assert.equal(foldText('TNF-α, Β, ς'), 'tnf-alpha, beta, sigma');
		assert.equal(foldText('TNF-α', 'standIn'), 'tnf-a');
		assert.equal(foldText('5 µM'), '5 mum');
	});

	test('Makes full-width, superscript and subscript forms plain', () => {
		assert.equal(foldText('ＮＭＤＡ Ca²⁺ H₂O'), 'nmda ca2+ h2o');
	});

	test('Keeps Korean and Japanese letters whole', () => {
		assert.equal(foldText('우울증 ガ'), '우울증 ガ');
	});

	test('Keeps a sign that opens no tag', () => {
		assert.equal(foldText('p < 0.05 and n > 3'), 'p < 0.05 and n > 3');
	});
});

suite('Search tokens', () => {
	test('Gives the parts of a compound and the whole', () => {
		assert.deepEqual(tokens('MK-801 (R)-ketamine'), ['mk', '801', 'mk801', 'r', 'ketamine', 'rketamine']);
	});

	test('Gives both forms of Greek letters', () => {
		assert.deepEqual(new Set(tokens('IL-1β')), new Set(['il', '1beta', 'il1beta', '1b', 'il1b']));
	});

	test('Gives Chinese characters and their pairs', () => {
		assert.deepEqual(tokens('氯胺酮'), ['氯', '氯胺', '胺', '胺酮', '酮']);
	});

	test('Separates Chinese from Latin without a blank', () => {
		assert.deepEqual(tokens('NMDA受体'), ['nmda', '受', '受体', '体']);
	});

	test('Splits citekeys where letters, digits or case change', () => {
		const parts: string[] = [];
		eachCitekeyPart('McIntyre_2020:NMDARblock', (part) => parts.push(part));
		assert.deepEqual(parts, ['mc', 'intyre', '2020', 'nmda', 'rblock']);
	});

	test('Reads the chunks of a query', () => {
		assert.deepEqual(
			chunksOf('mk-801, 氯胺酮 x').map(({ parts }) => parts),
			[['mk', '801'], ['氯胺', '胺酮'], ['x']],
		);
	});
});
