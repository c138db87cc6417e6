import assert from 'node:assert/strict';
import type { Entity, Substance } from '../../../src/core/evidence/model.ts';
import { createNameIndex } from '../../../src/core/search/nameIndex.ts';

function entity(id: string, name: string, more: Partial<Substance> = {}): Entity {
	return {
		id,
		kind: 'entity',
		name,
		synonyms: [],
		zh: [],
		sources: [],
		entityClass: 'protein',
		identifiers: {},
		genes: [],
		summary: { en: '' },
		members: [],
		...more,
	};
}

const names = createNameIndex([
	entity('ketamine', 'Ketamine', { synonyms: ['Ketalar'], zh: ['氯胺酮'] }),
	entity('esketamine', 'Esketamine', { synonyms: ['(S)-ketamine'], zh: ['艾司氯胺酮'] }),
	entity('nmda-receptor', 'N-methyl-D-aspartate receptor', { abbreviation: 'NMDAR', synonyms: ['NMDA receptor'] }),
	entity('tnf-alpha', 'Tumour necrosis factor α', { abbreviation: 'TNF-α', genes: [{ symbol: 'TNF' }] }),
	entity('nf-kappab', 'Nuclear factor κB', { abbreviation: 'NF-κB' }),
	entity('mor', 'μ-opioid receptor', { abbreviation: 'MOR' }),
	entity('morphine', 'morphine'),
]);
const complete = (prefix: string, limit = 10) => names.complete(prefix, limit).map((hit) => hit.entity);

suite('Name index', () => {
	test('Completes the beginning of a name, an abbreviation and a synonym', () => {
		assert.deepEqual(complete('ket'), ['ketamine', 'esketamine']);
		assert.equal(complete('nmd')[0], 'nmda-receptor');
		assert.equal(complete('ketal')[0], 'ketamine');
	});

	test('Says by which name an entity was found', () => {
		assert.deepEqual(names.complete('ketal', 1)[0]?.matched, 'Ketalar');
	});

	test('Wants two letters', () => {
		assert.deepEqual(complete('k'), []);
		assert.deepEqual(complete('-'), []);
		assert.deepEqual(complete(''), []);
	});

	test('Forgives case, hyphens and blanks', () => {
		assert.equal(complete('NMDArec')[0], 'nmda-receptor');
		assert.equal(complete('n methyl d')[0], 'nmda-receptor');
		assert.equal(complete('s-ket')[0], 'esketamine');
	});

	test('Takes Greek letters, their names and their stand-ins', () => {
		for (const prefix of ['TNF-α', 'TNF-a', 'tnfalpha', 'TNF alpha']) {
			assert.equal(complete(prefix)[0], 'tnf-alpha', prefix);
		}
		for (const prefix of ['NF-κB', 'nfkb', 'NF-kappa']) {
			assert.equal(complete(prefix)[0], 'nf-kappab', prefix);
		}
	});

	test('Completes Chinese names', () => {
		assert.deepEqual(complete('氯胺'), ['ketamine']);
		assert.deepEqual(complete('艾司'), ['esketamine']);
	});

	test('Completes a Chinese name from its first character', () => {
		assert.deepEqual(complete('氯'), ['ketamine']);
	});

	test('Completes Chinese names by pinyin where that is asked for', () => {
		const byPinyin = (prefix: string) => names.complete(prefix, 10, { pinyin: true }).map((hit) => hit.entity);
		for (const prefix of ['la', 'lat', 'lvan', 'lvantong', 'lüantong', 'luantong']) {
			assert.deepEqual(byPinyin(prefix), ['ketamine'], prefix);
		}
		assert.deepEqual(byPinyin('aslat'), ['esketamine']);
		assert.deepEqual(complete('lat'), []);
		assert.equal(names.complete('lat', 1, { pinyin: true })[0]?.matched, '氯胺酮');
	});

	test('Gives only the entities that are wanted', () => {
		const allows = ({ id }: Entity) => id !== 'ketamine';
		assert.deepEqual(
			names.complete('ket', 10, { allows }).map((hit) => hit.entity),
			['esketamine'],
		);
	});

	test('Completes gene symbols', () => {
		assert.deepEqual(complete('TNF', 1), ['tnf-alpha']);
	});

	test('Puts the whole name, and the case as typed, first', () => {
		assert.deepEqual(complete('MOR'), ['mor', 'morphine']);
		assert.deepEqual(complete('morp'), ['morphine']);
	});

	test('Finds a later word of a name after the names that begin so', () => {
		assert.deepEqual(complete('ketamine'), ['ketamine', 'esketamine']);
		assert.deepEqual(complete('necrosis'), ['tnf-alpha']);
	});

	test('Lists no more than the limit', () => {
		assert.equal(complete('ket', 1).length, 1);
	});
});
