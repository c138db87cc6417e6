import assert from 'node:assert/strict';
import { bib } from '../support/projectTrees.ts';
import { StandIn } from './standIn.ts';

suite('Files of a manuscript that are not open', () => {
	test('have their problems told, each by what is declared for it', async () => {
		await using standIn = await StandIn.start({
			'_quarto.yml':
				'project:\n  type: book\nbook:\n  chapters: [index.qmd, parts/one.qmd, parts/two.qmd, three.qmd]\nbibliography: all.bib\n',
			'index.qmd': '[@known]\n',
			'parts/one.qmd': '---\nbibliography: own.bib\n---\n\n[@known; @own; @nobody1]\n',
			'parts/two.qmd': '[@known; @own]\n',
			'three.qmd': '---\nbibliography: gone.bib\n---\n\n[@nobody2]\n',
			'all.bib': bib('known'),
			'parts/own.bib': bib('own'),
		});
		standIn.configure('afferent.libraries.discover', false);
		await standIn.open('index.qmd');
		await standIn.work.rest();
		const told = (name: string) =>
			standIn
				.diagnostics({ uri: standIn.uri(name) })
				.filter(({ source }) => source === 'Afferent')
				.map(({ code, message }) => `${String(code)} ${/“(\w+)”|(\w+\.bib)/.exec(message)?.[0] ?? ''}`);
		assert.deepEqual(told('parts/one.qmd'), ['citation.unknown-key “nobody1”']);
		assert.deepEqual(told('parts/two.qmd'), ['citation.unknown-key “own”']);
		assert.deepEqual(told('three.qmd'), ['bibliography.missing gone.bib']);
		assert.deepEqual(told('index.qmd'), []);
	});
});

suite('Files of a manuscript that are open', () => {
	test('define citekeys for the others as they are written', async () => {
		await using standIn = await StandIn.start({
			'main.tex': '\\documentclass{article}\n\\cite{known,mine}\n\\input{part}\n\\bibliography{all}\n',
			'part.tex': 'A part.\n',
			'all.bib': bib('known'),
		});
		standIn.configure('afferent.libraries.discover', false);
		const [main, part] = await Promise.all([standIn.open('main.tex'), standIn.open('part.tex')]);
		await standIn.work.rest();
		const codes = () => standIn.diagnostics(main).map(({ code }) => code);
		assert.deepEqual(codes(), ['citation.unknown-key']);
		standIn.type(part, 0, '\\bibitem{mine} A work.\n');
		standIn.type(main, main.getText().length, '\n');
		await standIn.work.rest();
		assert.deepEqual(codes(), []);
	});
});
