import assert from 'node:assert/strict';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { citePartAt, completeLocatorAt } from '../../../src/core/features/locators.ts';

function at<T>(marked: string, ask: (document: ReturnType<typeof scanDocument>, offset: number) => T): T {
	const format: DocumentFormat = marked.includes('\\') ? 'latex' : 'markdown';
	const offset = marked.indexOf('|');
	return ask(scanDocument(marked.slice(0, offset) + marked.slice(offset + 1), format), offset);
}

/** The first terms that are offered at the `|`. */
function terms(marked: string): string | undefined {
	return at(marked, completeLocatorAt)
		?.terms.slice(0, 4)
		.map(({ term }) => term)
		.join(' ');
}

/** The part of a cite at the `|`: its kind, its text, and what a locator is read as. */
function part(marked: string): string | undefined {
	const found = at(marked, citePartAt);
	const read =
		found?.locator && `${found.locator.label}=${found.locator.value}${found.locator.hasTerm ? '' : ' (bare)'}`;
	return found && [found.kind, found.citekey, found.text, ...(read === undefined ? [] : [read])].join('|');
}

suite('Locator terms', () => {
	test('are offered behind a citekey in brackets', () => {
		assert.equal(terms('x [@a, |]'), 'p. pp. chap. chaps.');
		assert.equal(terms('x [@a, |'), 'p. pp. chap. chaps.');
		assert.equal(terms('x [@a p|]'), 'p. pp. para. paras.');
		assert.equal(terms('x [@a; @{b:c}, fi|]'), 'fig. figs.');
		assert.equal(terms('As @a [ch|'), 'chap. chaps.');
		assert.equal(terms('x [@a, vol|]'), 'vol. vols.');
	});

	test('are offered in the note of a LaTeX cite', () => {
		assert.equal(terms('\\citep[|]{a}'), 'p. pp. chap. chaps.');
		assert.equal(terms('\\citep[see][p|]{a}'), 'p. pp. para. paras.');
		assert.equal(terms('\\cites[3]{a}[s|]{b}'), 'sec. secs. suppl. suppls.');
		assert.equal(terms('\\section[p|]{a}'), undefined);
	});

	test('are offered nowhere else', () => {
		for (const text of ['As @a, p|', 'x [@a|]', 'x [see |]', 'x [@a, p. 3|]', '`[@a, p|]`', 'x [@a] p|']) {
			assert.equal(terms(text), undefined, text);
		}
	});
});

suite('The parts of a cite', () => {
	test('are told apart in Markdown', () => {
		assert.equal(part('x [see @a, pp. 3|-5 and passim]'), 'locator|a|pp. 3-5|page=3-5');
		assert.equal(part('x [see @a, pp. 3-5 and pas|sim]'), 'suffix|a|and passim');
		assert.equal(part('x [se|e @a, 33]'), 'prefix|a|see');
		assert.equal(part('x [see @a, 3|3]'), 'locator|a|33|page=33 (bare)');
		assert.equal(part('x @a [chap. 2|; @b]'), 'locator|a|chap. 2|chapter=2');
		assert.equal(part('x [@|a, 33]'), undefined);
		assert.equal(part('no ci|te'), undefined);
	});

	test('are told apart in LaTeX', () => {
		assert.equal(part('\\citep[se|e][p.~3]{a,b}'), 'prefix|a|see');
		assert.equal(part('\\citep[see][p.~|3]{a,b}'), 'locator|b|p.~3|page=3');
		assert.equal(part('\\citep[for revi|ew]{a}'), 'suffix|a|for review');
	});
});
