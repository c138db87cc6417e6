import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

const views = ['afferent.document', 'afferent.coverage'];

suite('The view of the manuscript', () => {
	test('keeps it while the focus is elsewhere, and asks for one once its tab is closed', async () => {
		await using standIn = await StandIn.start({
			'a.md': '# Title\n\nKetamine blocks NMDA receptors.\n',
			'notes.json': '{}\n',
		});
		const document = await standIn.open('a.md');
		const shown = async () => [
			standIn.contexts.get('afferent.hasManuscript'),
			...(await Promise.all(views.map(async (view) => (await standIn.rows(view)).length > 0))),
		];
		standIn.front(document);
		await standIn.work.rest();
		assert.deepEqual(await shown(), [true, true, true]);
		standIn.leaveEditors();
		assert.deepEqual(await shown(), [true, true, true], 'a panel has the focus');
		const settings = await standIn.open('notes.json');
		standIn.front(settings);
		standIn.closeTab(settings);
		assert.deepEqual(await shown(), [true, true, true], 'another tab is closed');
		standIn.visibleViews.add('afferent.coverage');
		const refreshes = standIn.countRefreshes('afferent.coverage');
		standIn.closeTab(document);
		await standIn.work.rest();
		assert.deepEqual(await shown(), [false, false, false]);
		assert.equal(refreshes.count, 1);
		standIn.closeTab(settings);
		await standIn.work.rest();
		assert.equal(refreshes.count, 1, 'nothing was there to leave');
	});

	test('says beside its title that it shows this file alone, until it shows the manuscript again', async () => {
		await using standIn = await StandIn.start({ 'a.md': '# Title\n', 'b.md': '# Title\n' });
		const descriptions: (string | undefined)[] = [];
		const note = () => descriptions.push(standIn.descriptionOf('afferent.document'));
		const [a, b] = [await standIn.open('a.md'), await standIn.open('b.md')];
		standIn.front(a);
		note();
		await standIn.run('afferent.toggleScope', a);
		note();
		standIn.front(b);
		note();
		await standIn.run('afferent.toggleScope', b);
		note();
		assert.deepEqual(descriptions, ['a.md', 'this file alone', 'this file alone', 'b.md']);
	});
});
