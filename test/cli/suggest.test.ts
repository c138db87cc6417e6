import assert from 'node:assert/strict';
import { jsonLines, run, withFolder } from './runInFolder.ts';

interface Answer {
	readonly id: unknown;
	readonly papers: readonly { readonly id: string; readonly score: number; readonly stance: string }[];
	readonly claims: readonly { readonly id: string; readonly score: number }[];
}

const lines = [
	{ id: 'a', text: 'Rapamycin abolishes the antidepressant-like effect of ketamine in mice.' },
	{ id: 'b', text: 'mTORC1 is dispensable for the antidepressant-like effect of ketamine in rodents.' },
	{ id: 3, text: 'Wetlands shelter birds.' },
]
	.map((line) => JSON.stringify(line))
	.join('\n');

suite('afferent suggest', () => {
	test('answers lines with papers and claims, best first, and with none where there is nothing', async () => {
		const { exitCode, output, errors } = await run(['suggest', '--jsonl'], lines);
		const [found, opposite, nothing] = jsonLines(output) as Answer[];
		assert.deepEqual([exitCode, errors], [0, []]);
		assert.equal(opposite?.claims[0]?.id, 'mtorc1-required');
		assert.deepEqual(
			new Set(opposite.papers.map(({ stance }) => stance)).size > 1 && found!.papers.length > 0,
			true,
			'both sides are told',
		);
		assert.deepEqual(nothing, { id: 3, papers: [], claims: [] });
		for (const { papers, claims } of [found!, opposite]) {
			for (const scores of [papers, claims].map((list) => list.map(({ score }) => score))) {
				assert.deepEqual(
					scores,
					[...scores].sort((first, second) => second - first),
				);
			}
		}
	});

	test('reads a file, leaves out cites, and tells what is wrong with a line', async () => {
		const text = 'Ketamine blocks NMDA receptors [@anis1983dissociative].';
		await withFolder({ 'lines.jsonl': `${JSON.stringify({ id: 1, text })}\n{"id":2}\n` }, async (inFolder) => {
			const { exitCode, output, errors } = await inFolder(['suggest', '--jsonl', 'lines.jsonl']);
			assert.equal(exitCode, 2);
			assert.deepEqual(errors, ['afferent: Line 2 has no “text”.']);
			assert.equal((jsonLines(output) as Answer[])[0]?.claims[0]?.id, 'ket-antagonizes-nmdar');
		});
	});

	test('tells a reader which papers are for and against', async () => {
		const { exitCode, output } = await run(['suggest', 'In depressed patients IL-6 falls after ketamine.']);
		assert.equal(exitCode, 0);
		assert.match(output, /claim infl-ket-il6-patients \(conflicting\)/);
		assert.match(output, /\n {2}for: @/);
		assert.match(output, /\n {2}against: @/);
	});

	test('asks the packs that it is given alone', async () => {
		const { output } = await run(['suggest', '--jsonl', '--no-bundled-pack'], lines);
		assert.ok((jsonLines(output) as Answer[]).every(({ papers, claims }) => papers.length + claims.length === 0));
	});
});
