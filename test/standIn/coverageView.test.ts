import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

const view = 'afferent.coverage';
const text = '# Title\n\nKetamine blocks NMDA receptors.\n';

suite('The view of claims', () => {
	test('leads from a claim to its sentence, and from one that is never mentioned to its card', async () => {
		await using standIn = await StandIn.start({ 'a.md': text });
		const document = await standIn.open('a.md');
		standIn.front(document);
		await standIn.work.rest();
		const [stated, , missing] = await standIn.rows(view);
		assert.deepEqual([stated!.item.label, missing!.item.label], ['Stated here', 'Never mentioned']);
		assert.deepEqual([stated!.item.collapsibleState, missing!.item.collapsibleState], [2, 1]);
		const [claim] = await standIn.rows(view, stated!.row);
		assert.match(claim!.item.accessibilityInformation!.label, /NMDA.*evidence, none of its papers is cited/);
		const { command, arguments: values } = claim!.item.command!;
		await standIn.run(command, document, ...values);
		assert.deepEqual([standIn.cursor?.line, standIn.cursor?.character], [2, 0]);
		const [other] = await standIn.rows(view, missing!.row);
		assert.equal(other!.item.command!.command, 'afferent.openCard');
		assert.match(String(other!.item.command!.arguments[0]), /^claim:/);
	});

	test('shows the whole manuscript, or the file in front alone', async () => {
		await using standIn = await StandIn.start({
			'main.tex':
				'\\documentclass{article}\\begin{document}\nKetamine blocks NMDA receptors.\n\n\\input{chapter}\n\\end{document}\n',
			'chapter.tex': '% a chapter\n\nKetamine blocks NMDA receptors.\n',
		});
		const document = await standIn.open('main.tex');
		standIn.front(document);
		await standIn.work.rest();
		const places = async () => {
			const [stated] = await standIn.rows(view);
			const [claim] = await standIn.rows(view, stated!.row);
			return standIn.rows(view, claim!.row);
		};
		const [first, second] = await places();
		assert.deepEqual([first!.item.label, second!.item.label], ['main.tex: Line 2', 'chapter.tex: Line 3']);
		const { command, arguments: values } = second!.item.command!;
		await standIn.run(command, document, ...values);
		assert.equal(standIn.cursor?.line, 2);
		await standIn.run('afferent.toggleScope', document);
		const chapter = await standIn.open('chapter.tex');
		standIn.front(chapter);
		await standIn.work.rest();
		assert.deepEqual(await places(), []);
	});

	test('leads nowhere for a row of somebody else', async () => {
		await using standIn = await StandIn.start({ 'a.md': text });
		const document = await standIn.open('a.md');
		standIn.front(document);
		await standIn.work.rest();
		const [stated] = await standIn.rows(view);
		const [claim] = await standIn.rows(view, stated!.row);
		await standIn.run('afferent.goToOccurrence', document, { ...(claim!.row as object) });
		assert.equal(standIn.cursor, undefined);
	});

	test('follows the writing once it rests, while it is seen', async () => {
		await using standIn = await StandIn.start({ 'a.md': '# Title\n\nRivers run.\n' });
		const document = await standIn.open('a.md');
		standIn.front(document);
		await standIn.work.rest();
		const counts = async () => (await standIn.rows(view)).map(({ item }) => item.description);
		assert.equal((await counts())[0], '0');
		const refreshes = standIn.countRefreshes(view);
		const typing = async (sentence: string) => {
			for (const letter of sentence) {
				standIn.type(document, document.getText().length, letter);
			}
			await standIn.work.rest();
		};
		await typing('\nKetamine blocks ');
		assert.equal(refreshes.count, 0, 'not seen');
		standIn.visibleViews.add(view);
		await typing('NMDA receptors.\n');
		assert.equal(refreshes.count, 1);
		assert.notEqual((await counts())[0], '0');
	});
});
