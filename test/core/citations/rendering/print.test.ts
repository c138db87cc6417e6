import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseMarkup } from '../../../../src/core/citations/rendering/markup.ts';
import { print } from '../../../../src/core/citations/rendering/print.ts';
import { webAddress } from '../../../../src/core/citations/rendering/webAddress.ts';
import type { RichText } from '../../../../src/core/citations/rendering/richText.ts';

suite('Printing formatted text', () => {
	const italic = (...children: RichText): RichText => [{ kind: 'italic', children }];

	test('keeps spaces outside of Markdown emphasis', () => {
		assert.equal(print(['a', ...italic(' b '), 'c'], 'markdown'), 'a *b* c');
	});

	test('does not let the first characters of a Markdown paragraph make a list', () => {
		assert.equal(print(['1. Roe'], 'markdown'), '1\\. Roe');
		assert.equal(print(['A. Roe'], 'markdown'), 'A\\. Roe');
		assert.equal(print(['- Roe'], 'markdown'), '\\- Roe');
	});

	test('interrupts italics where text stands upright', () => {
		const text = italic('of ', { kind: 'upright', children: ['Mus'] }, ' mice');
		assert.equal(print(text, 'markdown'), '*of* Mus *mice*');
		assert.equal(print(text, 'latex'), '\\textit{of }Mus\\textit{ mice}');
	});

	test('sets one space between the number of an entry and the entry', () => {
		const text: RichText = [
			{ kind: 'leftMargin', children: ['1.'] },
			{ kind: 'rightInline', children: ['Roe'] },
		];
		assert.equal(print(text, 'text'), '1. Roe');
		assert.equal(
			print(text, 'html'),
			'<span class="csl-left-margin">1.</span> <span class="csl-right-inline">Roe</span>',
		);
	});

	test('writes special characters, Greek and scripts for LaTeX', () => {
		assert.equal(
			print(['50 % & α2δ_1 #{~^\\} <'], 'latex'),
			'50 \\% \\& \\ensuremath{\\alpha}2\\ensuremath{\\delta}\\_1 \\#\\{\\textasciitilde{}\\textasciicircum{}\\textbackslash{}\\} \\textless{}',
		);
		assert.equal(print(['Ca', { kind: 'superscript', children: ['2+'] }], 'latex'), 'Ca\\textsuperscript{2+}');
	});

	test('leads only to the web', () => {
		assert.equal(webAddress('https://example.org/a b'), 'https://example.org/a%20b');
		assert.equal(webAddress('10.1000/x(1)'), 'https://doi.org/10.1000/x%281%29');
		assert.equal(webAddress('javascript:alert(1)'), undefined);
		assert.equal(webAddress('file:///etc/passwd'), undefined);
	});

	test('reads any marks, also out of balance, without losing text', () => {
		const marks = fc.array(
			fc.oneof(fc.constantFrom('\uFDD0', '\uFDD7', '\uFDEF', '\uFDE5'), fc.constantFrom('a', 'b ')),
		);
		fc.assert(
			fc.property(marks, (pieces) => {
				const text = pieces.join('');
				const shown = text.replace(/[\uFDD0-\uFDEF]/g, '').replace(/\s+/g, '');
				assert.equal(print(parseMarkup(text), 'text').replace(/\s+/g, ''), shown);
			}),
			{ seed: 20250101, numRuns: 300 },
		);
	});
});
