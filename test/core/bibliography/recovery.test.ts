import assert from 'node:assert/strict';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';

/** Twenty good entries, the malformed text, twenty good entries. */
function around(malformed: string): string {
	const good = (from: number) =>
		Array.from({ length: 20 }, (_, i) => {
			const key = `good${from + i}`;
			return `@article{${key},\n  author = {Roe, Ann},\n  title = {Title of ${key}},\n  year = 2001\n}\n`;
		}).join('\n');
	return `${good(0)}\n${malformed}\n\n${good(20)}`;
}

const malformedItems: readonly (readonly [string, string, string | undefined])[] = [
	[
		'a missing brace at the end of a field',
		'@article{bad,\n  title = {A,\n  year = {2001}\n}',
		'bibtex.unclosed-entry',
	],
	['a missing closing brace', '@article{bad,\n  title = {A},\n  year = {2001}\n', 'bibtex.unclosed-entry'],
	['one brace too many', '@article{bad,\n  title = {A}},\n  year = {2001}\n}', 'bibtex.extra-brace'],
	['a missing comma between fields', '@article{bad,\n  title = {A}\n  year = {2001}\n}', 'bibtex.missing-comma'],
	['a missing equals sign', '@article{bad,\n  title {A},\n  year = {2001}\n}', 'bibtex.missing-equals'],
	['an unclosed quote', '@article{bad,\n  title = "A,\n  journal = "B",\n  year = {2001}\n}', 'bibtex.unclosed-quote'],
	['no citekey', '@article{,\n  title = {A}\n}', 'bibtex.missing-citekey'],
	['fields without a citekey', '@article{title = {A}, year = 2001}', 'bibtex.missing-citekey'],
	['an unquoted text value', '@article{bad,\n  title = A title of words,\n  year = {2001}\n}', 'bibtex.unquoted-value'],
	['an undefined string', '@article{bad,\n  journal = nowhere,\n}', 'bibtex.undefined-string'],
	['a citekey twice', '@article{good1,\n  title = {A}\n}', 'bibtex.duplicate-citekey'],
	['a citekey with a space', '@article{bad key,\n  title = {A}\n}', 'bibtex.citekey-with-space'],
	['an empty value', '@article{bad,\n  title = ,\n  year = 2001\n}', 'bibtex.missing-value'],
	['an e-mail address in free text', 'Write to someone@example.org or me@example.org{x}.', undefined],
	['a stray @', '@ nothing', 'bibtex.stray-at'],
	['a half-typed entry', '@article{smi', 'bibtex.unclosed-entry'],
	['a field twice', '@article{bad,\n  title = {A},\n  title = {B}\n}', 'bibtex.duplicate-field'],
	['an unknown command', '@article{bad,\n  title = {A \\unknown{b} c}\n}', undefined],
	['an unbalanced dollar', '@article{bad,\n  title = {Costs $5}\n}', undefined],
	['a commented-out entry', '% @article{bad, title = {A}', undefined],
	['an open comment', '@comment{ never closed', 'bibtex.unclosed-entry'],
	['a preamble', '@preamble{ "\\newcommand{\\x}{y}" }', undefined],
	['a citekey that is not ASCII', '@article{王2020,\n  title = {A}\n}', undefined],
];

suite('recovery from malformed entries', () => {
	for (const [name, malformed, code] of malformedItems) {
		for (const lineEnding of ['\n', '\r\n']) {
			test(`${name} costs no neighbour (${lineEnding === '\n' ? 'LF' : 'CRLF'})`, () => {
				const text = around(malformed).replaceAll('\n', lineEnding);
				const bibliography = openBibliography(`\ufeff${text}`, 'test.bib', 'bibtex');
				const good = bibliography.entries.filter((entry) => {
					const { title, issued } = bibliography.item(entry);
					return title === `Title of ${entry.citekey}` && issued?.['date-parts']?.[0]?.[0] === 2001;
				});
				assert.equal(good.length, 40);
				const codes = bibliography.problems.map((problem) => problem.code);
				assert.equal(
					code === undefined ? codes.length : Number(codes.includes(code)),
					code === undefined ? 0 : 1,
					codes.join(),
				);
				const start = text.indexOf(malformed.replaceAll('\n', lineEnding)) + 1;
				for (const { span } of bibliography.problems) {
					assert.ok(span.start >= start && span.end <= start + malformed.length * 2, `problem at ${span.start}`);
				}
			});
		}
	}
});
