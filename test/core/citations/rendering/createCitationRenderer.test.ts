import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CslItem } from '../../../../src/core/bibliography/cslItem.ts';
import { finish } from '../../../../src/core/text/finish.ts';
import { createCitationRenderer } from '../../../../src/core/citations/rendering/createCitationRenderer.ts';
import type { CitationRenderer, CiteToRender } from '../../../../src/core/citations/rendering/model.ts';
import type { StyleLibrary } from '../../../../src/core/citations/rendering/styleLibrary.ts';
import { comparedStyles } from '../../../oracle/renderingStyles.ts';
import { costOf } from '../../../support/hostileTexts.ts';
import { openBuiltStyles } from '../../../support/testStyles.ts';

suite('Citation renderer', () => {
	let library: StyleLibrary;

	suiteSetup(async function () {
		library = await openBuiltStyles();
	});

	function renderer(style: string, locale?: string): CitationRenderer {
		const loaded = library.load(style, locale);
		assert.ok(loaded, style);
		return createCitationRenderer(loaded);
	}

	const roe: CslItem = {
		id: 'roe2001',
		type: 'article-journal',
		title: 'Glutamate and mood',
		author: [
			{ family: 'Roe', given: 'Jane' },
			{ family: 'Doe', given: 'John' },
		],
		'container-title': 'Journal of Moods',
		volume: '3',
		issue: '2',
		page: '10-19',
		issued: { 'date-parts': [[2001]] },
		DOI: '10.1000/jm.3',
	};
	test('what is written before or behind a cite is its own, and read by the terms of the style, as in pandoc', () => {
		const zed = (id: string, title: string): CslItem => ({
			id,
			type: 'book',
			title,
			author: [{ family: 'Zed', given: 'Zoe' }],
			issued: { 'date-parts': [[2001]] },
		});
		const items = [
			zed('zed1', 'First Book'),
			zed('zed2', 'Second Book'),
			{ ...roe, id: 'asked', title: 'What is this?' },
			roe,
		];
		const printed = (style: string, locale: string | undefined, ...cites: readonly Partial<CiteToRender>[]) =>
			renderer(style, locale).clusters(
				[
					{
						cites: cites.map((cite) => ({ citekey: 'zed1', mode: 'parenthetical' as const, ...cite })),
						syntax: 'pandoc',
					},
				],
				items,
				'text',
			)[0];
		assert.equal(printed('apa', undefined, { citekey: 'zed2' }, { prefix: 'see' }), '(Zed, 2001b; see Zed, 2001a)');
		assert.equal(printed('apa', undefined, { citekey: 'zed2', suffix: 'first' }, {}), '(Zed, 2001b first; Zed, 2001a)');
		assert.equal(printed('apa', undefined, {}, { citekey: 'zed2' }), '(Zed, 2001a, 2001b)');
		assert.equal(printed('vancouver', undefined, { suffix: ', ch. 3' }), '(1, ch. 3)');
		assert.match(printed('oscola', undefined, { suffix: ', ch. 3' }) ?? '', / ch 3\.$/);
		assert.match(printed('apa', 'de-DE', { suffix: ', Kap. 3' }) ?? '', /Kapitel 3\)$/);
		const american = 'chicago-note-bibliography';
		const behind = { suffix: ', and others' };
		assert.match(printed(american, undefined, { citekey: 'roe2001', ...behind }) ?? '', /“[^”]*,” and others/);
		assert.match(printed(american, undefined, { citekey: 'asked', ...behind }) ?? '', /\?” and others/);
		assert.match(printed('oscola', undefined, { citekey: 'roe2001', ...behind }) ?? '', /10, and others/);
	});

	const poe: CslItem = { ...roe, id: 'poe1999', title: 'Ravens', author: [{ family: 'Poe', given: 'Edgar A.' }] };

	test('prints et al. for authors who are not named, in every style and language', () => {
		const others = { literal: 'others' };
		const one: CslItem = { ...roe, id: 'one', author: [roe.author![0]!, others] };
		const many: CslItem = { ...roe, id: 'many', author: [...Array(9).fill(roe.author![1]!), others] };
		const edited: CslItem = { ...roe, id: 'edited', type: 'chapter', editor: [{ family: 'Moe', given: 'M.' }, others] };
		const group: CslItem = { ...roe, id: 'group', author: [{ literal: 'Health Board' }, others] };
		const person: CslItem = { ...roe, id: 'person', author: [roe.author![0]!, { family: 'Others', given: 'O.' }] };
		const starts = (style: string, item: CslItem, locale?: string) =>
			renderer(style, locale)
				.reference(item, 'text')
				.replace(/^\S*\d\S*\s/, '')
				.split(/ \(?2001|[.,;] Glutamate| Glutamate/)[0];
		assert.equal(starts('apa', one), 'Roe, J. et al.');
		assert.equal(starts('vancouver', one), 'Roe J et al');
		assert.equal(starts('chicago-author-date', one), 'Roe, Jane et al.');
		assert.match(renderer('modern-language-association').reference(one, 'text'), /^Roe, Jane, et al\. “/);
		assert.equal(starts('apa', one, 'zh-CN'), 'Roe, J.等.');
		assert.equal(starts('apa', group), 'Health Board et al.');
		assert.equal(starts('apa', person), 'Roe, J., & Others, O.');
		// Styles that print an ellipsis and the last of many authors do not know who that is.
		assert.match(renderer('apa').reference(many, 'text'), /Doe, J., et al\./);
		assert.match(renderer('apa').reference(edited, 'text'), /In M\. Moe et al\. \(Eds\.\)/);
		// One style says "and others" of its own accord.
		for (const id of comparedStyles.filter((style) => style !== 'modern-humanities-research-association')) {
			assert.doesNotMatch(renderer(id).reference(one, 'text'), /others/, id);
		}
	});

	test('writes a reference in APA, Vancouver and Harvard', () => {
		assert.equal(
			renderer('apa').reference(roe, 'text'),
			'Roe, J., & Doe, J. (2001). Glutamate and mood. Journal of Moods, 3(2), 10–19. https://doi.org/10.1000/jm.3',
		);
		assert.equal(
			renderer('vancouver').reference(roe, 'text'),
			'Roe J, Doe J. Glutamate and mood. Journal of Moods. 2001;3(2):10–9.',
		);
		assert.equal(
			renderer('harvard-cite-them-right').reference(roe, 'text'),
			'Roe, J. and Doe, J. (2001) ‘Glutamate and mood’, Journal of Moods, 3(2), pp. 10–19. doi: 10.1000/jm.3.',
		);
	});

	test('writes the same reference for each output', () => {
		const apa = renderer('apa');
		assert.match(apa.reference(roe, 'html'), /<i>Journal of Moods<\/i>, <i>3<\/i>\(2\), .*<a href="https:\/\/doi.org/);
		assert.match(
			apa.reference(roe, 'markdown'),
			/\*Journal of Moods\*, \*3\*\(2\), .*<https:\/\/doi\.org\/10\.1000\/jm\.3>$/,
		);
		assert.match(apa.reference(roe, 'latex'), /Roe, J\., \\& Doe, J\. .*\\textit\{Journal of Moods\}, .*10--19/);
	});

	test('sorts a bibliography as the style wants and numbers it in the order of citing otherwise', () => {
		const keys = (style: string) =>
			renderer(style)
				.bibliography([roe, poe], 'text')
				.map((entry) => entry.citekey);
		assert.deepEqual(keys('apa'), ['poe1999', 'roe2001']);
		assert.deepEqual(keys('nature'), ['roe2001', 'poe1999']);
		assert.match(renderer('nature').bibliography([roe, poe], 'text')[1]?.text ?? '', /^2\. Poe, E\. A\./);
	});

	test('gives letters to works of the same author and year, and takes them back', () => {
		const apa = renderer('apa');
		const second = { ...roe, id: 'roe2001b', title: 'Another paper' };
		const both = apa.bibliography([roe, second], 'text').map((entry) => entry.text);
		assert.match(both[0] ?? '', /\(2001a\)\. Another paper/);
		assert.match(both[1] ?? '', /\(2001b\)\. Glutamate/);
		assert.match(apa.bibliography([roe], 'text')[0]?.text ?? '', /\(2001\)\. Glutamate/);
	});

	test('renders one more work as if all had come at once', () => {
		const items = Array.from({ length: 40 }, (_none, i) => ({
			...roe,
			id: `k${String(i)}`,
			title: `Paper ${String(i)}`,
		}));
		const grown = renderer('chicago-author-date');
		for (let count = 1; count <= items.length; count += 13) {
			grown.bibliography(items.slice(0, count), 'text');
		}
		assert.deepEqual(grown.bibliography(items, 'text'), renderer('chicago-author-date').bibliography(items, 'text'));
	});

	test('notices that a work changed under its citekey', () => {
		const apa = renderer('apa');
		apa.bibliography([roe], 'text');
		assert.match(apa.bibliography([{ ...roe, title: 'New title' }], 'text')[0]?.text ?? '', /New title/);
	});

	test('gives way to another bibliography between two steps', () => {
		const apa = renderer('apa');
		const items = Array.from({ length: 30 }, (_none, i) => ({
			...roe,
			id: `k${String(i)}`,
			title: `Paper ${String(i)}`,
		}));
		const steps = apa.bibliographySteps(items, 'text');
		steps.next();
		assert.equal(apa.bibliography([poe], 'text').length, 1);
		let step = steps.next();
		while (step.done !== true) {
			assert.ok(step.value >= 0 && step.value <= 1);
			step = steps.next();
		}
		assert.equal(step.value.length, 30);
	});

	test('renders cites with locator, prefix, suffix and mode', () => {
		const apa = renderer('apa');
		const locator = { label: 'page', value: '3-5' };
		assert.deepEqual(
			apa.clusters(
				[
					{ cites: [{ citekey: 'roe2001', mode: 'parenthetical', prefix: 'see', locator }] },
					{ cites: [{ citekey: 'roe2001', mode: 'inText' }] },
					{ cites: [{ citekey: 'roe2001', mode: 'suppressAuthor', suffix: ', and more' }] },
					{
						cites: [
							{ citekey: 'roe2001', mode: 'parenthetical' },
							{ citekey: 'poe1999', mode: 'parenthetical' },
						],
					},
				],
				[roe, poe],
				'text',
			),
			['(see Roe & Doe, 2001, pp. 3–5)', 'Roe and Doe (2001)', '(2001, and more)', '(Poe, 2001; Roe & Doe, 2001)'].map(
				(text, index) => (index === 1 ? 'Roe & Doe (2001)' : text),
			),
		);
		assert.deepEqual(
			renderer('vancouver').clusters([{ cites: [{ citekey: 'roe2001', mode: 'inText' }] }], [roe], 'text'),
			['(1)'],
		);
	});

	test('sets the dash of the style between pages that are no plain numbers', () => {
		const odd = { ...roe, page: '43-51.e2' };
		assert.match(renderer('american-medical-association').reference(odd, 'text'), /:43-51\.e2/);
		assert.match(renderer('vancouver').reference(odd, 'text'), /:43–51\.e2/);
	});

	test('tells works apart by given names in a cite, not in every entry, and keeps their initials in style', () => {
		const author = (...given: string[]) => given.map((each) => ({ family: 'Xu', given: each }));
		const items = [
			{ ...roe, id: 'one', author: author('Xiang A.', 'Xiao') },
			{ ...roe, id: 'two', author: author('Xiang B.'), issued: { 'date-parts': [[2002]] } },
		];
		const [one] = renderer('elife').bibliography(items, 'text');
		assert.match(one?.text ?? '', /^Xu XA, Xu X\./);
	});

	test('sets a comma between the years of an author where cites are collapsed', () => {
		const cites = ['roe2001', 'roe2003'].map((citekey) => ({ citekey, mode: 'parenthetical' as const }));
		const items = [roe, { ...roe, id: 'roe2003', issued: { 'date-parts': [[2003]] } }];
		const [text] = renderer('chicago-author-date').clusters([{ cites }], items, 'text');
		assert.equal(text, '(Roe and Doe 2001, 2003)');
	});

	test('sorts what stands between words of the writer, and nothing across them, as pandoc does', () => {
		const work = (id: string, family: string) => ({
			id,
			type: 'book',
			title: id,
			author: [{ family }],
			issued: { 'date-parts': [[2001]] },
		});
		const items = ['Zed', 'Abel', 'Doe'].map((family) => work(family, family));
		const cite = (citekey: string, affixes: { prefix?: string; suffix?: string } = {}) => ({
			citekey,
			mode: 'parenthetical' as const,
			...affixes,
		});
		const apa = renderer('apa');
		const printed = (cites: ReturnType<typeof cite>[], syntax: 'pandoc' | 'latex' = 'pandoc') =>
			apa.clusters([{ cites, syntax }], items, 'text')[0];
		assert.equal(printed([cite('Zed'), cite('Abel')]), '(Abel, 2001; Zed, 2001)');
		assert.equal(printed([cite('Zed'), cite('Abel', { prefix: 'see' })]), '(Zed, 2001; see Abel, 2001)');
		assert.equal(printed([cite('Zed'), cite('Abel', { prefix: 'see' })], 'latex'), '(see Abel, 2001; Zed, 2001)');
		assert.equal(printed([cite('Zed', { prefix: 'see' }), cite('Abel')]), '(Abel, 2001; see Zed, 2001)');
		assert.equal(
			printed([cite('Zed', { suffix: 'and more' }), cite('Doe'), cite('Abel')]),
			'(Zed, 2001 and more; Abel, 2001; Doe, 2001)',
		);
	});

	test('cites between words of the writer stand by the numbers that they have in the document', () => {
		const items = ['a', 'b', 'c', 'd'].map((id) => ({ id, type: 'book', title: id }));
		const cluster = (...cites: readonly (readonly [citekey: string, prefix?: string])[]) => ({
			cites: cites.map(([citekey, prefix]) => ({ citekey, mode: 'parenthetical' as const, ...(prefix && { prefix }) })),
			syntax: 'pandoc' as const,
		});
		const clusters = [
			cluster(['a'], ['b'], ['c']),
			cluster(['d']),
			cluster(['d'], ['b'], ['c', 'see']),
			cluster(['a']),
		];
		const vancouver = renderer('vancouver');
		const expected = ['(1–3)', '(4)', '(2,4,see 3)', '(1)'];
		assert.deepEqual(vancouver.clusters(clusters, items, 'text'), expected);
		assert.deepEqual(vancouver.clusters(clusters, items, 'text'), expected);
	});

	test('prints software and standards as pandoc and Zotero do in styles that are older than these types', () => {
		const work = { title: 'Receptors', author: roe.author!, publisher: 'House', number: '12', version: '1.2' };
		const software = { ...work, id: 's', type: 'software' };
		assert.match(renderer('apa').reference(software, 'text'), /Version 1\.2.*\[Computer software\]\. House/);
		assert.equal(
			renderer('nature').reference(software, 'html'),
			renderer('nature').reference({ ...software, type: 'book' }, 'html'),
		);
		const standard = { ...work, id: 't', type: 'standard' };
		assert.equal(
			renderer('apa').reference(standard, 'text'),
			renderer('apa').reference({ ...standard, type: 'legislation' }, 'text'),
		);
		// A type that only a comment of the style names is not one that it knows.
		const nature = library.load('nature')!;
		const noted = { ...nature, xml: nature.xml.replace('<citation', '<!-- Later: type="software" --><citation') };
		assert.equal(
			createCitationRenderer(noted).reference(software, 'html'),
			renderer('nature').reference(software, 'html'),
		);
		// A style that knows the type has its own way.
		const gbt = renderer('china-national-standard-gb-t-7714-2015-numeric-corrected');
		assert.match(gbt.reference(software, 'text'), /\[CP\]/);
	});

	test('knows a work under its further citekeys', () => {
		const apa = renderer('apa');
		const cites = ['roe', 'old'].map((citekey) => ({ citekey, mode: 'parenthetical' as const }));
		const item = { ...roe, id: 'roe', 'other-ids': 'old older' };
		assert.deepEqual(
			apa.clusters(
				cites.map((cite) => ({ cites: [cite] })),
				[item],
				'text',
			),
			['(Roe & Doe, 2001)', '(Roe & Doe, 2001)'],
		);
		assert.deepEqual(apa.problems, []);
	});

	test('says which citekeys it does not know and shows them', () => {
		const apa = renderer('apa');
		const [text] = apa.clusters([{ cites: [{ citekey: 'ghost', mode: 'parenthetical' }] }], [roe], 'text');
		assert.equal(text, '(ghost?)');
		assert.deepEqual(apa.problems, [{ code: 'rendering.unknown-citekey', details: { citekey: 'ghost' } }]);
	});

	test('writes 等 after Chinese authors and et al. after others in GB/T 7714', () => {
		const gbt = renderer('china-national-standard-gb-t-7714-2015-numeric');
		const names = (given: readonly string[]) => given.map((family) => ({ family, given: '明' }));
		const chinese = { ...roe, id: 'zh', language: 'zh-CN', author: names(['王', '李', '张', '赵']) };
		const english = {
			...roe,
			id: 'en',
			author: ['Wang', 'Li', 'Zhang', 'Zhao'].map((family) => ({ family, given: 'Min' })),
		};
		assert.match(gbt.reference(chinese, 'text'), /等/);
		assert.match(gbt.reference(english, 'text'), /et al\b/);
	});

	test('leaves the capitals of titles whose language is a guess', () => {
		const gbt = renderer('china-national-standard-gb-t-7714-2015-numeric');
		const titled = (title: string, language?: string) =>
			gbt.reference({ ...roe, id: title, title, ...(language === undefined ? {} : { language }) }, 'text');
		assert.match(titled('Die Rolle der schnellen Wirkung'), /Die Rolle der schnellen Wirkung\[J\]/);
		assert.match(titled('Le rôle de la kétamine'), /Le rôle de la kétamine\[J\]/);
		assert.match(titled('The role of glutamate'), /The role of glutamate\[J\]/);
		// Where the work says what its language is, the style does as it says.
		assert.match(titled('The role of the receptor', 'en-GB'), /The Role of the Receptor\[J\]/);
		const many = ['Müller', 'Maier', 'Huber', 'Bauer'].map((family) => ({ family, given: 'Hans' }));
		const german = { ...roe, id: 'de', language: 'de-DE', title: 'Die Rolle der Wirkung', author: many };
		assert.match(gbt.reference(german, 'text'), /et al\. Die Rolle der Wirkung\[J\]/);
	});

	test('leaves the letters of every title of a work that is not in English', () => {
		const xml =
			'<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" default-locale="en-US">' +
			'<info><id>x</id><title>X</title><updated>2020-01-01T00:00:00Z</updated></info><citation><layout><text value="x"/></layout></citation>' +
			'<bibliography><layout><group delimiter="; "><text variable="title" text-case="title"/>' +
			'<text variable="original-title" text-case="title"/><text variable="volume-title" text-case="title"/></group></layout></bibliography></style>';
		const style = createCitationRenderer({ xml, localeXml: library.localeXml });
		const title = 'Syntax und Stilistik';
		const item = { id: 'a', type: 'book', title, 'original-title': title, 'volume-title': title };
		assert.equal(style.reference({ ...item, language: 'de' }, 'text'), `${title}; ${title}; ${title}`);
		const raised = 'Syntax Und Stilistik';
		assert.equal(style.reference({ ...item, id: 'b' }, 'text'), `${raised}; ${raised}; ${raised}`);
	});

	test('writes the edition in the words of the work', () => {
		const book = { id: 'book', type: 'book', title: 'Principles', publisher: 'House', edition: '5' };
		const chinese = { ...book, id: 'zh', title: '神经科学原理', edition: '3' };
		for (const [style, english, third] of [
			['china-national-standard-gb-t-7714-2015-numeric', /Principles\[M\]\. 5th ed\. House/, /原理\[M\]\. 3版\. House/],
			['chinese-gb7714-2005-numeric', /Principles\[M\]\. 5th ed\. House/, /原理\[M\]\. 第3版\. House/],
			[
				'china-national-standard-gb-t-7714-2015-author-date-corrected',
				/Principles\[M\]\. 5th ed\. House/,
				/原理\[M\]\. 3版\. House/,
			],
		] as const) {
			assert.match(renderer(style).reference(book, 'text'), english);
			assert.match(renderer(style).reference(chinese, 'text'), third);
			assert.match(
				renderer(style).reference({ ...chinese, id: 'rev', edition: '修订版' }, 'text'),
				/修订版\. House|第修订版版/,
			);
		}
	});

	/** The examples of GB/T 7714-2015, appendix A. */
	test('prints the corrected styles of GB/T 7714 as the standard does', () => {
		const gbt = renderer('china-national-standard-gb-t-7714-2015-numeric-corrected');
		const name = (literal: string) => ({ literal });
		const day = (...parts: number[]) => ({ 'date-parts': [parts] });
		const printed = (item: Omit<CslItem, 'id'>) =>
			gbt.reference({ id: String(item.title), ...item } as CslItem, 'text');
		assert.equal(
			printed({
				type: 'webpage',
				title: '出版业信息化迈入快车道',
				author: [name('萧钰')],
				issued: day(2001, 12, 19),
				accessed: day(2002, 4, 15),
				URL: 'http://www.creader.com/news/20011219/200112190019.html',
			}),
			'萧钰. 出版业信息化迈入快车道[EB/OL]. (2001-12-19)[2002-04-15]. http://www.creader.com/news/20011219/200112190019.html.',
		);
		assert.equal(
			printed({
				type: 'chapter',
				title: '1998年长江洪水的成因与减灾对策',
				author: [name('程根伟')],
				editor: [name('许厚泽'), name('赵其国')],
				'container-title': '长江流域洪涝灾害与科技对策',
				'publisher-place': '北京',
				publisher: '科学出版社',
				issued: day(1999),
				page: '32-36',
			}),
			'程根伟. 1998年长江洪水的成因与减灾对策[M]//许厚泽, 赵其国. 长江流域洪涝灾害与科技对策. 北京: 科学出版社, 1999: 32-36.',
		);
		assert.equal(
			printed({
				type: 'article-newspaper',
				title: '数字革命与竞争国际化',
				author: [name('丁文祥')],
				'container-title': '中国青年报',
				issued: day(2000, 11, 20),
				page: '15',
			}),
			'丁文祥. 数字革命与竞争国际化[N]. 中国青年报, 2000-11-20(15).',
		);
	});

	test('follows the locale that is asked for', () => {
		assert.match(renderer('apa', 'de-DE').reference({ ...roe, issued: {} }, 'text'), /o\.\sJ\./);
		assert.equal(renderer('apa', 'xx-YY').problems[0]?.code, 'rendering.missing-locale');
	});

	test('refuses a style of comments without an end at once', () => {
		const load = () => createCitationRenderer({ xml: '<!--'.repeat(50_000), localeXml: library.localeXml });
		assert.equal(load().problems[0]?.code, 'rendering.invalid-style');
		assert.ok(costOf(load) < 1000);
	});

	test('renders plainly what is no style, and says so', () => {
		for (const xml of ['', 'no style', '<style>', '<style xmlns="http://purl.org/net/xbiblio/csl"/>']) {
			const broken = createCitationRenderer({ xml, localeXml: library.localeXml });
			assert.equal(broken.problems[0]?.code, 'rendering.invalid-style', xml);
			assert.match(broken.reference(roe, 'text'), /Roe, Doe\. 2001\. Glutamate and mood/);
			assert.equal(broken.bibliography([roe], 'text').length, 1);
		}
		const dependent = '<style><info><link href="http://x/apa" rel="independent-parent"/></info></style>';
		assert.deepEqual(createCitationRenderer({ xml: dependent, localeXml: library.localeXml }).problems, [
			{ code: 'rendering.dependent-style', details: { parent: 'http://x/apa' } },
		]);
	});

	test('renders plainly what cannot be sorted by, once something is to be sorted', () => {
		const xml = library.load('apa')!.xml.replace(/<sort>/g, '<sort><nonsense/>');
		const broken = createCitationRenderer({ xml, localeXml: library.localeXml });
		assert.equal(broken.problems.length, 0);
		assert.match(broken.reference(roe, 'text'), /Roe, J/);
		assert.match(broken.bibliography([roe], 'text')[0]!.text, /Roe, Doe\. 2001\. Glutamate and mood/);
		assert.deepEqual(
			broken.problems.map(({ code }) => code),
			['rendering.invalid-style'],
		);
	});

	test('two references that are asked for at a time come out whole', () => {
		const apa = renderer('apa');
		const works = [roe, { ...roe, id: 'other', title: 'On mice' }];
		const steps = works.map((work) => apa.referenceSteps(work, 'text'));
		steps.forEach((each) => each.next());
		assert.deepEqual(
			steps.map((each) => finish(each)),
			works.map((work) => renderer('apa').reference(work, 'text')),
		);
	});

	test('bibliographies and cites that are asked for at a time come to an end, and out as alone', () => {
		const works = ['a', 'b'].map((name) =>
			Array.from({ length: 20 }, (_, index) => ({ ...roe, id: `${name}${index}`, title: `On ${name} ${index}` })),
		);
		const cited = works.map((items) =>
			items.map(({ id }) => ({ cites: [{ citekey: id, mode: 'parenthetical' as const }] })),
		);
		const inTurn = <T>(runs: readonly Generator<number, T>[]): readonly T[] => {
			const results = new Map<number, T>();
			for (let turn = 0; results.size < runs.length; turn++) {
				// Making an engine alone takes some hundred.
				assert.ok(turn < 2000, 'comes to no end');
				runs.forEach((run, index) => {
					const step = results.has(index) ? undefined : run.next();
					if (step?.done === true) {
						results.set(index, step.value);
					}
				});
			}
			return runs.map((_, index) => results.get(index)!);
		};
		const apa = renderer('apa');
		assert.deepEqual(
			inTurn(works.map((items) => apa.bibliographySteps(items, 'text'))),
			works.map((items) => renderer('apa').bibliography(items, 'text')),
		);
		assert.deepEqual(
			inTurn(works.map((items, index) => apa.clusterSteps(cited[index]!, items, 'text'))),
			works.map((items, index) => renderer('apa').clusters(cited[index]!, items, 'text')),
		);
	});

	test('keeps data from becoming markup in any output', () => {
		const evil = {
			...roe,
			title: 'A <script>alert(1)</script> [x](javascript:alert(1)) $x$ \\input{y} @key',
			DOI: '"><img src=x>',
		};
		const apa = renderer('apa');
		assert.doesNotMatch(apa.reference(evil, 'html'), /<script|<img|javascript:[^<]*"/);
		assert.doesNotMatch(apa.reference(evil, 'markdown'), /[^\\]<script|[^\\]\[x|[^\\]\$x|[^\\]@key/);
		assert.doesNotMatch(apa.reference(evil, 'latex'), /\\input\{|[^\\]\$x/);
		assert.doesNotMatch(apa.reference({ ...roe, DOI: '', URL: 'javascript:alert(1)' }, 'html'), /href/);
	});

	test('gives the same cites after edits as when all are rendered anew', () => {
		const authors = ['Roe', 'Poe', 'Doe'].map((family) => ({ family, given: 'Jane' }));
		const works = Array.from({ length: 9 }, (_none, index): CslItem => ({
			...roe,
			id: `work${String(index)}`,
			title: `Title ${String(index)}`,
			author: [authors[index % 3]!, authors[(index + 1) % 3]!, authors[(index + 2) % 3]!].slice(0, 1 + (index % 2) * 2),
			issued: { 'date-parts': [[2000 + (index % 2)]] },
		}));
		const cite = fc.record({
			citekey: fc.constantFrom(...works.map((item) => String(item.id)), 'unknown'),
			mode: fc.constantFrom('parenthetical' as const, 'inText' as const, 'suppressAuthor' as const),
			suffix: fc.constantFrom('', 'and more'),
		});
		const manuscript = fc.array(fc.record({ cites: fc.array(cite, { minLength: 1, maxLength: 3 }) }), { maxLength: 6 });
		for (const style of [
			'apa',
			'vancouver',
			'chicago-author-date',
			'modern-humanities-research-association',
			'nature',
		]) {
			const kept = renderer(style);
			const loaded = library.load(style);
			assert.ok(loaded);
			fc.assert(
				fc.property(manuscript, (clusters) => {
					const cited = new Set(clusters.flatMap(({ cites }) => cites.map(({ citekey }) => citekey)));
					const items = works.filter((item) => cited.has(String(item.id)));
					const anew = createCitationRenderer(loaded).clusters(clusters, items, 'text');
					assert.deepEqual(kept.clusters(clusters, items, 'text'), anew, style);
				}),
				{ seed: 20250101, numRuns: 6 },
			);
		}
	});

	test('takes any item without throwing', () => {
		const apa = renderer('apa');
		const vancouver = renderer('vancouver');
		const odd = fc.record(
			{
				id: fc.constantFrom('a', '__proto__', 'constructor', '12', ''),
				type: fc.oneof(fc.constantFrom('book', 'chapter', 'nonsense'), fc.anything()),
				title: fc.anything(),
				author: fc.oneof(fc.anything(), fc.array(fc.anything()), fc.array(fc.record({ family: fc.anything() }))),
				issued: fc.oneof(fc.anything(), fc.record({ 'date-parts': fc.anything() })),
				page: fc.anything(),
				DOI: fc.anything(),
				note: fc.string(),
			},
			{ requiredKeys: ['id'] },
		);
		fc.assert(
			fc.property(fc.array(odd, { maxLength: 4 }), (items) => {
				const works = items as unknown as CslItem[];
				const known = new Set(works.map((item) => item.id)).size;
				assert.ok(apa.bibliography(works, 'markdown').length <= Math.max(known, works.length));
				vancouver.bibliography(works, 'html');
				works.forEach((item) => apa.reference(item, 'latex'));
			}),
			{ seed: 20250101, numRuns: 60 },
		);
	});
});
