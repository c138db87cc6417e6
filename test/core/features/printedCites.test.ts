import assert from 'node:assert/strict';
import type { StyleLibrary } from '../../../src/citationEngine.ts';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { createCitationRenderer } from '../../../src/core/citations/rendering/createCitationRenderer.ts';
import type { RenderingOutput } from '../../../src/core/citations/rendering/model.ts';
import { printedClusters } from '../../../src/core/documents/clusters.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';
import { printedCites } from '../../../src/core/features/printedCites.ts';
import { finish } from '../../../src/core/text/finish.ts';
import { openBuiltStyles } from '../../support/testStyles.ts';

const book = (id: string, family: string, given: string, title: string, year: number): CslItem => ({
	id,
	type: 'book',
	title,
	author: [{ family, given }],
	issued: { 'date-parts': [[year]] },
	publisher: 'Press',
	'publisher-place': 'Town',
});

const items: readonly CslItem[] = [
	book('abel', 'Abel', 'Ann', 'First Book', 2001),
	book('baker', 'Baker', 'Bob', 'Second Book', 2002),
	book('zed', 'Zed', 'Zoe', 'Third Book', 2003),
	{ ...book('edo', 'Edo', 'Eva', 'Fourth Book', 2004), edition: '2' },
	{ ...book('wang', '王', '小明', '第五本书', 2005), language: 'zh' },
];

suite('Cites as they are printed', () => {
	let library: StyleLibrary;

	suiteSetup(async function () {
		library = await openBuiltStyles();
	});

	/** The cites of a text, one a line; a note stands behind its number. */
	const printed = (
		style: string,
		text: string,
		{ format = 'markdown', output = 'text' }: { format?: DocumentFormat; output?: RenderingOutput } = {},
	) => {
		const document = scanDocument(text, format);
		const renderer = createCitationRenderer(library.load(style)!);
		return finish(printedCites(renderer, document, printedClusters(document), items, output)).map(
			({ lead, text: own, noteNumber }) =>
				noteNumber === undefined ? own : `${lead === '' ? '' : `${lead} `}[${noteNumber}] ${own}`,
		);
	};

	test('the author in the sentence is the first that is written, in styles that sort', () => {
		const text = [
			'@zed [@abel]',
			'@zed [see @abel]',
			'@zed [p. 3; see also @baker; @abel]',
			'@zed [epilogue]',
			'[@zed; @abel]',
		].join('\n\n');
		assert.deepEqual(printed('apa', text), [
			'Zed (2003; Abel, 2001)',
			'Zed (2003; see Abel, 2001)',
			'Zed (2003, p. 3; Abel, 2001; see also Baker, 2002)',
			'Zed (2003, epilogue)',
			'(Abel, 2001; Zed, 2003)',
		]);
		assert.deepEqual(printed('ieee', text).slice(0, 4), [
			'[1], [2]',
			'[1], see [2]',
			'[1, p. 3], [2], see also [3]',
			'[1], epilogue',
		]);
		assert.deepEqual(printed('modern-language-association', text).slice(0, 4), [
			'Zed (Abel)',
			'Zed (see Abel)',
			'Zed (3; see also Baker; Abel)',
			'Zed (epilogue)',
		]);
	});

	test('markup in prefix, suffix and locator is markup in every output', () => {
		const text = '[see *e.g.* @abel, p. **32**, *passim*]';
		assert.deepEqual(printed('apa', text), ['(see e.g. Abel, 2001, p. 32, passim)']);
		assert.deepEqual(printed('apa', text, { output: 'html' }), [
			'(see <i>e.g.</i> Abel, 2001, p. <b>32</b>, <i>passim</i>)',
		]);
		assert.deepEqual(printed('apa', text, { output: 'markdown' }), ['(see *e.g.* Abel, 2001, p. **32**, *passim*)']);
		assert.deepEqual(printed('apa', '\\citep[\\emph{see}][p.~32]{abel}', { format: 'latex', output: 'latex' }), [
			'(\\textit{see} Abel, 2001, p. 32)',
		]);
	});

	test('a prefix that ends in a full stop is no sentence of its own', () => {
		assert.deepEqual(printed('ieee', '[see e.g. @abel]'), ['see e.g. [1]']);
	});

	test('locators keep their label, and two hyphens are a dash', () => {
		assert.deepEqual(printed('apa', '[@abel, no. 6] [@abel, pp. 93--101] [@abel, pp. 12a--15b]'), [
			'(Abel, 2001, no. 6)',
			'(Abel, 2001, pp. 93–101)',
			'(Abel, 2001, pp. 12a–15b)',
		]);
	});

	test('references to numbered examples are no cites', () => {
		assert.deepEqual(printed('apa', '(@good) An example.\n\nAs (@good) shows [@abel].'), ['(Abel, 2001)']);
	});

	const notes = [
		'One [@abel, 12].',
		'Two.^[@abel]',
		'Three.^[See @abel for more; and also [@baker].]',
		'Four.^[[@baker, p. 3]]',
		'Five @zed says [@abel].',
		'Six @baker [p. 4; see also @zed].',
		'Seven.^[plain]',
		'Eight [@zed].',
		'Nine.[^x]',
		'[^x]: [@abel].',
	].join('\n\n');

	test('notes of the author count, and read as pandoc prints them', () => {
		assert.deepEqual(printed('chicago-fullnote-bibliography', notes), [
			'[1] Ann Abel, First Book (Town: Press, 2001), 12.',
			'Abel, First Book.',
			'Abel',
			'(Bob Baker, Second Book (Town: Press, 2002))',
			'Baker, Second Book, 3.',
			'Zoe Zed [5] Third Book (Town: Press, 2003).',
			'[6] Abel, First Book.',
			'Baker [7] Second Book, 4; see also Zed, Third Book.',
			'[9] Zed, Third Book.',
			'Abel, First Book',
		]);
	});

	test('a cite that begins a note of the author has no brackets, as in pandoc', () => {
		const lines = printed('chicago-note-bibliography', 'A.[^1]\n\n[^1]: [@abel, p. 3]. See [@baker].');
		assert.deepEqual(
			lines.map((line) => line.includes('(')),
			[false, true],
		);
		const longer = printed('chicago-note-bibliography', 'A.[^1]\n\n[^1]: [@abel] and so on.\n\n    More.');
		assert.match(longer[0]!, /^\(/);
	});

	test('numbers are sorted and keep their delimiter, whoever is named and in whatever language', () => {
		const later = 'First [@abel; @baker]. Then @baker [@abel].';
		assert.deepEqual(printed('vancouver', later), ['(1,2)', '(1,2)']);
		for (const style of ['', '-corrected'].map((end) => `china-national-standard-gb-t-7714-2015-numeric${end}`)) {
			assert.deepEqual(
				printed(style, '[@wang; @abel].').map((text) => text.replace('-', ',')),
				['[1,2]'],
			);
		}
	});

	test('an author in the sentence brings no label of a number along', () => {
		assert.match(printed('oscola', '@edo said.')[0]!, /^Eva Edo \[1\]/);
	});

	test('numbers in notes are those that are shown', () => {
		assert.deepEqual(printed('oscola', 'A.^[plain]\n\nB [@abel].\n\nC [@baker].\n\nD [@abel].'), [
			'[2] Ann Abel, First Book (Press 2001).',
			'[3] Bob Baker, Second Book (Press 2002).',
			'[4] Abel (n 2).',
		]);
	});

	test('a footnote without cites ends ibid.', () => {
		const text = (between: string) => `A [@abel, 12].\n\n${between}\n\nB [@abel, 12].`;
		const [, near] = printed('chicago-fullnote-bibliography-with-ibid', text('Between.'));
		const [, far] = printed('chicago-fullnote-bibliography-with-ibid', text('Between.^[Not a cite.]'));
		assert.match(near!, /Ibid/);
		assert.equal(far, '[3] Abel, First Book, 12.');
	});

	test('footnotes of LaTeX are notes', () => {
		const text = 'A.\\footnote{\\cite{abel}}\n\nB.\\footnote{See \\cite{baker} for more.}\n';
		assert.deepEqual(printed('oscola', text, { format: 'latex' }), [
			'Ann Abel, First Book (Press 2001).',
			'Bob Baker, Second Book (Press 2002)',
		]);
	});

	test('works that are alike are told apart in early notes, too', () => {
		const alike = [book('one', 'Roe', 'Jane', 'First of Two', 2001), book('two', 'Roe', 'Jane', 'Second of Two', 2002)];
		const document = scanDocument(
			'A [@one; @two].\n\nB [@abel].\n\nC [@one].\n\nD [@abel].\n\nE [@two].\n',
			'markdown',
		);
		const renderer = createCitationRenderer(library.load('oscola')!);
		const texts = finish(printedCites(renderer, document, printedClusters(document), [...items, ...alike], 'text')).map(
			({ text }) => text,
		);
		assert.deepEqual([texts[2], texts[4]], ['Roe, First of Two (n 1).', 'Roe, Second of Two (n 1).']);
	});
});
