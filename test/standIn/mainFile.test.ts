import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

const main = (body: string) =>
	`\\documentclass{article}\n\\usepackage{biblatex}\n\\begin{document}\n${body}\n\\end{document}\n`;

/** Runs a command in a chapter of a LaTeX manuscript in two folders, and gives the files as they stand then. */
async function inChapter(
	files: Readonly<Record<string, string>>,
	chapter: string,
	command: string,
	...values: readonly unknown[]
): Promise<{ readonly texts: Readonly<Record<string, string>>; readonly rows: readonly string[] }> {
	await using standIn = await StandIn.start(files);
	const document = await standIn.open(chapter);
	await standIn.work.rest();
	const rows: string[] = [];
	standIn.choose = (_title, labels) => {
		rows.push(...labels);
		return labels[0];
	};
	await standIn.run(command, document, ...values);
	await standIn.work.rest();
	const texts = await Promise.all(Object.keys(files).map(async (name) => [name, await standIn.textOf(name)] as const));
	assert.deepEqual(
		standIn.said.filter((sentence) => /part of a LaTeX document/.test(sentence)),
		[],
	);
	return { texts: Object.fromEntries(texts), rows };
}

suite('A command that is run in a chapter', () => {
	const tree = {
		'main.tex': main('\\input{chapters/one}'),
		'chapters/one.tex': 'Ketamine helps.\n',
		'refs.bib': '@book{roe2001, title = {T}}\n',
	};

	test('declares a bibliography in the main file, and offers those that lie beside it', async () => {
		const { texts, rows } = await inChapter(tree, 'chapters/one.tex', 'afferent.declareBibliography');
		assert.deepEqual(rows, ['Declare refs.bib', 'Create references.bib and declare it']);
		assert.match(texts['main.tex']!, /\\addbibresource\{refs\.bib\}/);
		assert.equal(texts['chapters/one.tex'], tree['chapters/one.tex']);
	});

	test('chooses the style of the main file', async () => {
		const { texts } = await inChapter(tree, 'chapters/one.tex', 'afferent.chooseStyle', 'apa', 'document');
		assert.match(texts['main.tex']!, /\\usepackage\[style=apa\]\{biblatex\}/);
		assert.equal(texts['chapters/one.tex'], tree['chapters/one.tex']);
	});

	test('adds a paper where the main file declares its bibliography', async () => {
		const { texts } = await inChapter(
			tree,
			'chapters/one.tex',
			'afferent.addToBibliography',
			'paper:abbar2022ketamine',
		);
		assert.match(texts['main.tex']!, /\\addbibresource\{refs\.bib\}/);
		assert.match(texts['refs.bib']!, /\{abbar2022ketamine,/);
		assert.equal(texts['chapters/one.tex'], tree['chapters/one.tex']);
	});

	test('leaves the main file closed where it declares its bibliography already', async () => {
		await using standIn = await StandIn.start({
			...tree,
			'main.tex': main('\\addbibresource{refs.bib}\\input{chapters/one}'),
		});
		const chapter = await standIn.open('chapters/one.tex');
		await standIn.work.rest();
		await standIn.run('afferent.addToBibliography', chapter, 'paper:abbar2022ketamine');
		await standIn.work.rest();
		assert.match(await standIn.textOf('refs.bib'), /\{abbar2022ketamine,/);
		assert.deepEqual(
			standIn.opened.filter((address) => address.endsWith('main.tex')),
			[],
		);
	});

	test('writes into the document that includes a file of Quarto', async () => {
		const quarto = {
			'paper.qmd': '---\ntitle: T\n---\n\n{{< include parts/_one.qmd >}}\n',
			'parts/_one.qmd': 'Ketamine helps.\n',
			'refs.bib': tree['refs.bib'],
		};
		const { texts } = await inChapter(quarto, 'parts/_one.qmd', 'afferent.declareBibliography');
		assert.match(texts['paper.qmd']!, /^---\ntitle: T\nbibliography: refs\.bib\n---\n/);
		assert.equal(texts['parts/_one.qmd'], quarto['parts/_one.qmd']);
	});
});
