import assert from 'node:assert/strict';
import { sentenceAt, sentencesIn } from '../../../src/core/documents/sentences.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';

suite('The sentences of a manuscript', () => {
	const written = (text: string, format: DocumentFormat = 'markdown') =>
		sentencesIn(scanDocument(text, format)).map(({ start, end }) => text.slice(start, end));

	test('end with their mark, in English and Chinese', () => {
		assert.deepEqual(written('Statins help. Do they? Yes.'), ['Statins help.', 'Do they?', 'Yes.']);
		assert.deepEqual(written('他汀有效。是吗？是。'), ['他汀有效。', '是吗？', '是。']);
	});

	test('go on behind abbreviations, initials, decimals and names', () => {
		for (const text of [
			'Smith et al. found it.',
			'Some drugs (e.g. statins) help.',
			'It fell by 0.5 mg, cf. Fig. 2, in E. coli.',
			'Statins vs. placebo.',
		]) {
			assert.deepEqual(written(text), [text]);
		}
	});

	test('hold the cites in front of their mark, and those that touch it', () => {
		const text = 'Statins help [@roe2001]. Others do not.[@poe2002] Some do [@doe2003; @poe2002].';
		const citekeys = sentencesIn(scanDocument(text, 'markdown')).map(({ clusters }) =>
			clusters.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)),
		);
		assert.deepEqual(citekeys, [['roe2001'], ['poe2002'], ['doe2003', 'poe2002']]);
	});

	test('have their prose alone as text, as it is read', () => {
		const read = (text: string, format: DocumentFormat) =>
			sentencesIn(scanDocument(text, format)).map((sentence) => sentence.text);
		assert.deepEqual(read('Statins \\textbf{\\emph{help}}\n\\cite{roe2001} people\\label{a}.', 'latex'), [
			'Statins help people .',
		]);
		assert.deepEqual(read('(\\textit{S})-Warfarin at 5~mg helped 40\\,\\% of them.', 'latex'), [
			'(S)-Warfarin at 5 mg helped 40 % of them.',
		]);
		assert.deepEqual(read('It helps. (R)-warfarin does not.', 'markdown'), ['It helps.', '(R)-warfarin does not.']);
	});

	test('do not stand in headings, quotations, code and reference lists', () => {
		assert.deepEqual(written('# Statins help.\n\n> They do.\n\n```\nSo be it.\n```\n'), []);
	});

	test('are found at a place, the last one behind their end', () => {
		const text = 'Statins help. Others do not.';
		const { blocks } = scanDocument(text, 'markdown');
		const at = (offset: number) => sentenceAt(blocks[0]!, offset)?.text;
		assert.deepEqual(
			[at(0), at(13), at(16), at(text.length)],
			['Statins help.', 'Statins help.', 'Others do not.', 'Others do not.'],
		);
	});
});
