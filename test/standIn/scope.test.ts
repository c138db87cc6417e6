import assert from 'node:assert/strict';
import { bib } from '../support/projectTrees.ts';
import { StandIn } from './standIn.ts';

suite('This file alone, or the whole manuscript', () => {
	test('is one switch for the sidebar and what is exported', async () => {
		await using standIn = await StandIn.start({
			'main.tex':
				'\\documentclass{article}\n\\begin{document}\n\\input{one}\n\\input{two}\n\\bibliography{refs}\n\\end{document}\n',
			'one.tex': 'Text \\cite{known}.\n\n',
			'two.tex': 'Text \\cite{other}.\n',
			'refs.bib': bib('known', 'other'),
		});
		const document = await standIn.open('one.tex');
		standIn.front(document);
		await standIn.work.rest();
		const cited = async () => {
			const [references] = await standIn.rows('afferent.document');
			const rows = await standIn.rows('afferent.document', references!.row);
			await standIn.run('afferent.exportCited', document);
			return [rows.length, standIn.page.match(/@article\{\w+/g)];
		};
		standIn.choose = (_title, labels) => labels[0];
		assert.deepEqual(await cited(), [2, ['@article{known', '@article{other']]);
		await standIn.run('afferent.toggleScope', document);
		assert.deepEqual(await cited(), [1, ['@article{known']]);
		await standIn.run('afferent.toggleScope', document);
		assert.deepEqual(await cited(), [2, ['@article{known', '@article{other']]);
	});
});
