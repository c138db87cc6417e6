import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { testInNodeHost } from './harness/hosts.ts';
import { eventually, hoverText, openManuscript, problems } from './workspace.ts';

const header = (path: string) => `---\nbibliography: ${path}\n---\n\n`;
const entry = (citekey: string, title: string) =>
	`@book{${citekey},\n  title = {${title}},\n  author = {{Example Group}},\n  year = {2001}\n}\n`;

suite('Bad input', () => {
	test('a path that cannot be read is told on its line, and the other bibliographies are read', async () => {
		const paths = [
			["'//127.0.0.1/share/refs.bib'", 'bibliography.refused'],
			["'\\\\127.0.0.1\\share\\refs.bib'", 'bibliography.refused'],
			['"a\\0b.bib"', 'bibliography.missing'],
			[`${'a'.repeat(300)}.bib`, 'bibliography.missing'],
			['folder', 'bibliography.unreadable'],
			['own.bib/refs.bib', 'bibliography.missing'],
			['/dev/zero', 'bibliography.unreadable'],
		] as const;
		const { document, cursor } = await openManuscript(
			'a.md',
			`---\nbibliography:\n${paths.map(([path]) => `  - ${path}\n`).join('')}  - own.bib\n---\n\nSeen [@roe|2001].\n`,
			{ 'own.bib': entry('roe2001', 'Mountains'), 'folder/a.txt': 'x' },
		);
		assert.match(await hoverText(document, cursor), /Mountains/);
		const found = await eventually(
			() => problems(document),
			(all) => all.length >= paths.length,
			'the problems',
		);
		assert.deepEqual(
			found
				.toSorted((a, b) => a.range.start.line - b.range.start.line)
				.map(({ range, code }) => [range.start.line, code]),
			paths.map(([, code], index) => [index + 2, code]),
		);
	});

	testInNodeHost('a bibliography that is written anew is read anew', async () => {
		const { document, cursor, folder } = await openManuscript('a.md', `${header('refs.bib')}Seen [@roe|2001].\n`, {
			'refs.bib': entry('roe2001', 'Mountains'),
		});
		assert.match(await hoverText(document, cursor), /Mountains/);
		// As other programs do it: a new file that takes the place of the old one.
		const fresh = vscode.Uri.joinPath(folder, 'refs.bib.new');
		await vscode.workspace.fs.writeFile(fresh, new TextEncoder().encode(entry('roe2001', 'Rivers')));
		await vscode.workspace.fs.rename(fresh, vscode.Uri.joinPath(folder, 'refs.bib'), { overwrite: true });
		await eventually(
			() => hoverText(document, cursor),
			(card) => card.includes('Rivers'),
			'the card',
		);
	});

	test('a bibliography that vanishes is missed, and comes back', async () => {
		const { document, folder } = await openManuscript('a.md', `${header('refs.bib')}Seen [@roe2001].\n`, {
			'refs.bib': entry('roe2001', 'Mountains'),
		});
		const uri = vscode.Uri.joinPath(folder, 'refs.bib');
		await vscode.workspace.fs.delete(uri);
		const codes = () =>
			problems(document)
				.map((problem) => String(problem.code))
				.sort();
		await eventually(codes, (found) => found.includes('bibliography.missing'), 'the problems without it');
		await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(entry('roe2001', 'Mountains')));
		await eventually(codes, (found) => found.length === 0, 'the problems with it');
	});

	test('a document that was never saved can still name its references in its header', async () => {
		const yaml = '---\nreferences:\n  - id: roe2001\n    type: book\n    title: Mountains\n---\n\nSeen [@roe2001].\n';
		const document = await vscode.workspace.openTextDocument({ language: 'markdown', content: yaml });
		const card = await hoverText(document, document.positionAt(yaml.length - 6));
		assert.match(card, /Mountains/);
	});
});
