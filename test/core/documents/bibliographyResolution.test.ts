import assert from 'node:assert/strict';
import {
	bibInputFolders,
	bibliographySearches,
	joinPath,
	type ManuscriptPlace,
	projectFilePaths,
} from '../../../src/core/documents/bibliographyResolution.ts';
import type { DocumentFormat } from '../../../src/core/documents/model.ts';
import { scanDocument } from '../../../src/core/documents/scanDocument.ts';

function candidates(text: string, place: Partial<ManuscriptPlace> = {}, format: DocumentFormat = 'quarto'): string[][] {
	const whole = { documentPath: '/p/chapters/a.qmd', projectFiles: [], ...place };
	return bibliographySearches(scanDocument(text, format), whole).map((search) => [...search.candidates]);
}

suite('Where bibliographies are looked for', () => {
	test('the folder of the document, then the folder of the project', () => {
		const projectFiles = [{ path: '/p/_quarto.yml', text: 'project: {}' }];
		assert.deepEqual(candidates('---\nbibliography: refs/a.bib\n---\n', { projectFiles }), [
			['/p/chapters/refs/a.bib', '/p/refs/a.bib'],
		]);
	});

	test('a project names its own, from its own folder, behind those of the document', () => {
		const projectFiles = [{ path: '/p/_quarto.yml', text: 'bibliography:\n  - a.bib\n  - b.json\n' }];
		assert.deepEqual(candidates('Text', { projectFiles })[0], ['/p/a.bib', '/p/chapters/a.bib']);
		assert.deepEqual(
			candidates('---\nbibliography: c.bib\n---\n', { projectFiles }).map((paths) => paths[0]),
			['/p/chapters/c.bib', '/p/a.bib', '/p/b.json'],
		);
	});

	test('a leading slash is an absolute path or counts from the project', () => {
		const projectFiles = [{ path: '/p/_quarto.yml', text: '' }];
		assert.deepEqual(candidates('---\nbibliography: /a.bib\n---\n', { projectFiles }), [['/a.bib', '/p/a.bib']]);
	});

	test('a project file that is no YAML declares nothing', () => {
		assert.deepEqual(candidates('Text', { projectFiles: [{ path: '/p/_quarto.yml', text: 'a: [b' }] }), []);
	});

	test('the folders that BIBINPUTS names', () => {
		assert.deepEqual(bibInputFolders('.:~/bib//:/usr/share/bib/:', '/home/me'), ['/home/me/bib', '/usr/share/bib']);
		assert.deepEqual(bibInputFolders('C:\\bib;D:\\more\\'), ['C:\\bib', 'D:\\more']);
		assert.deepEqual(bibInputFolders(''), []);
	});

	test('the folder of the root document in LaTeX, and BIBINPUTS', () => {
		assert.deepEqual(
			candidates('\\bibliography{x}', { documentPath: '/t/main.tex', searchFolders: ['/home/bib'] }, 'latex'),
			[['/t/x.bib', '/home/bib/x.bib']],
		);
		const rootDeclarations = scanDocument('\\addbibresource{y.bib}', 'latex').declarations;
		assert.deepEqual(
			candidates('Part', { documentPath: '/t/parts/b.tex', rootFolder: '/t', rootDeclarations }, 'latex'),
			[['/t/y.bib', '/t/parts/y.bib']],
		);
	});

	test('project files are looked for up to the workspace folder', () => {
		assert.deepEqual(projectFilePaths('/w/p/a.qmd', 'quarto', '/w'), [
			'/w/p/_metadata.yml',
			'/w/p/_quarto.yml',
			'/w/_metadata.yml',
			'/w/_quarto.yml',
		]);
		assert.deepEqual(projectFilePaths('/w/a.tex', 'latex', '/w'), []);
	});

	test('paths are worked out', () => {
		assert.equal(joinPath('/a/b', '../c/./d.bib'), '/a/c/d.bib');
	});
});
