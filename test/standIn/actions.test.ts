import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';
import { Range, type TextDocument } from './values.ts';

suite('At a place of a manuscript', () => {
	// What the extension loads is loaded once for all of them.
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
		// The cases are no neighbours.
		standIn.configure('afferent.libraries.discover', false);
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	let count = 0;
	const documents: TextDocument[] = [];
	teardown(() => documents.splice(0).forEach((document) => standIn.close(document)));

	/** Opens a text in a folder of its own, until nothing is under way; `|` marks a place, and is taken out. */
	async function opened(
		name: string,
		text: string,
		others: Readonly<Record<string, string>> = {},
	): Promise<{ readonly document: TextDocument; readonly at: Range; readonly offset: number }> {
		const folder = `case${++count}`;
		for (const [file, content] of Object.entries({ ...others, [name]: text.replace('|', '') })) {
			await standIn.write(`${folder}/${file}`, content);
		}
		const document = await standIn.open(`${folder}/${name}`);
		documents.push(document);
		await standIn.work.rest();
		const offset = Math.max(0, text.indexOf('|'));
		const place = document.positionAt(offset);
		return { document, at: new Range(place, place), offset };
	}

	function hintsOf(document: TextDocument, code: string) {
		return standIn.diagnostics(document).filter((mark) => mark.code === code);
	}

	test('IL-18 beside IL-1β is asked about until the writer says that it is meant', async () => {
		const { document } = await opened('a.md', 'IL-1β rose. IL-1β fell. IL-18 was high.\n');
		const [hint] = hintsOf(document, 'term.mistyped-greek');
		await standIn.apply(await standIn.fixOf(document, hint!, /^IL-18 is meant/), document);
		await standIn.work.rest();
		assert.deepEqual(hintsOf(document, 'term.mistyped-greek'), []);
	});

	test('an abbreviation is written out at its first use', async () => {
		const { document } = await opened('a.tex', 'The BDNF level and BDNF release.\n');
		const [hint] = hintsOf(document, 'abbreviation.undefined');
		await standIn.apply(await standIn.fixOf(document, hint!, /^Write the full form/), document);
		assert.equal(document.getText(), 'The brain-derived neurotrophic factor (BDNF) level and BDNF release.\n');
	});

	test('an abbreviation that nothing explains gets its reading from the light bulb', async () => {
		const { document, at, offset } = await opened('a.md', 'The N|ET was unchanged.\n');
		assert.equal(await standIn.hover(document, offset), '');
		await standIn.apply(await standIn.actionAt(document, at, /^Use “NET” for/), document);
		await standIn.work.rest();
		assert.match(await standIn.hover(document, offset), /transporter/);
	});

	const bib =
		'@article{roe2001,\n  title = {One},\n  author = {Roe, R.},\n  year = {2001}\n}\n\n@article{doe1999,\n  title = {Two},\n  author = {Doe, D.},\n  year = {1999}\n}\n';

	test('a cluster is sorted by the years of the bibliography', async () => {
		const text = '---\ntitle: Review\nbibliography: refs.bib\n---\n\nSeen [@roe20|01; @doe1999].\n';
		const { document, at } = await opened('a.md', text, { 'refs.bib': bib });
		await standIn.apply(await standIn.actionAt(document, at, /^Sort the Citations by Year$/), document);
		assert.ok(document.getText().endsWith('Seen [@doe1999; @roe2001].\n'), document.getText());
	});

	test('a cluster takes the command of the loaded package in LaTeX', async () => {
		const tex =
			'\\documentclass{article}\n\\usepackage{natbib}\n\\begin{document}\nSeen \\citep[p.~3]{roe20|01}.\n\\bibliography{refs}\n\\end{document}\n';
		const { document, at } = await opened('a.tex', tex, { 'refs.bib': bib });
		await standIn.apply(await standIn.actionAt(document, at, /^Cite with \\citet$/), document);
		assert.ok(document.getText().includes('Seen \\citet[p.~3]{roe2001}.\n'), document.getText());
	});
});
