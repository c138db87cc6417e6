import assert from 'node:assert/strict';
import type { Claim } from '../../../src/core/evidence/model.ts';
import type { PackDifference } from '../../../src/core/evidence/changeModel.ts';
import { packDifference } from '../../../src/core/evidence/packDifference.ts';
import { validatePack } from '../../../src/core/evidence/validatePack.ts';
import { claim, reference, smallPack, type SmallRecords } from './smallPack.ts';

/** In what the small pack differs from itself after `change`. */
function differenceAfter(change: (records: SmallRecords) => void): PackDifference {
	const [older, newer] = [smallPack(), smallPack(change)].map((files) => validatePack(files).value!);
	return packDifference(older!, newer!);
}

/** A claim of the small pack. */
function was(id: string): Claim {
	return validatePack(smallPack()).value!.claims.find((each) => each.id === id)!;
}

const none: PackDifference = { claims: [], papers: [], entities: [] };

suite('Difference of two versions of a pack', () => {
	test('a pack does not differ from itself, nor by the order of its records and fields', () => {
		assert.deepEqual(
			differenceAfter(() => {}),
			none,
		);
		const reversed = differenceAfter((records) => {
			records['claims.json'].reverse();
			records['entities.json'] = records['entities.json'].map(
				(entity) => Object.fromEntries(Object.entries(entity).reverse()) as typeof entity,
			);
		});
		assert.deepEqual(reversed, none);
	});

	test('claims that came and went', () => {
		const { claims } = differenceAfter((records) => {
			records['claims.json'] = [...records['claims.json'].slice(1), claim('a-new-one')];
		});
		assert.deepEqual(claims, [
			{ claim: 'a-new-one', change: 'added' },
			{ claim: 'weak-claim', change: 'removed', was: was('weak-claim') },
		]);
	});

	test('a claim that was merged, and one that has a new name', () => {
		const { claims } = differenceAfter((records) => {
			records['claims.json'] = [
				claim('firm-claim', { aliases: ['weak-claim'] }),
				claim('better-name', {
					aliases: ['conflicting-claim'],
					strength: 'moderate',
					evidence: [{ paper: 'roe2001', stance: 'supports' }],
				}),
			];
		});
		assert.deepEqual(claims, [
			{
				claim: 'conflicting-claim',
				change: 'renamed',
				into: 'better-name',
				strength: { before: 'conflicting', after: 'moderate' },
				stances: [{ paper: 'poe2002', before: 'contradicts' }],
			},
			{ claim: 'weak-claim', change: 'merged', into: 'firm-claim' },
		]);
	});

	test('of two claims under one new name one is renamed and one is merged', () => {
		const { claims } = differenceAfter((records) => {
			records['claims.json'] = [claim('both', { aliases: ['weak-claim', 'firm-claim', 'conflicting-claim'] })];
		});
		assert.deepEqual(
			claims.map((change) => [change.claim, change.change, change.into]),
			[
				['conflicting-claim', 'merged', 'both'],
				['firm-claim', 'merged', 'both'],
				['weak-claim', 'renamed', 'both'],
			],
		);
	});

	test('sentence, strength and stances before and after', () => {
		const { claims } = differenceAfter((records) => {
			records['claims.json'][0] = claim('weak-claim', {
				statement: { en: 'The drug blocks the receptor.', zh: '该药阻断受体。' },
				strength: 'moderate',
				evidence: [
					{ paper: 'roe2001', stance: 'supports' },
					{ paper: 'poe2002', stance: 'background' },
				],
			});
			records['claims.json'][1] = claim('firm-claim', {
				statement: { en: 'The drug activates the receptor.', zh: '译文' },
			});
		});
		assert.deepEqual(claims, [
			{
				claim: 'weak-claim',
				change: 'changed',
				statement: {
					before: { en: 'The drug activates the receptor.' },
					after: { en: 'The drug blocks the receptor.', zh: '该药阻断受体。' },
				},
				strength: { before: 'weak', after: 'moderate' },
				stances: [
					{ paper: 'poe2002', before: 'supports', after: 'background' },
					{ paper: 'roe2001', after: 'supports' },
				],
			},
		]);
	});

	test('what became of papers: notices, status, record and study', () => {
		const { papers } = differenceAfter((records) => {
			records['references.json'] = [
				reference('roe2001', { DOI: '10.1000/roe', PMID: '11', volume: '3' }),
				reference('poe2002', { DOI: '10.1000/Poe' }),
				reference('noe2004'),
			];
			records['studies.json'] = {
				roe2001: { design: 'rct', metadata: 'confirmed', checkedForNotices: '2020-01-01', n: 12 },
				poe2002: {
					design: 'animal',
					metadata: 'confirmed',
					notices: [{ kind: 'correction', date: '2020', source: 'PubMed' }],
				},
				noe2004: { design: 'rct', metadata: 'confirmed' },
			};
		});
		assert.deepEqual(papers, [
			{ paper: 'doe2003', change: 'removed', was: reference('doe2003') },
			{ paper: 'noe2004', change: 'added' },
			{
				paper: 'poe2002',
				change: 'changed',
				notices: [{ kind: 'correction', date: '2020', source: 'PubMed' }],
				metadata: { before: 'incomplete', after: 'confirmed' },
			},
			{ paper: 'roe2001', change: 'changed', fields: ['volume'], study: ['n'] },
		]);
	});

	test('targets, pathways and entities that came, went and read otherwise', () => {
		const { entities } = differenceAfter((records) => {
			records['pathways.json'] = [];
			records['targets.json'][0]!.family = 'Other receptors';
			records['entities.json'].push({ ...records['entities.json'][0]!, id: 'another' });
		});
		assert.deepEqual(entities, [
			{ entity: 'another', change: 'added' },
			{ entity: 'cascade', change: 'removed', was: { name: 'A cascade', synonyms: [], zh: [] } },
			{ entity: 'receptor', change: 'changed', fields: ['family'] },
		]);
	});
});
