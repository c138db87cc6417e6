import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Cite } from '../../../src/core/citations/model.ts';
import { parseBracketedCluster, parseNarrativeCluster } from '../../../src/core/citations/pandocSyntax.ts';

/** Each cite as `prefix|mode key|label value|suffix`. */
function bracketed(text: string): string[] | undefined {
	return parseBracketedCluster(text, 0)?.cites.map(describe);
}

function narrative(text: string): string[] | undefined {
	const cluster = parseNarrativeCluster(text, text.indexOf('@'));
	return cluster && [text.slice(cluster.span.start, cluster.span.end), ...cluster.cites.map(describe)];
}

function describe({ prefix, mode, citekey, locator, suffix }: Cite): string {
	return [prefix, `${mode} ${citekey}`, locator ? `${locator.label} ${locator.value}` : '', suffix].join('|');
}

suite('Pandoc clusters', () => {
	test('read prefix, locator and suffix', () => {
		assert.deepEqual(bracketed('[see @roe2001, pp. 3-5 and *passim*]'), [
			'see|parenthetical roe2001|page 3-5|and *passim*',
		]);
	});

	test('read several cites with their own parts', () => {
		assert.deepEqual(bracketed('[see @a, p. 3; -@b, chap. 2; also @c]'), [
			'see|parenthetical a|page 3|',
			'|suppressAuthor b|chapter 2|',
			'also|parenthetical c||',
		]);
	});

	test('take a bare number for a page, and braces for what the rules would not see', () => {
		assert.deepEqual(bracketed('[@a, 33, 35-37]'), ['|parenthetical a|page 33, 35-37|']);
		assert.deepEqual(bracketed('[@a, pp. iv, vi-xi, (xv)-(xvii) with suffix]'), [
			'|parenthetical a|page iv, vi-xi, (xv)-(xvii)|with suffix',
		]);
		assert.deepEqual(bracketed('[@a, {pp. iv, vi-xi}, with suffix]'), [
			'|parenthetical a|page iv, vi-xi|, with suffix',
		]);
	});

	test('read a locator with marks of emphasis', () => {
		assert.deepEqual(bracketed('[@a, p. *32*]'), ['|parenthetical a|page *32*|']);
		assert.deepEqual(bracketed('[@a, *p.* 32 *emph*]'), ['|parenthetical a|page 32|*emph*']);
		assert.deepEqual(bracketed('[@a, **32**-33 and more]'), ['|parenthetical a|page **32**-33|and more']);
		assert.deepEqual(bracketed('[@a, *passim*]'), ['|parenthetical a||, *passim*']);
	});

	test('know keys with punctuation inside and none at the end', () => {
		assert.deepEqual(bracketed('[@doe:a.b/c-d_e.]'), ['|parenthetical doe:a.b/c-d_e||.']);
		assert.deepEqual(bracketed('[@{a:b/c;d}]'), ['|parenthetical a:b/c;d||']);
		assert.deepEqual(bracketed('[@https://x.org/a?b&d]'), ['|parenthetical https://x.org/a?b&d||']);
		assert.deepEqual(bracketed('[@müller2001]'), ['|parenthetical müller2001||']);
	});

	test('are nothing but a list of cites', () => {
		assert.equal(bracketed('[text]'), undefined);
		assert.equal(bracketed('[@a; no key]'), undefined);
		assert.equal(bracketed('[mail me@example.org]'), undefined);
		assert.equal(bracketed('[see @fig-one]'), undefined);
		assert.equal(bracketed('[@a'), undefined);
	});

	test('read a narrative cite with its locator', () => {
		assert.deepEqual(narrative('As @roe2001 [p. 3; @b] said'), [
			'@roe2001 [p. 3; @b]',
			'|inText roe2001|page 3|',
			'|parenthetical b||',
		]);
		assert.deepEqual(narrative('As @roe2001.'), ['@roe2001', '|inText roe2001||']);
		assert.deepEqual(narrative('As @a [@b] said'), ['@a [@b]', '|inText a||', '|parenthetical b||']);
		assert.deepEqual(narrative('As @a [link](x)'), ['@a', '|inText a||']);
	});

	test('suppress the author in brackets only, as in pandoc', () => {
		assert.deepEqual(narrative('in -@roe2001 too'), ['@roe2001', '|inText roe2001||']);
	});

	test('are not made by e-mail addresses and escapes', () => {
		assert.equal(narrative('me@example.org'), undefined);
		assert.equal(narrative('\\@roe'), undefined);
	});

	test('do not follow a Chinese character directly, but punctuation', () => {
		assert.equal(narrative('如@roe2001 所述'), undefined);
		assert.deepEqual(narrative('如（@roe2001）'), ['@roe2001', '|inText roe2001||']);
		assert.deepEqual(narrative('如 @roe2001 所述'), ['@roe2001', '|inText roe2001||']);
	});

	test('never throw and stay inside the text, whatever is written', () => {
		const text = fc.string({ unit: fc.constantFrom(...'[]{}@;,-\\` pab1.:氯') });
		fc.assert(
			fc.property(text, (written) => {
				const cluster = parseBracketedCluster(written, 0) ?? parseNarrativeCluster(written, written.indexOf('@'));
				for (const cite of cluster?.cites ?? []) {
					assert.equal(written.slice(cite.citekeySpan.start, cite.citekeySpan.end), cite.citekey);
					assert.ok(cite.span.start >= cluster!.span.start && cite.span.end <= cluster!.span.end);
				}
			}),
			{ seed: 20260102, numRuns: 3000 },
		);
	});
});
