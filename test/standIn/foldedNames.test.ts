import assert from 'node:assert/strict';
import { bib } from '../support/projectTrees.ts';
import { StandIn } from './standIn.ts';

const header = '---\nbibliography: Refs.bib\n---\n\n';

async function startFolding(files: Readonly<Record<string, string>>): Promise<StandIn> {
	const standIn = await StandIn.start(files);
	standIn.foldsCase = true;
	return standIn;
}

suite('A file that answers to its name in any case', () => {
	test('is one library, declared and found beside the manuscript, whatever the settings call it', async () => {
		await using standIn = await startFolding({ 'a.md': `${header}Seen [@known].\n`, 'refs.bib': bib('known') });
		standIn.configure('afferent.bibliographies', ['REFS.bib']);
		const document = await standIn.open('a.md');
		await standIn.work.rest();
		assert.deepEqual(standIn.diagnostics(document), []);
		const offset = document.getText().indexOf('known') + 1;
		const offered = await standIn.complete(document, offset);
		assert.equal(offered.filter(({ label }) => JSON.stringify(label).includes('known')).length, 1);
		const libraries = standIn.reads.filter((name) => name.toLowerCase() === 'refs.bib');
		assert.deepEqual(libraries, ['refs.bib']);
	});

	test('is the one that a key is renamed in, from its entry and from a cite', async () => {
		await using standIn = await startFolding({ 'a.md': `${header}Seen [@known].\n`, 'refs.bib': bib('known') });
		standIn.configure('afferent.bibliographies', ['REFS.bib']);
		const document = await standIn.open('a.md');
		const library = await standIn.open('refs.bib');
		await standIn.work.rest();
		await standIn.rename(library, library.getText().indexOf('known') + 1, 'renamed');
		assert.match(document.getText(), /\[@renamed\]/);
		assert.match(library.getText(), /\{renamed,/);
		await standIn.work.rest();
		await standIn.rename(document, document.getText().indexOf('renamed') + 1, 'again');
		assert.match(document.getText(), /\[@again\]/);
		assert.match(library.getText(), /\{again,/);
		assert.deepEqual(standIn.said, []);
	});

	test('counts as it stands in the editor, unsaved', async () => {
		await using standIn = await startFolding({ 'a.md': `${header}Seen [@known; @new].\n`, 'refs.bib': bib('known') });
		const document = await standIn.open('a.md');
		const library = await standIn.open('refs.bib');
		await standIn.work.rest();
		const messages = () => standIn.diagnostics(document).map(({ message }) => message);
		assert.match(messages().join(' '), /new/);
		standIn.type(library, 0, bib('new'));
		await standIn.work.rest();
		assert.deepEqual(messages(), []);
	});

	test('is not offered to be declared, and takes all that is named by it', async () => {
		await using standIn = await startFolding({
			'a.md': `${header}Seen [@unknown].\n\n`,
			'b.md': `---\nbibliography: Refs.bib\nnocite: '@*'\n---\n`,
			'refs.bib': bib('known'),
		});
		standIn.configure('afferent.problems.severity', { 'entry.unused': 'warning' });
		const document = await standIn.open('a.md');
		const library = await standIn.open('refs.bib');
		await standIn.work.rest();
		const codes = standIn.diagnostics(document).map(({ code }) => code);
		assert.deepEqual(codes, ['citation.unknown-key']);
		assert.deepEqual(
			standIn.diagnostics(library).filter(({ code }) => code?.includes('unused')),
			[],
		);
	});
});

suite('A document that is opened under another spelling than the disk has', () => {
	test('counts as it stands in the editor, unsaved', async () => {
		await using standIn = await startFolding({ 'a.md': `${header}Seen [@known; @new].\n`, 'refs.bib': bib('known') });
		const document = await standIn.open('a.md');
		const library = await standIn.open('REFS.bib');
		await standIn.work.rest();
		standIn.type(library, 0, bib('new'));
		await standIn.work.rest();
		assert.deepEqual(standIn.diagnostics(document), []);
	});

	test('is renamed in, from its entry and from a cite', async () => {
		await using standIn = await startFolding({ 'a.md': `${header}Seen [@known].\n`, 'refs.bib': bib('known') });
		const document = await standIn.open('a.md');
		const library = await standIn.open('REFS.bib');
		await standIn.work.rest();
		await standIn.rename(library, library.getText().indexOf('known') + 1, 'renamed');
		assert.match(document.getText(), /\[@renamed\]/);
		assert.match(library.getText(), /\{renamed,/);
		await standIn.work.rest();
		await standIn.rename(document, document.getText().indexOf('renamed') + 1, 'again');
		assert.match(document.getText(), /\[@again\]/);
		assert.match(library.getText(), /\{again,/);
		assert.deepEqual(standIn.said, []);
	});

	test('has its problems where it is open, and is no second library', async () => {
		await using standIn = await startFolding({
			'a.md': `${header}Seen [@known].\n`,
			'refs.bib': `${bib('known')}${bib('unused')}`,
		});
		standIn.configure('afferent.problems.severity', { 'entry.unused': 'warning' });
		const document = await standIn.open('a.md');
		const library = await standIn.open('REFS.bib');
		await standIn.work.rest();
		assert.deepEqual(standIn.diagnostics(document), []);
		assert.deepEqual(
			standIn.diagnostics(library).map(({ code }) => code),
			['entry.missing-recommended', 'entry.missing-recommended', 'entry.unused'],
		);
		const offered = await standIn.complete(document, document.getText().indexOf('known') + 1);
		assert.equal(offered.filter(({ label }) => JSON.stringify(label).includes('known')).length, 1);
	});

	test('is the chapter that its main file pulls in', async () => {
		await using standIn = await startFolding({
			'main.tex':
				'\\documentclass{article}\n\\addbibresource{refs.bib}\n\\begin{document}\n\\input{chapter}\\ref{here}\n\\end{document}\n',
			'chapter.tex': '\\cite{known}\n',
			'refs.bib': bib('known'),
		});
		const main = await standIn.open('main.tex');
		const chapter = await standIn.open('CHAPTER.tex');
		await standIn.work.rest();
		assert.deepEqual(standIn.diagnostics(chapter), []);
		standIn.type(chapter, 0, '\\label{here}\\cite{unknown}\n');
		await standIn.work.rest();
		assert.deepEqual(
			standIn.diagnostics(main).map(({ code }) => code),
			[],
		);
		assert.deepEqual(
			standIn.diagnostics(chapter).map(({ code }) => code),
			['citation.unknown-key'],
		);
	});
});
