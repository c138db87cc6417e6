import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { BibtexBibliography } from '../../src/core/bibliography/bibtexBibliography.ts';
import { ItemCache } from '../../src/vscode/itemCache.ts';
import { createFolder } from './workspace.ts';

const abstract = 'word '.repeat(160);
const text = Array.from(
	{ length: 6000 },
	(_, number) => `@article{key${number}, title = {Title ${number}}, abstract = {${abstract}}}\n`,
).join('');

function open(): BibtexBibliography {
	return new BibtexBibliography(text, 'large.bib', 'bibtex');
}

function knownOf(library: BibtexBibliography): number {
	return library.entries.filter(({ converted }) => converted !== undefined).length;
}

suite('Large libraries', () => {
	test('are kept in converted form by what they contain, and taken up at the next start', async () => {
		const log = vscode.window.createOutputChannel('Test', { log: true });
		try {
			const storage = await createFolder({});
			const cache = new ItemCache(storage, '1.0.0', log);
			const key = await cache.keyOf(new TextEncoder().encode(text));
			assert.ok(key !== undefined);
			await cache.keep(key, open());

			const next = new ItemCache(storage, '1.0.0', log);
			const library = open();
			await next.recall(key, library);
			assert.equal(knownOf(library), 6000);
			assert.equal(library.item(library.entries[5999]!).title, 'Title 5999');

			const other = await next.keyOf(new TextEncoder().encode(`${text} `));
			assert.notEqual(other, key);
			const unknown = open();
			await next.recall(other!, unknown);
			assert.equal(knownOf(unknown), 0);

			const [[name] = ['']] = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(storage, 'libraries'));
			await vscode.workspace.fs.writeFile(
				vscode.Uri.joinPath(storage, 'libraries', name),
				new TextEncoder().encode('[{"id": "key0"\nnonsense'),
			);
			const afterDamage = open();
			await next.recall(key, afterDamage);
			assert.equal(knownOf(afterDamage), 0);
		} finally {
			log.dispose();
		}
	});

	test('that are small have no key', async () => {
		const log = vscode.window.createOutputChannel('Test', { log: true });
		const cache = new ItemCache(await createFolder({}), '1.0.0', log);
		assert.equal(await cache.keyOf(new TextEncoder().encode('@misc{a}')), undefined);
		log.dispose();
	});
});
