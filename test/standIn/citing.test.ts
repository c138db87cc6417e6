import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { openManuscript } from './openManuscript.ts';
import { StandIn } from './standIn.ts';

const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';
const bib =
	'@article{roe2001,\n  title = {Example entry one},\n  author = {{Example Group}},\n  journal = {Journal},\n  year = {2001}\n}\n';
const paper = 'paper:abbar2022ketamine';

// What the extension loads is loaded once for all of them.
let standIn: StandIn;
suiteSetup(async () => {
	standIn = await StandIn.start({});
	// The cases are no neighbours.
	standIn.configure('afferent.libraries.discover', false);
});
suiteTeardown(() => standIn[Symbol.asyncDispose]());

const exists = (name: string) => existsSync(standIn.uri(name).path);

suite('A citation that is inserted', () => {
	test('is added to the cluster under the cursor', async () => {
		using opened = await openManuscript(standIn, 'a.md', `${header}Seen [@roe20|01].\n`, { 'refs.bib': bib });
		await opened.run('afferent.citeRow', paper);
		const text = opened.document.getText();
		assert.ok(text.endsWith('Seen [@roe2001; @abbar2022ketamine].\n'), text);
	});

	test('has the citekey under which the bibliography has the DOI already', async () => {
		const own = `${bib}@article{mine, title = {T}, author = {{Example Group}}, journal = {J}, year = 2022, doi = {10.1136/BMJ-2021-067194}}\n`;
		using opened = await openManuscript(standIn, 'a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': own });
		await opened.run('afferent.citeRow', paper);
		assert.match(opened.document.getText(), /\[@mine\]\./);
		assert.equal(await opened.read('refs.bib'), own);
	});

	test('follows the loaded package in LaTeX', async () => {
		const tex =
			'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\nKetamine helps|.\n\\bibliography{refs}\n\\end{document}\n';
		using opened = await openManuscript(standIn, 'a.tex', tex, { 'refs.bib': bib });
		await opened.run('afferent.citeRow', paper);
		assert.match(opened.document.getText(), /helps[ ~]\\citep\{abbar2022ketamine\}\./);
		assert.match(await opened.read('refs.bib'), /abbar2022ketamine/);
	});

	test('follows the packages and the bibliography of the main file in a part', async () => {
		const main =
			'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\n\\input{part}\n\\bibliography{refs}\n\\end{document}\n';
		using opened = await openManuscript(standIn, 'part.tex', 'Ketamine helps|.\n', {
			'main.tex': main,
			'refs.bib': bib,
		});
		await opened.run('afferent.citeRow', paper);
		assert.equal(opened.document.getText(), 'Ketamine helps~\\citep{abbar2022ketamine}.\n');
		assert.match(await opened.read('refs.bib'), /abbar2022ketamine/);
	});

	test('goes beside cites by commands that the settings or another file of the manuscript define', async () => {
		const main =
			'\\documentclass{article}\n\\newcommand{\\seen}[1]{\\cite{#1}}\n\\begin{document}\n\\input{part}\n\\bibliography{refs}\n\\end{document}\n';
		standIn.configure('afferent.citations.latexCommands', ['mycite']);
		for (const command of ['mycite', 'seen']) {
			const part = `Known~\\${command}{roe2001}.\n\nKetamine helps|.\n`;
			using opened = await openManuscript(standIn, 'part.tex', part, { 'main.tex': main, 'refs.bib': bib });
			await opened.run('afferent.citeRow', paper);
			assert.match(opened.document.getText(), /helps~\\\w+\{abbar2022ketamine\}/, command);
		}
		standIn.configure('afferent.citations.latexCommands', []);
	});

	test('leaves a bibliography with a syntax error at its end untouched', async () => {
		const broken = `${bib}@article{half, title = {never closed\n`;
		using opened = await openManuscript(standIn, 'a.md', `${header}Ketamine helps|.\n`, { 'refs.bib': broken });
		const before = opened.document.getText();
		await opened.run('afferent.citeRow', paper);
		assert.equal(await opened.read('refs.bib'), broken);
		assert.equal(opened.document.getText(), before);
	});

	test('may be the cluster of a claim, from a row', async () => {
		using opened = await openManuscript(standIn, 'a.md', `${header}TrkB is needed|.\n`, { 'refs.bib': bib });
		standIn.acceptAll();
		await opened.run('afferent.citeRow', 'claim:trkb-required');
		const cited = opened.document.getText();
		assert.match(cited, /TrkB is needed \[@\w+(?:; @\w+)+\]\./);
		const keys = [...cited.matchAll(/@(\w+)/g)].map(([, key]) => key!);
		assert.ok(keys.length >= 3, cited);
		const entries = await opened.read('refs.bib');
		assert.ok(keys.every((key) => entries.includes(key)));
	});
});

suite('A document without a bibliography', () => {
	test('is offered the one that lies beside it, and LaTeX is told in LaTeX', async () => {
		const tex = '\\documentclass{article}\n\\begin{document}\nKetamine helps|.\n\\end{document}\n';
		using opened = await openManuscript(standIn, 'a.tex', tex, { 'mine.bib': bib });
		standIn.acceptAll();
		await opened.run('afferent.citeRow', paper);
		assert.match(opened.document.getText(), /\\bibliography\{mine\}\n\\end\{document\}/);
		assert.match(await opened.read('mine.bib'), /roe2001[\s\S]*abbar2022ketamine/);
	});
});

suite('A declared bibliography that is missing', () => {
	test('is made only when the writer says so', async () => {
		using opened = await openManuscript(standIn, 'a.md', `${header}Ketamine helps|.\n`);
		let asked = 0;
		standIn.choose = (_title, labels) => {
			asked++;
			assert.equal(exists(opened.nameOf('refs.bib')), false, 'nothing is made while the question stands');
			assert.doesNotMatch(opened.document.getText(), /abbar/);
			return labels[0];
		};
		await opened.run('afferent.citeRow', paper);
		assert.equal(asked, 1);
		assert.match(opened.document.getText(), /abbar2022ketamine/);
		assert.match(await opened.read('refs.bib'), /@article\{abbar2022ketamine,/);
	});

	test('is not made when the writer leaves the question', async () => {
		using opened = await openManuscript(standIn, 'a.md', `${header}Ketamine helps|.\n`);
		await opened.run('afferent.citeRow', paper);
		assert.equal(exists(opened.nameOf('refs.bib')), false);
		assert.doesNotMatch(opened.document.getText(), /abbar/);
	});
});

suite('An evidence table', () => {
	test('is inserted for the papers that the filters of a card leave', async () => {
		using opened = await openManuscript(standIn, 'a.md', '---\nbibliography: own.bib\n---\n\nSee.|\n', {
			'own.bib': '',
		});
		standIn.acceptAll();
		await opened.run('afferent.insertEvidenceTable', ['zhang2020essential', 'none2000', 7]);
		assert.match(
			opened.document.getText(),
			/<!-- afferent-table\npapers = zhang2020essential\n[\s\S]*@zhang2020essential/,
		);
	});
});
