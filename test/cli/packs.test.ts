import assert from 'node:assert/strict';
import { jsonLines, withFolder } from './runInFolder.ts';

const header = (id: string) =>
	JSON.stringify({ id, name: { en: id }, version: '1.0.0', description: { en: 'For a test.' }, licence: 'CC0-1.0' });
const entity = (id: string, name: string, more = {}) => ({
	id,
	name,
	entityClass: 'organ',
	summary: { en: 'It feels the flow of water.' },
	unconfirmed: ['summary'],
	...more,
});
const files = {
	'fish.evidence/pack.json': header('zebrafish'),
	'fish.evidence/entities.json': JSON.stringify([entity('lateral-line', 'Lateral line organ')], undefined, '\t'),
	'fish.evidence/references.json': JSON.stringify([
		{ id: 'roe2001', type: 'article-journal', title: 'The lateral line of fish', DOI: '10.1000/roe' },
	]),
	'plants/pack.json': header('plants'),
	'plants/entities.json': JSON.stringify([entity('stoma', 'Stomatal pore')]),
	'broken/pack.json': header('broken'),
	'broken/entities.json': JSON.stringify([entity('gill', 'Gill arch', { members: ['no-such'] })], undefined, '\t'),
};
const text = 'The lateral line organ and the stomatal pore on ketamine.';

suite('Evidence packs on the command line', () => {
	const entitiesOf = (output: string) =>
		(jsonLines(output) as { mentions: { entity: string }[] }[]).flatMap(({ mentions }) =>
			mentions.map(({ entity }) => entity),
		);

	test('Stand beside the bundled pack, or in its place', async () => {
		await withFolder(files, async (run) => {
			const line = JSON.stringify({ id: 1, text });
			for (const [options, expected] of [
				[[], ['ketamine']],
				[
					['--packs', 'fish.evidence'],
					['lateral-line', 'ketamine'],
				],
				[
					['--packs', 'fish.evidence', 'plants', '--no-bundled-pack'],
					['lateral-line', 'stoma'],
				],
				[
					['--packs=plants', '--packs', 'fish.evidence', '--no-bundled-pack'],
					['lateral-line', 'stoma'],
				],
				[['--no-bundled-pack'], []],
			] as const) {
				const { exitCode, output, errors } = await run(['mentions', '--jsonl', ...options], line);
				assert.deepEqual([exitCode, errors, entitiesOf(output)], [0, [], expected], options.join(' '));
			}
		});
	});

	test('Are known to every command that uses evidence', async () => {
		const manuscript = '---\nbibliography: refs.bib\n---\n\nFish feel [@roe2001].\n';
		const bib = '@article{roe2001, title = {The lateral line of fish}, doi = {10.1000/roe}}\n';
		await withFolder({ ...files, 'a.md': manuscript, 'refs.bib': bib, 'b.md': 'See @roe2001.\n' }, async (run) => {
			const packs = ['--packs', 'fish.evidence'];
			assert.match((await run(['card', ...packs, 'lateral-line'])).output, /feels the flow/);
			assert.match((await run(['card', 'Lateral line organ', ...packs])).output, /feels the flow/);
			assert.equal((await run(['card', 'lateral-line'])).exitCode, 2);
			assert.equal((await run(['card', 'ketamine', ...packs, '--no-bundled-pack'])).exitCode, 2);
			const found = await run(['library', '--search', 'lateral line', ...packs, '--no-bundled-pack']);
			assert.deepEqual(
				(jsonLines(found.output) as { key: string }[]).map(({ key }) => key),
				['roe2001'],
			);
			const exported = await run(['export', '--evidence', ...packs, 'b.md', '--to', 'csl-json']);
			assert.match(exported.output, /The lateral line of fish/);
			assert.equal((await run(['mentions', ...packs, 'a.md'])).exitCode, 0);
			assert.equal((await run(['render', ...packs, 'a.md', '--style', 'apa'])).exitCode, 2);
		});
	});

	test('That are wrong are told at their place by check, and in one line by others', async () => {
		await withFolder({ ...files, 'a.md': 'Fish.\n' }, async (run) => {
			const checked = await run(['check', '--packs', 'fish.evidence', 'broken', 'a.md']);
			assert.equal(checked.exitCode, 1);
			assert.deepEqual(checked.errors, []);
			assert.match(
				checked.output,
				/^broken\/entities\.json:\d+:\d+: warning: Record gill: .*no-such.* \[evidence\.unknown-entity\]\n$/,
			);
			assert.equal((await run(['check', '--packs', 'fish.evidence'])).exitCode, 0);
			const off = await run(['check', '--packs', 'broken', '--severity', 'evidence=off']);
			assert.deepEqual([off.exitCode, off.output], [0, '']);
			const mentions = await run(['mentions', '--packs', 'broken'], 'The gill arch.');
			assert.match(mentions.output, /\(gill\)/);
			assert.equal(mentions.errors.length, 1);
			assert.match(mentions.errors[0]!, /^afferent: broken has 1 problem and is used as far as it is valid; /);
			assert.match(mentions.errors[0]!, /“afferent pack check broken” lists them\.$/);
			const alone = await run(['mentions', '--packs', 'broken', '--no-bundled-pack'], 'The gill arch.');
			assert.match(alone.errors[0]!, /“afferent pack check --no-bundled-pack broken” lists them\.$/);
		});
	});

	test('That are none are refused in a sentence', async () => {
		await withFolder({ ...files, 'folder/x.md': '' }, async (run) => {
			for (const [folder, reason] of [
				['nowhere', /there is no such folder/],
				['folder', /it has no pack\.json/],
			] as const) {
				const { exitCode, errors } = await run(['mentions', '--packs', folder, 'folder/x.md']);
				assert.equal(exitCode, 2);
				assert.equal(errors.length, 1);
				assert.match(errors[0]!, reason);
			}
			const { exitCode, errors } = await run(['check', '--packs']);
			assert.equal(exitCode, 2);
			assert.equal(errors.length, 1);
		});
	});
});
