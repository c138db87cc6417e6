import assert from 'node:assert/strict';
import fc from 'fast-check';
import { FoldedText, foldText, type GreekForm, hasGreek } from '../../../src/core/search/foldText.ts';
import { chunksOf, TokenReader } from '../../../src/core/search/searchTokens.ts';

const wordOf = (units: Uint16Array, start: number, end: number) => String.fromCharCode(...units.subarray(start, end));

function tokens(text: string): string[] {
	const found: string[] = [];
	new TokenReader().each(text, 0, (units, start, end) => found.push(wordOf(units, start, end)));
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

	test('Folds into units as it folds into text', () => {
		const folded = new FoldedText();
		const pieces = [
			'a',
			'K',
			' ',
			'-',
			'α',
			'Α',
			'µ',
			'é',
			'e\u0301',
			'か',
			'\u3099',
			'ﬁ',
			'½',
			'İ',
			'ß',
			'각',
			'\u1100',
			'<i>',
			'<',
		];
		const texts = fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'binary', maxLength: 2 })));
		fc.assert(
			fc.property(texts, fc.constantFrom<GreekForm>('name', 'standIn'), (parts, form) => {
				const text = parts.join('');
				folded.fold(text, form);
				assert.equal(String.fromCharCode(...folded.units.subarray(0, folded.length)), foldText(text, form));
				assert.equal(folded.hasGreek, hasGreek(text));
			}),
			{ seed: 11, numRuns: 2000 },
		);
		folded.fold('ﷺ'.repeat(3000));
		assert.equal(folded.length, foldText('ﷺ'.repeat(3000)).length);
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
		new TokenReader().eachCitekeyPart('McIntyre_2020:NMDARblock', 0, (units, start, end) =>
			parts.push(wordOf(units, start, end)),
		);
		assert.deepEqual(parts, ['mc', 'intyre', '2020', 'nmda', 'rblock']);
	});

	test('Reads the chunks of a query', () => {
		assert.deepEqual(
			chunksOf('mk-801, 氯胺酮 x').map(({ parts }) => parts),
			[['mk', '801'], ['氯胺', '胺酮'], ['x']],
		);
	});
});
