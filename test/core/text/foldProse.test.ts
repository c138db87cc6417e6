import assert from 'node:assert/strict';
import { ProseFolder, type ProseNotation } from '../../../src/core/text/foldProse.ts';

function folded(text: string, notation: ProseNotation = 'markdown'): string {
	const { codes, length } = new ProseFolder().fold(text, notation);
	return Array.from(codes.subarray(0, length), (code) => (code === 0 ? '¦' : String.fromCharCode(code))).join('');
}

suite('Folding prose', () => {
	test('markup goes, characters become plain', () => {
		assert.equal(folded('**BDNF** and *p*'), 'bdnf and p');
		assert.equal(folded('5-HT~1A~ 5‑HT₁A Ca²⁺ ＮＭＤＡ　受体'), '5-ht1a 5-ht1a ca2+ nmda 受体');
		assert.equal(folded('TNF&alpha; IL&#8209;6 <sub>a</sub>'), 'tnfα il-6 a');
		assert.equal(folded('µ-opioid \u00adx\u200by Åsberg'), 'μ-opioid xy asberg');
	});

	test('LaTeX commands print what they stand for', () => {
		assert.equal(folded('NF-$\\kappa$B~\\textit{S} \\textalpha{}7 a--b', 'latex'), 'nf-κb s α7 a-b');
		assert.equal(folded('{\\itshape R} \\AA sberg \\unknown x', 'latex'), 'r asberg ¦ x');
	});

	test('every character knows where it was written', () => {
		const text = 'a *b* &beta;';
		const { codes, starts, ends, length } = new ProseFolder().fold(text, 'markdown');
		const places = Array.from({ length }, (_, i) => [String.fromCharCode(codes[i]!), text.slice(starts[i], ends[i])]);
		assert.deepEqual(places, [
			['a', 'a'],
			[' ', ' '],
			['b', 'b'],
			[' ', ' '],
			['β', '&beta;'],
		]);
	});

	test('raised digits are set apart, charges are not', () => {
		assert.equal(folded('IL-6^12^ and Mg^2+^'), 'il-6¦12 and mg2+');
	});
});
