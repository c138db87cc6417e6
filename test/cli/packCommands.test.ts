import assert from 'node:assert/strict';
import { existsSync, readFileSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { guidePack } from '../support/guidePack.ts';
import { run as runAnywhere, withFolder } from './runInFolder.ts';

const library = `@article{roe2001, author = {Roe, Ann}, title = {Romosozumab in osteoporosis}, journal = {J}, year = 2001, doi = {10.1000/roe}, abstract = {Bone mineral density (BMD) rose.}}
@article{doe1999, author = {Doe, Ed}, title = {Romosozumab and fractures}, journal = {J}, year = 1999, doi = {10.1000/doe}}
`;
const record = readFileSync(path.join(import.meta.dirname, '../fixtures/pfocr/PMC11043571__F1.md'), 'utf8');

suite('afferent pack', () => {
	test('names its commands', async () => {
		const { exitCode, output } = await runAnywhere(['pack', '--help']);
		assert.equal(exitCode, 0);
		for (const name of ['new', 'from-library', 'check', 'diff', 'merge', 'import-figure']) {
			assert.match(output, new RegExp(`^  pack ${name} `, 'm'));
			assert.match((await runAnywhere(['pack', name, '--help'])).output, new RegExp(`^Usage: afferent pack ${name} `));
		}
		for (const args of [['pack'], ['pack', 'nonsense']]) {
			const refused = await runAnywhere(args);
			assert.equal(refused.exitCode, 2);
			assert.match(refused.errors[0]!, /new, from-library, check/);
		}
	});

	test('check runs the sentences of the rules on names', async () => {
		const receptor = {
			id: 'opr',
			entityClass: 'protein',
			name: 'Osteoprotegerin receptor',
			abbreviation: 'OPR',
			summary: { en: 'A receptor.' },
			unconfirmed: ['summary'],
		};
		const rule = {
			forms: ['OPR'],
			needs: ['bone'],
			within: 'near',
			for: 'Bone needs no [[NAME]].',
			against: 'An OPR is far.',
		};
		await withFolder({}, async (run) => {
			await run(['pack', 'new', 'bone.evidence', '--licence', 'CC0-1.0', '--author', 'Ann Roe']);
			writeFileSync('bone.evidence/entities.json', JSON.stringify([receptor]));
			writeFileSync('bone.evidence/names.json', JSON.stringify([{ entity: 'opr', company: [rule] }]));
			const { exitCode, output } = await run(['pack', 'check']);
			assert.equal(exitCode, 1);
			assert.match(
				output,
				/names\.json:1:\d+: .*not found exactly where the brackets are: Bone needs no \[\[NAME\]\]\./,
			);
		});
	});

	test('new makes a pack in which nothing is wrong, and only in a new folder', async () => {
		await withFolder({ 'used/x.md': '' }, async (run) => {
			const made = await run(['pack', 'new', 'bone-loss.evidence', '--licence', 'CC0-1.0', '--author', 'Ann Roe']);
			assert.equal(made.exitCode, 0);
			const header = JSON.parse(readFileSync('bone-loss.evidence/pack.json', 'utf8')) as Record<string, unknown>;
			assert.deepEqual(
				[header['id'], header['name'], header['licence'], header['authors']],
				['bone-loss', { en: 'Bone loss' }, 'CC0-1.0', [{ name: 'Ann Roe' }]],
			);
			assert.deepEqual(await run(['pack', 'check']), {
				exitCode: 0,
				output: 'bone-loss.evidence: 0 papers, 0 entities, 0 claims; 0 problems\n',
				errors: [],
			});
			for (const folder of ['bone-loss.evidence', 'used']) {
				assert.equal((await run(['pack', 'new', folder])).exitCode, 2, folder);
			}
		});
	});

	test('new asks where somebody sits at the terminal', async () => {
		await withFolder({}, async (run) => {
			const questions: string[] = [];
			const ask = (question: string) => {
				questions.push(question);
				return Promise.resolve(questions.length === 1 ? 'Bone loss' : questions.length === 3 ? 'Roe; Doe' : '');
			};
			assert.equal((await run(['pack', 'new', 'mine'], '', ask)).exitCode, 0);
			assert.equal(questions.length, 3);
			const header = JSON.parse(readFileSync('mine/pack.json', 'utf8')) as Record<string, unknown>;
			assert.deepEqual([header['id'], header['licence']], ['bone-loss', 'All rights reserved']);
			assert.deepEqual(header['authors'], [{ name: 'Roe' }, { name: 'Doe' }]);
		});
	});

	test('from-library begins a pack, and adds to one', async () => {
		const more = '@article{poe2003, title = {More}, year = 2003}\n';
		await withFolder({ 'bone.bib': library, 'more.bib': more }, async (run) => {
			const { exitCode, output } = await run(['pack', 'from-library', 'bone.bib']);
			assert.equal(exitCode, 0);
			assert.match(output, /2 papers added, 0 known already/);
			const read = (name: string) => readFileSync(`bone.evidence/${name}`, 'utf8');
			assert.match(read('entities.json'), /"id": "bone-mineral-density"/);
			assert.match(read('entities.json'), /"id": "romosozumab"/);
			assert.doesNotMatch(read('references.json'), /abstract|BMD/);
			const added = await run(['pack', 'from-library', '--into', 'bone.evidence', 'more.bib', 'bone.bib']);
			assert.match(added.output, /: 1 paper added, 2 known already/);
			const ids = (JSON.parse(read('references.json')) as { id: string }[]).map(({ id }) => id);
			assert.deepEqual(ids, ['doe1999', 'poe2003', 'roe2001']);
			assert.equal((await run(['pack', 'check', 'bone.evidence'])).exitCode, 0);
		});
	});

	test('options on a new pack are not passed over in silence where there is none', async () => {
		await withFolder({ 'bone.bib': library }, async (run) => {
			const made = await run(['pack', 'from-library', 'bone.bib', '--name', 'Bone']);
			assert.deepEqual(made.errors, []);
			const header = readFileSync('bone.evidence/pack.json', 'utf8');
			const added = await run(['pack', 'from-library', 'bone.bib', '--name', 'Other', '--author', 'Ann Roe']);
			assert.equal(added.exitCode, 0);
			assert.match(added.errors.join(), /--name, --author were not used: bone\.evidence is a pack already/);
			assert.equal(readFileSync('bone.evidence/pack.json', 'utf8'), header);
			const copied = await run(['pack', 'merge', '--into', 'copy.evidence', '--licence', 'CC0-1.0', 'bone.evidence']);
			assert.match(copied.errors.join(), /--licence was not used: one pack alone/);
		});
	});

	test('a new pack has the licence and the authors that are given', async () => {
		await withFolder({ 'bone.bib': library }, async (run) => {
			await run(['pack', 'from-library', 'bone.bib', '--licence', 'CC-BY-4.0', '--author', 'A', '--author', 'B']);
			const header = JSON.parse(readFileSync('bone.evidence/pack.json', 'utf8')) as Record<string, unknown>;
			assert.deepEqual([header['licence'], header['authors']], ['CC-BY-4.0', [{ name: 'A' }, { name: 'B' }]]);
		});
	});

	test('a pack becomes one file and a folder again, and both are used and checked', async () => {
		await withFolder({ 'bone.bib': library }, async (run) => {
			await run(['pack', 'from-library', 'bone.bib']);
			assert.equal((await run(['pack', 'merge', 'bone.evidence', '--into', 'one.evidence.json'])).exitCode, 0);
			assert.equal((await run(['pack', 'diff', 'bone.evidence', 'one.evidence.json'])).exitCode, 0);
			const { output } = await run(
				['mentions', '--jsonl', '--packs', 'one.evidence.json'],
				'{"id":1,"text":"Romosozumab"}\n',
			);
			assert.match(output, /"entity":"romosozumab"/);
			assert.equal((await run(['pack', 'merge', 'one.evidence.json', '--into', 'again.evidence'])).exitCode, 0);
			for (const name of ['pack.json', 'references.json', 'entities.json']) {
				const read = (folder: string): unknown => JSON.parse(readFileSync(`${folder}/${name}`, 'utf8'));
				assert.deepEqual(read('again.evidence'), read('bone.evidence'));
			}
			assert.match((await run(['pack', 'check'])).output, /^one\.evidence\.json: 2 papers/m);
			assert.equal((await run(['pack', 'merge', 'bone.evidence', '--into', 'one.evidence.json'])).exitCode, 2);
		});
	});

	test('check tells what is wrong in a pack of one file at its line', async () => {
		const header = { id: 'x', name: { en: 'X' }, version: '1.0.0', description: { en: 'X.' }, licence: 'CC0-1.0' };
		const whole = `{\n"pack": ${JSON.stringify(header)},\n"claim": [],\n"entities": [\n{ "id": "y" }\n]\n}\n`;
		await withFolder({ 'x.evidence.json': whole, 'y.evidence.json': '{\n"pack": {\n' }, async (run) => {
			const { exitCode, output } = await run(['pack', 'check']);
			assert.equal(exitCode, 1);
			assert.match(output, /^x\.evidence\.json:3:1: .*claim/m);
			assert.match(output, /^x\.evidence\.json:5:1: /m);
			assert.match(output, /^y\.evidence\.json:3:1: .*JSON/m);
		});
	});

	test('check tells what is wrong at its line, and whether the exit is to be stopped', async () => {
		await withFolder({ 'bone.bib': library }, async (run) => {
			await run(['pack', 'from-library', 'bone.bib', '--entities', '0']);
			const whole = readFileSync('bone.evidence/references.json', 'utf8');
			await withFolder(
				{
					'a.evidence/pack.json': readFileSync('bone.evidence/pack.json', 'utf8'),
					'a.evidence/references.json': whole.replace('10.1000/roe', '10.1000/doe'),
					'a.evidence/claims.json': '[\n\t{ "id": "x"\n]\n',
				},
				async (runThere) => {
					const { exitCode, output } = await runThere(['pack', 'check']);
					assert.equal(exitCode, 1);
					assert.match(output, /^a\.evidence\/references\.json:\d+:\d+: warning: .*10\.1000\/doe/m);
					assert.match(output, /^a\.evidence\/claims\.json:3:1: warning: .*JSON/m);
					const json = JSON.parse((await runThere(['pack', 'check', '--json', 'a.evidence'])).output) as unknown[];
					assert.equal(json.length, 2);
				},
			);
		});
	});

	test('import-figure links genes and terms, and copies no caption', async () => {
		await withFolder({ 'figure.md': record, 'broken.md': '---\nfigid: x\n---\n' }, async (run) => {
			await run(['pack', 'new', 'mine.evidence']);
			const { exitCode, output } = await run(['pack', 'import-figure', '--into', 'mine.evidence', 'figure.md']);
			assert.equal(exitCode, 0);
			assert.match(output, /linked: bdnf/);
			const figures = readFileSync('mine.evidence/figures.json', 'utf8');
			assert.match(figures, /"id": "PMC11043571__F1"/);
			assert.doesNotMatch(figures, /caption/i);
			const broken = await run(['pack', 'import-figure', '--into', 'mine.evidence', 'broken.md']);
			assert.equal(broken.exitCode, 1);
			assert.match(broken.output, /^broken\.md:2:1: warning: /);
			assert.equal(readFileSync('mine.evidence/figures.json', 'utf8'), figures);
		});
	});

	test('merge and diff know each other', async () => {
		await withFolder({ 'bone.bib': library, 'more.bib': '@article{poe2003, title = {More}}\n' }, async (run) => {
			await run(['pack', 'from-library', 'bone.bib']);
			await run(['pack', 'from-library', 'more.bib']);
			const header = JSON.parse(readFileSync('more.evidence/pack.json', 'utf8')) as object;
			const words = { spellings: [['bone scan', 'bone scintigraphy']], fieldWords: ['bone'] };
			writeFileSync('more.evidence/pack.json', JSON.stringify({ ...header, ...words }));
			const merged = await run(['pack', 'merge', 'bone.evidence', 'more.evidence', '--into', 'both.evidence']);
			assert.equal(merged.exitCode, 0);
			assert.equal((await run(['pack', 'check', 'both.evidence'])).exitCode, 0);
			const both = JSON.parse(readFileSync('both.evidence/pack.json', 'utf8')) as typeof words;
			assert.deepEqual({ spellings: both.spellings, fieldWords: both.fieldWords }, words);
			const { exitCode, output } = await run(['pack', 'diff', 'bone.evidence', 'both.evidence']);
			assert.deepEqual([exitCode, output], [1, 'paper poe2003: added\n']);
			const same = await run(['pack', 'diff', 'both.evidence', 'both.evidence', '--json']);
			assert.equal(same.exitCode, 0);
			assert.deepEqual(JSON.parse(same.output), { claims: [], papers: [], entities: [] });
		});
	});

	test('loses nothing of a broken pack, and says where it breaks', async () => {
		await withFolder({ 'bone.bib': library, 'more.bib': '@article{poe2003, title = {More}}\n' }, async (run) => {
			await run(['pack', 'from-library', 'bone.bib']);
			const broken = '[\n\t{ "id": "mine" },\n\toops\n]\n';
			await withFolder(
				{
					'b.evidence/pack.json': readFileSync('bone.evidence/pack.json', 'utf8'),
					'b.evidence/references.json': broken,
					'more.bib': '@article{poe2003, title = {More}}\n',
				},
				async (runThere) => {
					const { exitCode, errors } = await runThere(['pack', 'from-library', '--into', 'b.evidence', 'more.bib']);
					assert.equal(exitCode, 2);
					assert.match(errors.at(-1)!, /b\.evidence\/references\.json:3:2: /);
					assert.equal(readFileSync('b.evidence/references.json', 'utf8'), broken);
					assert.equal(existsSync('b.evidence/entities.json'), false);
				},
			);
		});
	});

	test('writes through no link that leads out of the pack', async () => {
		await withFolder({ 'bone.bib': library, 'elsewhere/mine.json': '[]\n' }, async (run) => {
			await run(['pack', 'new', 'deep/down/bone.evidence']);
			const target = path.resolve('elsewhere/mine.json');
			unlinkSync('deep/down/bone.evidence/references.json');
			symlinkSync(target, 'deep/down/bone.evidence/references.json');
			process.chdir('deep');
			const { exitCode } = await run(['pack', 'from-library', '--into', 'down/bone.evidence', '../bone.bib']);
			process.chdir('..');
			assert.equal(exitCode, 2);
			assert.equal(readFileSync(target, 'utf8'), '[]\n');
		});
	});

	test('finds nothing wrong in the pack that the guide shows', async () => {
		const shown = Object.entries(guidePack());
		assert.deepEqual(
			shown.map(([name]) => name),
			['pack.json', 'references.json', 'studies.json', 'entities.json', 'claims.json'],
		);
		const files = Object.fromEntries(shown.map(([name, text]) => [`ph.evidence/${name}`, text]));
		await withFolder({ ...files, 'review.md': 'Bosentan helps.\n' }, async (run) => {
			const { exitCode, output } = await run(['pack', 'check']);
			assert.equal(output, 'ph.evidence: 1 paper, 1 entity (1 with an unconfirmed summary), 1 claim; 0 problems\n');
			assert.equal(exitCode, 0);
			assert.equal((await run(['check', '--packs', 'ph.evidence', 'review.md'])).exitCode, 0);
			assert.match((await run(['card', 'bosentan', '--packs', 'ph.evidence'])).output, /walk distance/);
		});
	});
});
