import assert from 'node:assert/strict';
import CSL from 'citeproc';
import { createCitationRenderer } from '../../../../src/core/citations/rendering/createCitationRenderer.ts';
import type { CslItem } from '../../../../src/core/bibliography/cslItem.ts';
import { costOf } from '../../../support/hostileTexts.ts';
import { openBuiltStyles } from '../../../support/testStyles.ts';
import type { StyleLibrary } from '../../../../src/citationEngine.ts';

/** A style whose entries consist of `layout`. */
const styleOf = (layout: string, { attributes = '', locale = '', citation = '<text variable="title"/>' } = {}) =>
	`<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0" ${attributes}>
	<info><title>Test</title><id>http://example.org/test</id><updated>2020-01-01T00:00:00+00:00</updated></info>
	${locale}<citation><layout>${citation}</layout></citation><bibliography><layout>${layout}</layout></bibliography></style>`;

suite('What is changed of the engine', () => {
	let library: StyleLibrary;

	suiteSetup(async function () {
		library = await openBuiltStyles();
	});

	const entryOf = (xml: string, fields: Record<string, unknown>, locale?: string) => {
		const renderer = createCitationRenderer({
			xml,
			localeXml: library.localeXml,
			...(locale === undefined ? {} : { locale }),
		});
		const [entry] = renderer.bibliography([{ id: 'a', type: 'book', ...fields } as CslItem], 'text');
		assert.deepEqual(
			renderer.problems.filter(({ code }) => code !== 'rendering.missing-locale'),
			[],
		);
		return entry?.text;
	};

	test('is changed once, also where functions have lost their names, as in the bundle that ships', () => {
		const functions = () => [CSL.XmlJSON.prototype.getNodesByName, CSL.toLocaleLowerCase];
		const print = () => entryOf(styleOf('<text variable="title" text-case="lowercase"/>'), { title: 'On Mice' });
		print();
		const changed = functions();
		changed.forEach((each) => Object.defineProperty(each, 'name', { value: '' }));
		assert.equal(print(), 'on mice');
		functions().forEach((each, index) => assert.equal(each, changed[index]));
	});

	test('pages with letters behind their numbers are printed whole', () => {
		for (const format of ['minimal', 'expanded', 'chicago']) {
			const xml = styleOf('<text variable="page"/>', { attributes: `page-range-format="${format}"` });
			assert.equal(entryOf(xml, { page: '162a-165d' }), '162a–165d', format);
			assert.equal(
				entryOf(xml, { page: '321-325' }),
				format === 'minimal' ? '321–5' : format === 'chicago' ? '321–25' : '321–325',
			);
		}
	});

	test('words with a number among them are no number', () => {
		// As pandoc prints them; the engine made "2nd, revised ed." and "Revised and Expanded edition" of them.
		const edition = `<choose><if is-numeric="edition"><group delimiter=" "><number variable="edition" form="ordinal"/>
			<text term="edition" form="short"/></group></if><else><text variable="edition" text-case="capitalize-first"/></else></choose>`;
		for (const [written, printed] of [
			['2', '2nd ed.'],
			['2nd', '2nd ed.'],
			['2nd, revised', '2nd, revised'],
			['revised and expanded edition', 'Revised and expanded edition'],
			['3., überarb. Aufl.', '3., überarb. Aufl.'],
		]) {
			assert.equal(entryOf(styleOf(edition), { edition: written }), printed);
		}
	});

	test('the volumes of a book are a range, that of a journal is as written', () => {
		const volume = '<group delimiter=" "><label variable="volume" form="short"/><number variable="volume"/></group>';
		assert.equal(entryOf(styleOf(volume), { type: 'book', volume: '2-3' }), 'vols. 2–3');
		assert.equal(entryOf(styleOf(volume), { type: 'book', volume: '2, Part A' }), 'vol. 2, Part A');
		assert.equal(entryOf(styleOf('<text variable="volume"/>'), { type: 'article-journal', volume: '2-3' }), '2-3');
	});

	const longDate = `<date variable="issued" delimiter=" " prefix="(" suffix=")">
		<date-part name="day"/><date-part name="month"/><date-part name="year"/></date>`;

	test('both ends of a range of dates have the delimiter of their date', () => {
		const others = '<date variable="accessed" prefix=", seen "><date-part name="year"/></date>';
		const range = {
			issued: {
				'date-parts': [
					[1999, 1, 2],
					[2000, 3, 4],
				],
			},
			accessed: { 'date-parts': [[2001]] },
		};
		assert.equal(entryOf(styleOf(longDate + others), range), '(2 January 1999–4 March 2000), seen 2001');
		assert.equal(entryOf(styleOf(others + longDate), range), ', seen 2001(2 January 1999–4 March 2000)');
	});

	test('a blank stands between a year and its era', () => {
		const year = '<date variable="issued"><date-part name="year"/></date>';
		assert.equal(entryOf(styleOf(year), { issued: { 'date-parts': [[-43]] } }), '43 BC');
		assert.equal(entryOf(styleOf(year), { issued: { 'date-parts': [[325]] } }), '325 AD');
	});

	test('a comma follows a name that is turned round, and no institution, where the style says so', () => {
		const names = (attributes: string) =>
			styleOf(`<names variable="author"><name name-as-sort-order="all" and="symbol" ${attributes}/></names>`);
		const groups = { author: [{ literal: 'Group One' }, { literal: 'Group Two' }] };
		const asZotero = { author: [{ family: 'Group One', given: '', isInstitution: 1 }, { literal: 'Group Two' }] };
		const inverted = names('delimiter-precedes-last="after-inverted-name"');
		assert.equal(entryOf(inverted, groups), 'Group One & Group Two');
		assert.equal(entryOf(inverted, asZotero), 'Group One & Group Two');
		assert.equal(entryOf(names('delimiter-precedes-last="always"'), groups), 'Group One, & Group Two');
	});

	test('years of one author have a comma between them, and the delimiter of cites beside a locator', () => {
		const works = [2014, 2016, 2018].map((year) => ({
			id: `roe${String(year)}`,
			type: 'book',
			author: [{ family: 'Roe', given: 'Jane' }],
			issued: { 'date-parts': [[year]] },
		}));
		const other = { id: 'doe', type: 'book', author: [{ family: 'Doe' }], issued: { 'date-parts': [[2001]] } };
		const printed = (attributes: string, styleClass: string, ...cites: [citekey: string, page?: string][]) => {
			const xml = styleOf('<text variable="title"/>', {
				citation:
					'<group delimiter=" "><names variable="author"/><date variable="issued"><date-part name="year"/></date>' +
					'<text variable="locator"/></group>',
			})
				.replace('<citation><layout>', `<citation collapse="year" ${attributes}><layout delimiter="; ">`)
				.replace('class="in-text"', `class="${styleClass}"`);
			const renderer = createCitationRenderer({ xml, localeXml: library.localeXml });
			const cluster = {
				cites: cites.map(([citekey, value]) => ({
					citekey,
					mode: 'parenthetical' as const,
					...(value === undefined ? {} : { locator: { label: 'page' as const, value } }),
				})),
			};
			return renderer.clusters([cluster], [...works, other] as CslItem[], 'text')[0];
		};
		const after = 'after-collapse-delimiter="; "';
		for (const attributes of ['', after]) {
			assert.equal(
				printed(attributes, 'in-text', ['roe2014'], ['roe2016'], ['doe', '3']),
				'Jane Roe 2014, 2016; Doe 2001 3',
				attributes,
			);
			assert.equal(printed(attributes, 'in-text', ['roe2014'], ['roe2016', '33']), 'Jane Roe 2014; 2016 33');
			assert.equal(printed(attributes, 'in-text', ['roe2014', '33'], ['roe2016']), 'Jane Roe 2014 33; 2016');
			assert.equal(
				printed(attributes, 'in-text', ['roe2014'], ['roe2016'], ['roe2018', '3']),
				'Jane Roe 2014; 2016; 2018 3',
			);
		}
		assert.equal(printed('cite-group-delimiter=" + "', 'in-text', ['roe2014'], ['roe2016']), 'Jane Roe 2014 + 2016');
		// Styles of notes are written for the delimiter that the engine takes.
		assert.match(printed('', 'note', ['roe2014'], ['roe2016']) ?? '', /Jane Roe 2014; 2016/);
	});

	test('an open range keeps its dash', () => {
		const year = '<date variable="issued"><date-part name="year"/></date>';
		assert.equal(entryOf(styleOf(year), { issued: { 'date-parts': [[1987], [0]] } }), '1987–');
		assert.equal(entryOf(styleOf(year), { issued: { 'date-parts': [[1987], [0, 0, 0]] } }), '1987–');
		assert.equal(entryOf(styleOf(longDate), { issued: { 'date-parts': [[1987, 5], [0]] } }), '(May 1987–)');
	});

	test('the ends of a range may be known to the month and to the year', () => {
		assert.equal(entryOf(styleOf(longDate), { issued: { 'date-parts': [[1987, 5], [1988]] } }), '(May 1987–1988)');
		assert.equal(entryOf(styleOf(longDate), { issued: { 'date-parts': [[1987], [1988, 5]] } }), '(1987–1988)');
	});

	test('a style that asks a bibliography for a locator prints what it prints without one', () => {
		const asking =
			'<choose><if locator="volume"><text value="of the volume"/></if><else><text variable="title"/></else></choose>';
		assert.equal(entryOf(styleOf(asking), { title: 'T', volume: '2' }), 'T');
		const numeric =
			'<choose><if is-numeric="locator"><text value="x"/></if><else><text variable="volume"/></else></choose>';
		assert.equal(entryOf(styleOf(numeric), { volume: '2.1' }), '2.1');
	});

	test('particles of names in a headline keep their case', () => {
		const title = '<text variable="title" text-case="title"/>';
		for (const [given, printed] of [
			['a life of ludwig van beethoven', 'A Life of Ludwig van Beethoven'],
			['letters to anna von der heide', 'Letters to Anna von Der Heide'],
			['the museum de l’Égypte', 'The Museum de l’Égypte'],
		]) {
			assert.equal(entryOf(styleOf(title), { title: given, language: 'en' }), printed);
		}
	});

	test('fields that stand in a note, a line each, are read', () => {
		const layout =
			'<group delimiter="; "><text variable="title"/><date variable="original-date"><date-part name="year"/></date></group>';
		assert.equal(entryOf(styleOf(layout), { title: 'T', note: 'original-date: 1905\nA remark.' }), 'T; 1905');
	});

	test('a language that has no locale has the terms that the style gives it', () => {
		const layout = '<group delimiter=" "><text variable="title"/><text term="page" form="short"/></group>';
		const own = '<locale xml:lang="eo"><terms><term name="page" form="short">paĝ.</term></terms></locale>';
		const xml = styleOf(layout, {
			attributes: 'default-locale="eo"',
			locale: own,
		});
		assert.equal(entryOf(xml, { title: 'T' }), 'T paĝ.');
		assert.equal(entryOf(styleOf(layout), { title: 'T' }, 'no language'), 'T p.');
	});

	test('every way to shorten pages is known', () => {
		const pages = (format: string) =>
			entryOf(styleOf('<text variable="page"/>', { attributes: `page-range-format="${format}"` }), { page: '321-328' });
		assert.deepEqual(['expanded', 'minimal', 'minimal-two', 'chicago', 'chicago-15', 'chicago-16'].map(pages), [
			'321–328',
			'321–8',
			'321–28',
			'321–28',
			'321–28',
			'321–28',
		]);
	});

	test('prints a work plainly where a style asks for its names, dates or texts thousands of times', () => {
		const author = Array.from({ length: 300 }, (_, i) => ({ family: `Roe${i}`, given: 'Ann' }));
		const item = {
			id: 'a',
			type: 'book',
			title: 'Rivers',
			author,
			issued: { 'date-parts': [[2001, 2, 3]] },
		} as CslItem;
		const macro = (piece: string) => `<macro name="m">${piece.repeat(100)}</macro>`;
		for (const piece of [
			'<names variable="author"/>',
			'<date variable="issued" form="text"/>',
			'<text variable="title"/>',
		]) {
			const xml = styleOf('<text macro="m"/>'.repeat(90)).replace('<citation>', `${macro(piece)}<citation>`);
			const renderer = createCitationRenderer({ xml, localeXml: library.localeXml });
			const [entry] = renderer.bibliography([item], 'text');
			// Too many names may be those of an odd work.
			assert.deepEqual(
				renderer.problems.map(({ code }) => code),
				[piece.startsWith('<names') ? 'rendering.failed-item' : 'rendering.invalid-style'],
				piece,
			);
			assert.match(entry?.text ?? '', /Rivers/);
		}
		// A work of many authors is printed whole.
		const many = Array.from({ length: 3000 }, (_, i) => ({ family: `Roe${i}`, given: 'Ann' }));
		const names = '<names variable="author"><name form="short" delimiter=" "/></names>';
		assert.match(entryOf(styleOf(names + names), { author: many }) ?? '', /Roe2999.*Roe2999/);
	});

	test('asks a style for no further work once it asked too much of one', () => {
		const piece = '<text variable="title"/>';
		const xml = styleOf('<text macro="m"/>'.repeat(90), { citation: '<text macro="m"/>'.repeat(90) }).replace(
			'<citation>',
			`<macro name="m">${piece.repeat(100)}</macro><citation>`,
		);
		const works = (count: number) =>
			Array.from({ length: count }, (_, i) => ({ id: `a${i}`, type: 'book', title: `Rivers ${i}` }) as CslItem);
		const renderer = createCitationRenderer({ xml, localeXml: library.localeXml });
		const entries = renderer.bibliography(works(300), 'text');
		assert.equal(entries.length, 300);
		assert.ok(entries.every(({ text }, index) => text.includes(`Rivers ${index}`)));
		assert.deepEqual(
			renderer.problems.map(({ code, details }) => [code, details['reason']]),
			[['rendering.invalid-style', 'The style asks for too much.']],
		);
		const clusters = works(300).map(({ id }) => ({
			cites: [{ citekey: String(id), mode: 'parenthetical' as const }],
		}));
		assert.deepEqual(new Set(renderer.clusters(clusters, works(300), 'text')).size, 300);
		assert.match(renderer.reference(works(9)[8]!, 'text'), /Rivers 8/);
		// The first ones have their price, and all others together none that counts.
		const priceOf = (count: number) => {
			const other = createCitationRenderer({ xml, localeXml: library.localeXml });
			const items = works(count);
			return costOf(() => other.bibliography(items, 'text'));
		};
		assert.ok(priceOf(400) < 2 * priceOf(8) + 500);
	});

	test('writes nothing to the console, whatever a style holds', () => {
		const lines: unknown[] = [];
		const out = globalThis.console;
		const { log } = out;
		out.log = (...line: unknown[]) => lines.push(line);
		try {
			const odd = '<text variable="title" colour="red" text-case="none"/><text term="no-such-term"/>';
			const locale = '<locale xml:lang="en"><terms><term name="No-Such">x</term></terms></locale>';
			const renderer = createCitationRenderer({ xml: styleOf(odd, { locale }), localeXml: library.localeXml });
			renderer.bibliography([{ id: 'a', type: 'book', title: 'T', author: 'Roe' } as unknown as CslItem], 'text');
		} finally {
			out.log = log;
		}
		assert.deepEqual(lines, []);
	});
});
