import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';

suite('Unused entries', () => {
	test('are none that a wrapper cites, wherever the manuscript defines it', async () => {
		const keys = ['inPackage', 'inPreamble', 'nowhere'];
		await using standIn = await StandIn.start({
			'main.tex':
				'\\documentclass{article}\n\\usepackage{own}\n\\input{preamble}\n\\begin{document}\n\\input{one}\n\\bibliography{refs}\n\\end{document}\n',
			'own.sty': '\\newcommand{\\seen}[1]{\\cite{#1}}\n',
			'preamble.tex': '\\newcommand{\\known}[1]{\\citep{#1}}\n',
			'one.tex': 'Text \\seen{inPackage} and \\known{inPreamble}.\n',
			'a.md': '---\nbibliography: refs.bib\n---\n\nText.\n',
			'refs.bib': keys
				.map((key) => `@book{${key}, title={T}, author={Roe}, year={2001}, publisher={Example Press}}\n`)
				.join(''),
		});
		standIn.configure('afferent.problems.severity', { 'entry.unused': 'warning' });
		await standIn.open('a.md');
		await standIn.work.rest();
		const unused = standIn.diagnostics({ uri: standIn.uri('refs.bib') }).filter(({ code }) => code === 'entry.unused');
		assert.deepEqual(
			unused.map(({ range }) => range.start.line),
			[2],
		);
	});
});
