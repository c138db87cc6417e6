import assert from 'node:assert/strict';
import { run, withFolder } from './runInFolder.ts';

const entry = (citekey: string, title: string) =>
	`@article{${citekey}, title = {${title}}, author = {Roe, Jane}, year = 2001, journal = {J}}\n`;

const book = {
	'_quarto.yml': 'project:\n  type: book\nbook:\n  chapters: [index.qmd, two.qmd]\n',
	'index.qmd': '---\nbibliography: one.bib\n---\n\n# One\n\nText [@known].\n',
	'two.qmd': '---\nbibliography: two.bib\n---\n\n# Two\n\nText [@same].\n',
	'one.bib': entry('known', 'Known') + entry('same', 'Of the first'),
	'two.bib': entry('same', 'Of the second'),
};

suite('Two papers under one citekey, in chapters with bibliographies of their own', () => {
	test('are told apart by which chapter cites', async () => {
		await withFolder(book, async () => {
			assert.match((await run(['export', 'index.qmd', '--to', 'ris'])).output, /Of the second/);
			assert.match((await run(['render', 'two.qmd'])).output, /Of the second/);
		});
	});

	test('the first chapter that cites either decides for the book', async () => {
		await withFolder({ ...book, 'index.qmd': `${book['index.qmd']}\nAnd [@same].\n` }, async () => {
			const { output } = await run(['export', 'index.qmd', '--to', 'ris']);
			assert.match(output, /Of the first/);
			assert.doesNotMatch(output, /Of the second/);
		});
	});
});
