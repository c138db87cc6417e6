import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repository } from '../support/paths.ts';
import { StandIn } from './standIn.ts';
import { Position, Range, TextEdit, Uri } from './values.ts';

const manuscript = '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001] and NMDA receptors.\n';
const bibliography = '@book{roe2001,\n  title = {Rivers}\n}\n';

/** All commands that the extension registers: anybody can run any of them with any values. */
async function commandIds(): Promise<readonly string[]> {
	const manifest = JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as {
		contributes: { commands: readonly { command: string }[] };
	};
	const registry = await readFile(path.join(repository, 'src/vscode/host/commandRegistry.ts'), 'utf8');
	const internal = [...registry.matchAll(/^\t'(afferent\.\w+)',$/gm)].map(([, id]) => id!);
	assert.ok(internal.length >= 14);
	return [...manifest.contributes.commands.map(({ command }) => command), ...internal];
}

/** Values that nothing of this extension passes. */
function foreignValues(outside: string): readonly (readonly unknown[])[] {
	const deep = JSON.parse(`${'['.repeat(3000)}${']'.repeat(3000)}`) as unknown;
	const secret = Uri.file(path.join(outside, 'secret.bib'));
	const alone: readonly unknown[] = [
		null,
		0,
		-1,
		Number.NaN,
		Infinity,
		true,
		'',
		'x'.repeat(1_000_000),
		'\0',
		'__proto__',
		'paper:__proto__',
		'entity:constructor',
		'paper:](command:workbench.action.terminal.new)',
		'claim:$(alert)',
		'command:workbench.action.quit',
		'vscode://vscode.git/clone?url=x',
		'http://127.0.0.1:9/a.bib',
		'file:///dev/zero',
		'//server/share/a.bib',
		String(secret),
		path.join(outside, 'secret.bib'),
		'../../secret.bib',
		'{"document":"file:///etc/passwd","term":"a","key":"__proto__"}',
		'{"document":5}',
		[],
		[null],
		deep,
		{},
		JSON.parse('{"__proto__":{"subject":"paper:a"},"constructor":1}'),
		{ subject: null },
		{ subject: 5 },
		{ subject: { kind: 'paper', id: 5 } },
		{ subject: { kind: 'paper', id: { toString: 'a' } } },
		{ subject: { kind: '__proto__', id: 'a' } },
		{ label: 5, contextValue: 'a' },
		{ label: 'a', contextValue: 'b', uri: String(secret), span: { start: 0, end: 1 } },
	];
	const several: readonly (readonly unknown[])[] = [
		[String(secret), 0, ['doi']],
		[String(secret), String(secret), 'roe2001'],
		['file:///etc/passwd', 0, 5],
		['command:workbench.action.quit', 1, 2],
		['saveSvg', { subject: { kind: 'entity', id: '../../x' }, title: 'a', svg: '<svg/>' }],
		['insertFigure', { subject: { kind: 'entity', id: '../../secret' }, title: '](command:x)', svg: 5, png: 'a' }],
		[undefined, [undefined, 5]],
		[{ uri: secret, document: {}, before: bibliography, role: 'bibliography', edits: [], contents: 'x' }],
		[[{ uri: secret, document: { uri: secret }, before: '', role: 'bibliography', edits: [{}], contents: 'x' }]],
		[{ uri: secret }, [new Range(0, 0, 0, 0)], [{ citekey: 'a', item: { id: 'a' } }]],
		[{ uri: secret }, new Position(0, 0), 'paper:roe2001'],
	];
	return [...alone.map((value) => [value]), ...several];
}

/** The texts of all files of a folder, by name. */
async function textsIn(folder: string): Promise<Readonly<Record<string, string>>> {
	const names = await readdir(folder);
	const texts = await Promise.all(
		names.sort().map(async (name) => [name, await readFile(path.join(folder, name), 'utf8').catch(() => '')]),
	);
	return Object.fromEntries(texts) as Record<string, string>;
}

suite('A command that is run with values that nothing of the extension passes', () => {
	test('says a sentence or does nothing: it changes no file and opens none but those of the folder', async () => {
		const outside = await mkdtemp(path.join(tmpdir(), 'afferent-outside-'));
		try {
			await writeFile(path.join(outside, 'secret.bib'), bibliography);
			await using standIn = await StandIn.start({ 'a.md': manuscript, 'refs.bib': bibliography });
			const document = await standIn.open('a.md');
			await standIn.open('refs.bib');
			await standIn.work.rest();
			const before = await textsIn(standIn.folder);
			const faults: string[] = [];
			const isOwn = (uri: string) => uri.startsWith(String(Uri.file(standIn.folder)));
			// What opens the sample, a settings page or a new document of its own is not about what was passed.
			for (const id of (await commandIds()).filter((each) => each !== 'afferent.openSample')) {
				const faultsWith = async (values: readonly unknown[]) => {
					standIn.opened.length = standIn.log.length = 0;
					await standIn.run(id, document, ...values);
					const errors = standIn.log.flatMap((line) => /\b(?:Type|Range|Reference)Error: .*/.exec(line)?.[0] ?? []);
					return [...errors, ...standIn.opened.filter((uri) => !isOwn(uri)).map((uri) => `opened ${uri}`)];
				};
				// The stand-in lacks what some commands need, with and without values.
				const always = new Set(await faultsWith([]));
				for (const values of foreignValues(outside)) {
					const own = (await faultsWith(values)).filter((fault) => !always.has(fault));
					faults.push(...own.map((fault) => `${id} ${JSON.stringify(values).slice(0, 100)}: ${fault}`));
				}
			}
			await standIn.work.rest();
			assert.deepEqual(faults.slice(0, 20), []);
			assert.deepEqual(await textsIn(standIn.folder), before);
			assert.equal(document.getText(), manuscript);
			assert.deepEqual(await textsIn(outside), { 'secret.bib': bibliography });
		} finally {
			await rm(outside, { recursive: true });
		}
	});

	test('what a paste and a quick fix pass is taken, and nothing like it', async () => {
		await using standIn = await StandIn.start({ 'a.md': manuscript, 'refs.bib': bibliography });
		const document = await standIn.open('a.md');
		const library = await standIn.open('refs.bib');
		await standIn.work.rest();
		const work = { citekey: 'poe1999', item: { id: 'poe1999', type: 'book', title: 'Ravens' } };
		const end = new Range(4, 34, 4, 34);
		const plan = (...values: readonly unknown[]) => standIn.run('afferent.planPaste', document, ...values);
		assert.ok(await plan(document, [end], [work]));
		for (const values of [
			[],
			[{ uri: document.uri }, [end], [work]],
			[document, [], [work]],
			[document, [end], []],
			[document, [{ start: end.start, end: end.end }], [work]],
			[document, [end], [{ citekey: 5, item: {} }]],
			[document, [end], [{ citekey: 'poe1999', item: 'a' }]],
			[document, end, work],
		]) {
			assert.equal(await plan(...values), undefined, JSON.stringify(values));
		}

		const edits = [TextEdit.insert(new Position(0, 0), '% seen\n')];
		const change = { uri: library.uri, document: library, role: 'bibliography', before: bibliography, edits };
		for (const foreign of [
			change,
			[],
			[{ ...change, document: { uri: library.uri, getText: () => bibliography } }],
			[{ ...change, before: 5 }],
			[{ ...change, edits: [] }],
			[{ ...change, edits: [{ range: end, newText: 'x' }] }],
			[change, { ...change, edits: 'x' }],
		]) {
			await standIn.run('afferent.write', document, foreign);
			assert.equal(library.getText(), bibliography, JSON.stringify(foreign));
		}
		await standIn.run('afferent.write', document, [change]);
		assert.equal(library.getText(), `% seen\n${bibliography}`);
	});
});
