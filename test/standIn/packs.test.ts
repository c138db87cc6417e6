import assert from 'node:assert/strict';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { StandIn } from './standIn.ts';

const header = JSON.stringify({
	id: 'fish',
	name: { en: 'Fish' },
	version: '1.0.0',
	description: { en: 'A pack for a test.' },
	licence: 'CC0-1.0',
});
const entities = (summary: string) =>
	JSON.stringify([
		{
			id: 'lateral-line',
			name: 'Lateral line organ',
			entityClass: 'organ',
			summary: { en: summary },
			unconfirmed: ['summary'],
		},
	]);
const text = 'The lateral line organ and ketamine.\n';
const own = text.indexOf('lateral');
const bundled = text.indexOf('ketamine');

/** Without the bundled pack, whose names and claims would be read anew after each change. */
async function startAlone(files: Readonly<Record<string, string>>): Promise<StandIn> {
	const standIn = await StandIn.start(files);
	standIn.configure('afferent.bundledPack.enabled', false);
	return standIn;
}

suite('Evidence packs in a window', () => {
	test('the bundled pack is switched off and on while documents are open', async () => {
		const files = { 'fish.evidence/pack.json': header, 'fish.evidence/entities.json': entities('It feels.') };
		await using standIn = await StandIn.start({ ...files, 'a.md': text });
		const document = await standIn.open('a.md');
		const cards = async () => {
			await standIn.hover(document, own);
			await standIn.work.rest();
			return [await standIn.hover(document, own), await standIn.hover(document, bundled)];
		};
		const [ownCard, bundledCard] = await cards();
		assert.match(ownCard!, /It feels/);
		assert.match(bundledCard!, /anaesthetic/);
		standIn.configure('afferent.bundledPack.enabled', false);
		const [stays, gone] = await cards();
		assert.match(stays!, /It feels/);
		assert.equal(gone, '');
		standIn.configure('afferent.bundledPack.enabled', true);
		assert.match((await cards())[1]!, /anaesthetic/);
	});

	test('a pack that a setting names is read again when it changes, wherever it lies', async () => {
		const files = { 'field/pack.json': header, 'field/entities.json': entities('It feels.') };
		await using standIn = await startAlone({ ...files, 'a.md': text });
		const document = await standIn.open('a.md');
		const card = async () => {
			await standIn.hover(document, own);
			await standIn.work.rest();
			return standIn.hover(document, own);
		};
		assert.equal(await card(), '');
		standIn.configure('afferent.packs', ['field']);
		assert.match(await card(), /It feels/);
		await standIn.write('field/entities.json', entities('It senses the flow.'));
		assert.match(await card(), /It senses the flow/);
		await standIn.delete('field/pack.json');
		assert.equal(await card(), '');
	});

	test('a pack in one file is used, and read again when it changes', async () => {
		const whole = (summary: string) => `{\n"pack": ${header},\n"entities": ${entities(summary)},\n"claim": []\n}\n`;
		await using standIn = await startAlone({ 'fish.evidence.json': whole('It feels.'), 'a.md': text });
		const document = await standIn.open('a.md');
		const card = async () => {
			await standIn.hover(document, own);
			await standIn.work.rest();
			return standIn.hover(document, own);
		};
		assert.match(await card(), /It feels/);
		await standIn.write('fish.evidence.json', whole('It senses the flow.'));
		assert.match(await card(), /It senses the flow/);
		assert.ok(standIn.log.some((line) => line.includes('fish.evidence.json: fish, 0 problems')));
		await standIn.delete('fish.evidence.json');
		assert.equal(await card(), '');
	});

	test('a pack in one file that a setting names is used as far as it goes, and says where it is broken', async () => {
		const whole = (records: string) => `{\n"pack": ${header},\n"entities": ${records}\n}\n`;
		const good = entities('It feels.');
		await using standIn = await startAlone({ 'a.md': text });
		// Beside the folder, where none is looked for.
		const beside = `${standIn.folder}-packs`;
		const file = `../${path.basename(beside)}/fish.evidence.json`;
		await standIn.write(file, whole(good));
		const document = await standIn.open('a.md');
		const card = async () => {
			await standIn.hover(document, own);
			await standIn.work.rest();
			return standIn.hover(document, own);
		};
		const marks = () =>
			standIn
				.diagnostics({ uri: standIn.uri(file) })
				.map(({ message, range }) => `${range.start.line + 1}: ${message}`);
		assert.equal(await card(), '');
		standIn.configure('afferent.packs', [file]);
		assert.match(await card(), /It feels/);
		assert.deepEqual(marks(), []);
		await standIn.write(file, whole(good.replace(/\]$/, ',\n{"id": "gill", "name": 3}]')));
		assert.match(await card(), /It feels/);
		assert.deepEqual(
			marks().filter((mark) => mark.includes('name')),
			['4: Record gill: “name” must be a text in quotation marks.'],
		);
		await standIn.write(file, whole(`${good}}`));
		await card();
		assert.match(marks()[0]!, /^4: not valid JSON/);
		await rm(beside, { recursive: true });
	});

	test('a pack is known as it stands in the editor, before it is saved', async () => {
		const files = { 'fish.evidence/pack.json': header, 'fish.evidence/entities.json': entities('It feels the flow.') };
		await using standIn = await startAlone({ ...files, 'a.md': text });
		const document = await standIn.open('a.md');
		const card = async () => {
			await standIn.hover(document, own);
			await standIn.work.rest();
			return standIn.hover(document, own);
		};
		assert.match(await card(), /It feels the flow/);
		const file = await standIn.open('fish.evidence/entities.json');
		standIn.type(file, file.getText().indexOf('It feels'), 'It senses the flow. ');
		assert.match(await card(), /It senses the flow/);
		assert.doesNotMatch(await standIn.onDisk('fish.evidence/entities.json'), /senses/);
	});

	test('a pack that is written as it was costs nothing', async () => {
		const files = { 'fish.evidence/pack.json': header, 'fish.evidence/entities.json': entities('It feels.') };
		await using standIn = await startAlone({ ...files, 'a.md': text });
		const document = await standIn.open('a.md');
		await standIn.hover(document, own);
		await standIn.work.rest();
		const checked = () => standIn.log.filter((line) => line.includes('fish.evidence: fish')).length;
		const before = checked();
		assert.equal(before, 1);
		await standIn.write('fish.evidence/entities.json', entities('It feels.'));
		await standIn.work.rest();
		assert.equal(checked(), before);
		await standIn.write('fish.evidence/entities.json', entities('It senses.'));
		await standIn.write('fish.evidence/pack.json', header);
		await standIn.work.rest();
		assert.equal(checked(), before + 1);
	});
});
