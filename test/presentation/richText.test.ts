import assert from 'node:assert/strict';
import { text } from '../../src/presentation/card.ts';
import { inlinesFromHtml, plainFromHtml } from '../../src/presentation/richText.ts';

suite('Rich text of CSL', () => {
	test('reads emphasis, sub- and superscripts', () => {
		assert.deepEqual(inlinesFromHtml('a <i>b</i><sub>2</sub>'), [text('a '), text('b', 'emphasis'), text('2', 'sub')]);
	});

	test('keeps the text of other tags and decodes entities', () => {
		assert.equal(plainFromHtml('<div class="csl-entry">R&amp;D &#945; <span>x</span></div>'), 'R&D α x');
	});

	test('keeps a lone sign and an unclosed tag as they are', () => {
		assert.equal(plainFromHtml('p < 0.05 and n > 3'), 'p < 0.05 and n > 3');
	});
});
