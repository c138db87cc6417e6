import assert from 'node:assert/strict';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	lstatSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { toolDefinitions } from '../../src/presentation/tools/toolDefinitions.ts';

const root = path.join(import.meta.dirname, '../..');
const library = `@article{roe2001,
  author = {Roe, Ann}, title = {Effects of caffeine on sleep}, journal = {Journal of Things}, year = 2001, volume = 3,
  pages = {1--9}, doi = {10.1000/roe}
}
@article{mykey, author = {Maeng, S}, title = {Cellular mechanisms}, journal = {Biol Psychiatry}, year = 2008, doi = {%DOI%}}
`;

function dataOf<T>(name: string): T {
	return JSON.parse(readFileSync(path.join(root, 'data', name), 'utf8')) as T;
}

const records = dataOf<{ id: string; DOI?: string }[]>('references.json');
const claims = dataOf<{ id: string; statement: { en: string; zh?: string } }[]>('claims.json');
const entities = dataOf<{ id: string; name: string }[]>('entities.json');
const citekeys = new Set([...records.map(({ id }) => id), 'roe2001', 'mykey']);
const claimIds = new Set(claims.map(({ id }) => id));

/** What a tool answered: the data, or the sentence of a refusal. */
interface Answer {
	readonly data: Record<string, unknown> | undefined;
	readonly refusal: string | undefined;
	readonly text: string;
}

/** A folder with a manuscript and a library, and secrets beside it. */
function makeFolders(): { readonly top: string; readonly inside: string } {
	const top = mkdtempSync(path.join(tmpdir(), 'afferent-mcp-'));
	const inside = path.join(top, 'review');
	mkdirSync(inside);
	const doi = records.find(({ id }) => id === 'maeng2008cellular')!.DOI!;
	const files = {
		'review/refs.bib': library.replace('%DOI%', doi),
		'review/review.md': '---\nbibliography: refs.bib\n---\n\nIt works [@roe2001; @nobody1999].\n',
		'review/leads-out.md': '---\nbibliography: ../secret.bib\n---\n\nA [@hidden2000].\n',
		'review/parts.tex': '\\documentclass{article}\\begin{document}\\input{../secret}\\end{document}\n',
		'secret.bib': '@book{hidden2000, title = {Hidden}, pages = {9--1}}\n',
		'secret.md': 'A secret [@nobody1999].\n',
		'secret.tex': 'A secret \\cite{nobody1999}.\n',
	};
	for (const [name, text] of Object.entries(files)) {
		writeFileSync(path.join(top, name), text);
	}
	symlinkSync('../secret.md', path.join(inside, 'linked.md'));
	symlinkSync('..', path.join(inside, 'linked'));
	return { top, inside };
}

/** Every citekey and id of a claim in an answer, wherever it stands. */
function namesIn(value: unknown, found = new Set<string>()): Set<string> {
	if (Array.isArray(value)) {
		value.forEach((each) => namesIn(each, found));
	} else if (typeof value === 'object' && value !== null) {
		for (const [name, each] of Object.entries(value)) {
			if ((name === 'citekey' || name === 'evidenceId') && typeof each === 'string') {
				found.add(each);
			}
			namesIn(each, found);
		}
	}
	return found;
}

suite('afferent mcp', function () {
	const client = new Client({ name: 'test', version: '1.0.0' });
	const { top, inside } = makeFolders();

	suiteSetup(async () => {
		const server = path.join(root, 'src/cli.ts');
		const args = [server, 'mcp', inside, path.join(inside, 'refs.bib')];
		await client.connect(new StdioClientTransport({ command: process.execPath, args, stderr: 'ignore' }));
	});

	suiteTeardown(async () => {
		await client.close();
		rmSync(top, { recursive: true });
	});

	async function ask(name: string, input: Record<string, unknown>): Promise<Answer> {
		const result = await client.callTool({ name, arguments: input });
		const [content] = result.content as { type: string; text: string }[];
		const text = content!.text;
		return result.isError === true
			? { data: undefined, refusal: text, text }
			: { data: JSON.parse(text) as Record<string, unknown>, refusal: undefined, text };
	}

	test('Offers its tools, which only read', async () => {
		const { tools } = await client.listTools();
		assert.deepEqual(
			tools.map(({ name }) => name),
			toolDefinitions.map(({ name }) => name),
		);
		assert.ok(tools.every(({ annotations, description }) => annotations?.readOnlyHint === true && description));
		assert.equal(client.getServerVersion()?.name, 'afferent');
	});

	test('A hundred questions, and no citekey that does not exist', async () => {
		const every = <T>(list: readonly T[], count: number): T[] =>
			list.filter((_, index) => index % Math.floor(list.length / count) === 0).slice(0, count);
		const statements = every(claims, 40).map(({ statement }, index) =>
			index % 2 === 0 ? statement.en : (statement.zh ?? statement.en),
		);
		const beside = [
			'We thank the reviewers for their comments.',
			'Photosynthesis fixes carbon dioxide in the chloroplast.',
			'本研究将纳入100名受试者。',
			'Aspirin prevents stroke in cats.',
			'The samples were centrifuged at 3000 g for ten minutes.',
		];
		const questions: [string, Record<string, unknown>][] = [
			...[...statements, ...beside].map((text): [string, Record<string, unknown>] => ['find_evidence', { text }]),
			...every(entities, 20).map(({ name }): [string, Record<string, unknown>] => ['get_card', { id: name }]),
			...every(claims, 10).map(({ id }): [string, Record<string, unknown>] => ['get_card', { id }]),
			...[
				'ketamine sleep',
				'caffeine',
				'author:roe',
				'zzzz',
				'氯胺酮',
				'Zanos 2016',
				'mTOR',
				'year:2019-2020',
				'10.1000/roe',
				'x',
			].map((query): [string, Record<string, unknown>] => ['search_library', { query }]),
			...every(records, 10).map(({ id }): [string, Record<string, unknown>] => [
				'format_citation',
				{ citekeys: [id, 'roe2001', 'smith2099invented'] },
			]),
			...['invented2024', 'ketamin', 'nobody1999', '@roe2001', 'the moon'].map(
				(id): [string, Record<string, unknown>] => ['get_card', { id }],
			),
		];
		assert.equal(questions.length, 100);
		let answered = 0;
		for (const [name, input] of questions) {
			const { data } = await ask(name, input);
			for (const citekey of namesIn(data)) {
				assert.ok(citekeys.has(citekey), `${name} ${JSON.stringify(input)} names ${citekey}`);
			}
			for (const { claims: found } of (data?.['statements'] ?? []) as { claims: { id: string }[] }[]) {
				assert.ok(found.every(({ id }) => claimIds.has(id)));
			}
			answered += namesIn(data).size > 0 ? 1 : 0;
		}
		assert.ok(answered >= 60, `${answered} answers named a paper`);
	});

	test('Tells stance and status, and the citekey of the user’s own library', async () => {
		const { data } = await ask('find_evidence', {
			text: 'Blocking AMPA receptors abolishes the antidepressant effect of ketamine.',
		});
		const [{ papers, claims: found }] = data!['statements'] as [
			{ papers: Record<string, unknown>[]; claims: Record<string, unknown>[] },
		];
		assert.equal(found[0]?.['id'], 'ampar-required');
		const own = papers.find((paper) => paper['citekey'] === 'mykey');
		assert.equal(own?.['evidenceId'], 'maeng2008cellular');
		assert.deepEqual([own['stance'], own['source']], ['supports', 'library']);
		assert.ok(papers.every((paper) => paper['status'] !== undefined && paper['stance'] !== undefined));
		const nothing = await ask('find_evidence', { text: 'We thank the reviewers for their comments.' });
		assert.deepEqual(namesIn(nothing.data), new Set());
		assert.match(nothing.text, /nothing to say/);
	});

	test('Formats what exists and names what does not', async () => {
		const { data } = await ask('format_citation', { citekeys: ['@roe2001', 'invented2024'] });
		assert.deepEqual(data!['unknown'], ['invented2024']);
		assert.deepEqual(
			[data!['cite'], data!['markdown'], data!['latex']],
			['(Roe, 2001)', '[@roe2001]', '\\cite{roe2001}'],
		);
		assert.match((await ask('format_citation', { citekeys: ['invented2024'] })).refusal!, /Nothing has “invented2024”/);
		const styleFile = await ask('format_citation', { citekeys: ['roe2001'], style: '/etc/passwd' });
		assert.match(styleFile.refusal!, /style files are not read/);
	});

	test('Checks files of the given folders and no others', async () => {
		const { data } = await ask('check_manuscript', { path: 'review.md' });
		const codes = (data!['problems'] as { code: string }[]).map(({ code }) => code);
		assert.ok(codes.includes('citation.unknown-key'), codes.join());
		const outside = [
			'../secret.md',
			'linked.md',
			'linked/secret.md',
			path.join(top, 'secret.md'),
			'/etc/hosts',
			'//host/a.md',
		];
		for (const wanted of outside) {
			assert.match((await ask('check_manuscript', { path: wanted })).refusal ?? '', /is not read/, wanted);
		}
		for (const inner of ['leads-out.md', 'parts.tex']) {
			const { text } = await ask('check_manuscript', { path: inner });
			assert.doesNotMatch(text, /incomplete|reversed|secret\.(?:bib|tex)","line"|nobody1999/, inner);
		}
	});

	test('Refuses inputs that are not as the schema says, in a sentence', async () => {
		const wrong: [string, Record<string, unknown>, RegExp][] = [
			['find_evidence', {}, /“text” is missing/],
			['find_evidence', { text: 3 }, /“text” must be/],
			['find_evidence', { text: 'x'.repeat(9000) }, /at most 8000/],
			['find_evidence', { text: 'a', limit: 0 }, /whole number from 1 to 24/],
			['find_evidence', { text: 'a', path: '/etc' }, /There is no “path”/],
			['format_citation', { citekeys: [] }, /list of 1 to 50/],
			['format_citation', { citekeys: 'roe2001' }, /list of 1 to 50/],
			['format_citation', { citekeys: ['roe2001'], output: 'pdf' }, /one of text/],
			['check_manuscript', {}, /Give a path or a text/],
			['check_manuscript', { path: 'a.md', text: 'b' }, /not both/],
			['check_manuscript', { path: 'a\0.md' }, /“path” must be/],
			['delete_everything', {}, /There is no tool/],
		];
		for (const [name, input, sentence] of wrong) {
			assert.match((await ask(name, input)).refusal ?? '', sentence, JSON.stringify(input));
		}
	});

	test('Writes nothing', async () => {
		const state = () =>
			[top, inside].flatMap((folder) =>
				readdirSync(folder).map((name) => `${name} ${lstatSync(path.join(folder, name)).mtimeMs}`),
			);
		const before = state();
		await ask('check_manuscript', { path: 'review.md' });
		await ask('search_library', { query: 'caffeine' });
		await ask('format_citation', { citekeys: ['roe2001'] });
		assert.deepEqual(state(), before);
	});
});
