import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { CslItem } from '../../../src/core/bibliography/cslItem.ts';
import { buildPaperIndex, createPaperIndex, type SearchRecord } from '../../../src/core/search/paperIndex.ts';

/** A record from `citekey | Family; Family | year | title | journal`. */
function record(
	line: string,
	more: Omit<Partial<SearchRecord>, 'item'> & { readonly item?: Partial<CslItem> } = {},
): SearchRecord {
	const [citekey = '', authors = '', year = '', title = '', journal = ''] = line.split('|').map((part) => part.trim());
	const item: CslItem = {
		id: citekey,
		type: 'article-journal',
		title,
		author: authors.split(';').map((name) => {
			const [family = '', given = ''] = name.split(',').map((part) => part.trim());
			return { family, given };
		}),
		issued: { 'date-parts': [[Number(year)]] },
		'container-title': journal,
		...more.item,
	};
	return { origin: 'settings', ...more, citekey, item };
}

const library: readonly SearchRecord[] = [
	record(
		'zanos2016nmdar | Zanos, Panos; Moaddel, Ruin; Gould, Todd | 2016 | NMDAR inhibition-independent actions of metabolites | Nature',
		{
			item: { DOI: '10.1038/nature17998', PMID: '27144355' },
			findings: ['A metabolite suffices in mice.'],
		},
	),
	record(
		'zanos2018mechanisms | Zanos; Gould | 2018 | Mechanisms of ketamine action as an antidepressant | Molecular Psychiatry',
	),
	record(
		'berman2000antidepressant | Berman; Krystal | 2000 | Antidepressant effects of ketamine in depressed patients | Biological Psychiatry',
	),
	record(
		'lopezgil2019role | López-Gil; Adell | 2019 | Role of serotonin in the action of ketamine | ACS Chemical Neuroscience',
	),
	record(
		'yu2007ketamine | Yu | 2007 | Ketamine suppresses TLR4 expression and NF-κB activity | Croatian Medical Journal',
	),
	record('reif2023esketamine | Reif | 2023 | Esketamine or quetiapine (ESCAPE-TRD) | New England Journal of Medicine'),
	record(
		'maeng2008cellular | Maeng | 2008 | Cellular mechanisms: MK-801 and 5-HT<sub>2A</sub> | Biological Psychiatry',
	),
	record('wang2020zh | 王, 建国 | 2020 | 氯胺酮对老年患者术后认知功能的影响 | 中华麻醉学杂志', {
		item: { keyword: '谵妄, 麻醉' },
	}),
	record('smith1999effect | Smith | 1999 | Feeding behaviour of bees | Apidologie', { cited: true }),
];

const index = createPaperIndex(library);
const find = (query: string, isCited?: (citekey: string) => boolean) =>
	index.search(query, isCited === undefined ? {} : { isCited }).map((hit) => hit.citekey);
const first = (query: string) => find(query)[0];

suite('Paper index', () => {
	test('Finds a paper by the beginning of its citekey', () => {
		assert.equal(first('zanos2016n'), 'zanos2016nmdar');
		assert.equal(first('@zanos2018'), 'zanos2018mechanisms');
	});

	test('Puts the exact citekey first', () => {
		const twins = createPaperIndex([
			record('roe2001a | Roe | 2001 | Roe 2001 and more'),
			record('roe2001 | Poe | 1990 | Something else'),
		]);
		assert.equal(twins.search('roe2001')[0]?.citekey, 'roe2001');
		assert.equal(twins.search('ROE2001')[0]?.citekey, 'roe2001');
	});

	test('Takes author and year in any order and notation', () => {
		for (const query of ['berman 2000', '2000 Berman', 'Berman et al., 2000', '(Berman 2000)', 'berman2000']) {
			assert.equal(first(query), 'berman2000antidepressant', query);
		}
	});

	test('Finds co-authors, and given names', () => {
		assert.equal(first('krystal'), 'berman2000antidepressant');
		assert.equal(first('ruin moaddel'), 'zanos2016nmdar');
	});

	test('Forgives diacritics and hyphens', () => {
		for (const query of ['lopez-gil', 'lopez gil', 'López Gil', 'lopezgil']) {
			assert.equal(first(query), 'lopezgil2019role', query);
		}
	});

	test('Takes Greek letters, their names and their stand-ins for the same', () => {
		for (const query of ['NF-κB', 'nf-kappaB', 'nfkb', 'NF-kB TLR4']) {
			assert.equal(first(query), 'yu2007ketamine', query);
		}
	});

	test('Finds joined and separated forms of compounds', () => {
		for (const query of ['mk801', 'MK-801', 'mk 801', '5HT2A', '5-ht2a']) {
			assert.equal(first(query), 'maeng2008cellular', query);
		}
		for (const query of ['escape-trd', 'ESCAPE TRD', 'escapetrd']) {
			assert.equal(first(query), 'reif2023esketamine', query);
		}
	});

	test('Forgives slips in longer words', () => {
		assert.equal(first('serotnin'), 'lopezgil2019role');
		assert.equal(first('quetaipine'), 'reif2023esketamine');
		assert.equal(first('antidepresant depresed'), 'berman2000antidepressant');
	});

	test('Does not take short words for misspelt others', () => {
		assert.deepEqual(find('yus'), []);
	});

	test('Finds findings, keywords and journals, these also by their initials', () => {
		assert.equal(first('suffices mice'), 'zanos2016nmdar');
		assert.equal(first('谵妄'), 'wang2020zh');
		assert.equal(first('reif nejm'), 'reif2023esketamine');
	});

	test('Finds Chinese titles by a part of them, and Chinese authors', () => {
		for (const query of ['术后认知', '氯胺酮', '王建国', '建国']) {
			assert.equal(first(query), 'wang2020zh', query);
		}
	});

	test('Finds a paper by its DOI or PMID in any form', () => {
		for (const query of ['10.1038/nature17998', 'https://doi.org/10.1038/NATURE17998', 'doi:10.1038/nature17998']) {
			assert.deepEqual(find(query), ['zanos2016nmdar'], query);
		}
		assert.deepEqual(find('27144355'), ['zanos2016nmdar']);
		assert.deepEqual(find('PMID: 27144355'), ['zanos2016nmdar']);
	});

	test('Finds a paper by a piece of its DOI and the beginning of its PMID', () => {
		assert.equal(first('nature17998'), 'zanos2016nmdar');
		assert.equal(first('1038/nature1799'), 'zanos2016nmdar');
		assert.equal(first('271443'), 'zanos2016nmdar');
		assert.ok(!find('2016').includes('berman2000antidepressant'));
	});

	test('Finds Chinese titles and authors by pinyin, whole or by initials', () => {
		for (const query of ['lat', 'lvantong', 'luantong', 'wangjianguo', 'wang jianguo', 'wjg', 'shrz', 'mazui']) {
			assert.equal(first(query), 'wang2020zh', query);
		}
		assert.deepEqual(find('author:wangjg'), ['wang2020zh']);
	});

	test('Finds the paper of a reference that was pasted whole', () => {
		for (const query of [
			'Zanos P, Moaddel R, Morris PJ, et al. NMDAR inhibition-independent actions of metabolites. Nature. 2016;533:481-486.',
			'Zanos, P., Moaddel, R., & Gould, T. D. (2016). NMDAR inhibition-independent actions. Nature, 533(7604), 481–486.',
			'Something else. doi: 10.1038/nature17998.',
			'Zanos and others, PMID: 27144355.',
		]) {
			assert.equal(first(query), 'zanos2016nmdar', query);
		}
	});

	test('Filters by author, journal, year and tag', () => {
		assert.deepEqual(find('author:gould year:2017-'), ['zanos2018mechanisms']);
		assert.deepEqual(find('journal:"molecular psychiatry"'), ['zanos2018mechanisms']);
		assert.deepEqual(find('year:2016-2018 ketamine'), ['zanos2018mechanisms']);
		assert.deepEqual(find('year:-1999'), ['smith1999effect'], 'what has no year is in no range');
		assert.deepEqual(find('tag:麻醉'), ['wang2020zh']);
		assert.deepEqual(find('keyword:麻醉'), ['wang2020zh']);
		assert.deepEqual(find('title:inhibition-independent'), ['zanos2016nmdar']);
		assert.deepEqual(find('key:zanos2018'), ['zanos2018mechanisms']);
		assert.deepEqual(find('author:ketamine'), []);
	});

	test('Filters by what is cited', () => {
		assert.deepEqual(find('cited:yes'), ['smith1999effect']);
		assert.deepEqual(
			find('cited:yes zanos', (citekey) => citekey === 'zanos2018mechanisms'),
			['zanos2018mechanisms'],
		);
		assert.ok(!find('cited:no').includes('smith1999effect'));
	});

	test('A filter that is only begun filters nothing', () => {
		assert.equal(find('year:').length, library.length);
		assert.equal(find('author:').length, library.length);
		assert.equal(find('cited:').length, library.length);
	});

	test('Puts what the manuscript cites before its equals', () => {
		assert.equal(find('zanos gould', (citekey) => citekey === 'zanos2018mechanisms')[0], 'zanos2018mechanisms');
	});

	test('Lists cited papers and then the newest where nothing is typed', () => {
		assert.deepEqual(find('').slice(0, 3), ['smith1999effect', 'reif2023esketamine', 'wang2020zh']);
	});

	test('Keeps a paper that lacks one word, after those that have all', () => {
		assert.equal(first('zanos metabolites nonsenseword'), 'zanos2016nmdar');
		assert.deepEqual(find('nonsenseword'), []);
	});

	test('Lists no more than the limit', () => {
		assert.equal(index.search('ketamine', { limit: 2 }).length, 2);
	});

	test('At equal rank the writer’s own stand before those of the evidence base, however new these are', () => {
		for (const origin of ['document', 'workspace', 'settings'] as const) {
			const papers = createPaperIndex([
				record('roe2026sleep | Roe | 2026 | Sleep and mood | Sleep', { origin: 'evidence' }),
				record('roe1990sleep | Roe | 1990 | Sleep and mood | Sleep', { origin }),
			]);
			assert.equal(papers.search('roe sleep')[0]?.citekey, 'roe1990sleep', origin);
		}
	});

	test('Finds nothing in an empty library', () => {
		assert.deepEqual(createPaperIndex([]).search('ketamine'), []);
		assert.deepEqual(createPaperIndex([]).search(''), []);
	});

	test('Bears items with nothing in them, and with values of the wrong type', () => {
		const odd = { id: 'x', type: 'book', title: 5, author: 'Roe', issued: { 'date-parts': [[]] }, DOI: 7 };
		const bare = createPaperIndex([
			{ citekey: 'x', item: odd as unknown as CslItem, origin: 'document' },
			{ citekey: 'y', item: { id: 'y', type: 'book' }, origin: 'document' },
		]);
		assert.equal(bare.search('y')[0]?.citekey, 'y');
		assert.equal(bare.search('10.1234/zzz').length, 0);
	});

	test('Building gives way many times', () => {
		const many = Array.from({ length: 200 }, (_, i) => record(`key${i} | Roe | 2000 | Title ${i}`));
		assert.ok([...buildPaperIndex(many)].length > 5);
	});

	test('Any query is answered with papers of the library', () => {
		const citekeys = new Set(library.map(({ citekey }) => citekey));
		fc.assert(
			fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (query) => {
				assert.ok(find(query).every((citekey) => citekeys.has(citekey)));
			}),
			{ seed: 7, numRuns: 300 },
		);
	});
});
