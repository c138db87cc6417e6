import assert from 'node:assert/strict';
import { StandIn } from './standIn.ts';
import { type CompletionItem, CompletionItemKind } from './values.ts';

function labelOf({ label }: CompletionItem): string {
	return typeof label === 'string' ? label : label.label;
}

suite('What is offered', () => {
	// What the extension loads is loaded once for all of them.
	let standIn: StandIn;
	suiteSetup(async () => {
		standIn = await StandIn.start({});
	});
	suiteTeardown(() => standIn[Symbol.asyncDispose]());

	let count = 0;
	/** What is offered at the `|` of a text. */
	async function itemsIn(name: string, text: string): Promise<readonly CompletionItem[]> {
		const file = `case${++count}/${name}`;
		await standIn.write(file, text.replace('|', ''));
		const document = await standIn.open(file);
		try {
			return await standIn.complete(document, text.indexOf('|'));
		} finally {
			standIn.close(document);
		}
	}
	const offered = async (name: string, text: string) => (await itemsIn(name, text)).map(labelOf);

	test('replaces the whole citekey and inserts nothing else', async () => {
		const text = 'Seen [@abb|ar2022].\n';
		const item = (await itemsIn('a.md', text)).find((candidate) => labelOf(candidate) === 'abbar2022ketamine')!;
		assert.equal(item.insertText, 'abbar2022ketamine');
		const { start, end } = item.range!;
		assert.equal(text.replace('|', '').slice(start.character, end.character), 'abbar2022');
	});

	for (const [what, text] of [
		['after [@', 'Seen [@abbar|\n'],
		['after a cite in the same brackets', 'Seen [see @zarate2006randomized; @abbar|]\n'],
		['after -@', 'Abbar [-@abbar|]\n'],
	] as const) {
		test(`are papers ${what}`, async () => {
			assert.equal((await offered('a.md', text))[0], 'abbar2022ketamine');
		});
	}

	for (const command of ['cite', 'parencite', 'textcite']) {
		test(`are papers inside \\${command}`, async () => {
			const text = `\\documentclass{article}\n\\begin{document}\nSeen \\${command}[see][p.~3]{abbar|}.\n\\end{document}\n`;
			assert.equal((await offered('a.tex', text))[0], 'abbar2022ketamine');
		});
	}

	test('are names in prose, in English and in Chinese', async () => {
		assert.ok((await offered('a.md', 'The drug arket|\n')).includes('arketamine'));
		assert.ok((await offered('a.md', '研究表明艾司|\n')).some((name) => name.includes('艾司氯胺酮')));
	});

	test('are the terms of locators behind a citekey', async () => {
		const terms = (await itemsIn('a.md', 'Seen [@roe2001, ch|].\n')).filter(
			({ kind }) => kind === CompletionItemKind.Unit,
		);
		assert.deepEqual(
			terms.map(({ insertText }) => insertText),
			['chap. ', 'chaps. '],
		);
	});

	test('is a paper by author, blank and year, also where the blank was just typed', async () => {
		assert.equal((await offered('a.md', 'Seen [@abbar 2022|].\n'))[0], 'abbar2022ketamine');
		const text = '\\documentclass{article}\n\\begin{document}\nSeen \\cite{abbar |}.\n\\end{document}\n';
		assert.equal((await offered('a.tex', text))[0], 'abbar2022ketamine');
	});

	test('says before the title what a long title would hide', async () => {
		const detailOf = async (text: string, citekey: string) => {
			const item = (await itemsIn('a.md', text)).find((each) => labelOf(each) === citekey);
			assert.ok(typeof item?.label === 'object');
			return item.label.detail;
		};
		assert.match((await detailOf('Seen [@bartoc2006|\n', 'bartoc2006randomized'))!, /^ {2}retracted · A randomized/);
		const own = `---\nreferences:\n- id: k17\n  title: A title\n  author: [{family: Roe}]\n  issued: 2001\n---\n\n`;
		assert.equal(await detailOf(`${own}Seen [@k17|\n`, 'k17'), '  Roe 2001 · A title');
	});

	test('is a paper by a word of its title', async () => {
		assert.ok((await offered('a.md', 'Seen [@suicidal|\n')).includes('abbar2022ketamine'));
	});

	test('are names in prose, in the notation of the document', async () => {
		const names = await offered('a.md', 'The (2R,6R)-H|\n');
		assert.ok(
			names.some((name) => name.includes('*R*')),
			names.join(),
		);
	});

	test('are names in Chinese prose', async () => {
		assert.ok((await offered('a.md', '研究表明艾司|\n')).some((name) => name.includes('艾司氯胺酮')));
	});

	test('are Chinese names by pinyin', async () => {
		assert.equal((await offered('a.md', '研究表明使用lat|\n'))[0], '氯胺酮');
	});

	test('are no names of a kind that is switched off', async () => {
		standIn.configure('afferent.completion.kinds', ['target', 'pathway']);
		try {
			const names = await offered('a.md', 'The drug arket|\n');
			assert.ok(!names.includes('arketamine'), names.join());
		} finally {
			standIn.configure('afferent.completion.kinds', undefined);
		}
		assert.ok((await offered('a.md', 'The drug arket|\n')).includes('arketamine'));
	});

	test('are no papers in code, e-mail addresses and what is no prose of a header', async () => {
		const papers = async (name: string, text: string) => {
			const items = await itemsIn(name, text);
			return items.filter((item) => item.kind === CompletionItemKind.Reference).map(labelOf);
		};
		assert.deepEqual(await papers('a.md', 'Use `@abbar|` here.\n'), []);
		assert.deepEqual(await papers('a.md', '---\nbibliography: "@abbar|"\n---\n'), []);
		// Pandoc reads a title as it reads a paragraph.
		assert.deepEqual(await papers('a.md', '---\ntitle: "@abbar|"\n---\n'), ['abbar2022ketamine']);
		assert.deepEqual(await papers('a.md', 'Mail someone@abbar|\n'), []);
		assert.deepEqual(await papers('a.tex', '% \\cite{abbar|\n'), []);
	});
});

suite('In a library of thousands of entries', () => {
	test('papers are found while and after it is indexed, and by what changed in it', async () => {
		const library = Array.from(
			{ length: 30_000 },
			(_, i) => `@article{roe${i}bees, author = {Roe, Jane}, title = {Hive x${i}x and its bees}, year = 2001}`,
		).join('\n');
		const text = '---\nbibliography: refs.bib\n---\n\nSeen [@roe29999; @abbar2022; @x777x; @chickadee]\n';
		await using standIn = await StandIn.start({ 'a.md': text, 'refs.bib': library });
		const document = await standIn.open('a.md');
		const first = async (word: string) => {
			const [item] = await standIn.complete(document, text.indexOf(word) + word.length);
			return item && labelOf(item);
		};
		const becomesFirst = async (word: string, citekey: string) => {
			while ((await first(word)) !== citekey) {
				await standIn.work.rest();
			}
		};
		assert.equal(await first('@roe29999'), 'roe29999bees');
		assert.equal(await first('@abbar2022'), 'abbar2022ketamine');
		await becomesFirst('@x777x', 'roe777bees');
		assert.equal(await first('@chickadee'), undefined);
		await standIn.write('refs.bib', library.replace('{Hive x5x', '{The chickadee'));
		await becomesFirst('@chickadee', 'roe5bees');
	});
});
