import assert from 'node:assert/strict';
import { withFolder } from './runInFolder.ts';

/** A pack of one claim with one paper, whose link has a stance. */
function packFiles(folder: string, version: string, stance: string, statement: string): Record<string, string> {
	const files = {
		'pack.json': {
			id: 'river',
			name: { en: 'River' },
			version,
			description: { en: 'For a test.' },
			licence: 'CC0-1.0',
		},
		'entities.json': [
			{
				id: 'lateral-line',
				name: 'Lateral line organ',
				entityClass: 'organ',
				summary: { en: 'It feels the flow of water.' },
				unconfirmed: ['summary'],
			},
		],
		'references.json': [
			{ id: 'roe2001', type: 'article-journal', title: 'The lateral line of fish', DOI: '10.1000/roe' },
		],
		'studies.json': [
			{
				id: 'roe2001',
				design: 'animal',
				findings: [{ en: 'Fish felt the flow.' }],
				metadata: 'incomplete',
				notices: [],
			},
		],
		'claims.json': [
			{
				id: 'lateral-line-flow',
				subject: { text: 'lateral line organ', entities: ['lateral-line'] },
				predicate: 'increases',
				object: { text: 'orientation in flowing water' },
				statement: { en: statement },
				strength: 'weak',
				about: { systems: ['other animal'] },
				evidence: [{ paper: 'roe2001', stance }],
			},
		],
	};
	return Object.fromEntries(
		Object.entries(files).map(([name, value]) => [`${folder}/${name}`, JSON.stringify(value, undefined, '\t')]),
	);
}

const before = 'The lateral line organ increases orientation in flowing water.';
const after = 'The lateral line organ increases orientation of fish in flowing water.';
const files = {
	'm.md':
		'---\nbibliography: refs.bib\n---\n\nThe lateral line organ increases orientation in flowing water [@roe2001].\n',
	'refs.bib': '@article{roe2001, title = {The lateral line of fish}, doi = {10.1000/roe}}\n',
	...packFiles('old.evidence', '1.0.0', 'supports', before),
	...packFiles('new.evidence', '1.1.0', 'background', after),
};
const inUse = ['--packs', 'new.evidence'];

suite('afferent changes', () => {
	test('compares a pack of the user with its earlier version, also where it lists no changes', async () => {
		await withFolder(files, async (run) => {
			const { exitCode, output } = await run(['changes', 'm.md', ...inUse, '--older', 'old.evidence']);
			assert.equal(exitCode, 0);
			assert.deepEqual(output.split('\n'), [
				after,
				`  Reworded; previously: ${before}`,
				'  roe2001: Related, without a result for or against, previously Supports.',
				`  m.md:5:1: ${before}`,
				'  m.md:5:63: [@roe2001]',
				'',
			]);
		});
	});

	test('names what was removed since: the claim, the paper and the entity', async () => {
		const empty = ['claims', 'references', 'studies', 'entities'].map((name) => [`new.evidence/${name}.json`, '[]']);
		const newer = { ...files, ...Object.fromEntries(empty), 'new.evidence/studies.json': '{}' };
		await withFolder(newer, async (run) => {
			const { exitCode, output } = await run(['changes', 'm.md', ...inUse, '--older', 'old.evidence']);
			assert.equal(exitCode, 0);
			assert.deepEqual(output.split('\n'), [
				before,
				'  The claim is no longer in the evidence.',
				`  m.md:5:1: ${before}`,
				'',
				'roe2001',
				'  The paper is no longer in the evidence.',
				'  m.md:5:63: [@roe2001]',
				'',
				'Lateral line organ',
				'  The entity is no longer in the evidence.',
				`  m.md:5:1: ${before}`,
				'',
			]);
		});
	});

	test('tells what a pack of the user lists, for the versions that it had', async () => {
		const history = [
			{
				version: '1.1.0',
				since: '1.0.0',
				claims: [
					{
						claim: 'lateral-line-flow',
						change: 'changed',
						stances: [{ paper: 'roe2001', before: 'supports', after: 'background' }],
					},
				],
				papers: [],
			},
		];
		await withFolder({ ...files, 'new.evidence/changes.json': JSON.stringify(history) }, async (run) => {
			for (const since of [[], ['--since', '1.0.0']]) {
				const { output } = await run(['changes', 'm.md', ...inUse, ...since]);
				assert.match(output, /previously Supports/, since.join(' '));
			}
			const newest = await run(['changes', 'm.md', ...inUse, '--since', '1.1.0', '--json']);
			assert.deepEqual([newest.exitCode, newest.output], [0, '[]\n']);
			assert.match(newest.errors.at(-1)!, /no changes since version 1\.1\.0/);
			const unknown = await run(['changes', 'm.md', ...inUse, '--since', '7.7.7']);
			assert.deepEqual([unknown.exitCode, unknown.output], [2, '']);
			assert.match(unknown.errors.at(-1)!, /No pack had a version 7\.7\.7\..* river 1\.0\.0 1\.1\.0/);
		});
	});

	test('says which pack is missing for an earlier version', async () => {
		await withFolder(files, async (run) => {
			for (const [args, sentence] of [
				[['--older', 'old.evidence'], /“river”, which is not in use/],
				[['--older', 'old.evidence', '--since', '1.0.0'], /not both/],
				[['--older', 'nowhere'], /nowhere is not an evidence pack/],
			] as const) {
				const { exitCode, errors } = await run(['changes', 'm.md', ...args]);
				assert.equal(exitCode, 2);
				assert.match(errors.at(-1)!, sentence);
			}
		});
	});
});
