import assert from 'node:assert/strict';
import fc from 'fast-check';
import { clustersOf } from '../../../src/core/documents/clusters.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { citesOfMerged } from '../../../src/core/features/mergedCites.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

const kept = new Map([
	['b', 'a'],
	['c', 'a'],
]);

/** The text when b and c were merged into a, with what is repeated behind ` ! `. */
function merged(text: string, format: DocumentFormat = 'markdown'): string {
	const { edits, repeated } = citesOfMerged(scanDocument(text, format), kept);
	const told = repeated.map(({ span }) => ` ! ${text.slice(span.start, span.end)}`);
	return applyEdits(text, edits) + told.join('');
}

const latex = (text: string) => merged(text, 'latex');

suite('Cites of merged entries', () => {
	test('name the entry that stays', () => {
		assert.equal(merged('[see @b, p. 3] and @c.'), '[see @a, p. 3] and @a.');
		assert.equal(latex('\\cite{x,b}'), '\\cite{x,a}');
		assert.equal(merged('[@x; @y]'), '[@x; @y]');
	});

	test('are not doubled within a cluster', () => {
		assert.equal(merged('[@a; @b]'), '[@a]');
		assert.equal(merged('[@b; @x; @c]'), '[@a; @x]');
		assert.equal(merged('[@a; @b; @c; @x]'), '[@a; @x]');
		assert.equal(merged('[see @b, p. 3; -@a]'), '[see @a, p. 3]');
		assert.equal(latex('\\cite{a,b}'), '\\cite{a}');
		assert.equal(latex('\\citep[see][3]{x, b,%\n  a, y}'), '\\citep[see][3]{x, a, y}');
		assert.equal(latex('\\nocite{a,b}'), '\\nocite{a}');
		assert.equal(merged('[-@b; @a]'), '[@a]', 'the author stays');
	});

	test('are not doubled behind a narrative cite or in a further argument', () => {
		assert.equal(merged('@a [@b] says'), '@a says');
		assert.equal(merged('@a [p. 3; @b]'), '@a [p. 3]');
		assert.equal(merged('@b [@c; @x]'), '@a [@x]');
		assert.equal(merged('@c[@a]@a'), '@a[@a]@a ! @a', 'citekeys do not run together');
		assert.equal(latex('\\cites[3]{a} {b}{x}'), '\\cites[3]{a}{x}');
		assert.equal(latex('\\cites{a}{b,c}'), '\\cites{a}');
	});

	test('stay beside each other, and are told, where the second says something of its own', () => {
		assert.equal(merged('[@a; @b, p. 3]'), '[@a; @a, p. 3] ! @b, p. 3');
		assert.equal(latex('\\cite{a,% said before\n b, d}'), '\\cite{a,% said before\n a, d} ! b');
		assert.equal(merged('[@a; but see @b]'), '[@a; but see @a] ! but see @b');
		assert.equal(latex('\\cites[3]{a}[4]{b}'), '\\cites[3]{a}[4]{a} ! b');
		assert.equal(latex('\\cite[see][3]{a,x,b}'), '\\cite[see][3]{a,x,a} ! b');
	});

	test('keep the notes of a LaTeX command, which belong to all its keys', () => {
		assert.equal(latex('\\cite[3]{a,b}'), '\\cite[3]{a}');
		assert.equal(latex('\\cite[3]{a,x,b}'), '\\cite[3]{x,a}');
		assert.equal(latex('\\cite[see][3]{a,b}'), '\\cite[see][3]{a}');
	});

	test('that were doubled before are let be', () => {
		assert.equal(merged('[@a; @a; @x]'), '[@a; @a; @x]');
		assert.equal(merged('[@b; @b]'), '[@a; @a]');
	});

	test('are all gone from any text, and nothing else is', () => {
		const pieces = [
			'@a',
			'@b',
			'@c',
			'@x',
			'-',
			'[',
			']',
			'; ',
			', p. 3',
			' see ',
			'{',
			'}',
			'\\cite',
			'b,',
			'a',
			'\n',
		];
		fc.assert(
			fc.property(
				fc.array(fc.constantFrom(...pieces), { maxLength: 14 }),
				fc.constantFrom<DocumentFormat>('markdown', 'latex'),
				(texts, format) => {
					const keysOf = (text: string) =>
						clustersOf(scanDocument(text, format)).map(({ cites }) => new Set(cites.map(({ citekey }) => citekey)));
					const text = texts.join('');
					const { edits } = citesOfMerged(scanDocument(text, format), kept);
					const expected = keysOf(text).map((keys) => new Set([...keys].map((key) => kept.get(key) ?? key)));
					assert.deepEqual(keysOf(applyEdits(text, edits)), expected);
				},
			),
			{ seed: 20261121, numRuns: 2000 },
		);
	});
});
