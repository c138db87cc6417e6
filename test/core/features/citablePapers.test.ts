import assert from 'node:assert/strict';
import { createLibrary } from '../../../src/core/bibliography/library.ts';
import { openBibliography, reopenBibliography } from '../../../src/core/bibliography/openBibliography.ts';
import { createCitableIndex, createQuickIndex, indexCitable } from '../../../src/core/features/citablePapers.ts';
import { indexEntries } from '../../../src/core/search/bibliographySegments.ts';
import { LazyPinyin } from '../../../src/core/search/chineseTexts.ts';
import { finish } from '../../../src/core/text/finish.ts';
import type { PaperIndex } from '../../../src/core/search/paperIndex.ts';
import { evidenceBase, paper } from './featureFixtures.ts';

const base = evidenceBase(
	[
		paper('zanos2016nmdar', { author: [{ family: 'Zanos' }], title: 'NMDAR inhibition-independent actions' }),
		paper('berman2000antidepressant', {
			author: [{ family: 'Berman' }],
			title: 'Antidepressant effects',
			DOI: '10.1/b',
		}),
	],
	[],
);

/** A library of a `.bib` with these entries, which the document declares. */
function sources(...entries: readonly string[]) {
	const library = createLibrary([openBibliography(entries.join('\n'), 'refs.bib', 'bibtex')]);
	return { library, declared: library, base };
}

const built = (...entries: readonly string[]) => createCitableIndex(sources(...entries));

const found = (index: PaperIndex, query: string) => index.search(query).map(({ citekey }) => citekey);

const own = '@article{roe2001bees, author = {Roe, Jane}, title = {Feeding of bees}, year = 2001}';
const sameAsBerman = '@article{BermanMine, author = {Berman, R}, title = {Antidepressant effects}, doi = {10.1/B}}';

suite('Citable papers', () => {
	test('The index has the library and what it lacks of the evidence base', () => {
		const index = built(own);
		assert.equal(index.size, 3);
		assert.deepEqual(found(index, 'bees'), ['roe2001bees']);
		assert.deepEqual(found(index, 'zanos'), ['zanos2016nmdar']);
	});

	test('A work that both have is offered once, under the citekey of the library', () => {
		assert.deepEqual(found(built(sameAsBerman), 'berman'), ['BermanMine']);
		assert.deepEqual(found(createQuickIndex(sources(sameAsBerman)), 'berman'), ['BermanMine']);
	});

	test('Until the index is built, the library is found by citekey and the evidence base in full', () => {
		const quick = createQuickIndex(sources(own));
		assert.deepEqual(found(quick, 'roe2001'), ['roe2001bees']);
		assert.deepEqual(found(quick, '@roe bees'), ['roe2001bees']);
		assert.deepEqual(found(quick, 'inhibition-independent'), ['zanos2016nmdar']);
		assert.equal(found(quick, '').length, 3);
		assert.deepEqual(createQuickIndex(sources(own)).search('', { limit: 1 }).length, 1);
	});

	test('An entry is found by what it takes from its parent, also after the parent changed', () => {
		const child = '@inproceedings{roe2001talk, author = {Roe}, title = {Talk}, crossref = {meeting}}';
		const parent = (title: string) => `@proceedings{meeting, title = {${title}}}`;
		const before = sources(child, parent('Bees of Bremen'));
		const [bibliography] = before.library.bibliographies;
		const indexed = finish(indexEntries(bibliography!, new LazyPinyin()));
		assert.deepEqual(new Set(found(createCitableIndex(before), 'bremen')), new Set(['roe2001talk', 'meeting']));

		const changed = reopenBibliography(bibliography!, [child, parent('Bees of Berlin')].join('\n'));
		const library = createLibrary([changed]);
		const { runs } = finish(indexEntries(changed, new LazyPinyin(), indexed));
		const index = finish(indexCitable({ library, declared: library, base }, new Map([[changed, runs]])));
		assert.deepEqual(new Set(found(index, 'berlin')), new Set(['roe2001talk', 'meeting']));
		assert.deepEqual(found(index, 'bremen'), []);
	});

	test('A bibliography that is named twice is listed once', () => {
		const bibliography = openBibliography(own, 'refs.bib', 'bibtex');
		const library = createLibrary([bibliography, bibliography]);
		const index = createCitableIndex({ library, declared: library, base });
		assert.deepEqual(found(index, 'bees'), ['roe2001bees']);
		assert.equal(index.size, 3);
	});

	test('Of two entries with one citekey the first is found, once', () => {
		const index = built('@book{roe, title = {First}}', '@book{roe, title = {Second}}');
		assert.equal(index.size, 3);
		assert.deepEqual(found(index, 'roe'), ['roe']);
		assert.deepEqual(found(index, 'second'), []);
	});

	test('Building gives way many times', () => {
		const many = Array.from({ length: 200 }, (_, i) => `@article{key${i}, title = {Title ${i}}}`);
		assert.ok([...indexCitable(sources(...many))].length > 5);
	});
});
