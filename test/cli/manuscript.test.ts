import assert from 'node:assert/strict';
import { openManuscript } from '../../src/cli/manuscript.ts';
import { ManuscriptReader } from '../../src/cli/manuscriptReader.ts';
import { citeCommandsFor } from '../../src/cli/projectPlaces.ts';
import { BibtexBibliography } from '../../src/core/bibliography/bibtexBibliography.ts';
import { withFolder } from './runInFolder.ts';

suite('A manuscript beside a library', () => {
	test('reads the fields of all entries only to tell whether the library is in order', async () => {
		const files = {
			'a.md': '---\nbibliography: a.bib\n---\n\nSeen [@cited].\n',
			'a.bib': '@book{cited, title = {Seen}}\n@book{other, title = {Never closed}\n',
		};
		await withFolder(files, () => {
			const { library, declaring } = openManuscript('a.md', new ManuscriptReader(citeCommandsFor(['a.md'], [])));
			const [bibliography] = library.bibliographies;
			assert.ok(bibliography instanceof BibtexBibliography);
			assert.equal(library.find('cited')?.item.title, 'Seen');
			const read = () => bibliography.entries.filter(({ content }) => content.facts !== undefined).length;
			assert.equal(read(), 0);
			assert.equal(declaring()[0]?.problems[0]?.code, 'bibliography.broken');
			assert.equal(read(), 2);
			return Promise.resolve();
		});
	});
});
