import assert from 'node:assert/strict';
import { inNotation, recommendedName } from '../../../src/core/matching/notation.ts';
import { matchText } from '../../../src/core/matching/mentions.ts';
import { bundledEntities } from '../../support/bundledPack.ts';
import { bundledLexicon } from './support.ts';

suite('Recommended names', () => {
	const name = (id: string, format: 'markdown' | 'latex', language: 'en' | 'zh' = 'en'): string =>
		recommendedName(
			bundledEntities().find((entity) => entity.id === id)!,
			format,
			language,
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
		assert.equal(inNotation('GABAAR', false), 'GABA~A~R');
		assert.equal(name('5-ht1a-receptor', 'latex'), '5-HT\\textsubscript{1A}');
		assert.equal(inNotation('Mg2+', false), 'Mg^2+^');
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
			const written = recommendedName(entity, 'markdown', 'en');
			const mentions = matchText(`We saw ${written} and ketamine.`, 'markdown', lexicon);
			const isShort = written.length <= 5;
			return isShort || mentions.some(({ text }) => text === written) ? [] : [`${entity.id}: ${written}`];
		});
		assert.deepEqual(lost, []);
	});
});
