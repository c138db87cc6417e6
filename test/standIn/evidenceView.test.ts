import assert from 'node:assert/strict';
import path from 'node:path';
import { repository } from '../support/paths.ts';
import { StandIn } from './standIn.ts';

const view = 'afferent.evidence';

async function papersGroups(standIn: StandIn): Promise<readonly string[]> {
	const papers = (await standIn.rows(view)).find(({ item }) => item.label === 'Papers');
	return (await standIn.rows(view, papers!.row)).map(({ item }) => String(item.label));
}

suite('The view of the evidence', () => {
	test('is grouped in the next session as it was in the last', async () => {
		const memory = new Map<string, unknown>();
		{
			await using standIn = await StandIn.start({ 'a.md': '' }, repository, memory);
			assert.match((await papersGroups(standIn))[0]!, /^\d{4}$/);
			standIn.choose = () => 'Papers by design';
			await standIn.run('afferent.groupEvidence', await standIn.open('a.md'));
			assert.ok((await papersGroups(standIn)).includes('Randomised controlled trial'));
		}
		await using standIn = await StandIn.start({ 'a.md': '' }, repository, memory);
		assert.ok((await papersGroups(standIn)).includes('Randomised controlled trial'));
	});

	test('is grouped as usual where what was remembered is none', async () => {
		for (const foreign of [null, 7, 'year', { claims: 'colour', papers: ['design'] }]) {
			const memory = new Map<string, unknown>([['afferent.evidenceGrouping', foreign]]);
			await using standIn = await StandIn.start({ 'a.md': '' }, repository, memory);
			assert.match((await papersGroups(standIn))[0]!, /^\d{4}$/);
		}
	});

	test('is made again where the code for it could not be read', async () => {
		await using standIn = await StandIn.start({ 'a.md': '' });
		const mend = standIn.breakReading(path.relative(standIn.folder, path.join(repository, 'dist/engine.js')));
		await assert.rejects(() => standIn.rows(view));
		mend();
		assert.ok((await standIn.rows(view)).length > 0);
	});
});
