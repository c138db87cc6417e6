import assert from 'node:assert/strict';
import fc from 'fast-check';
import { checkedEntry } from '../../../../src/core/bibliography/checks/checkedEntry.ts';
import { checkEntry } from '../../../../src/core/bibliography/checks/checkEntry.ts';
import { checkLatex } from '../../../../src/core/bibliography/checks/latexChecks.ts';
import type { BibliographyFormat } from '../../../../src/core/bibliography/model.ts';
import { openBibliography } from '../../../../src/core/bibliography/openBibliography.ts';
import { applyEdits, type TextEdit } from '../../../../src/core/text/textEdit.ts';

/** `code: text at the span` of every problem of every entry, and what it would be replaced by. */
function check(text: string, format: BibliographyFormat = 'bibtex'): string[] {
	const bibliography = openBibliography(text, 'test', format);
	return bibliography.entries.flatMap((entry) =>
		checkEntry(checkedEntry(bibliography, entry)).map(({ code, span, details = {} }) => {
			const what = details['fields'] ?? text.slice(span.start, span.end);
			const replacement = details['replacement'];
			return `${code}: ${what}${replacement === undefined ? '' : ` -> ${replacement}`}`;
		}),
	);
}

/** The problems of a whole article that has these further fields. */
const inArticle = (fields: string, format: BibliographyFormat = 'bibtex') =>
	check(
		`@article{roe2001, author = {Roe, Ann}, ${/\btitle =/.test(fields) ? '' : 'title = {Effect},'} ${
			/\byear =|\bdate =/.test(fields) ? '' : 'year = 2001,'
		} journal = {Journal}, volume = 1, ${/\bpages =/.test(fields) ? '' : 'pages = {1--2},'} ${
			/\bdoi =/i.test(fields) ? '' : 'doi = {10.1000/roe},'
		} ${fields}}`,
		format,
	);

suite('Checks of an entry', () => {
	test('A whole entry has no problem', () => {
		assert.deepEqual(inArticle(''), []);
	});

	test('An entry type that nobody knows is marked at its name, with the nearest one', () => {
		const types = (text: string) => check(text).filter((found) => found.includes('type'));
		assert.deepEqual(types('@artcle{a, title = {T}}'), ['entry.unknown-type: artcle -> article']);
		assert.deepEqual(types('@ InProceeding {a, title = {T}}'), ['entry.unknown-type: InProceeding -> inproceedings']);
		assert.deepEqual(types('@bok{a}\n@atricle{b}\n@techrepot{c}\n@onlin{d}'), [
			'entry.unknown-type: bok -> book',
			'entry.unknown-type: atricle -> article',
			'entry.unknown-type: techrepot -> techreport',
			'entry.unknown-type: onlin -> online',
		]);
		assert.deepEqual(types('@gizmo{a, title = {T}}'), ['entry.unknown-type: gizmo']);
	});

	test('Types of BibTeX, BibLaTeX and other styles pass', () => {
		const known =
			'Article CONFERENCE online software dataset data newsarticle mvbook preprint www xdata set softwareVersion IEEEtranBSTCTL thesis';
		const text = known.split(' ').map((type, index) => `@${type}{k${index}, title = {T}}\n`);
		assert.deepEqual(
			check(text.join('')).filter((found) => found.includes('type')),
			[],
		);
		assert.deepEqual(
			check('[{"id": "a", "type": "artcle"}]', 'csl-json').filter((found) => found.includes('type')),
			[],
		);
	});

	test('Required and recommended fields are told apart', () => {
		assert.deepEqual(check('@article{a, title = {Effect}, year = 2001}'), [
			'entry.missing-field: author journal',
			'entry.missing-recommended: volume pages doi',
		]);
	});

	test('Each type has its own needs, in BibTeX, BibLaTeX and CSL', () => {
		assert.deepEqual(check('@phdthesis{a, author = {Roe}, title = {T}, year = 2001}'), ['entry.missing-field: school']);
		assert.deepEqual(check('@report{a, author = {Roe}, title = {T}, date = {2001}, url = {x}}', 'biblatex'), [
			'entry.missing-field: institution',
		]);
		assert.deepEqual(
			check('[{"id": "a", "type": "chapter", "title": "T", "page": "1", "publisher": "P"}]', 'csl-json'),
			['entry.missing-field: author issued container-title'],
		);
	});

	test('What an entry inherits by crossref is not missing', () => {
		const text =
			'@inproceedings{a, author = {Roe}, title = {T}, pages = {1}, crossref = {b}}' +
			'@proceedings{b, title = {Meeting}, booktitle = {Meeting}, year = 2001}';
		assert.deepEqual(check(text), []);
	});

	test('What is in press has no volume yet, and unknown types need no field', () => {
		assert.deepEqual(
			check('@article{a, author = {Roe}, title = {T}, journal = {J}, year = {2021}, note = {In press}}'),
			[],
		);
		assert.deepEqual(check('@mylecture{a, title = {T}}'), ['entry.unknown-type: mylecture']);
	});

	test('A DOI must be one', () => {
		assert.deepEqual(inArticle('doi = {11.1038/x}'), ['entry.invalid-doi: 11.1038/x']);
		assert.deepEqual(inArticle('doi = {10.1038/nature17998.}'), [
			'entry.invalid-doi: 10.1038/nature17998. -> 10.1038/nature17998',
		]);
		assert.deepEqual(inArticle('doi = {https://doi.org/10.1038/nature17998}'), [
			'entry.doi-with-address: https://doi.org/10.1038/nature17998 -> 10.1038/nature17998',
		]);
		assert.deepEqual(inArticle('doi = {10.1002/(SICI)1097-4547(19990815)57:4<499::AID-JNR1>3.0.CO;2-K}'), []);
		assert.deepEqual(inArticle('doi = {10.1007/978-3-319\\_12}'), []);
	});

	test('In CSL-JSON and CSL-YAML the value is marked, and replaced where it is written as it reads', () => {
		const found = (text: string, format: BibliographyFormat) =>
			check(text, format).filter((problem) => !problem.includes('missing'));
		const json =
			'[{"author": [{"id": "x"}], "id": "a", "DOI": "doi:10.1000/x", "PMID": 12345678901, "page": "9-1",' +
			' "issued": {"date-parts": [[2001, 13]]}, "ISSN": "1234\\u002d5678"}]';
		assert.deepEqual(found(json, 'csl-json'), [
			'entry.doi-with-address: doi:10.1000/x -> 10.1000/x',
			'entry.invalid-pmid: 12345678901',
			'entry.invalid-issn: 1234\\u002d5678',
			'entry.invalid-date: {"date-parts": [[2001, 13]]}',
			'entry.reversed-pages: 9-1 -> 1-9',
		]);
		const ris = 'TY  - JOUR\nID  - a\nSN  - 0028-0837\nDO  - 10.1000/\nER  - \n';
		assert.deepEqual(found(ris, 'ris').sort(), ['entry.invalid-doi: 10.1000/', 'entry.invalid-issn: 0028-0837']);
		const yaml = '- id: a\n  DOI: 10.1000/x.\n  PMID: "PMID: 7"\n  page: >\n    9-1\n  title: \'T\'\n';
		assert.deepEqual(found(yaml, 'csl-yaml'), [
			'entry.invalid-doi: 10.1000/x. -> 10.1000/x',
			'entry.invalid-pmid: PMID: 7 -> 7',
			'entry.reversed-pages: >\n    9-1',
		]);
	});

	test('Names must be told apart', () => {
		const names = (author: string) =>
			check(`@misc{a, author = {${author}}, title = {T}}`).filter((each) => /names/.test(each));
		assert.deepEqual(names('Li, X., Zhang, Y., and Wu, Z.'), ['entry.malformed-names: Li, X., Zhang, Y.,']);
		assert.deepEqual(names('Li, X.; Zhang, Y.'), ['entry.malformed-names: Li, X.; Zhang, Y.']);
		assert.equal(names('Li, X. and and Zhang, Y.').length, 1);
		assert.equal(names('Li, X. and').length, 1);
		for (const sound of [
			'King, Jr, Martin and {A, B; C, D}',
			'family=Li, given=X, prefix=von, suffix=Jr',
			'Roe and others',
			'',
		]) {
			assert.deepEqual(names(sound), []);
		}
	});

	test('biber wants two digits for a month', () => {
		const dates = (date: string) =>
			check(`@misc{a, title = {T}, date = {${date}}}`, 'biblatex').filter((each) => /date/.test(each));
		assert.deepEqual(dates('2016-5'), ['entry.invalid-date: 2016-5']);
		assert.deepEqual(dates('2016-05-07/2017'), []);
	});

	test('A PMID is a number, a PMCID a number behind PMC', () => {
		assert.deepEqual(inArticle('pmid = {PMID: 27144355}, pmcid = {PMC4922311}'), [
			'entry.invalid-pmid: PMID: 27144355 -> 27144355',
		]);
		assert.deepEqual(inArticle('pmid = {none}, pmcid = {PMCx}'), [
			'entry.invalid-pmid: none',
			'entry.invalid-pmcid: PMCx',
		]);
	});

	test('Check digits of ISBN and ISSN are checked in all their spellings', () => {
		for (const right of ['978-0-306-40615-7', '0-306-40615-2', '080442957X', '978 0 306 40615 7 (pbk.)']) {
			assert.deepEqual(inArticle(`isbn = {${right}}`), [], right);
		}
		for (const right of ['0028-0836', '00280836', '1476-4687 (Electronic) 0028-0836 (Linking)', '2434-561X']) {
			assert.deepEqual(inArticle(`issn = {${right}}`), [], right);
		}
		assert.deepEqual(inArticle('isbn = {978-0-306-40615-8}'), ['entry.invalid-isbn: 978-0-306-40615-8']);
		assert.deepEqual(inArticle('issn = {0028-0837}'), ['entry.invalid-issn: 0028-0837']);
		for (const issn of ['{0378-5955}', '{{0378-5955}}', '{ISSN 0378-5955}']) {
			assert.deepEqual(inArticle(`isbn = ${issn}`), ['entry.issn-in-isbn: isbn -> issn'], issn);
		}
		assert.deepEqual(inArticle('issn = {0028-0836}, isbn = {0378-5955}'), ['entry.issn-in-isbn: 0378-5955']);
	});

	test('A year is a year, and a day exists', () => {
		for (const right of ['2019', '1998--2001', 'in press', 'n.d.', 'c. 1850', '2019/2020']) {
			assert.deepEqual(inArticle(`year = {${right}}`), [], right);
		}
		assert.deepEqual(inArticle('year = {20019}'), ['entry.invalid-date: 20019']);
		assert.deepEqual(inArticle('year = 2001, month = 13'), ['entry.invalid-date: 13']);
		for (const right of ['2019-02-28', '2019-21', '2019/', '1990~', '2004-06-01/2004-06-03']) {
			assert.deepEqual(inArticle(`date = {${right}}`, 'biblatex'), [], right);
		}
		for (const wrong of ['2019-02-30', '2019-13', '30.2.2019']) {
			assert.deepEqual(inArticle(`date = {${wrong}}`, 'biblatex'), [`entry.invalid-date: ${wrong}`], wrong);
		}
	});

	test('A range of pages goes forwards', () => {
		for (const right of ['481--486', '481–6', '481-486, 490', 'S12--S20', 'e1003', '1-12', 'i--xii', '123+']) {
			assert.deepEqual(inArticle(`pages = {${right}}`), [], right);
		}
		assert.deepEqual(inArticle('pages = {486--481}'), ['entry.reversed-pages: 486--481 -> 481--486']);
		assert.deepEqual(inArticle('pages = {481--79}'), ['entry.reversed-pages: 481--79']);
		assert.deepEqual(inArticle('pages = {481--}'), ['entry.open-pages: 481--']);
	});

	test('Characters that stop LaTeX are marked one by one', () => {
		assert.deepEqual(inArticle('title = {Gain & loss of 50% in \\emph{x}_1}'), [
			'entry.unescaped-character: & -> \\&',
			'entry.unescaped-character: % -> \\%',
			'entry.unescaped-character: _ -> \\_',
		]);
		assert.deepEqual(inArticle('title = {Brain &amp; Mind}'), ['entry.unescaped-character: &amp; -> \\&']);
		assert.deepEqual(inArticle('title = {Costs $5 & more}'), [
			'entry.unescaped-character: $',
			'entry.unescaped-character: & -> \\&',
		]);
	});

	test('What belongs into a formula is marked outside of one', () => {
		const math = (title: string) =>
			inArticle(`title = {${title}}`).map((found) => found.replace('entry.missing-math: ', ''));
		assert.deepEqual(math('Of tnf-\\alpha in {\\beta} cells \\pm 5'), [
			'\\alpha -> $\\alpha$',
			'\\beta -> $\\beta$',
			'\\pm -> $\\pm$',
		]);
		assert.deepEqual(math('Of \\alpha_2\\beta^{+} and \\frac{1}{2}'), [
			'\\alpha_2\\beta^{+} -> $\\alpha_2\\beta^{+}$',
			'\\frac{1}{2} -> $\\frac{1}{2}$',
		]);
		assert.deepEqual(math('Of ca^{2+}, ca^2+, gaba_{a}, 10^-6, 37^\\circ and a^b'), [
			'^{2+} -> $^{2+}$',
			'^2+ -> $^{2+}$',
			'_{a} -> $_{a}$',
			'^-6 -> $^{-6}$',
			'^\\circ -> $^\\circ$',
			'^b -> $^b$',
		]);
		// BibTeX lowers capitals in formulas, too.
		assert.deepEqual(math('Of \\Delta and {\\Delta}'), ['\\Delta -> {$\\Delta$}', '\\Delta -> $\\Delta$']);
		assert.deepEqual(math('Of \\bar x and \\sqrt[3]{x}'), ['\\bar', '\\sqrt']);
		assert.deepEqual(inArticle('title = {Of \\alpha}', 'biblatex'), ['entry.missing-math: \\alpha -> $\\alpha$']);
	});

	test('Math commands in formulas, of text, or in fields that are not printed pass', () => {
		assert.deepEqual(
			inArticle(
				'title = {Of $\\alpha_2$$\\beta_1$, \\(\\gamma\\), \\ensuremath {\\mu_1}, \\textalpha, \\ce{Ca^{2+}}, ' +
					'\\SI{5}{\\mu m^2}, \\dag, \\ldots, $$\\pi$$ and {\\L}}, abstract = {\\alpha}',
			),
			[],
		);
	});

	test('Once all fixes are made, no check asks for another', () => {
		const pieces = [
			'a',
			' ',
			'\\alpha',
			'\\Delta ',
			'_',
			'^',
			'2',
			'+',
			'-',
			'{b}',
			'{\\beta}',
			'$x_1$',
			'\\&',
			'&',
			'\\frac{1}{2}',
		];
		fc.assert(
			fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 10 }), (texts) => {
				const text = `@article{a, title = {${texts.join('')}}}`;
				const fixes = (file: string): TextEdit[] => {
					const bibliography = openBibliography(file, 'test', 'bibtex');
					return checkLatex(checkedEntry(bibliography, bibliography.entries[0]!)).flatMap(({ span, details }) => {
						const replacement = details?.['replacement'];
						return replacement === undefined ? [] : [{ span, text: replacement }];
					});
				};
				assert.deepEqual(fixes(applyEdits(text, fixes(text))), []);
			}),
			{ seed: 20261122, numRuns: 3000 },
		);
	});

	test('Escapes, math, addresses and what is not printed pass', () => {
		assert.deepEqual(inArticle('title = {Gain \\& loss, 50\\,\\%, $x_1^2$ and \\(y_1\\)}'), []);
		assert.deepEqual(inArticle('howpublished = {\\url{https://example.org/a_b?c=1&d=2#e}}'), []);
		assert.deepEqual(inArticle('url = {https://example.org/a_b%20c}, abstract = {50% & more}, file = {a_b.pdf}'), []);
	});

	test('Capitals that BibTeX lowers are marked in titles, and braces mend them', () => {
		assert.deepEqual(inArticle('title = {NMDA receptors, BDNF and mTOR in Wistar rats}'), [
			'entry.unprotected-capitals: NMDA receptors, BDNF and mTOR -> ' + '{NMDA} receptors, {BDNF} and {mTOR}',
		]);
		assert.deepEqual(
			inArticle('title = {{NMDA} receptors: A \\textit{GluN2B} story of Ketamine, $N_2O$ and {\\"O}lsson}'),
			[],
		);
		assert.deepEqual(inArticle('title = {NMDA receptors}', 'biblatex'), []);
		assert.deepEqual(inArticle('title = {Mg2+ in neurons: B cells and vitamin {D}}'), []);
		assert.deepEqual(inArticle('title = {KETAMINE AND DEPRESSION IN RATS}'), []);
	});
});
