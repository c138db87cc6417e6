import assert from 'node:assert/strict';
import { inNotation, recommendedName } from '../../../src/core/matching/notation.ts';
import { matchText } from '../../../src/core/matching/mentions.ts';
import { bundledEntities, bundledPack, vocabularyOf } from '../../support/bundledPack.ts';
import { bundledLexicon } from './support.ts';

suite('Recommended names', () => {
	const vocabularies = [vocabularyOf(bundledPack())];
	const name = (id: string, format: 'markdown' | 'latex', language: 'en' | 'zh' = 'en'): string =>
		recommendedName(
			bundledEntities().find((entity) => entity.id === id)!,
			format,
			language,
			vocabularies,
		);

	test('stereodescriptors are in italics', () => {
		assert.equal(name('hnk-2r6r', 'markdown'), '(2*R*,6*R*)-HNK');
		assert.equal(name('hnk-2r6r', 'latex'), '(2\\textit{R},6\\textit{R})-HNK');
	});

	test('Greek letters are letters in Markdown and maths in LaTeX', () => {
		assert.equal(name('nf-kappab', 'markdown'), 'NF-κB');
		assert.equal(name('nf-kappab', 'latex'), 'NF-$\\kappa$B');
	});

	test('low and raised parts', () => {
		assert.equal(inNotation('GABAAR', false, vocabularies), 'GABA~A~R');
		assert.equal(name('5-ht1a-receptor', 'latex'), '5-HT\\textsubscript{1A}');
		assert.equal(inNotation('Mg2+', false, []), 'Mg^2+^');
	});

	test('low and raised parts of names are those that packs have', () => {
		const notation = ['CO~2~', 'PD-L1^high^'];
		const ofField = [{ entities: [], notation }];
		assert.equal(inNotation('CO2 retention', false, ofField), 'CO~2~ retention');
		assert.equal(inNotation('PD-L1high', true, ofField), 'PD-L1\\textsuperscript{high}');
		assert.equal(inNotation('CO2ase', false, ofField), 'CO2ase');
		assert.equal(inNotation('GABAAR', false, ofField), 'GABAAR');
	});

	test('the nitrogen of a name is in italics, and no other N', () => {
		assert.equal(inNotation('N-acetylcysteine', false, []), '*N*-acetylcysteine');
		assert.equal(inNotation('N-back test', false, []), 'N-back test');
	});

	test('Chinese names in Chinese', () => {
		assert.equal(name('esketamine', 'markdown', 'zh'), '艾司氯胺酮');
	});

	test('common nouns begin with a small letter', () => {
		assert.equal(name('esketamine', 'markdown'), 'esketamine');
	});

	test('a recommended name is recognised where it is written', () => {
		const lexicon = bundledLexicon();
		const lost = bundledEntities().flatMap((entity) => {
			const written = recommendedName(entity, 'markdown', 'en', vocabularies);
			const mentions = matchText(`We saw ${written} and ketamine.`, 'markdown', lexicon);
			const isShort = written.length <= 5;
			return isShort || mentions.some(({ text }) => text === written) ? [] : [`${entity.id}: ${written}`];
		});
		assert.deepEqual(lost, []);
	});
});
