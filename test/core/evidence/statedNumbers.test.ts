import assert from 'node:assert/strict';
import { KnownNumbers, statedNumbers, unstatedNumbers } from '../../../src/core/evidence/statedNumbers.ts';

const values = (text: string) => statedNumbers(text).map(({ value }) => value);

suite('statedNumbers', () => {
	for (const [text, expected] of [
		['24-h remission after 0.5-1.0 mg/kg over 40 min', [24, 0.5, 1, 40]],
		['0.15–0.23 units, 63.0%, P = 0.02, n=24, ≥28, 1,250 patients', [0.15, 0.23, 63, 0.02, 24, 28, 1250]],
		['a 3 to 5-fold rise, 65-74 years, 7d, 50mg', [3, 5, 65, 74, 7, 50]],
		['at 2 to 4 weeks; from the mid-1960s', [2, 4, 1960]],
		['280-300 million people', [280e6, 300e6]],
		['two to three times as likely, twice, seven days ahead', [2, 3, 2, 7]],
		['a fourfold, a two- to threefold and a twofold rise', [4, 2, 3, 2]],
		['a third of patients, two thirds, half of them', [50, 100 / 3, 200 / 3]],
		['约30%的患者在7天后，20世纪60年代，2.8亿人', [30, 7, 1960, 280e6]],
		['IL-6, IL-1β, GluN2B, 5-HT1A, PSD-95, p70S6K, 4E-BP1, miR-132-5p, α7, TNF-α', []],
		['(2R,6R)-HNK, (2S,6S)-HNK, Kir4.1, H2O2, 13C, CI-581, COVID-19, Ser845, 5-羟色胺', []],
		['TRANSFORM-1, ASPIRE 2, a phase 3 trial, a phase 2a trial, type 2 diabetes, layer 5', []],
		['one of them, one dose, another two trials, neither of the two', []],
	] as const) {
		test(text, () => {
			assert.deepEqual(values(text), expected);
		});
	}

	test('a rough number agrees with what it is the rounded form of, an exact one with itself alone', () => {
		const missing = (text: string, source: string) =>
			unstatedNumbers(statedNumbers(text), [new KnownNumbers([source])]).map((number) => number.text);
		assert.deepEqual(missing('about 30%', '31.8% of them'), []);
		assert.deepEqual(missing('30%', '31.8% of them'), ['30']);
		assert.deepEqual(missing('about 31%', '31.8% of them'), ['31']);
		assert.deepEqual(missing('about 4 points', '3.8 points'), []);
		assert.deepEqual(missing('a third of patients', '33.4%'), []);
		assert.deepEqual(missing('a third of patients', '25%'), ['a third']);
		assert.deepEqual(missing('two weeks', 'at 2 weeks'), []);
		assert.deepEqual(missing('0.50 mg/kg', '0.5 mg/kg'), []);
	});
});
