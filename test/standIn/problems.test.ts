import assert from 'node:assert/strict';
import { openManuscript } from './openManuscript.ts';
import { StandIn } from './standIn.ts';
import type { Diagnostic, TextDocument } from './values.ts';

const article = (fields: string) =>
	`@article{roe2001,\n  author = {Roe, Ann},\n  journal = {Journal},\n  year = {2001},\n${fields}\n}\n`;

suite('Problems in libraries', () => {
	// What the extension loads is loaded once for all of them.
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
		// The cases are no neighbours.
		standIn.configure('afferent.libraries.discover', false);
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	let count = 0;
	let documents: readonly TextDocument[] = [];
	teardown(() => documents.forEach((document) => standIn.close(document)));

	/** Writes files into a folder of their own and opens them, until nothing is under way; gives the last. */
	async function opened(files: Readonly<Record<string, string>>): Promise<TextDocument> {
		const folder = `case${++count}`;
		for (const [name, text] of Object.entries(files)) {
			await standIn.write(`${folder}/${name}`, text);
		}
		documents = await Promise.all(Object.keys(files).map((name) => standIn.open(`${folder}/${name}`)));
		await standIn.work.rest();
		return documents.at(-1)!;
	}

	function marksOf(document: TextDocument, code: string): readonly Diagnostic[] {
		const marks = standIn.diagnostics(document).filter((mark) => mark.code === code);
		assert.ok(marks.length > 0, `${code} is marked`);
		return marks;
	}

	async function fix(document: TextDocument, code: string, title: RegExp): Promise<void> {
		const [mark] = marksOf(document, code);
		await standIn.apply(await standIn.fixOf(document, mark!, title), document);
	}

	test('a Greek letter outside a formula is put into one by the quick fix', async () => {
		const library = await opened({
			'a.tex': '\\cite{roe2001}\n\\bibliography{refs}\n',
			'refs.bib': article('  title = {Of tnf-\\alpha{} and ca^{2+}}'),
		});
		await fix(library, 'entry.missing-math', /all 2 places/);
		assert.equal(library.getText(), article('  title = {Of tnf-$\\alpha${} and ca$^{2+}$}'));
	});

	test('capitals in a library for LaTeX are marked, and the quick fix puts braces around them', async () => {
		const library = await opened({
			'a.tex': '\\cite{roe2001}\n\\bibliography{refs}\n',
			'refs.bib': article('  title = {NMDA receptors}'),
		});
		await fix(library, 'entry.unprotected-capitals', /braces/i);
		assert.equal(library.getText(), article('  title = {{NMDA} receptors}'));
	});

	test('a wrong value in CSL-JSON is marked where it stands, and its quick fix replaces it alone', async () => {
		const item = (doi: string) =>
			`[\n  {\n    "id": "roe2001",\n    "type": "book",\n    "title": "Effect",\n    "author": [{ "family": "Roe" }],\n    "DOI": "${doi}"\n  }\n]\n`;
		const library = await opened({
			'a.md': '---\nbibliography: refs.json\n---\n\n[@roe2001]\n',
			'refs.json': item('10.1000/roe.'),
		});
		const { range } = marksOf(library, 'entry.invalid-doi')[0]!;
		assert.equal(library.getText(range), '10.1000/roe.');
		await fix(library, 'entry.invalid-doi', /Change to/);
		assert.equal(library.getText(), item('10.1000/roe'));
	});

	test('what LaTeX alone would print wrong is not marked for Markdown', async () => {
		const library = await opened({
			'a.md': '---\nbibliography: refs.bib\n---\n\n[@roe2001]\n',
			'refs.bib': article('  title = {NMDA receptors},\n  doi = {wrong}'),
		});
		assert.deepEqual(
			standIn
				.diagnostics(library)
				.map(({ code }) => code)
				.filter((code) => code !== 'entry.missing-recommended'),
			['entry.invalid-doi'],
		);
	});

	test('citekeys that BibTeX takes for one are marked, and can be renamed from there', async () => {
		const library = await opened({
			'a.tex': '\\cite{Roe2001}\n\\bibliography{refs}\n',
			'refs.bib': article('').replace('roe2001', 'Roe2001') + article('').replace('2001},', '2002},'),
		});
		const mark = marksOf(library, 'entry.citekey-case')[0]!;
		assert.match(mark.message, /“roe2001” and “Roe2001” differ only in case/);
		const { command } = await standIn.fixOf(library, mark, /^Rename “roe2001”…$/);
		assert.equal(command?.command, 'editor.action.rename');
		assert.deepEqual(command?.arguments, [String(library.uri), mark.range.start]);
	});

	test('the same work twice points to the other entry, in this file and in another', async () => {
		const entry = (citekey: string, doi: string) => `@book{${citekey},\n  doi = {10.1000/${doi}}\n}\n`;
		const library = await opened({
			'a.md': '---\nbibliography: [one.bib, two.bib]\n---\n\n[@first]\n',
			'one.bib': `\n${entry('first', 'x')}`,
			'two.bib': entry('second', 'x') + entry('third', 'y') + entry('fourth', 'y'),
		});
		assert.deepEqual(
			marksOf(library, 'entry.duplicate-work').map(({ range, relatedInformation = [] }) => [
				range.start.line,
				...relatedInformation.map(({ location, message }) => {
					const { start } = location.range;
					return `${location.uri.path.split('/').at(-1)}:${start.line}:${start.character} ${message}`;
				}),
			]),
			[
				[0, 'one.bib:1:6 The other entry is “first”.'],
				[6, 'two.bib:3:6 The other entry is “third”.'],
			],
		);
	});

	test('a file with very many problems shows the first ones and says that there are more', async () => {
		const entry = (index: number) => `@misc{m${index}, title = {T}, year = {2001}, pages = {9--1}}\n`;
		const library = await opened({ 'many.bib': Array.from({ length: 1200 }, (_, index) => entry(index)).join('') });
		const marks = standIn.diagnostics(library);
		assert.equal(marks.length, 1001);
		assert.ok(marks.some(({ message }) => /Only the first 1000 problems/.test(message)));
	});

	test('an entry type that nobody knows becomes the nearest one', async () => {
		const library = await opened({ 'type.bib': '@artcle{roe2001,\n  title = {T},\n}\n' });
		assert.match(marksOf(library, 'entry.unknown-type')[0]!.message, /“article” is meant/);
		await fix(library, 'entry.unknown-type', /Change to “article”/);
		assert.match(library.getText(), /^@article\{roe2001,/);
	});

	test('a broken entry is marked in the bibliography, and its neighbours are cited as ever', async () => {
		const entry = (citekey: string, title: string) =>
			`@book{${citekey},\n  title = {${title}},\n  author = {{Example Group}},\n  year = {2001}\n}\n`;
		const library = await opened({
			'a.md': '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001; @poe2002].\n',
			'refs.bib': `${entry('roe2001', 'One')}\n@article{half,\n  title = {Never closed\n\n${entry('poe2002', 'Two')}`,
		});
		const inBibliography = standIn.diagnostics(library);
		assert.ok(inBibliography.length > 0 && inBibliography.every((mark) => mark.message !== ''));
		assert.deepEqual(
			standIn.diagnostics(documents[0]!).map(({ code }) => code),
			['bibliography.broken'],
		);
	});
});

suite('Problems in manuscripts', () => {
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
		standIn.configure('afferent.libraries.discover', false);
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	const header = '---\ntitle: Review\nbibliography: refs.bib\n---\n\n';

	test('unknown citekeys are not seen in code, in e-mail addresses and in cross-references', async () => {
		const text = `${header}Mail a@example.org, see \`@nothing\` and @fig-one. Known: @roe2001, unknown: @nobody1999.\n`;
		using opened = await openManuscript(standIn, 'a.md', text, { 'refs.bib': article('  title = {One}') });
		assert.deepEqual(
			(await opened.marks()).map(({ range }) => opened.document.getText(range)),
			['nobody1999'],
		);
	});

	test('a bibliography that does not exist is named where it is declared', async () => {
		using opened = await openManuscript(standIn, 'a.md', `${header}Seen.\n`);
		const [problem] = await opened.marks();
		assert.match(problem!.message, /refs\.bib/);
	});

	test('an invalid YAML header gets a sentence and the text keeps its cards', async () => {
		using opened = await openManuscript(standIn, 'a.md', '---\ntitle: [unclosed\n---\n\nOn keta|mine.\n');
		const [problem] = await opened.marks();
		assert.match(problem!.message, /YAML/);
		assert.match(await standIn.hover(opened.document, opened.cursor), /Ketamine/);
	});

	test('cites of an entry that tidying merges become cites of the one that stays', async () => {
		const entry = (citekey: string) => `@book{${citekey},\n  title = {Bees at work},\n  doi = {10.1000/bees}\n}\n`;
		using opened = await openManuscript(
			standIn,
			'a.md',
			'---\nbibliography: refs.bib\n---\n\n[@first; @second] and [see @second; @first, p. 3]\n',
			{ 'refs.bib': `${entry('first')}\n${entry('second')}` },
		);
		let shown = '';
		standIn.acceptAll();
		standIn.choose = (_title, labels) => {
			shown += labels.map((label) => `${label}\n`).join('');
			return labels[0];
		};
		await opened.run('afferent.tidyBibliography', standIn.uri(opened.nameOf('refs.bib')));
		assert.match(shown, /a\.md, line 5: “first” is now cited twice/);
		assert.equal(await opened.read('refs.bib'), entry('first'));
		assert.match(opened.document.getText(), /\n\[@first\] and \[see @first; @first, p\. 3\]\n/);
	});
});

suite('A citekey that two folders give to different works', () => {
	test('means in each the one of its own bibliography', async () => {
		const text = '---\nbibliography: refs.bib\n---\n\nSeen [@roe2001].\n';
		const entry = (title: string) =>
			`@book{roe2001,\n  title = {${title}},\n  author = {{Example Group}},\n  year = {2001}\n}\n`;
		await using standIn = await StandIn.start({
			'one/a.md': text,
			'one/refs.bib': entry('Mountains'),
			'two/b.md': text,
			'two/refs.bib': entry('Rivers'),
		});
		const [first, second] = [await standIn.open('one/a.md'), await standIn.open('two/b.md')];
		const at = text.indexOf('roe2001') + 3;
		assert.match(await standIn.hover(first, at), /Mountains/);
		assert.match(await standIn.hover(second, at), /Rivers/);
	});
});
