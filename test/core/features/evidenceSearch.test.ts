import assert from 'node:assert/strict';
import { createEvidenceSearch } from '../../../src/core/features/evidenceSearch.ts';
import { createNameIndex } from '../../../src/core/search/nameIndex.ts';
import { evidenceBase, paper, substance } from './featureFixtures.ts';

const base = evidenceBase(
	[
		paper('zanos2016nmdar', {
			author: [{ family: 'Zanos' }],
			title: 'NMDAR inhibition-independent actions of ketamine',
		}),
	],
	[
		substance('ketamine', 'Ketamine', { zh: ['氯胺酮'] }),
		substance('bdnf', 'Brain-derived neurotrophic factor', { abbreviation: 'BDNF', synonyms: ['abrineurin'] }),
		substance('nmda-receptor', 'NMDA receptor', { synonyms: ['glutamate receptor, NMDA type'] }),
	],
);
const search = createEvidenceSearch(base, createNameIndex(base.entities));
const entities = (query: string) => search.find(query, 5).entities.map(({ id }) => id);

suite('Evidence search', () => {
	test('Finds entities by the beginning of a name, by pinyin, by words in any order and with slips', () => {
		assert.deepEqual(entities('BD'), ['bdnf']);
		assert.deepEqual(entities('lat'), ['ketamine']);
		assert.deepEqual(entities('factor brain'), ['bdnf']);
		assert.deepEqual(entities('neurotropic factor'), ['bdnf']);
		assert.deepEqual(entities('abrineurin'), ['bdnf']);
	});

	test('Finds papers beside entities', () => {
		const found = search.find('ketamine', 5);
		assert.deepEqual(
			found.papers.map(({ citekey }) => citekey),
			['zanos2016nmdar'],
		);
		assert.equal(found.entities[0]?.id, 'ketamine');
	});

	test('Lists no more than the limit of each', () => {
		assert.equal(search.find('receptor', 1).entities.length, 1);
		assert.deepEqual(search.find('xyzzyplugh', 5), { entities: [], claims: [], papers: [] });
	});
});
