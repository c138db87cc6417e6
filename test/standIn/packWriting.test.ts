import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { StandIn } from './standIn.ts';

const header = JSON.stringify({
	id: 'bone',
	name: { en: 'Bone' },
	version: '0.1.0',
	description: { en: 'A pack for a test.' },
	licence: 'CC0-1.0',
});
const pack = {
	'bone.evidence/pack.json': header,
	'bone.evidence/references.json': '[]\n',
	'bone.evidence/studies.json': '{}\n',
	'bone.evidence/entities.json': `[
	{
		"id": "romosozumab",
		"name": "Romosozumab",
		"entityClass": "drug",
		"summary": { "en": "An antibody against sclerostin." },
		"unconfirmed": ["summary"]
	}
]
`,
	'bone.evidence/claims.json': '[]\n',
};
const bibliography =
	'@article{roe2001, title={On bone}, author={Roe, Ann}, year=2001, journal={J}, doi={10.1000/roe}}\n';
const text =
	'---\nbibliography: refs.bib\n---\n\nFirst. Romosozumab raises bone density in mice [@roe2001]. Evenity helps.\n';
const name = text.indexOf('Romosozumab');
const cite = text.indexOf('@roe2001') + 3;

/** Runs a command at a place of the text as someone who takes what is offered first, to the end of what follows from it. */
async function run(standIn: StandIn, command: string, at: number): Promise<void> {
	const document = await standIn.open('a.md');
	standIn.selected = [at, at];
	standIn.acceptAll();
	await standIn.run(command, document);
	await standIn.work.rest();
}

/** A card of the text, once the pack is known. */
async function cardAt(standIn: StandIn, at: number): Promise<string> {
	const document = await standIn.open('a.md');
	await standIn.hover(document, at);
	await standIn.work.rest();
	return standIn.hover(document, at);
}

/** Without the bundled pack, whose names and claims would be read anew after each change. */
async function start(files: Readonly<Record<string, string>>): Promise<StandIn> {
	const standIn = await StandIn.start({ ...files, 'a.md': text, 'refs.bib': bibliography });
	standIn.configure('afferent.bundledPack.enabled', false);
	return standIn;
}

suite('What a writer puts into a pack', () => {
	test('is a note on a paper, without problems', async () => {
		await using standIn = await start(pack);
		assert.match(await cardAt(standIn, name + 3), /against sclerostin/);
		await run(standIn, 'afferent.addNote', cite);
		const studies = JSON.parse(await standIn.onDisk('bone.evidence/studies.json')) as Record<string, unknown>;
		assert.deepEqual(Object.keys(studies), ['roe2001']);
		assert.deepEqual(standIn.diagnostics({ uri: standIn.uri('bone.evidence/studies.json') }), []);
	});

	test('makes a pack of the workspace where there is none', async () => {
		await using standIn = await start({});
		const found = () => globSync('*.evidence/claims.json', { cwd: standIn.folder });
		assert.deepEqual(found(), []);
		await run(standIn, 'afferent.recordClaim', name);
		const [claims] = found();
		assert.ok(claims);
		assert.match(await standIn.onDisk(claims.replace('claims', 'pack')), /"licence": "All rights reserved"/);
		assert.match(await standIn.onDisk(claims), /Romosozumab raises bone density in mice\./);
		assert.match(await cardAt(standIn, cite), /raises bone density in mice/);
	});

	test('is nothing while a file is broken, which loses nothing', async () => {
		await using standIn = await start(pack);
		assert.match(await cardAt(standIn, name + 3), /against sclerostin/);
		const broken = '[\n\t{ "id": "mine", oops\n]\n';
		await standIn.write('bone.evidence/claims.json', broken);
		await run(standIn, 'afferent.recordClaim', name);
		const [problem] = standIn.diagnostics({ uri: standIn.uri('bone.evidence/claims.json') });
		assert.equal(problem!.range.start.line, 1);
		assert.equal(await standIn.onDisk('bone.evidence/claims.json'), broken);
		assert.equal(await standIn.onDisk('bone.evidence/references.json'), '[]\n');
	});
});
