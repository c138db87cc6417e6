import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { StandIn } from './standIn.ts';

/** How many libraries were made since a place in the log, by the name of the document. */
function librariesMade(standIn: StandIn, since: number): ReadonlyMap<string, number> {
	return logged(standIn, since, /([^/]+): made its library/);
}

/** How often it was worked out since then what belongs to a manuscript, likewise. */
function projectsFound(standIn: StandIn, since: number): ReadonlyMap<string, number> {
	return logged(standIn, since, /([^/]+): looking for what belongs/);
}

function logged({ log }: StandIn, since: number, wanted: RegExp): ReadonlyMap<string, number> {
	const made = new Map<string, number>();
	for (const line of log.slice(since)) {
		const name = wanted.exec(line)?.[1];
		if (name !== undefined) {
			made.set(name, (made.get(name) ?? 0) + 1);
		}
	}
	return made;
}

const entry = (key: string) => `@article{${key}, title={On ${key}}, author={Roe, Ann}, year={2001}, journal={J}}\n`;
const citing = (key: string, bibliography = 'refs.bib') =>
	`---\nbibliography: ${bibliography}\n---\n\nNMDA receptors [@${key}].\n`;

/** Loads the evidence, which follows the packs of the workspace from then on. */
async function useEvidence(standIn: StandIn): Promise<void> {
	const document = await standIn.open('first.md');
	await standIn.work.rest();
	standIn.close(document);
	await standIn.work.rest();
}

suite('What a change costs', () => {
	test('the editor’s own module is asked for once, since each time would copy all that it has', async () => {
		await using standIn = await StandIn.start({ 'a.md': 'NMDA receptors.\n' });
		await standIn.open('a.md');
		await standIn.work.rest();
		assert.equal(standIn.moduleRequests, 1);
	});

	test('what belongs to a manuscript is worked out anew when a file of the project changes, not for a bibliography', async () => {
		await using standIn = await StandIn.start({
			'_quarto.yml': 'bibliography: refs.bib\n',
			'a.qmd': '[@a] and [@b]\n',
			'refs.bib': entry('a'),
			'other.bib': entry('b'),
		});
		standIn.configure('afferent.libraries.discover', false);
		const document = await standIn.open('a.qmd');
		const unknown = () =>
			standIn.diagnostics(document).flatMap(({ code, message }) => {
				return code === 'citation.unknown-key' ? [/“(\w+)”/.exec(message)?.[1]] : [];
			});
		const costs = async (...written: readonly (readonly [name: string, text: string])[]) => {
			const since = standIn.log.length;
			for (const [name, text] of written) {
				await standIn.write(name, text);
			}
			await standIn.work.rest();
			return [projectsFound(standIn, since).get('a.qmd') ?? 0, librariesMade(standIn, since).get('a.qmd') ?? 0];
		};
		await standIn.work.rest();
		assert.deepEqual(unknown(), ['b']);
		assert.deepEqual(await costs(['refs.bib', entry('c')]), [0, 1]);
		assert.deepEqual(unknown(), ['a', 'b']);
		standIn.type(document, 0, 'More. ');
		assert.deepEqual(await costs(['refs.bib', entry('a')]), [0, 1]);
		assert.deepEqual(unknown(), ['b']);
		const [projects] = await costs(['refs.bib', entry('d')], ['_quarto.yml', 'bibliography: other.bib\n']);
		assert.ok(projects! > 0);
		assert.deepEqual(unknown(), ['a']);
	});

	test('what belongs to a manuscript is looked for again when a folder comes to the workspace', async () => {
		await using standIn = await StandIn.start({
			'main.tex': '\\addbibresource{refs.bib}\\input{part/one}\n',
			'part/one.tex': '\\cite{a} and \\cite{b}\n',
			'refs.bib': entry('a'),
		});
		standIn.configure('afferent.libraries.discover', false);
		await standIn.open('part/one.tex');
		await standIn.work.rest();
		const since = standIn.log.length;
		standIn.addFolder('part');
		await standIn.work.rest();
		assert.ok((projectsFound(standIn, since).get('one.tex') ?? 0) > 0);
	});

	test('a bibliography that is written anew makes one library for each document that reads it', async () => {
		const files: Record<string, string> = { 'refs.bib': entry('a'), 'other.bib': entry('b') };
		for (let i = 0; i < 6; i++) {
			files[`papers/m${i}.md`] = citing('a', '../refs.bib');
		}
		files['apart/n.md'] = citing('b', '../other.bib');
		await using standIn = await StandIn.start(files);
		standIn.configure('afferent.libraries.discover', false);
		const documents = [];
		for (const name of Object.keys(files).filter((file) => file.endsWith('.md'))) {
			documents.push(await standIn.open(name));
		}
		await standIn.work.rest();
		const since = standIn.log.length;
		standIn.shown.clear();
		await standIn.write('refs.bib', entry('changed'));
		await standIn.work.rest();
		const made = librariesMade(standIn, since);
		assert.deepEqual(
			[...made].sort(),
			Array.from({ length: 6 }, (_, i) => [`m${i}.md`, 1]),
		);
		assert.equal(standIn.shown.get('apart/n.md'), undefined, 'nothing is shown anew elsewhere');
		assert.match(standIn.diagnostics(documents[0]!)[0]!.message, /“a”/);
		assert.equal(standIn.diagnostics(documents.at(-1)!).length, 0);
	});

	test('a bibliography that is written as it was makes none', async () => {
		await using standIn = await StandIn.start({ 'refs.bib': entry('a'), 'a.md': citing('a') });
		await standIn.open('a.md');
		await standIn.work.rest();
		const since = standIn.log.length;
		await standIn.write('refs.bib', entry('a'));
		await standIn.work.rest();
		assert.equal(librariesMade(standIn, since).size, 0);
	});

	test('the index of a large bibliography is kept at the start and when the window is left, not after each edit', async () => {
		const large = Array.from({ length: 400 }, (_, i) =>
			entry(`k${i}`).replace('{J}', `{J}, note={${'word '.repeat(2100)}}`),
		);
		await using standIn = await StandIn.start({ 'refs.bib': large.join(''), 'a.md': citing('k1') });
		const document = await standIn.open('a.md');
		await standIn.complete(document, document.getText().indexOf('@k1') + 2);
		await standIn.work.rest();
		const kept = () => readdir(path.join(standIn.folder, '.storage/libraries'));
		const atStart = await kept();
		assert.equal(atStart.length, 1);
		for (const title of ['On herons', 'On storks']) {
			await standIn.write('refs.bib', large.join('').replace('On k7', title));
			await standIn.work.rest();
			const completed = await standIn.complete(document, document.getText().indexOf('@k1') + 2);
			await standIn.work.rest();
			assert.ok(completed.length > 0);
			assert.deepEqual(await kept(), atStart);
		}
		standIn.leaveWindow();
		// What it is kept under is worked out in another thread.
		while ((await kept()).length < 2) {
			await standIn.work.rest();
		}
	});

	test('to turn to another window loads nothing where no index is to be kept', async () => {
		await using standIn = await StandIn.start({});
		await standIn.work.rest();
		const reads = [...standIn.reads];
		standIn.leaveWindow();
		await standIn.work.rest();
		assert.deepEqual(standIn.reads, reads);
	});

	test('a library that comes or goes is not searched for', async () => {
		await using standIn = await StandIn.start({ 'refs.bib': entry('a'), 'a.md': citing('fresh') });
		const document = await standIn.open('a.md');
		await standIn.work.rest();
		const searched = standIn.searches;
		await standIn.write('fresh.bib', entry('fresh'));
		await standIn.work.rest();
		assert.match(standIn.diagnostics(document)[0]!.message, /fresh\.bib/);
		await standIn.delete('fresh.bib');
		await standIn.work.rest();
		assert.doesNotMatch(standIn.diagnostics(document)[0]!.message, /fresh\.bib/);
		assert.equal(standIn.searches, searched);
	});

	test('a setting makes no library that it does not concern', async () => {
		await using standIn = await StandIn.start({ 'refs.bib': entry('a'), 'a.md': citing('a'), 'more.ris': '' });
		await standIn.open('a.md');
		await standIn.work.rest();
		const since = standIn.log.length;
		standIn.configure('afferent.citations.clusterOrder', 'year');
		await standIn.work.rest();
		assert.equal(librariesMade(standIn, since).size, 0);
		standIn.configure('afferent.bibliographies', ['more.ris']);
		await standIn.work.rest();
		assert.equal(librariesMade(standIn, since).get('a.md'), 1);
	});

	test('a keystroke in a chapter of thirty scans no other file and makes no library', async () => {
		const names = Array.from({ length: 30 }, (_, i) => `chapter${i}.tex`);
		const inputs = names.map((name) => `\\include{${name.slice(0, -4)}}`).join('\n');
		await using standIn = await StandIn.start({
			'refs.bib': entry('a'),
			'main.tex': `\\documentclass{book}\n\\begin{document}\n${inputs}\n\\bibliography{refs}\n\\end{document}\n`,
			...Object.fromEntries(names.map((name) => [name, '\\chapter{One}\n\nNMDA receptors \\cite{a}.\n'])),
		});
		const documents = [];
		for (const name of ['main.tex', ...names.slice(0, 3)]) {
			documents.push(await standIn.open(name));
		}
		await standIn.work.rest();
		const typed = documents[1]!;
		const keystroke = async (text: string) => {
			const since = standIn.log.length;
			standIn.reads.length = 0;
			standIn.type(typed, typed.getText().indexOf('NMDA'), text);
			await standIn.work.rest();
			return standIn.log.slice(since).filter((line) => /Scanned|made its library/.test(line));
		};
		assert.deepEqual(await keystroke('x'), [`Scanned ${typed.uri.path}.`]);
		assert.deepEqual(standIn.reads, []);
		assert.deepEqual(standIn.diagnostics(typed), []);
		const declaring = await keystroke('\\bibliography{missing}\n\n');
		assert.equal(declaring.filter((line) => line.includes('made its library')).length, 4, 'what it declares counts');
	});

	test('what was read for fifty manuscripts is let go when they are closed', async () => {
		const files: Record<string, string> = { 'refs.bib': entry('a'), 'first.md': 'Text.\n' };
		for (let i = 0; i < 50; i++) {
			files[`m${i}/text.md`] = citing(`k${i}`, 'own.bib');
			files[`m${i}/own.bib`] = entry(`k${i}`);
		}
		await using standIn = await StandIn.start(files);
		standIn.configure('afferent.libraries.discover', false);
		await useEvidence(standIn);
		const before = standIn.watchers;
		const documents = [];
		for (let i = 0; i < 50; i++) {
			documents.push(await standIn.open(`m${i}/text.md`));
		}
		await standIn.work.rest();
		assert.ok(standIn.watchers >= before + 50);
		for (const [i, document] of documents.entries()) {
			standIn.close(document);
			await standIn.delete(`m${i}/own.bib`);
		}
		await standIn.work.rest();
		assert.equal(standIn.watchers, before);
		standIn.reads.length = 0;
		const again = await standIn.open('m7/text.md');
		await standIn.work.rest();
		assert.match(standIn.diagnostics(again)[0]!.message, /k7|own\.bib/);
	});

	test('the card of a name waits for no bibliography', async () => {
		await using standIn = await StandIn.start({ 'refs.bib': entry('a'), 'a.md': citing('a') });
		const release = standIn.hold('refs.bib');
		const document = await standIn.open('a.md');
		const text = document.getText();
		assert.match(await standIn.hover(document, text.indexOf('NMDA') + 1), /\*N\*-methyl-D-aspartate receptor/);
		const ofCitekey = standIn.hover(document, text.indexOf('@a') + 1);
		release();
		assert.match(await ofCitekey, /Roe, A\. \(2001\)/);
	});

	test('the card of a name loads nothing of commands, suggestions and references, and little of the evidence at once', async () => {
		await using standIn = await StandIn.start({ 'a.md': 'NMDA receptors.\n' });
		const parse = JSON.parse;
		let longest = 0;
		let loaded: readonly string[];
		JSON.parse = (text: string, ...others: readonly []) => {
			longest = Math.max(longest, text.length);
			return parse(text, ...others) as unknown;
		};
		try {
			const document = await standIn.open('a.md');
			await standIn.hover(document, 1);
			loaded = standIn.reads.map((file) => file.slice(file.lastIndexOf('/') + 1));
			await standIn.work.rest();
		} finally {
			JSON.parse = parse;
		}
		assert.ok(loaded.includes('engine.js'));
		for (const bundle of ['commands.js', 'suggestions.js', 'citations.js', 'preview.js']) {
			assert.ok(!loaded.includes(bundle), bundle);
		}
		assert.ok(longest > 0 && longest < 150_000, `${longest} characters of JSON were read at once`);
	});

	test('what a manuscript of another field says is compared with no claim', async () => {
		for (const [text, isOfField] of [
			['The number of writes is kept.\n', false],
			['NMDA receptors are kept.\n', true],
		] as const) {
			await using standIn = await StandIn.start({ 'a.md': text });
			await standIn.open('a.md');
			await standIn.work.rest();
			assert.equal(
				standIn.reads.some((file) => /[\\/](?:suggestions\.js|claims\.json)$/.test(file)),
				isOfField,
				text,
			);
		}
	});

	test('marks that a change leaves as they were are not put there again', async () => {
		await using standIn = await StandIn.start({ 'refs.bib': entry('a'), 'a.md': citing('a'), 'b.md': citing('b') });
		const [, unknown] = [await standIn.open('a.md'), await standIn.open('b.md')];
		await standIn.work.rest();
		standIn.shown.clear();
		await standIn.write('more.bib', entry('b'));
		await standIn.work.rest();
		assert.equal(standIn.shown.get('a.md'), undefined);
		assert.match(standIn.diagnostics(unknown)[0]!.message, /more\.bib/);
		standIn.shown.clear();
		standIn.configure('afferent.citations.clusterOrder', 'year');
		await standIn.work.rest();
		assert.equal(standIn.shown.size, 0);
	});

	test('the files of one folder have one watcher', async () => {
		const names = Array.from({ length: 9 }, (_, i) => `r${i}.bib`);
		await using standIn = await StandIn.start({
			...Object.fromEntries(names.map((name, i) => [name, entry(`k${i}`)])),
			'a.md': `---\nbibliography: [${names.join(', ')}]\n---\n\nText [@k1].\n`,
			'first.md': 'Text.\n',
		});
		await useEvidence(standIn);
		const before = standIn.watchers;
		await standIn.open('a.md');
		await standIn.work.rest();
		assert.equal(standIn.watchers, before + 1);
	});
});
