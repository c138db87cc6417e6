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

	const declared = '---\nbibliography: own.bib\n---\n\n';
	const own = ['cited', 'later', 'listed'].map((key) => `@misc{${key}, title = {Title of ${key}}}\n`).join('');
	/** The lines of the entries of `own.bib` that are marked. */
	function unusedLines(standIn: StandIn): readonly number[] {
		return standIn
			.diagnostics({ uri: standIn.uri('own.bib') })
			.filter(({ code }) => code === 'entry.unused')
			.map(({ range }) => range.start.line);
	}

	test('are those that no manuscript of the workspace cites, open or not', async () => {
		await using standIn = await StandIn.start({
			'a.md': `${declared}[@cited]\n`,
			'own.bib': own,
			'b.tex': '\\documentclass{article}\\begin{document}\\cite{later}\\bibliography{own}\\end{document}\n',
		});
		standIn.configure('afferent.problems.severity', { 'entry.unused': 'warning' });
		await standIn.open('a.md');
		await standIn.work.rest();
		assert.deepEqual(unusedLines(standIn), [2]);
	});

	test('are used as soon as a file that is not open cites them, and by nocite with a star', async () => {
		await using standIn = await StandIn.start({ 'a.md': `${declared}[@cited]\n`, 'own.bib': own });
		standIn.configure('afferent.problems.severity', { 'entry.unused': 'warning' });
		await standIn.open('a.md');
		await standIn.work.rest();
		assert.deepEqual(unusedLines(standIn), [1, 2]);
		await standIn.write('b.md', '[@later]\n');
		await standIn.work.rest();
		assert.deepEqual(unusedLines(standIn), [2]);
		// A part of a book declares nothing itself.
		await standIn.write('c.qmd', "---\nnocite: '@*'\n---\n\nText.\n");
		await standIn.work.rest();
		assert.deepEqual(unusedLines(standIn), []);
	});
});
