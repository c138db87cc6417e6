import assert from 'node:assert/strict';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { formatEntries } from '../../../src/core/bibliography/formatEntries.ts';
import { openBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { type VerbatimField, verbatimValue, writableCitekey } from '../../../src/core/bibliography/verbatimFields.ts';

suite('Fields that are taken word for word', () => {
	const kept: ReadonlyArray<readonly [field: VerbatimField, text: string, value: string]> = [
		['doi', '10.1038/nature09134', '10.1038/nature09134'],
		['doi', ' https://doi.org/10.1016/S0140-6736(05)67394-1 ', '10.1016/S0140-6736(05)67394-1'],
		[
			'doi',
			'doi: 10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
			'10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2',
		],
		['doi', 'https://doi.org/10.1016%2Fj.x', '10.1016/j.x'],
		['url', 'https://example.org/a_b?c=%20&d=1#e', 'https://example.org/a_b?c=%20&d=1#e'],
		['url', 'ftp://example.org/~roe', 'ftp://example.org/~roe'],
		['url', 'www.who.int/data', 'www.who.int/data'],
		['url', 'https://例子.中国/页', 'https://例子.中国/页'],
		['url', 'https://x.org/a b{c}\\input', 'https://x.org/a%20b%7Bc%7D%5Cinput'],
		['url', 'https://x.org/$(id)`id`', 'https://x.org/%24(id)%60id%60'],
		['url', 'https://x.org/\u202ea^^5cinput', 'https://x.org/%E2%80%AEa%5E%5E5cinput'],
		['pmid', 'PMID: 123', '123'],
		['pmcid', 'https://www.ncbi.nlm.nih.gov/pmc/articles/PMC123/', 'PMC123'],
		['eprint', '2001.01234v2', '2001.01234v2'],
		['file', 'papers/Roe 2001 (final).pdf', 'papers/Roe 2001 (final).pdf'],
	];
	for (const [field, text, value] of kept) {
		test(`${field} holds ${text}`, () => assert.equal(verbatimValue(field, text), value));
	}

	const refused: ReadonlyArray<readonly [field: VerbatimField, text: string]> = [
		['doi', 'n/a'],
		['doi', '10.1000/x}\\input{|id}'],
		['doi', '10.1000/$(id)'],
		['doi', '10.1000/`id`'],
		['doi', '10.1000/a\nb'],
		['doi', '10.1000/a^^5cinput'],
		['doi', '10.1000/\u202ea'],
		['doi', 'javascript:10.1000/x'],
		['url', 'javascript:alert(1)'],
		['url', 'file:///etc/passwd'],
		['url', 'command:workbench.action.quit'],
		['url', '\\\\host\\share'],
		['url', 'https://x.org/\nhttps://y.org'],
		['pmid', 'none'],
		['pmcid', 'PMC12}\\x'],
		['eprint', '$(id)'],
		['file', 'a.pdf; rm -rf x'],
		['file', 'a\nb'],
		['file', '\\input{x}'],
		['file', 'a^^5cinput.pdf'],
		['file', 'a\u202efdp.exe'],
	];
	for (const [field, text] of refused) {
		test(`${field} is not ${JSON.stringify(text)}`, () => assert.equal(verbatimValue(field, text), undefined));
	}
});

suite('A crafted item', () => {
	const payloads = [
		'\\write18{id}',
		'}\n@preamble{"\\write18{id}"}\n@misc{x, a = {',
		'10.1000/x}, note = {\\input{|id}',
		'https://x.org/}\\write18{id}',
		'", a = "\\write18{id}',
		'^^5cwrite18{id}',
		'%}\n\\write18{id}',
	];
	const variables =
		'id title title-short container-title collection-title collection-number edition volume issue number page publisher publisher-place genre ISBN ISSN DOI PMID PMCID URL language event-title event-place chapter-number number-of-pages number-of-volumes version archive archive_location status keyword abstract note annote'.split(
			' ',
		);

	for (const format of ['bibtex', 'biblatex'] as const) {
		test(`is one entry of ${format}, with no command that its words made`, () => {
			for (const payload of payloads) {
				for (const variable of variables) {
					const base = { id: 'a', type: 'article-journal', title: 'T', archive: 'arXiv', archive_location: '1' };
					const written = formatEntries([{ ...base, [variable]: payload } as CslItem], format);
					assertHarmless(written, format, `${variable}: ${payload}`);
				}
				for (const part of ['family', 'given', 'literal', 'suffix', 'dropping-particle', 'non-dropping-particle']) {
					const author = [{ family: 'Roe', given: 'R.', [part]: payload }];
					const written = formatEntries([{ id: 'a', type: 'book', author }], format);
					assertHarmless(written, format, `${part}: ${payload}`);
				}
				const issued = { literal: payload };
				assertHarmless(formatEntries([{ id: 'a', type: 'book', issued }], format), format, `date: ${payload}`);
			}
		});
	}

	function assertHarmless(written: string, format: 'bibtex' | 'biblatex', what: string): void {
		const { entries, problems } = openBibliography(written, '', format);
		assert.equal(entries.length, 1, `${what}\n${written}`);
		assert.deepEqual(
			problems.filter(({ code }) => code.startsWith('bibtex.')),
			[],
			`${what}\n${written}`,
		);
		assert.doesNotMatch(written, /^@preamble/im, what);
		assert.doesNotMatch(written, /\\(?:write|input)|\^\^/, `${what}\n${written}`);
	}

	test('loses no value that its field cannot hold: the note has it', () => {
		const written = formatEntries(
			[{ id: 'a', type: 'book', title: 'T', DOI: 'not known', URL: 'see 50 % of it' }],
			'bibtex',
		);
		assert.doesNotMatch(written, /\b(?:doi|url) =/);
		assert.match(written, /note = \{DOI: not known\. URL: see 50 \\% of it\}/);
	});

	test('has no sign in its citekey that nobody sees', () => {
		for (const sign of ['\u200b', '\u202e', '\u2066', '\ufeff', '\u00ad', '\u2028', '\u0085', '\ue000']) {
			assert.equal(writableCitekey(`roe${sign}2001`), 'roe-2001', sign.codePointAt(0)?.toString(16));
		}
		assert.equal(writableCitekey('müller氯胺酮2001:a/b'), 'müller氯胺酮2001:a/b');
	});
});
