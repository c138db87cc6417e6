import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { StandIn } from './standIn.ts';

const bib = '@book{roe2001,\n  title = {Rivers}\n}\n';
const citekey = 'abbar2022ketamine';

/** What happens when a paper is added to a bibliography outside of the folder, with this answer to the question. */
async function added(
	answer: 'Write' | undefined,
	settle: (standIn: StandIn, outside: string) => Promise<string> | string,
): Promise<{ readonly asked: readonly string[]; readonly isWritten: boolean; readonly text: string }> {
	const outside = await mkdtemp(path.join(tmpdir(), 'afferent-outside-'));
	try {
		await writeFile(path.join(outside, 'refs.bib'), bib);
		await using standIn = await StandIn.start({ 'other.md': 'x' });
		const declared = await settle(standIn, outside);
		await standIn.write('a.md', `---\nbibliography: ${declared}\n---\n\nSeen [@${citekey}].\n`);
		const document = await standIn.open('a.md');
		await standIn.work.rest();
		standIn.answer = (sentence, actions) =>
			/^Write to /.test(sentence) ? answer : actions.find((action) => action !== 'Show Log');
		await standIn.run('afferent.addToBibliography', document, `paper:${citekey}`);
		await standIn.work.rest();
		const text = await readFile(path.join(outside, 'refs.bib'), 'utf8');
		assert.equal(await readFile(standIn.uri('a.md').path, 'utf8'), document.getText());
		return {
			asked: standIn.said.filter((sentence) => sentence.startsWith('Write to ')),
			isWritten: text.includes(`{${citekey},`),
			text,
		};
	} finally {
		await rm(outside, { recursive: true });
	}
}

suite('Before a bibliography outside of the open folder is written', () => {
	const declared = (_standIn: StandIn, outside: string) => path.join(outside, 'refs.bib');

	test('the writer is asked, with its path, and after a yes it is written', async () => {
		const { asked, isWritten, text } = await added('Write', declared);
		assert.equal(asked.length, 1);
		assert.match(asked[0]!, /^Write to .*afferent-outside-\w+.refs\.bib\?$/);
		assert.ok(isWritten);
		assert.ok(text.startsWith(bib));
	});

	test('after a no, nothing is', async () => {
		const { asked, text } = await added(undefined, declared);
		assert.equal(asked.length, 1);
		assert.equal(text, bib);
	});

	test('a setting that names the folder is a yes', async () => {
		const { asked, isWritten } = await added(undefined, (standIn, outside) => {
			standIn.configure('afferent.writing.folders', [outside]);
			return path.join(outside, 'refs.bib');
		});
		assert.deepEqual(asked, []);
		assert.ok(isWritten);
	});

	for (const answer of ['Write', undefined] as const) {
		test(`the same where a link in the folder leads there: ${answer ?? 'no'}`, async () => {
			const { asked, isWritten } = await added(answer, async (standIn, outside) => {
				await symlink(outside, path.join(standIn.folder, 'linked'));
				return 'linked/refs.bib';
			});
			assert.equal(asked.length, 1);
			assert.equal(isWritten, answer === 'Write');
		});
	}
});

suite('An undo that comes while the bibliography is being saved', () => {
	const manuscript = `---\nbibliography: refs.bib\n---\n\nSeen [@${citekey}].\n`;

	/** What the file holds after an undo that the editor takes for saved, where meanwhile somebody wrote into the file. */
	async function undone(meanwhile: (file: string) => Promise<void>): Promise<string> {
		await using standIn = await StandIn.start({ 'a.md': manuscript, 'refs.bib': bib });
		const document = await standIn.open('a.md');
		const file = standIn.uri('refs.bib').path;
		standIn.answer = (_sentence, actions) => actions.find((action) => action !== 'Show Log');
		await standIn.run('afferent.bringReference', document, `paper:${citekey}`);
		await standIn.work.rest();
		assert.match(await readFile(file, 'utf8'), /abbar2022ketamine,/);
		await meanwhile(file);
		standIn.undo(document, manuscript.replace(` [@${citekey}]`, ''));
		standIn.undo(await standIn.open('refs.bib'), bib);
		await standIn.work.rest();
		return readFile(file, 'utf8');
	}

	test('takes the entry out of the file, too', async () => {
		assert.equal(await undone(() => Promise.resolve()), bib);
	});

	test('takes the entry back, although it was not yet known to be there', async () => {
		await using standIn = await StandIn.start({ 'a.md': manuscript, 'refs.bib': bib });
		const document = await standIn.open('a.md');
		const bibliography = await standIn.open('refs.bib');
		standIn.answer = (_sentence, actions) => actions.find((action) => action !== 'Show Log');
		const saved = Promise.withResolvers<undefined>();
		const save = bibliography.save.bind(bibliography);
		let saves = 0;
		bibliography.save = async () => {
			const isSaved = await save();
			if (++saves === 1) {
				standIn.undo(document, manuscript.replace(` [@${citekey}]`, ''));
				await saved.promise;
			}
			return isSaved;
		};
		const brought = standIn.run('afferent.bringReference', document, `paper:${citekey}`);
		// Longer than the entries are waited for after an undo.
		setTimeout(() => saved.resolve(undefined), 1000);
		await brought;
		await standIn.work.rest();
		assert.equal(await readFile(standIn.uri('refs.bib').path, 'utf8'), bib);
	});

	test('does not write over what another program wrote', async () => {
		const other = `${bib}@book{doe2002,\n  title = {Lakes}\n}\n`;
		assert.equal(await undone((file) => writeFile(file, other)), other);
	});
});

suite('A file that is no bibliography, though the header names it', () => {
	const text = (name: string) => `---\nbibliography: ${name}\n---\n\nKetamine helps.\n`;
	const files = {
		profile: 'export PATH=/bin\n',
		'notes.txt': 'Mine.\n',
		'settings.json': '{ "a": [1] }\n',
		'workflow.yml': 'on: push\njobs: {}\n',
	};
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start(files);
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	/** Cites in a manuscript whose header names a file, and leaves every question; whether the manuscript has the cite. */
	async function cites(name: string): Promise<boolean> {
		await standIn.write('a.md', text(name));
		const document = await standIn.open('a.md');
		const at = document.getText().indexOf('.\n', text(name).indexOf('Ketamine'));
		standIn.selected = [at, at];
		standIn.answer = () => undefined;
		await standIn.run('afferent.citeRow', document, `paper:${citekey}`);
		await standIn.work.rest();
		standIn.close(document);
		return document.getText() !== text(name);
	}

	for (const [name, content] of Object.entries(files)) {
		test(`is left alone: ${name}`, async () => {
			assert.equal(await cites(name), false);
			assert.equal(await standIn.textOf(name), content);
		});
	}

	test('is not made as JSON or YAML that nobody has begun', async () => {
		assert.equal(await cites('package.json'), false);
		await assert.rejects(standIn.textOf('package.json'));
	});

	test('while one that is a bibliography is written', async () => {
		await standIn.write('refs.bib', bib);
		assert.equal(await cites('refs.bib'), true);
		assert.match(await standIn.textOf('refs.bib'), /abbar2022ketamine,/);
	});
});
