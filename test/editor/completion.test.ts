import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { completions, eventually, labelOf, openManuscript } from './workspace.ts';

/** The labels offered at the `|` of a text. */
async function offered(name: string, text: string): Promise<string[]> {
	const { document, cursor } = await openManuscript(name, text);
	return (await completions(document, cursor)).map(labelOf);
}

suite('Completion', () => {
	for (const [what, text] of [
		['after @', 'As @abbar|\n'],
		['after [@', 'Seen [@abbar|\n'],
		['after a cite in the same brackets', 'Seen [see @zarate2006randomized; @abbar|]\n'],
		['after -@', 'Abbar [-@abbar|]\n'],
	] as const) {
		test(`offers papers ${what}`, async () => {
			assert.equal((await offered('a.md', text))[0], 'abbar2022ketamine');
		});
	}

	for (const command of ['cite', 'citep', 'parencite', 'textcite']) {
		test(`offers papers inside \\${command}`, async () => {
			const text = `\\documentclass{article}\n\\begin{document}\nSeen \\${command}[see][p.~3]{abbar|}.\n\\end{document}\n`;
			assert.equal((await offered('a.tex', text))[0], 'abbar2022ketamine');
		});
	}

	test('finds a paper by author, blank and year, also where the blank was just typed', async () => {
		assert.equal((await offered('a.md', 'Seen [@abbar 2022|].\n'))[0], 'abbar2022ketamine');
		const text = '\\documentclass{article}\n\\begin{document}\nSeen \\cite{abbar |}.\n\\end{document}\n';
		assert.equal((await offered('a.tex', text))[0], 'abbar2022ketamine');
	});

	test('finds a paper by a word of its title', async () => {
		assert.ok((await offered('a.md', 'Seen [@suicidal|\n')).includes('abbar2022ketamine'));
	});

	test('replaces the whole citekey and inserts nothing else', async () => {
		const { document, cursor } = await openManuscript('a.md', 'Seen [@abb|ar2022].\n');
		const item = (await completions(document, cursor)).find((candidate) => labelOf(candidate) === 'abbar2022ketamine');
		assert.equal(item!.insertText, 'abbar2022ketamine');
		const range = item!.range instanceof vscode.Range ? item!.range : item!.range!.replacing;
		assert.equal(document.getText(range), 'abbar2022');
	});

	test('shows the card only when an item is looked at', async () => {
		const { document, cursor } = await openManuscript('a.md', 'Seen [@abbar|\n');
		const [first] = await completions(document, cursor, 1);
		const documentation = first!.documentation;
		assert.ok(documentation instanceof vscode.MarkdownString || typeof documentation === 'object');
		assert.match((documentation as vscode.MarkdownString).value, /suicidal ideation/i);
	});

	test('offers names in prose, in the notation of the document', async () => {
		const names = await offered('a.md', 'The (2R,6R)-H|\n');
		assert.ok(
			names.some((name) => name.includes('*R*')),
			names.join(),
		);
	});

	test('offers names in Chinese prose', async () => {
		assert.ok((await offered('a.md', '研究表明艾司|\n')).some((name) => name.includes('艾司氯胺酮')));
	});

	test('offers Chinese names by pinyin', async () => {
		assert.equal((await offered('a.md', '研究表明使用lat|\n'))[0], '氯胺酮');
	});

	test('offers no names of a kind that is switched off', async () => {
		const configuration = vscode.workspace.getConfiguration('afferent');
		await configuration.update('completion.kinds', ['target', 'pathway'], vscode.ConfigurationTarget.Global);
		try {
			const names = await offered('a.md', 'The drug arket|\n');
			assert.ok(!names.includes('arketamine'), names.join());
		} finally {
			await configuration.update('completion.kinds', undefined, vscode.ConfigurationTarget.Global);
		}
		assert.ok((await offered('a.md', 'The drug arket|\n')).length > 0);
	});

	test('finds papers of a library of thousands of entries while and after it is indexed', async () => {
		const entries = Array.from(
			{ length: 30_000 },
			(_, i) => `@article{roe${i}bees, author = {Roe, Jane}, title = {Hive x${i}x and its bees}, year = 2001}`,
		);
		const text = '---\nbibliography: refs.bib\n---\n\nSeen [@roe29999|; @abbar2022; @x777x]\n';
		const { document, cursor } = await openManuscript('a.md', text, { 'refs.bib': entries.join('\n') });
		const labels = async (position: vscode.Position) => (await completions(document, position)).map(labelOf);
		const behind = (word: string) => document.positionAt(document.getText().indexOf(word) + word.length);
		assert.equal((await labels(cursor))[0], 'roe29999bees');
		assert.equal((await labels(behind('@abbar2022')))[0], 'abbar2022ketamine');
		await eventually(
			() => labels(behind('@x777x')),
			([first]) => first === 'roe777bees',
			'the papers found by a word of the title',
		);
	});

	test('offers no papers in code, e-mail addresses and what is no prose of a header', async () => {
		// The editor itself may offer words of other documents; papers are told by their kind.
		const papers = async (name: string, text: string) => {
			const { document, cursor } = await openManuscript(name, text);
			const items = await completions(document, cursor);
			return items.filter((item) => item.kind === vscode.CompletionItemKind.Reference).map(labelOf);
		};
		assert.deepEqual(await papers('a.md', 'Use `@abbar|` here.\n'), []);
		assert.deepEqual(await papers('a.md', '---\nbibliography: "@abbar|"\n---\n'), []);
		// Pandoc reads a title as it reads a paragraph.
		assert.deepEqual(await papers('a.md', '---\ntitle: "@abbar|"\n---\n'), ['abbar2022ketamine']);
		assert.deepEqual(await papers('a.md', 'Mail someone@abbar|\n'), []);
		assert.deepEqual(await papers('a.tex', '% \\cite{abbar|\n'), []);
	});
});
