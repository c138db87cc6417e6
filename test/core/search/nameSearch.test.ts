import assert from 'node:assert/strict';
import type { Entity } from '../../../src/core/evidence/model.ts';
import { createNameSearch } from '../../../src/core/search/nameSearch.ts';
import { substance } from '../features/featureFixtures.ts';

function pathway(id: string, name: string, zh: readonly string[] = []): Entity {
	return {
		...{ id, kind: 'pathway', name, synonyms: [], zh, sources: [], kegg: [], reactome: [], wikipathways: [] },
		...{ participants: [], steps: [], brainRegions: [], summary: { en: '' } },
	};
}

const search = createNameSearch([
	substance('wnt', 'Wnt'),
	pathway('wnt-signalling', 'Wnt signalling', ['Wnt信号通路']),
	pathway('notch-pathway', 'Notch pathway'),
	substance('chandelier-cell', 'Chandelier cell'),
]);

suite('Search for a whole name', () => {
	test('finds a pathway by its name with every ending, and without one', () => {
		for (const name of [
			'Wnt signalling',
			'Wnt signaling',
			'wnt signaling pathway',
			'Wnt pathway',
			'Wnt通路',
			'Wnt cascade',
		]) {
			assert.equal(search.exact(name), 'wnt-signalling', name);
		}
		for (const name of ['Notch', 'notch signalling', 'Notch pathway']) {
			assert.equal(search.exact(name), 'notch-pathway', name);
		}
	});

	test('gives the bare name to what is called just so', () => {
		assert.equal(search.exact('Wnt'), 'wnt');
	});

	test('finds a name in the plural', () => {
		assert.equal(search.exact('chandelier cells'), 'chandelier-cell');
	});

	test('finds nothing for an ending alone or another name', () => {
		for (const name of ['signalling', 'pathway', 'Hedgehog signalling', '通路']) {
			assert.equal(search.exact(name), undefined, name);
		}
	});
});
