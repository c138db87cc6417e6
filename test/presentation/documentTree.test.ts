import assert from 'node:assert/strict';
import { createLibrary } from '../../src/core/bibliography/library.ts';
import { openBibliography } from '../../src/core/bibliography/openBibliography.ts';
import { scanDocument } from '../../src/core/documents/scanDocument.ts';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { createDocumentTree, type TreeFile } from '../../src/presentation/sidebar/documentTree.ts';

const english = { t: createLocalise(), language: 'en' } as const;
const library = createLibrary([
	openBibliography('@book{roe2001, title={Things}, author={Roe, Ann}, year=2001}', 'refs.bib', 'bibtex'),
]);

function file(name: string, text: string): TreeFile {
	const uri = name;
	const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
	return { uri, name, scanned: scanDocument(text, 'latex'), mentions: [], lineOf };
}

suite('The rows of the document view', () => {
	const around = { base: createEvidenceBase([]), library, declared: library };

	test('are those of all files of a manuscript, each place with its file and line', () => {
		const files = [file('main.tex', '\\input{one}\n\\cite{gone}'), file('one.tex', 'x\n\\cite{roe2001}')];
		const [missing, cited] = createDocumentTree({ ...around, files, citekeys: ['gone', 'roe2001'] }, english);
		assert.deepEqual(
			cited!.children.map(({ subject, uri, children }) => [subject, uri, children.map(({ label }) => label)]),
			[[{ kind: 'paper', id: 'roe2001' }, 'one.tex', ['one.tex: Line 2']]],
		);
		assert.deepEqual(
			missing!.children.map(({ label, uri }) => [label, uri]),
			[['gone', 'main.tex']],
		);
	});

	test('name no file where there is one only', () => {
		const [cited] = createDocumentTree(
			{ ...around, files: [file('', '\\cite{roe2001}')], citekeys: ['roe2001'] },
			english,
		);
		assert.deepEqual(
			cited!.children[0]!.children.map(({ label }) => label),
			['Line 1'],
		);
	});

	test('leave out groups without rows', () => {
		const rows = createDocumentTree({ ...around, files: [file('', 'Words.')], citekeys: [] }, english);
		assert.deepEqual(rows, []);
	});

	test('say in words what is to be known of a cited paper, in the order of citation', () => {
		const own = createLibrary([
			openBibliography(
				'@book{a, title={RETRACTED: Things}, author={Roe, Ann}, year=2001}\n@book{b, title={More}, author={Poe, Al}, year=2002}',
				'refs.bib',
				'bibtex',
			),
		]);
		const files = [file('', '\\cite{a} \\cite{b}')];
		const sources = { ...around, library: own, declared: createLibrary([]), files, citekeys: ['b', 'a'] };
		const [cited, references] = createDocumentTree(sources, english);
		const shown = cited!.children.map(({ label, description, icon }) => [label, description, icon]);
		assert.deepEqual(shown, [
			['Poe 2002', 'bibliography not declared · More', 'warning'],
			['Roe 2001', 'retracted · bibliography not declared · RETRACTED: Things', 'error'],
		]);
		assert.deepEqual(
			references!.children.map(({ reference, path }) => [reference?.title, path]),
			[
				['More', 'references/b'],
				['RETRACTED: Things', 'references/a'],
			],
		);
	});
});
