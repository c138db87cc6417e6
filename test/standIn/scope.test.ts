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

	test('has in it what another chapter of a book cites from a bibliography of its own', async () => {
		await using standIn = await StandIn.start({
			'_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, two.qmd]\n',
			'index.qmd': '---\nbibliography: one.bib\n---\n\n# One\n\nText [@known].\n\n',
			'two.qmd': '---\nbibliography: two.bib\n---\n\n# Two\n\nText [@other].\n',
			'one.bib': bib('known'),
			'two.bib': bib('other'),
		});
		standIn.configure('afferent.libraries.discover', false);
		const document = await standIn.open('index.qmd');
		standIn.front(document);
		await standIn.work.rest();
		standIn.choose = (_title, labels) => labels[0];
		const exported = async () => {
			await standIn.run('afferent.exportCited', document);
			return standIn.page.match(/@article\{\w+/g);
		};
		const groups = (await standIn.rows('afferent.document')).map(({ item }) => JSON.stringify(item.label));
		assert.doesNotMatch(groups.join(' '), /not in any/);
		assert.deepEqual(await exported(), ['@article{known', '@article{other']);
		await standIn.run('afferent.toggleScope', document);
		assert.deepEqual(await exported(), ['@article{known']);
		assert.deepEqual(standIn.said, []);
	});

	test('takes for a citekey that two chapters have for two papers the one of the chapter that cites it', async () => {
		const entry = (title: string) => `@article{same, title = {${title}}, author = {Roe, Jane}, year = 2001}\n`;
		await using standIn = await StandIn.start({
			'_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, two.qmd]\n',
			'index.qmd': '---\nbibliography: one.bib\n---\n\n# One\n\nText [@known].\n\n',
			'two.qmd': '---\nbibliography: two.bib\n---\n\n# Two\n\nText [@same].\n',
			'one.bib': bib('known') + entry('Of the first'),
			'two.bib': entry('Of the second'),
		});
		standIn.configure('afferent.libraries.discover', false);
		const document = await standIn.open('index.qmd');
		standIn.front(document);
		await standIn.work.rest();
		standIn.choose = (_title, labels) => labels[0];
		await standIn.run('afferent.exportCited', document);
		assert.match(standIn.page, /Of the second/);
		assert.doesNotMatch(standIn.page, /Of the first/);
	});
});
