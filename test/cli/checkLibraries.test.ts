import assert from 'node:assert/strict';
import { withFolder } from './runInFolder.ts';

const files = {
	'a.md': '---\nbibliography: refs.bib\n---\n\n[@roe2001; @other2002]\n',
	'refs.bib':
		'@article{roe2001, author = {Roe}, title = {Effect}, journal = {J}, year = {2001}, pages = {9--1}}\n' +
		'@article{unread, author = {Poe}, title = {Other}, journal = {J}, year = {2001}}\n',
	'others.bib': '@book{other2002, author = {Roe}, title = {Other}, publisher = {P}, year = 2002}\n',
};

/** `code severity` of what the command reports. */
function check(args: readonly string[]): Promise<{ readonly found: readonly string[]; readonly exitCode: number }> {
	return withFolder(files, async (run) => {
		const { output, exitCode } = await run(['check', '--json', ...args]);
		const problems = JSON.parse(output) as { code: string; severity: string }[];
		return { found: problems.map(({ code, severity }) => `${code} ${severity}`), exitCode };
	});
}

suite('afferent check of libraries', () => {
	test('Names what is wrong with entries, and leaves hints to those who ask', async () => {
		const { found, exitCode } = await check(['refs.bib', '--least', 'information']);
		assert.deepEqual([found, exitCode], [['entry.reversed-pages warning'], 1]);
	});

	test('Hints alone are no failure', async () => {
		const { found, exitCode } = await check(['refs.bib', '--severity', 'entry.reversed-pages=off']);
		assert.deepEqual(found, ['entry.missing-recommended hint', 'entry.missing-recommended hint']);
		assert.equal(exitCode, 0);
	});

	test('The other entry of a pair is a related location in SARIF', async () => {
		const twice = '@book{a, title = {A}}\n\n@book{a, title = {B}}\n';
		await withFolder({ 'twice.bib': twice }, async (run) => {
			const given = ['--severity', 'entry=off', 'twice.bib'];
			const { output } = await run(['check', '--format', 'sarif', ...given]);
			const log = JSON.parse(output) as { runs: { results: Record<string, unknown>[] }[] };
			const [result] = log.runs[0]!.results;
			assert.equal(result?.['ruleId'], 'bibtex.duplicate-citekey');
			assert.deepEqual(result['relatedLocations'], [
				{
					id: 0,
					message: { text: 'The other entry is “a”.' },
					physicalLocation: {
						artifactLocation: { uri: 'twice.bib', uriBaseId: 'SRCROOT' },
						region: { startLine: 1, startColumn: 7, endLine: 1, endColumn: 8 },
					},
				},
			]);
			const [problem] = JSON.parse((await run(['check', '--json', ...given])).output) as {
				related: { line: number };
			}[];
			assert.equal(problem?.related.line, 1);
		});
	});

	test('Severities are chosen by code or by family', async () => {
		const given = ['--severity', 'entry=off', '--severity', 'entry.reversed-pages=error'];
		assert.deepEqual((await check(['refs.bib', ...given])).found, ['entry.reversed-pages error']);
		const { exitCode } = await withFolder(files, (run) => run(['check', '--severity', 'entry=fatal', 'refs.bib']));
		assert.equal(exitCode, 2);
	});

	test('Entries that the given manuscripts do not cite are named on demand', async () => {
		const given = ['--severity', 'entry=off', '--severity', 'entry.unused=warning', '--severity', 'citation=off'];
		assert.deepEqual((await check(['a.md', 'refs.bib', ...given])).found, ['entry.unused warning']);
		assert.deepEqual((await check(['refs.bib', ...given])).found, []);
	});

	test('A citekey that only a neighbouring library has is told apart from an unknown one', async () => {
		assert.deepEqual((await check(['a.md', '--severity', 'citation.incomplete-metadata=off'])).found, [
			'citation.undeclared-library warning',
		]);
	});
});
