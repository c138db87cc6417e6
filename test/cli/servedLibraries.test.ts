import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ServedLibraries } from '../../src/cli/servedLibraries.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { bundledPack } from '../support/bundledPack.ts';

const entry = (key: string, title: string) => `@article{${key},\n  title = {${title}},\n  year = 2001\n}\n`;

suite('Libraries of a process that answers many questions', () => {
	let folder: string;
	let own: string;
	let other: string;
	const base = createEvidenceBase([bundledPack()]);
	let changes = 0;
	/** Writes a file, at another time than before, however fast the test is. */
	const write = (file: string, text: string) => {
		writeFileSync(file, text);
		utimesSync(file, 1_000_000 + ++changes, 1_000_000 + changes);
	};

	setup(() => {
		folder = mkdtempSync(path.join(tmpdir(), 'afferent-served-'));
		own = path.join(folder, 'own.bib');
		other = path.join(folder, 'other.json');
		write(own, entry('roe', 'Slumber of larks') + entry('doe', 'Slumber of owls') + entry('joe', 'Last'));
		write(other, '[{"id": "poe", "type": "book", "title": "Slumber of bats"}]');
	});

	teardown(() => rmSync(folder, { recursive: true }));

	const serve = () => new ServedLibraries([own, other], base, () => undefined);
	const found = async (served: ServedLibraries, query: string) =>
		(await served.index()).search(query).map(({ citekey }) => citekey);

	test('are read and indexed once as long as no file changes', async () => {
		const served = serve();
		assert.equal(served.library(), served.library());
		assert.equal(await served.index(), await served.index());
		assert.deepEqual((await found(served, 'title:slumber')).sort(), ['doe', 'poe', 'roe']);
	});

	test('are read and indexed anew where a file changed, and nowhere else', async () => {
		const served = serve();
		const library = served.library();
		const { item } = library.find('joe')!;
		await served.index();
		write(own, entry('roe', 'Waking of larks') + entry('doe', 'Slumber of owls') + entry('joe', 'Last'));
		assert.equal(served.library().find('roe')?.item.title, 'Waking of larks');
		assert.deepEqual(await found(served, 'waking larks'), ['roe']);
		assert.deepEqual((await found(served, 'title:slumber')).sort(), ['doe', 'poe']);
		// The item of an entry that is written as it was is the same object.
		assert.equal(served.library().find('joe')?.item, item);
		assert.equal(served.library().bibliographies[1], library.bibliographies[1]);
	});

	test('are indexed when asked again where that failed once', async () => {
		let isBroken = true;
		const served = new ServedLibraries([own, other], base, () => {
			if (isBroken) {
				throw new Error('The code cannot be read.');
			}
			return undefined;
		});
		await assert.rejects(() => served.index());
		isBroken = false;
		assert.equal((await found(served, 'slumber larks'))[0], 'roe');
	});
});
