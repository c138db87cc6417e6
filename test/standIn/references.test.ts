import assert from 'node:assert/strict';
import { openManuscript } from './openManuscript.ts';
import { StandIn } from './standIn.ts';

// What the extension loads is loaded once for all of them.
let standIn: StandIn;
suiteSetup(async () => {
	standIn = await StandIn.start({});
	// The cases are no neighbours.
	standIn.configure('afferent.libraries.discover', false);
});
suiteTeardown(() => standIn[Symbol.asyncDispose]());

suite('Copy as', () => {
	const library = `@article{roe2001, author = {Roe, Jane}, title = {Glutamate}, journal = {Moods}, year = {2001}, doi = {10.1000/1}}
@article{poe1999, author = {Poe, Edgar}, title = {Ravens}, journal = {Birds}, year = {1999}}
`;

	/** The clipboard after a command on the cite at `|`. */
	async function copied(command: string): Promise<string> {
		const text = '---\nbibliography: own.bib\n---\n\nSeen [see @roe|2001, p. 3; @poe1999].\n';
		using opened = await openManuscript(standIn, 'a.md', text, { 'own.bib': library });
		standIn.clipboard = '';
		await opened.run(`afferent.${command}`);
		return standIn.clipboard;
	}

	test('copies all cites of the cluster at the cursor', async () => {
		assert.equal(await copied('copyCitekey'), 'roe2001, poe1999');
		assert.equal(await copied('copyDoiLink'), 'https://doi.org/10.1000/1');
	});

	test('copies formatted references, plain and as Markdown', async () => {
		assert.match(await copied('copyReference'), /^Roe, J\. \(2001\)\. Glutamate\. Moods.*\nPoe, E\./);
		assert.match(await copied('copyReferenceMarkdown'), /\*Moods\*/);
	});

	test('copies entries', async () => {
		assert.match(await copied('copyBibtex'), /@article\{roe2001,[\s\S]*@article\{poe1999,/);
		const items = JSON.parse(await copied('copyCslJson')) as { id: string }[];
		assert.deepEqual(
			items.map(({ id }) => id),
			['roe2001', 'poe1999'],
		);
	});
});

suite('Insert Bibliography', () => {
	const header = '---\nbibliography: refs.bib\n---\n\n';
	const bib =
		'@article{roe2001,\n  title = {Mountains and rivers},\n  author = {Roe, Jane and Poe, Max},\n  journal = {Journal of Examples},\n  year = {2001},\n  volume = {3},\n  pages = {1--9}\n}\n';
	teardown(() => standIn.configure('afferent.citations.style', undefined));

	/** The text after the command, where the first style of the list is taken, that of the setting. */
	async function inserted(
		name: string,
		text: string,
		style: string,
		others: Readonly<Record<string, string>> = {},
	): Promise<string> {
		using opened = await openManuscript(standIn, name, text, { 'refs.bib': bib, ...others });
		standIn.configure('afferent.citations.style', style);
		standIn.acceptAll();
		await opened.run('afferent.insertBibliography');
		return opened.document.getText();
	}

	for (const [style, expected] of [
		['apa', 'Roe, J., & Poe, M. (2001). Mountains and rivers.'],
		['harvard-cite-them-right', 'Roe, J. and Poe, M. (2001)'],
	] as const) {
		test(`writes what the document cites in ${style}`, async () => {
			const text = (await inserted('a.md', `${header}Seen [@roe2001].\n\n|`, style)).replaceAll('\\', '');
			assert.match(text, /# References/);
			assert.ok(text.includes(expected), text);
		});
	}

	test('offers the style that the project of a document names before that of the settings', async () => {
		const text = await inserted('a.qmd', `${header}Seen [@roe2001].\n\n|`, 'apa', {
			'_quarto.yml': 'csl: vancouver\n',
		});
		assert.match(text.replaceAll('\\', ''), /Roe J, Poe M\. Mountains and rivers\./);
	});

	test('writes LaTeX in LaTeX', async () => {
		const tex =
			'\\documentclass{article}\n\\begin{document}\nSeen \\cite{roe2001}.\n\n|\n\\bibliography{refs}\n\\end{document}\n';
		const text = await inserted('a.tex', tex, 'apa');
		assert.match(text, /\\section\*\{References\}/);
		assert.match(text, /Roe, J\., \\& Poe, M\./);
	});
});

suite('Export Cited References', () => {
	test('takes what a LaTeX manuscript cites in all its parts, in reading order', async () => {
		const book = (citekey: string, title: string) =>
			`@book{${citekey}, title = {${title}}, author = {Roe, Jane}, year = {2001}}\n`;
		using opened = await openManuscript(
			standIn,
			'main.tex',
			'\\documentclass{article}\\begin{document}\\input{parts/one}\\cite{poe}\\bibliography{own}\\end{document}|\n',
			{ 'parts/one.tex': 'See \\cite{roe}.\n', 'own.bib': book('poe', 'Ravens') + book('roe', 'Glutamate') },
		);
		standIn.acceptAll();
		standIn.page = '';
		await opened.run('afferent.exportCited');
		assert.match(standIn.page, /@book\{roe,[\s\S]*@book\{poe,/);
	});
});

suite('Choose Citation Style', () => {
	test('saves the style that a journal shares with others, so that nothing must be fetched', async () => {
		using opened = await openManuscript(standIn, 'a.md', 'Text.\n');
		await opened.run('afferent.chooseStyle', 'nature-neuroscience', 'document');
		assert.match(opened.document.getText(), /^---\ncsl: nature\.csl\n---\n/);
		assert.match(await opened.read('nature.csl'), /<citation/);
	});

	test('writes a known style into the preamble', async () => {
		using opened = await openManuscript(
			standIn,
			'a.tex',
			'\\documentclass{article}\n\\usepackage{biblatex}\n\\begin{document}\n\\end{document}\n',
		);
		await opened.run('afferent.chooseStyle', 'apa', 'document');
		assert.match(opened.document.getText(), /\\usepackage\[style=apa\]\{biblatex\}/);
	});
});
