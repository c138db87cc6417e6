import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Assets } from '../../src/cli/assets.ts';
import { checkFiles } from '../../src/cli/checkFiles.ts';
import type { Reporting } from '../../src/cli/foundProblem.ts';
import { ManuscriptReader } from '../../src/cli/manuscriptReader.ts';
import { citeCommandsFor } from '../../src/cli/projectPlaces.ts';
import type { Lexicon } from '../../src/core/matching/lexicon.ts';
import { jsonLines, run, withFolder } from './runInFolder.ts';

const library = `@article{roe2001,
  author = {Roe, Ann and van der Poe, Ed},
  title = {Effect of {NMDA} receptors},
  journal = {Journal of Things},
  year = 2001,
  volume = 3,
  pages = {1--9},
  doi = {10.1000/Roe}
}
@book{doe1999, author = {{World Health Organization}}, title = {A Book}, year = 1999, publisher = {Press}}
`;
const manuscript = '---\nbibliography: refs/library.bib\n---\n\nIt works [see @roe2001, p. 3; @doe1999].\n';
const files = { 'review.md': manuscript, 'refs/library.bib': library };

suite('Command line', () => {
	test('Lists its commands and says more about each', async () => {
		const { exitCode, output } = await run(['--help']);
		assert.equal(exitCode, 0);
		for (const name of ['mentions', 'card', 'check', 'suggest', 'library', 'render', 'export']) {
			assert.match(output, new RegExp(`^  ${name} `, 'm'));
			const help = await run([name, '--help']);
			assert.equal(help.exitCode, 0);
			assert.match(help.output, new RegExp(`^Usage: afferent ${name} `));
		}
	});

	test('Refuses unknown commands and options, and says so in one sentence', async () => {
		for (const args of [['invent'], ['--nonsense'], [], ['card', '--nonsense', 'x'], ['render', 'x.md', '--style']]) {
			const { exitCode, output, errors } = await run(args);
			assert.equal(exitCode, 2, args.join(' '));
			assert.equal(output, '');
			assert.equal(errors.length, 1);
			assert.doesNotMatch(errors[0]!, /\n/);
		}
	});

	test('Runs as a program', () => {
		const program = path.join(import.meta.dirname, '../../src/cli.ts');
		const help = spawnSync(process.execPath, [program, '--version'], { encoding: 'utf8' });
		assert.equal(help.status, 0);
		assert.match(help.stdout, /^\d+\.\d+\.\d+\n$/);
		const input = '{"id":1,"format":"markdown","text":"Ketamine."}\n';
		const mentions = spawnSync(process.execPath, [program, 'mentions', '--jsonl'], { encoding: 'utf8', input });
		assert.equal(mentions.status, 0);
		assert.deepEqual(JSON.parse(mentions.stdout), {
			id: 1,
			mentions: [{ start: 0, end: 8, text: 'Ketamine', entity: 'ketamine' }],
		});
	});

	test('Says in a sentence what is wrong with a file', async () => {
		await withFolder({ 'folder/x.md': '', 'notes.xyz': 'x' }, async (run) => {
			for (const args of [
				['check', 'nobody.md'],
				['check', 'folder'],
				['library', 'nobody.bib'],
				['library', 'notes.xyz'],
				['render', '--style', 'apa', 'nobody.md'],
				['export', 'nobody.tex', '--to', 'ris'],
				['mentions', 'nobody.md'],
			]) {
				const { exitCode, errors } = await run(args);
				assert.equal(exitCode, 2, args.join(' '));
				assert.equal(errors.length, 1, args.join(' '));
				assert.match(errors[0]!, /^afferent: .*\.$/);
			}
		});
	});
});

suite('afferent mentions', () => {
	test('Answers each line in order, in UTF-16 units', async () => {
		const requests = [
			{ id: 'a', format: 'markdown', text: '💊 **Ketamine** blocks the NMDA receptor.' },
			{ id: 'b', format: 'latex', text: '% ketamine\nNothing.' },
			{ id: 'c', format: 'quarto', text: '氯胺酮' },
		];
		const { exitCode, output, errors } = await run(
			['mentions', '--jsonl'],
			requests.map((request) => JSON.stringify(request)).join('\n'),
		);
		assert.deepEqual([exitCode, errors], [0, []]);
		const answers = jsonLines(output) as { id: string; mentions: { start: number; end: number; text: string }[] }[];
		assert.deepEqual(
			answers.map(({ id }) => id),
			['a', 'b', 'c'],
		);
		for (const { id, mentions } of answers) {
			const { text } = requests.find((request) => request.id === id)!;
			assert.ok(mentions.every((mention) => text.slice(mention.start, mention.end) === mention.text));
		}
		assert.equal(answers[0]!.mentions.length, 2);
		assert.equal(answers[1]!.mentions.length, 0);
		assert.equal(answers[2]!.mentions.length, 1);
	});

	test('Goes on after a line that it cannot read, and ends with code 2', async () => {
		const lines = [
			'not json',
			'[]',
			'{"id":1}',
			'{"id":2,"format":"word","text":"x"}',
			'',
			'{"id":3,"text":"Ketamine"}',
		];
		const { exitCode, output, errors } = await run(['mentions', '--jsonl'], lines.join('\r\n'));
		assert.equal(exitCode, 2);
		assert.equal(errors.length, 4);
		assert.deepEqual(
			jsonLines(output).map((answer) => (answer as { id: number }).id),
			[3],
		);
	});

	test('Lists the entities of a file with their places', async () => {
		await withFolder({ 'review.md': 'First.\n\nThen ketamine came.\n' }, async (run) => {
			const { output } = await run(['mentions', 'review.md']);
			assert.match(output, /^review\.md:3:6: ketamine → Ketamine \(ketamine\)$/m);
		});
	});
});

suite('afferent card', () => {
	test('Shows the card of an entity by its id and by any of its names', async () => {
		const byId = await run(['card', 'nmda-receptor']);
		assert.equal(byId.exitCode, 0);
		assert.match(byId.output, /NMDA/);
		assert.equal((await run(['card', 'NMDAR'])).output, byId.output);
	});

	test('Finds a pathway with and without what ends its name, and a name before the id of a claim', async () => {
		const { output } = await run(['card', 'jak-stat3']);
		for (const name of ['JAK-STAT3', 'JAK-STAT3 signaling', 'JAK/STAT3 signalling pathway', 'JAK/STAT3通路']) {
			assert.equal((await run(['card', name])).output, output, name);
		}
		assert.match((await run(['card', 'KSET'])).output, /Ketamine Side Effect Tool/);
		assert.match((await run(['card', 'TRANSFORM-2'])).output, /\*trial\*/i);
	});

	test('Shows no link that a terminal cannot follow, and none of the actions behind them', async () => {
		for (const name of ['ketamine', '(2R,6R)-HNK', 'berman2000antidepressant', 'ket-antidepressant-like-rodent']) {
			for (const language of ['en', 'zh-cn']) {
				const { output } = await run(['card', name, '--lang', language]);
				assert.doesNotMatch(
					output,
					/command:|Insert citation|插入引文|Show in sidebar|· *$|Cite\b/m,
					`${name} ${language}`,
				);
			}
		}
		const { output } = await run(['card', 'ketamine']);
		assert.match(output, /\d+ more on the full card\./);
		assert.match(output, /\*\*Papers:\*\* Li et al\. 2010, /);
		assert.match(output, /\]\(https:\/\//);
	});

	test('Shows all that is known where it is asked for', async () => {
		const { output } = await run(['card', 'nmda-receptor', '--full']);
		const claims = JSON.parse(readFileSync(path.join(import.meta.dirname, '../../data/claims.json'), 'utf8')) as {
			subject: { entities?: string[] };
			statement: { en: string };
		}[];
		const statements = claims
			.filter(({ subject }) => subject.entities?.includes('nmda-receptor'))
			.map(({ statement }) => statement.en);
		const words = (text: string) => text.replaceAll(/[^a-z ]/gi, '');
		assert.ok(statements.length > 3);
		assert.deepEqual(
			statements.filter((statement) => !words(output).includes(words(statement))),
			[],
		);
		assert.doesNotMatch(output, /more on the full card/);
		assert.match(output, /\[3H\]MK-801/);
		assert.doesNotMatch(output, /&amp; /);
	});

	test('Shows the card in Chinese', async () => {
		const { output } = await run(['card', 'ketamine', '--lang', 'zh-cn']);
		assert.match(output, /氯胺酮/);
	});

	test('Shows the card of a paper with its reference', async () => {
		const { exitCode, output } = await run(['card', 'berman2000antidepressant']);
		assert.equal(exitCode, 0);
		assert.match(output, /Berman/);
		assert.match(output, /2000/);
	});

	test('Names similar entities for what it does not know', async () => {
		const { exitCode, errors } = await run(['card', 'esketmine']);
		assert.equal(exitCode, 2);
		assert.match(errors[0]!, /esketamine/);
	});
});

suite('afferent library', () => {
	test('Counts entries, problems and duplicates', async () => {
		const broken = `${library}@article{roe2001b, title = {Effect again}, doi = {https://doi.org/10.1000/roe}}\n@article{bad,\n`;
		await withFolder({ 'good.bib': library, 'broken.bib': broken }, async (run) => {
			const good = await run(['library', '--json', 'good.bib']);
			assert.equal(good.exitCode, 0);
			assert.deepEqual(JSON.parse(good.output), { entries: 2, problems: [], duplicates: [] });
			const bad = await run(['library', '--json', 'broken.bib']);
			assert.equal(bad.exitCode, 1);
			const found = JSON.parse(bad.output) as {
				entries: number;
				problems: unknown[];
				duplicates: { keys: string[] }[];
			};
			assert.ok(found.entries >= 3);
			assert.ok(found.problems.length > 0);
			assert.deepEqual(found.duplicates[0]?.keys, ['roe2001', 'roe2001b']);
		});
	});

	test('Lists entries with their places', async () => {
		await withFolder({ 'good.bib': library }, async (run) => {
			const [first, second] = jsonLines((await run(['library', '--list', 'good.bib'])).output) as Record<
				string,
				unknown
			>[];
			assert.deepEqual(first, {
				key: 'roe2001',
				type: 'article',
				title: 'Effect of NMDA receptors',
				authors: ['Roe, Ann', 'van der Poe, Ed'],
				year: 2001,
				doi: '10.1000/Roe',
				start: 0,
				end: library.indexOf('@book') - 1,
			});
			assert.deepEqual(second?.['authors'], ['World Health Organization']);
		});
	});

	test('Searches the files and the evidence base as the editor does', async () => {
		await withFolder({ 'good.bib': library }, async (run) => {
			const found = async (...args: string[]) => {
				const { exitCode, output } = await run(['library', ...args, 'good.bib']);
				return { exitCode, lines: jsonLines(output) as { key: string; file: string | null }[] };
			};
			const own = await found('--search', 'roe effct 2001');
			assert.equal(own.exitCode, 0);
			assert.equal(own.lines[0]?.key, 'roe2001');
			assert.match(own.lines[0]?.file ?? '', /good\.bib$/);
			const evidence = await found('--search', 'author:abbar year:2022', '--limit', '1');
			assert.deepEqual(
				evidence.lines.map(({ key, file }) => [key, file]),
				[['abbar2022ketamine', null]],
			);
			assert.equal((await found('--search', 'xyzzyplugh')).exitCode, 1);
			assert.equal((await found('--search', 'roe', '--limit', 'many')).exitCode, 2);
		});
	});

	test('Reads UTF-16 and Latin-1 files', async () => {
		const entry = '@book{é1, title = {Café}, year = 2001}';
		const utf16 = new Uint8Array([
			0xff,
			0xfe,
			...new Uint8Array(new Uint16Array([...entry].map((c) => c.charCodeAt(0))).buffer),
		]);
		const latin1 = Uint8Array.from(entry, (character) => character.charCodeAt(0));
		await withFolder({ 'utf16.bib': utf16, 'latin1.bib': latin1 }, async (run) => {
			for (const file of ['utf16.bib', 'latin1.bib']) {
				const [listed] = jsonLines((await run(['library', '--list', file])).output) as { title: string }[];
				assert.equal(listed?.title, 'Café', file);
			}
		});
	});
});

suite('afferent render', () => {
	test('Prints what a manuscript cites in a style', async () => {
		await withFolder(files, async (run) => {
			const { exitCode, output } = await run(['render', '--style', 'apa', 'review.md']);
			assert.equal(exitCode, 0);
			const lines = output.trim().split('\n');
			assert.equal(lines.length, 2);
			assert.match(lines[0]!, /^Roe, A\., & .*Poe, E\..* \(2001\)\. Effect of NMDA receptors\./);
		});
	});

	test('Prints citekeys of libraries, and names those it does not find', async () => {
		await withFolder(files, async (run) => {
			const args = [
				'render',
				'--style',
				'vancouver',
				'--format',
				'html',
				'--library',
				'refs/library.bib',
				'doe1999',
				'nobody',
			];
			const { exitCode, output, errors } = await run(args);
			assert.equal(exitCode, 1);
			assert.match(output, /World Health Organization/);
			assert.doesNotMatch(output, /NMDA/);
			assert.match(errors.join('\n'), /nobody/);
		});
	});

	test('Prints the cites of a manuscript in the style that it declares', async () => {
		const text = (header: string) =>
			`---\nbibliography: refs/library.bib\n${header}---\n\n@roe2001 [see *also* @doe1999].\n`;
		const manuscripts = { 'own.md': text('csl: vancouver\n'), 'none.md': text('') };
		await withFolder({ ...files, ...manuscripts }, async (run) => {
			assert.equal((await run(['render', '--text', 'own.md'])).output.trim(), '(1,see also 2)');
			assert.match(
				(await run(['render', '--text', 'none.md'])).output,
				/^Roe & Poe \(2001; see also World Health Organization, 1999\)$/m,
			);
			assert.match((await run(['render', '--text', '--format', 'html', 'none.md'])).output, /see <i>also<\/i>/);
		});
	});

	test('Prints in the style that the project of a manuscript names', async () => {
		const manuscript = '---\nbibliography: ../refs/library.bib\n---\n\n[@roe2001].\n';
		const project = { '_quarto.yml': 'csl: vancouver\n', 'text/own.qmd': manuscript };
		await withFolder({ ...files, ...project }, async (run) => {
			assert.equal((await run(['render', '--text', 'text/own.qmd'])).output.trim(), '(1)');
		});
		const missing = { ...project, '_quarto.yml': 'csl: styles/missing.csl\n' };
		await withFolder({ ...files, ...missing }, async (run) => {
			assert.match((await run(['render', '--text', 'text/own.qmd'])).errors.join(), /styles.missing\.csl/);
		});
	});

	test('Refuses styles, locales and formats that do not exist', async () => {
		await withFolder({ ...files, 'broken.csl': '<style' }, async (run) => {
			for (const args of [
				['--style', 'zzzz-qqqq', 'review.md'],
				['--style', 'broken.csl', 'review.md'],
				['--style', 'missing.csl', 'review.md'],
				['--style', 'apa', '--locale', 'xx-YY', 'review.md'],
				['--style', 'apa', '--format', 'word', 'review.md'],
				['--style', 'apa'],
			]) {
				const { exitCode, errors } = await run(['render', ...args]);
				assert.equal(exitCode, 2, args.join(' '));
				assert.equal(errors.length, 1);
			}
		});
	});
});

suite('The option --output', () => {
	const files = {
		'review.md': '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001].\n',
		'refs.bib': '@book{roe2001, title = {Ants}, author = {Roe, Jane}, year = 2001}\n',
		'settings.json': '{ "a": 1 }\n',
	};

	test('writes a new file, and replaces one only when it is told to', async () => {
		await withFolder(files, async (run) => {
			const args = ['export', 'review.md', '--to', 'bibtex', '--output', 'cited.bib'];
			const first = await run(args);
			assert.deepEqual([first.exitCode, first.output], [0, '']);
			const written = readFileSync('cited.bib', 'utf8');
			assert.match(written, /@book\{roe2001,/);
			writeFileSync('cited.bib', `${written}@book{mine, title = {M}}\n`);
			const again = await run(args);
			assert.equal(again.exitCode, 2);
			assert.match(again.errors.join(), /cited\.bib already exists/);
			assert.match(readFileSync('cited.bib', 'utf8'), /mine/);
			assert.equal((await run([...args, '--force'])).exitCode, 0);
			assert.equal(readFileSync('cited.bib', 'utf8'), written);
			const style = ['render', '--style', 'apa', 'review.md', '--output'];
			assert.equal((await run([...style, 'list.txt'])).exitCode, 0);
			assert.match(readFileSync('list.txt', 'utf8'), /^Roe, J\. \(2001\)/);
			assert.match((await run([...style, 'no/list.txt'])).errors.join(), /there is no such folder/);
		});
	});

	test('puts no bibliography in the place of another kind of file', async () => {
		await withFolder(files, async (run) => {
			for (const name of ['settings.json', 'review.md']) {
				const { exitCode, errors } = await run([
					'export',
					'review.md',
					'--to',
					'csl-json',
					'--output',
					name,
					'--force',
				]);
				assert.equal(exitCode, 2);
				assert.match(errors.join(), /is not a bibliography, so it is not replaced/);
				assert.equal(readFileSync(name, 'utf8'), files[name as keyof typeof files]);
			}
		});
	});
});

suite('afferent export', () => {
	test('Prints the cited references in each format', async () => {
		await withFolder(files, async (run) => {
			const json = await run(['export', 'review.md', '--to', 'csl-json']);
			assert.equal(json.exitCode, 0);
			assert.deepEqual(
				(JSON.parse(json.output) as { id: string }[]).map(({ id }) => id),
				['roe2001', 'doe1999'],
			);
			assert.match((await run(['export', 'review.md', '--to', 'bibtex'])).output, /@article\{roe2001,/);
			assert.match((await run(['export', 'review.md', '--to', 'biblatex'])).output, /roe2001,/);
			assert.match((await run(['export', 'review.md', '--to', 'ris'])).output, /^TY {2}- JOUR/m);
		});
	});

	test('Names what no bibliography has, or takes it from the evidence base', async () => {
		await withFolder({ 'review.md': 'It works [@berman2000antidepressant].\n' }, async (run) => {
			const without = await run(['export', 'review.md', '--to', 'csl-json']);
			assert.equal(without.exitCode, 1);
			assert.match(without.errors.join('\n'), /berman2000antidepressant/);
			const withEvidence = await run(['export', 'review.md', '--to', 'csl-json', '--evidence']);
			assert.equal(withEvidence.exitCode, 0);
			assert.match(withEvidence.output, /Antidepressant effects of ketamine/);
		});
	});
});

suite('afferent export of several manuscripts', () => {
	const book = (citekey: string, title: string) =>
		`@book{${citekey}, title = {${title}}, author = {Roe, Jane}, year = {2001}}\n`;
	const review = {
		'one/one.md': '---\nbibliography: one.bib\n---\nSee [@roe; @doe].\n',
		'one/one.bib': book('roe', 'Receptors of the cortex') + book('doe', 'Pathways of the brain'),
		'two/main.tex': '\\documentclass{article}\\begin{document}\\input{part}\\bibliography{two}\\end{document}\n',
		'two/part.tex': 'See \\cite{roe,doe,poe}.\n',
		'two/two.bib':
			book('roe', 'Receptors of the {Cortex}') +
			book('doe', 'Another book altogether') +
			book('poe', 'A third one here'),
		'README.md': 'Written with @types/vscode and [@nobody].\n',
		'node_modules/x/manual.md': '---\nbibliography: none.bib\n---\n[@x]\n',
	};

	test('Takes the manuscripts of a folder, each work once', async () => {
		await withFolder(review, async (run) => {
			const { exitCode, output, errors } = await run(['export', '.', '--to', 'csl-json']);
			const items = JSON.parse(output) as { id: string; title: string }[];
			assert.deepEqual(
				items.map(({ id, title }) => [id, title]),
				[
					['roe', 'Receptors of the cortex'],
					['doe', 'Pathways of the brain'],
					['doe-2', 'Another book altogether'],
					['poe', 'A third one here'],
				],
			);
			assert.equal(exitCode, 0);
			assert.equal(errors.length, 1);
			assert.match(errors[0] ?? '', /“doe” is a different paper in two\/main\.tex.*“doe-2”/);
		});
	});

	test('Takes files beside folders, and says which manuscript misses a work', async () => {
		await withFolder({ ...review, 'one/more.md': '---\nbibliography: one.bib\n---\n[@nobody]\n' }, async (run) => {
			const { exitCode, output, errors } = await run(['export', 'one/more.md', 'two', '--to', 'bibtex']);
			assert.equal(exitCode, 1);
			assert.match(output, /@book\{poe,/);
			assert.deepEqual(errors, ['afferent: No bibliography of one/more.md has “nobody”.']);
		});
	});

	test('Reads parts of parts, from wherever it runs, and footnotes where they are referred to', async () => {
		const files = {
			'main.tex': '\\documentclass{article}\\begin{document}\\input{chapters/a}\\bibliography{own}\\end{document}\n',
			'chapters/a.tex': '\\cite{one} \\input{chapters/b}\n',
			'chapters/b.tex': '\\cite{two}\n',
			'own.bib': book('one', 'Number one of all') + book('two', 'Number two of all'),
			'note.md': '---\nbibliography: own.bib\n---\nFirst.[^1] Then [@two].\n\n[^1]: See [@one].\n',
		};
		await withFolder(files, async (run) => {
			const keys = async (...args: string[]) => {
				const { output } = await run(['export', ...args, '--to', 'csl-json']);
				return (JSON.parse(output) as { id: string }[]).map(({ id }) => id);
			};
			assert.deepEqual(await keys('chapters'), ['one', 'two']);
			assert.deepEqual(await keys('note.md'), ['one', 'two']);
			process.chdir('chapters');
			assert.deepEqual(await keys('.'), ['one', 'two']);
			process.chdir('..');
		});
	});

	test('Follows what Quarto and R Markdown pull in', async () => {
		const files = {
			'q.qmd':
				'---\nbibliography: own.bib\n---\n\n[@one]\n\n{{< include _part.qmd >}}\n\n[@three]\n\n```{r, child="c.Rmd"}\n```\n',
			'_part.qmd': '[@two; @nobody] `{{< include q.qmd >}}`\n',
			'c.Rmd': '[@four]\n',
			'own.bib': ['one', 'two', 'three', 'four'].map((key) => book(key, `The book called ${key}`)).join(''),
		};
		await withFolder(files, async (run) => {
			const { output, errors } = await run(['export', '.', '--to', 'csl-json']);
			assert.deepEqual(
				(JSON.parse(output) as { id: string }[]).map(({ id }) => id),
				['one', 'two', 'three', 'four'],
			);
			assert.deepEqual(errors, ['afferent: No bibliography of q.qmd has “nobody”.']);
			const checked = await run(['check', 'q.qmd']);
			assert.match(checked.output, /^_part\.qmd:1:\d+: warning: .*nobody/);
		});
	});

	test('Says that a folder holds no manuscript', async () => {
		await withFolder({ 'README.md': 'Nothing.\n' }, async (run) => {
			const { exitCode, errors } = await run(['export', '.', '--to', 'ris']);
			assert.equal(exitCode, 2);
			assert.match(errors.join(), /no manuscript/);
		});
	});
});

suite('afferent check', () => {
	test('Reads no names for hints that are not wanted', () => {
		const text = 'It blocks GluN2A and NR2B.\n';
		const assets = new Assets();
		const hints = (reporting: Pick<Reporting, 'least' | 'chosen'>, lexicon: () => Lexicon) => {
			const base = assets.bundledBase();
			const evidence = { base, lexicon, suggester: () => assert.fail() };
			const found = checkFiles(['a.md'], new ManuscriptReader(citeCommandsFor(['a.md'], [])), evidence, {
				reader: assets.reader('en'),
				...reporting,
			});
			return [...found.values()].flat();
		};
		return withFolder({ 'a.md': text }, () => {
			const off = { evidence: 'off' };
			const all = hints({ least: 'hint', chosen: off }, () => assets.lexicon(assets.bundledBase()));
			assert.ok(all.length > 0);
			for (const reporting of [
				{ chosen: off, least: 'warning' as const },
				{ chosen: { ...off, term: 'off', abbreviation: 'off' } },
			]) {
				assert.deepEqual(
					hints(reporting, () => assert.fail()),
					[],
				);
			}
			return Promise.resolve();
		});
	});

	test('Finds nothing wrong with a sound manuscript', async () => {
		await withFolder(files, async (run) => {
			const { exitCode, output, errors } = await run(['check', 'review.md']);
			assert.deepEqual({ exitCode, output, errors }, { exitCode: 0, output: '', errors: [] });
		});
	});

	test('Tells where a cite does not fit its sentence, unless that is switched off', async () => {
		const text = '---\nbibliography: fit.bib\n---\n\nKetamine lowers IL-6 in rats given LPS [@wajs2020esketamine].\n';
		const entry = '@article{wajs2020esketamine, title = {Esketamine nasal spray}, doi = {10.4088/JCP.19m12891}}\n';
		await withFolder({ 'fit.md': text, 'fit.bib': entry }, async (run) => {
			const { exitCode, output } = await run(['check', 'fit.md']);
			assert.equal(exitCode, 1);
			assert.match(output, /^fit\.md:5:1: information: .*wajs2020esketamine.* \[evidence\.species\]$/m);
			const { output: without } = await run(['check', '--severity', 'evidence=off', 'fit.md']);
			assert.doesNotMatch(without, /\[evidence\./);
		});
	});

	test('Names unknown citekeys with their place', async () => {
		await withFolder({ ...files, 'wrong.md': manuscript.replace('@roe2001', '@roe2010') }, async (run) => {
			const { exitCode, output } = await run(['check', 'wrong.md']);
			assert.equal(exitCode, 1);
			assert.match(output, /^wrong\.md:5:16: warning: .*roe2010.* \[citation\.unknown-key\]$/m);
			const [problem] = JSON.parse((await run(['check', '--json', 'wrong.md'])).output) as Record<string, unknown>[];
			assert.equal(problem?.['code'], 'citation.unknown-key');
			assert.equal(problem['line'], 5);
			assert.equal((problem['details'] as { nearest: string }).nearest.split(' ')[0], 'roe2001');
		});
	});

	test('Finds bibliographies and citations in all files of a LaTeX manuscript', async () => {
		const latex = {
			'main.tex':
				'\\documentclass{article}\\begin{document}\n\\input{parts/one}\n\\include{parts/two}\n\\bibliography{refs/library}\\end{document}\n',
			'parts/one.tex': 'One \\cite{roe2001}.\n',
			'parts/two.tex': '% !TEX root = ../main.tex\nTwo \\citep{doe1999,nobody}.\n',
			'refs/library.bib': library,
		};
		await withFolder(latex, async (run) => {
			const { exitCode, output } = await run(['check', 'main.tex']);
			assert.equal(exitCode, 1);
			assert.equal(output.trim().split('\n').length, 1, output);
			assert.match(output, /two\.tex:2:20: .*nobody/);
			const chapter = await run(['check', 'parts/two.tex']);
			assert.match(chapter.output, /nobody/);
			assert.doesNotMatch(chapter.output, /doe1999/);
			const exported = await run(['export', 'main.tex', '--to', 'csl-json']);
			assert.deepEqual(
				(JSON.parse(exported.output) as { id: string }[]).map(({ id }) => id),
				['roe2001', 'doe1999'],
			);
		});
	});

	test('Names a bibliography that is missing', async () => {
		await withFolder({ 'review.md': manuscript }, async (run) => {
			const { exitCode, output } = await run(['check', 'review.md']);
			assert.equal(exitCode, 1);
			assert.match(output, /^review\.md:2:\d+: error: .*refs\/library\.bib.* \[bibliography\.missing\]$/m);
		});
	});

	test('Checks bibliographies too', async () => {
		await withFolder({ 'broken.bib': '@article{a, title = {A}}\n@article{b, title = {unclosed\n' }, async (run) => {
			const { exitCode, output } = await run(['check', 'broken.bib']);
			assert.equal(exitCode, 1);
			assert.match(output, /^broken\.bib:\d+:\d+: /);
		});
	});

	test('Writes SARIF that code hosts take', async () => {
		await withFolder({ ...files, 'wrong.md': manuscript.replace('@roe2001', '@roe2010') }, async (run) => {
			const { exitCode, output } = await run(['check', '--format', 'sarif', 'wrong.md']);
			assert.equal(exitCode, 1);
			const log = JSON.parse(output) as { version: string; runs: { results: Record<string, unknown>[] }[] };
			assert.equal(log.version, '2.1.0');
			const [result] = log.runs[0]!.results;
			assert.equal(result?.['ruleId'], 'citation.unknown-key');
			assert.deepEqual((result['locations'] as object[])[0], {
				physicalLocation: {
					artifactLocation: { uri: 'wrong.md', uriBaseId: 'SRCROOT' },
					region: { startLine: 5, startColumn: 16, endLine: 5, endColumn: 23 },
				},
			});
			const empty = JSON.parse((await run(['check', '--format', 'sarif', 'review.md'])).output) as typeof log;
			assert.deepEqual(empty.runs[0]!.results, []);
		});
	});
});
