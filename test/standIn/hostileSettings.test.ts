import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repository } from '../support/paths.ts';
import { StandIn } from './standIn.ts';

interface SettingSchema {
	readonly type: string;
	readonly scope: string;
	readonly enum?: readonly string[];
}

interface Manifest {
	readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } };
	readonly contributes: {
		readonly configuration: readonly { readonly properties: Readonly<Record<string, SettingSchema>> }[];
	};
}

async function readManifest(): Promise<Manifest> {
	return JSON.parse(await readFile(path.join(repository, 'package.json'), 'utf8')) as Manifest;
}

async function settingSchemas(): Promise<readonly (readonly [name: string, schema: SettingSchema])[]> {
	const { contributes } = await readManifest();
	return contributes.configuration.flatMap(({ properties }) => Object.entries(properties));
}

/** Values that a folder's settings may have in place of what they should, by the type that is asked for. */
function hostileValues(): (type: string) => readonly unknown[] {
	const paths = [
		'',
		' ',
		'\0',
		'a\0.bib',
		'..',
		'.',
		'~',
		'C:',
		'%ZZ',
		'\ud800',
		'\u202e.bib',
		'__proto__',
		'$(alert)',
	];
	const outside = ['../../../../etc/passwd', '/dev/zero', '/proc/self/environ', '//server/a.bib', '\\\\server\\a.bib'];
	const addresses = ['file://server/a.bib', 'http://127.0.0.1:9/a.csl', '](command:workbench.action.quit)'];
	const long = ['x'.repeat(300), 'a/'.repeat(5000), 'x'.repeat(1_000_000)];
	const texts = [...paths, ...outside, ...addresses, ...long];
	const deep = JSON.parse(`${'{"a":'.repeat(3000)}1${'}'.repeat(3000)}`) as unknown;
	const own = JSON.parse('{"__proto__":"off","constructor":"error","toString":5,"entry":{"a":1}}') as unknown;
	const records = [{}, deep, own, Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`k${i}`, 'off']))];
	const lists = [[], [null, [['a']], {}, 5], texts, Array(100_000).fill('a.bib')];
	return (type) => [
		...[null, true, 0, Number.MAX_VALUE, 'x'],
		...(type === 'string' ? texts : []),
		...(type === 'array' ? lists : [['a']]),
		...(type === 'object' ? records : [own]),
	];
}

suite('A folder that brings settings of its own', () => {
	test('throws nothing and silences no document by any value of any setting; each is told once, by its name', async () => {
		await using standIn = await StandIn.start({
			'a.md': '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001] and [@nobody1999]. NMDA receptor antagonists.\n',
			'refs.bib': '@book{roe2001,\n  title = {Rivers}\n}\n',
		});
		const document = await standIn.open('a.md');
		await standIn.work.rest();
		const offset = document.getText().indexOf('roe2001') + 2;
		const faults: string[] = [];
		const schemas = await settingSchemas();
		assert.ok(schemas.length >= 17);
		const valuesFor = hostileValues();
		for (const [name, { type }] of schemas) {
			for (const value of valuesFor(type)) {
				standIn.log.length = standIn.reads.length = 0;
				const shown = `${name} = ${JSON.stringify(value).slice(0, 80)}`;
				standIn.configure(name, value);
				await standIn.work.rest();
				faults.push(
					...standIn.log.flatMap((line) => /\b(?:Type|Range|Reference)Error: .*/.exec(line) ?? []).map(String),
					...standIn.reads.filter((read) => /^(?:\.\.\/)*(?:server|dev)\b/.test(read)).map((read) => `reads ${read}`),
				);
				assert.deepEqual(faults.slice(0, 3), [], shown);
			}
			await standIn.complete(document, offset);
			assert.match(await standIn.hover(document, offset), /Rivers/, name);
			standIn.configure(name, undefined);
			await standIn.work.rest();
			assert.match(
				standIn
					.diagnostics(document)
					.map(({ message }) => message)
					.join('\n'),
				/nobody1999/,
				name,
			);
		}
		for (const [name] of schemas) {
			const told = standIn.said.filter((sentence) => sentence.includes(name));
			// Of folders to write to the user's own settings alone are read.
			assert.equal(told.length, 1, `${name}: ${JSON.stringify(standIn.said)}`);
		}
	});

	test('is taken for what its settings of the wrong kind can be', async () => {
		const text = '---\nbibliography: own.bib\n---\n\nSeen [@roe2001].\n';
		await using standIn = await StandIn.start({
			'a.md': text,
			'own.bib': '@book{roe2001,\n  title = {Mountains}\n}\n',
		});
		const wrong = { bibliographies: [1, null, {}], 'citations.style': 7, 'completion.kinds': 'drug', packs: { a: 1 } };
		Object.entries(wrong).forEach(([key, value]) => standIn.configure(`afferent.${key}`, value));
		assert.match(await standIn.hover(await standIn.open('a.md'), text.indexOf('roe2001') + 3), /Mountains/);
	});

	test('is named with its wrong values, once, in a workspace of several folders', async () => {
		await using standIn = await StandIn.start({ 'one/a.md': 'Text.\n', 'two/b.md': 'Text.\n' });
		standIn.addFolder('one');
		standIn.addFolder('two');
		const key = 'afferent.bibliographies';
		standIn.configure(key, ['refs.bib'], 'one');
		standIn.configure(key, 5, 'two');
		standIn.configure(key, 6, 'two');
		const told = () => standIn.said.filter((sentence) => sentence.includes(key));
		assert.equal(told().length, 1);
		assert.match(told()[0]!, /wrong type in the folder two\./);
		// A value of the window is that of its folders, too.
		standIn.configure('afferent.packs', 5);
		const ofPacks = standIn.said.filter((sentence) => sentence.includes('afferent.packs'));
		assert.equal(ofPacks.length, 1);
		assert.doesNotMatch(ofPacks[0]!, /folder/);
	});

	test('has no say in what is read and written while it is not trusted, and none in where is written at all', async () => {
		const { restrictedConfigurations } = (await readManifest()).capabilities.untrustedWorkspaces;
		// Names of commands and kinds open nothing.
		const inert = ['afferent.citations.latexCommands', 'afferent.completion.kinds'];
		for (const [name, { type, scope, ...schema }] of await settingSchemas()) {
			const isFree = (type === 'array' || type === 'string') && schema.enum === undefined && !inert.includes(name);
			const isUsers = scope === 'machine' || scope === 'application';
			assert.equal(restrictedConfigurations.includes(name), isFree && !isUsers, name);
		}
		const folders = (await settingSchemas()).find(([name]) => name === 'afferent.writing.folders');
		assert.equal(folders?.[1].scope, 'machine');
	});
});
