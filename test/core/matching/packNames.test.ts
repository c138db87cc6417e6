import assert from 'node:assert/strict';
import type { EntityNames } from '../../../src/core/evidence/nameModel.ts';
import type { Vocabulary } from '../../../src/core/evidence/packModel.ts';
import { createLexicon } from '../../../src/core/matching/lexicon.ts';
import { matchText } from '../../../src/core/matching/mentions.ts';
import { failedTrials } from '../../../src/core/matching/nameTrials.ts';
import { bundledPack, vocabularyOf } from '../../support/bundledPack.ts';
import { substance } from '../features/featureFixtures.ts';

const lungs: Vocabulary = {
	entities: [
		substance('ph', 'Pulmonary hypertension', { entityClass: 'condition' }),
		substance('marrow-depression', 'Bone marrow depression', { entityClass: 'condition' }),
		substance('outflow-tract', 'Outflow tract', { abbreviation: 'OFT', entityClass: 'structure' }),
	],
};

function named(text: string, ...packs: Vocabulary[]): string[] {
	return matchText(text, 'markdown', createLexicon(packs)).map((mention) => `${mention.text} → ${mention.entity}`);
}

suite('Names of several packs', () => {
	const bundled = vocabularyOf(bundledPack());

	test('a name that a pack lists wins over a phrase with which another pack says what its entity is not', () => {
		const text = 'Pulmonary hypertension and bone marrow depression were seen.';
		const both = ['Pulmonary hypertension → ph', 'bone marrow depression → marrow-depression'];
		assert.deepEqual(named(text, bundled), []);
		assert.deepEqual(named(text, bundled, lungs), both);
		assert.deepEqual(named(text, lungs, bundled), both);
	});

	test('a rule acts on the entity of its pack alone', () => {
		const text = 'The OFT of the heart, the outflow tract, was short.';
		assert.deepEqual(named(text, bundled), []);
		assert.deepEqual(named(text, bundled, lungs), ['OFT → outflow-tract', 'outflow tract → outflow-tract']);
	});

	test('a pack may give names to what an earlier pack has', () => {
		const own: Vocabulary = {
			entities: [],
			names: [{ entity: 'ketamine', names: ['Zqketin'], company: [], otherThings: [] }],
		};
		assert.deepEqual(named('Zqketin was given.', bundled, own), ['Zqketin → ketamine']);
	});

	test('what two packs have is named in the company of either', () => {
		const entities = [
			substance('amine', 'Zqamine', { abbreviation: 'ZQ', entityClass: 'drug' }),
			substance('ossicle', 'Ossicle', { entityClass: 'structure' }),
			substance('cochlea', 'Cochlea', { entityClass: 'structure' }),
		];
		const first: Vocabulary = { entities: entities.slice(0, 1) };
		const alone: Vocabulary = { entities };
		const behind: Vocabulary = { entities: entities.slice(1), shared: entities.slice(0, 1) };
		const text = 'In the ossicle and the cochlea, ZQ rose.';
		const wanted = ['ossicle → ossicle', 'cochlea → cochlea', 'ZQ → amine'];
		assert.deepEqual(named(text, alone), wanted);
		assert.deepEqual(named(text, first, behind), wanted);
	});

	test('one abbreviation with readings in two packs follows what stands beside it, and what the document defines', () => {
		assert.deepEqual(named('Locomotion in the OFT fell.', bundled, lungs), ['OFT → oft']);
		assert.deepEqual(named('The outflow tract (OFT) of mice. Locomotion fell; the OFT was short.', bundled, lungs), [
			'outflow tract → outflow-tract',
			'OFT → outflow-tract',
			'OFT → outflow-tract',
		]);
	});
});

suite('The rules of a pack on names', () => {
	const entities = [substance('net', 'Noradrenaline transporter', { abbreviation: 'NET', entityClass: 'protein' })];
	const rule = { forms: ['NET'], needs: ['uptake'], for: 'Uptake by [[NET]] fell.', against: 'The NET was deep.' };

	function failed(names: Partial<EntityNames>) {
		const own = { entity: 'net', names: [], company: [], otherThings: [], ...names };
		return failedTrials({ entities, names: [own] }).map(({ kind, text }) => `${kind}: ${text}`);
	}

	test('that do what their sentences say are left alone', () => {
		assert.deepEqual(failed({ company: [{ ...rule, forms: ['NET'] }], names: ['NAT1'] }), []);
	});

	test('that miss what they should find, or find what they should not, are told', () => {
		const wrong = [{ ...rule, for: 'Release by [[NET]] fell.', against: 'Uptake in the NET was low.' }];
		assert.deepEqual(failed({ company: wrong }), [
			'missed: Release by [[NET]] fell.',
			'found: Uptake in the NET was low.',
		]);
	});

	test('that change nothing are told', () => {
		const idle = [
			{ ...rule, against: 'A nest was built.', for: 'Uptake by the [[noradrenaline transporter]], [[NET]].' },
		];
		assert.deepEqual(failed({ company: idle }), ['idle: A nest was built.']);
	});

	test('as well as phrases in which the entity is not found anyway', () => {
		const other = {
			phrases: ['noradrenaline transporter gene', 'fishing net', 'noradrenaline transporter-like*'],
			for: 'The [[noradrenaline transporter]].',
			against: 'The noradrenaline transporter gene.',
		};
		assert.deepEqual(failed({ otherThings: [other] }), ['needless: fishing net']);
	});

	test('as well as words and phrases of which a shorter one does the same', () => {
		const company = [{ ...rule, needs: ['uptake', 'reuptake', 'up'] }];
		const otherThings = [
			{
				phrases: [
					'noradrenaline transporter gene',
					'human noradrenaline transporter gene',
					'noradrenaline transporter genes*',
				],
				for: 'The [[noradrenaline transporter]].',
				against: 'The noradrenaline transporter gene.',
			},
		];
		assert.deepEqual(failed({ company, otherThings }), [
			'covered: uptake',
			'covered: human noradrenaline transporter gene',
		]);
	});

	test('as well as words of rules without which, or in spite of which, the form counts', () => {
		const own = {
			entity: 'net',
			names: [],
			otherThings: [],
			company: [{ ...rule, needs: ['uptake', 'dopamine'], field: true, unless: ['deep', 'NETs'] }],
		};
		const both = [...entities, substance('dopamine', 'Dopamine')];
		assert.deepEqual(
			failedTrials({ entities: both, names: [own] }).map(({ kind, text }) => `${kind}: ${text}`),
			['silent: dopamine', 'silent: NETs'],
		);
	});

	test('as well as names that are recognised without being listed', () => {
		assert.deepEqual(failed({ names: ['norepinephrine transporter', 'noradrenaline-transporter'] }), [
			'known: noradrenaline-transporter',
		]);
	});
});

suite('What the bundled pack shares among its names', () => {
	const pack = vocabularyOf(bundledPack());
	const names = pack.entities.flatMap(({ id, name, synonyms, zh }) => {
		const further = pack.names?.find(({ entity }) => entity === id)?.names ?? [];
		return [name, ...synonyms, ...zh, ...further].map((each) => ({ id, name: each }));
	});

	for (const pair of pack.spellings ?? []) {
		test(`${pair.join(' and ')} is the only reason for some name`, () => {
			const without = createLexicon([{ ...pack, spellings: pack.spellings!.filter((other) => other !== pair) }]);
			const respelled = [pair, pair.toReversed()].flatMap(([one, other]) =>
				names.flatMap(({ id, name }) => (name.includes(one!) ? [{ id, name: name.replaceAll(one!, other!) }] : [])),
			);
			assert.ok(
				respelled.some(
					({ id, name }) =>
						!matchText(`${name}。`, 'markdown', without).some(({ entity, text }) => entity === id && text === name),
				),
			);
		});
	}

	test('no word of the field begins with another', () => {
		const words = pack.fieldWords ?? [];
		const covered = words.filter((word) => words.some((other) => other !== word && word.startsWith(other)));
		assert.deepEqual(covered, []);
	});
});
