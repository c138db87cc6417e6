import assert from 'node:assert/strict';
import { projectTrees } from '../support/projectTrees.ts';
import { run, withFolder } from './runInFolder.ts';

interface Found {
	readonly code: string;
	readonly file: string;
	readonly details: Readonly<Record<string, string>>;
}

suite('What belongs to a manuscript, on the command line', () => {
	for (const { name, files, start, bibliographies, unknown = [] } of projectTrees) {
		test(name, async () => {
			// A repository ends the search for what a file belongs to.
			await withFolder({ ...files, '.git/HEAD': '' }, async () => {
				const { output } = await run(['check', '--json', '--no-bundled-pack', start]);
				const found = JSON.parse(output) as Found[];
				const keys = found.filter(({ code, file }) => file === start && /unknown-key|undeclared/.test(code));
				assert.deepEqual(
					keys.map(({ details }) => details['citekey']),
					unknown,
				);
				// Whether TeX has a file of its own depends on the machine.
				const told = found.filter(
					({ code, details }) => /^bibliography\.(?:missing|unknown)$/.test(code) && details['why'] !== 'tex',
				);
				assert.deepEqual(
					told.map(({ code, details }) =>
						[code.slice('bibliography.'.length), ...(details['why'] ? [details['why']] : []), details['file']].join(
							' ',
						),
					),
					bibliographies.filter((written) => /^(?:missing|unknown (?!tex)) ?/.test(written)),
				);
			});
		});
	}

	test('what a project declares and is missing is told once, on its line', async () => {
		const files = {
			'_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, one.qmd]\nbibliography: [gone.bib]\n',
			'index.qmd': '[@a]\n',
			'one.qmd': '[@b]\n',
			'.git/HEAD': '',
		};
		await withFolder(files, async () => {
			const { output, exitCode } = await run(['check', 'index.qmd', 'one.qmd']);
			assert.equal(
				output,
				'_quarto.yml:5:16: error: The bibliography gone.bib does not exist. [bibliography.missing]\n',
			);
			assert.equal(exitCode, 1);
		});
	});

	test('cite commands of options and of the editor’s settings', async () => {
		const text =
			'\\documentclass{a}\n\\begin{document}\nText \\citesec{nokey}.\n\\bibliography{refs}\n\\end{document}\n';
		const unknown = async (files: Record<string, string>, ...options: string[]) =>
			withFolder({ 'main.tex': text, 'refs.bib': '', '.git/HEAD': '', ...files }, async () => {
				const { output } = await run(['check', '--json', ...options, 'main.tex']);
				return (JSON.parse(output) as Found[]).flatMap(({ code, details }) =>
					code === 'citation.unknown-key' ? details['citekey'] : [],
				);
			});
		assert.deepEqual(await unknown({}), []);
		assert.deepEqual(await unknown({}, '--cite-command', 'citesec'), ['nokey']);
		const settings = '{\n\t// own commands\n\t"afferent.citations.latexCommands": ["citesec",],\n}\n';
		assert.deepEqual(await unknown({ '.vscode/settings.json': settings }), ['nokey']);
	});

	test('patterns and names in another case are found without a shell', async () => {
		const files = {
			'MAIN.TEX': '\\documentclass{a}\\begin{document}\\cite{a}\\bibliography{refs}\\end{document}',
			'refs.bib': '@book{a, title={T}}',
			'a.md': 'A\n',
			'b.md': 'B\n',
		};
		await withFolder(files, async () => {
			assert.match((await run(['export', 'main.tex', '--to', 'ris'])).output, /TI {2}- T/);
			assert.equal((await run(['check', '*.md'])).exitCode, 0);
			assert.deepEqual((await run(['check', 'no*.md'])).errors, [
				'afferent: no*.md cannot be read: there is no such file.',
			]);
		});
	});
});
