import assert from 'node:assert/strict';
import fc from 'fast-check';
import { appendEntries } from '../../../src/core/bibliography/appendEntries.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { changeBetween, rescanBibtex } from '../../../src/core/bibliography/bibtexRescan.ts';
import { scanBibtex } from '../../../src/core/bibliography/bibtexScanner.ts';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import type { Bibliography } from '../../../src/core/bibliography/model.ts';
import { openBibliography, reopenBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { applyEdits } from '../../../src/core/text/textEdit.ts';

const pieces = [
	'@article{',
	'@string{',
	'@comment{',
	'@',
	'{',
	'}',
	'"',
	',',
	'=',
	'#',
	'\n',
	'\r\n',
	' ',
	'key',
	'title = {A}',
	'author = {Roe, A.}',
	'\\',
	"\\'e",
	'$',
	'%',
	'(',
	')',
	'[',
	']',
	'"id": "a"',
	'TY  - JOUR\n',
	'ER  - \n',
	'- id: a\n',
	'é',
	'<i>',
	'~',
	'--',
	'and',
	'crossref = {key}',
];
const text = fc
	.array(fc.oneof({ weight: 8, arbitrary: fc.constantFrom(...pieces) }, fc.string({ maxLength: 4 })), { maxLength: 40 })
	.map((parts) => parts.join(''));
const format = fc.constantFrom('bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris' as const);
const added = { id: 'added', type: 'article-journal', title: 'Added' };

/** What must hold for every text, to be run for a short or a long time. */
export const bibliographyProperties: readonly { readonly name: string; readonly property: fc.IRawProperty<unknown> }[] =
	[
		{
			name: 'any text is read without throwing, with spans inside the text and in order',
			property: fc.property(text, format, (source, form) => {
				const bibliography = openBibliography(source, '', form);
				let last = 0;
				for (const entry of bibliography.entries) {
					bibliography.item(entry);
					bibliography.fields(entry);
					assert.ok(entry.span.start >= last && entry.span.end >= entry.span.start && entry.span.end <= source.length);
					last = entry.span.end;
				}
				for (const { span } of bibliography.problems) {
					assert.ok(span.start >= 0 && span.end >= span.start && span.end <= source.length);
				}
			}) as fc.IRawProperty<unknown>,
		},
		{
			name: 'a rescan after an edit finds what a fresh scan finds',
			property: fc.property(text, text, text, text, (before, old, now, after) => {
				const previous = `@article{a, title={x}}\n@article{b, t={y}}\n${before}${old}${after}\n@article{c, t={z}}\n@article{d, t={z}}\n`;
				const next = `@article{a, title={x}}\n@article{b, t={y}}\n${before}${now}${after}\n@article{c, t={z}}\n@article{d, t={z}}\n`;
				const change = changeBetween(previous, next);
				if (change !== undefined) {
					const places = (scan: ReturnType<typeof scanBibtex>) =>
						scan.entries.map(({ citekey, start, end, bodyStart }) => ({ citekey, start, end, bodyStart }));
					assert.deepEqual(
						places(finish(rescanBibtex(scanBibtex(previous), next, change, 10))),
						places(scanBibtex(next)),
					);
				}
			}) as fc.IRawProperty<unknown>,
		},
		{
			name: 'a bibliography that was read and then edited says what one opened anew says',
			property: fc.property(text, text, text, (before, old, now) => {
				const around = (middle: string) =>
					`@book{a, title={x}, crossref={key}}\n@article{key, doi={10.1/k}}\n${before}${middle}\n@book{c, crossref={b}}\n@book{b, t={z}}\n`;
				const all = (bibliography: Bibliography) => ({
					problems: bibliography.problems,
					items: bibliography.entries.map((entry) => bibliography.item(entry)),
					own: createLibrary([bibliography]).findByDoi('10.1/k')?.citekey,
				});
				const previous = openBibliography(around(old), '', 'biblatex');
				all(previous);
				const fresh = openBibliography(around(now), '', 'biblatex');
				assert.deepEqual(all(reopenBibliography(previous, around(now))), all(fresh));
			}) as fc.IRawProperty<unknown>,
		},
		{
			name: 'appending keeps what was there and adds one entry, or refuses',
			property: fc.property(text, format, (source, form) => {
				const { value, problems } = appendEntries(source, form, [added]);
				if (problems.length === 0) {
					const result = applyEdits(source, value);
					const before = openBibliography(source, '', form).entries;
					const after = openBibliography(result, '', form).entries;
					assert.deepEqual(
						after.map(({ citekey }) => citekey),
						[...before.map(({ citekey }) => citekey), 'added'],
					);
				}
			}) as fc.IRawProperty<unknown>,
		},
	];
