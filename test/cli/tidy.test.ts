import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { unifiedDiff } from '../../src/cli/lineDiff.ts';
import { withFolder } from './runInFolder.ts';

const bibliography =
	'@book{b,\n  title = {Bees},\n}\n\n@article{a,\n  title = {Ants at work},\n  doi = {10.1000/x},\n}\n\n' +
	'@article{c,\n  title = {Ants at Work},\n  doi = {10.1000/X},\n  volume = {3},\n}\n';

suite('afferent tidy', () => {
	test('Shows a diff and what was merged, and writes nothing', async () => {
		await withFolder({ 'refs.bib': bibliography }, async (run) => {
			const { exitCode, output, errors } = await run(['tidy', 'refs.bib']);
			assert.equal(exitCode, 1);
			assert.match(output, /^--- refs\.bib\n\+\+\+ refs\.bib\n@@ /);
			assert.match(errors.join('\n'), /“c” was merged into “a”/);
			assert.match(errors.join('\n'), /Added to “a”: volume/);
			assert.equal(readFileSync('refs.bib', 'utf8'), bibliography);
		});
	});

	test('Writes on demand, and finds nothing to do a second time', async () => {
		await withFolder({ 'refs.bib': bibliography }, async (run) => {
			assert.equal((await run(['tidy', '--write', 'refs.bib'])).exitCode, 0);
			const keys = [...readFileSync('refs.bib', 'utf8').matchAll(/@\w+\{(\w)/g)].map((match) => match[1]);
			assert.deepEqual(keys, ['a', 'b']);
			const again = await run(['tidy', 'refs.bib']);
			assert.deepEqual([again.exitCode, again.output], [0, '']);
		});
	});

	test('Cites of merged entries follow in the manuscripts that are named, and are not doubled', async () => {
		const files = {
			'refs.bib': bibliography,
			'a.tex': '\\input{part}\n\\cite{a,c} \\cite[see][3]{a,b,c}\n\\bibliography{refs}\n',
			'part.tex': '\\cite{c}\n',
		};
		await withFolder(files, async (run) => {
			const { errors, exitCode } = await run(['tidy', '--cited-in', 'a.tex', 'refs.bib']);
			assert.equal(exitCode, 1);
			assert.match(errors.join('\n'), /a\.tex, line 2: “a” is now cited twice in one place/);
			assert.equal(readFileSync('a.tex', 'utf8'), files['a.tex']);
			await run(['tidy', '--write', '--cited-in', 'a.tex', 'refs.bib']);
			assert.equal(
				readFileSync('a.tex', 'utf8'),
				'\\input{part}\n\\cite{a} \\cite[see][3]{a,b,a}\n\\bibliography{refs}\n',
			);
			assert.equal(readFileSync('part.tex', 'utf8'), '\\cite{a}\n');
		});
	});

	test('Writes none of the files when one of them cannot be, and leaves parts outside of the folder alone', async () => {
		const files = {
			'refs.bib': bibliography,
			'review/a.tex': '\\input{../../outside}\n\\cite{c}\n\\bibliography{../refs}\n',
			'latin.tex': Uint8Array.from(Buffer.from('\\cite{c} Bl\xfcte\n', 'latin1')),
			'../outside.tex': '\\cite{c}\n',
		};
		await withFolder({}, async (run) => {
			mkdirSync('project/review', { recursive: true });
			process.chdir('project');
			Object.entries(files).forEach(([name, content]) => writeFileSync(name, content));
			const latin = await run(['tidy', '--write', '--cited-in', 'latin.tex', 'refs.bib']);
			assert.equal(latin.exitCode, 2);
			assert.match(latin.errors.join('\n'), /latin\.tex is not in UTF-8.*Nothing was written\./);
			assert.equal(readFileSync('refs.bib', 'utf8'), bibliography);
			const outside = await run(['tidy', '--write', '--cited-in', 'review/a.tex', 'refs.bib']);
			assert.equal(outside.exitCode, 2);
			assert.match(outside.errors.join('\n'), /outside\.tex is outside the folders/);
			assert.equal(readFileSync('refs.bib', 'utf8'), bibliography);
			assert.equal(readFileSync('../outside.tex', 'utf8'), files['../outside.tex']);
			const both = ['--cited-in', 'review/a.tex', '--cited-in', '../outside.tex'];
			assert.equal((await run(['tidy', '--write', ...both, 'refs.bib'])).exitCode, 0);
			assert.equal(readFileSync('../outside.tex', 'utf8'), '\\cite{a}\n');
		});
	});

	test('Refuses what is no .bib, what it cannot write back, and an open comment', async () => {
		const files = {
			'refs.json': '[]',
			'latin.bib': Uint8Array.from(Buffer.from('@book{a,title={Bl\xfcte}}', 'latin1')),
			'open.bib': '@comment{ x\n@book{a, title = {A}}\n',
		};
		await withFolder(files, async (run) => {
			for (const file of Object.keys(files)) {
				const { exitCode, errors } = await run(['tidy', '--write', file]);
				assert.equal(exitCode, 2, file);
				assert.equal(errors.length, 1, file);
			}
		});
	});
});

suite('Line diff', () => {
	test('Shows changes with three lines around them', () => {
		const lines = ['1', '2', '3', '4', '5', '6', '7', '8', '9'];
		const text = (list: readonly string[]) => list.map((line) => `${line}\n`).join('');
		assert.equal(unifiedDiff('f', text(lines), text(lines)), '');
		assert.equal(
			unifiedDiff('f', text(lines), text(lines.map((line) => (line === '5' ? 'five' : line)))),
			'--- f\n+++ f\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n',
		);
		assert.equal(unifiedDiff('f', '', 'a\n'), '--- f\n+++ f\n@@ -0,0 +1,1 @@\n+a\n');
		assert.match(unifiedDiff('f', 'a', 'a\n'), /^-a\n\\ No newline at end of file\n\+a\n$/m);
	});
});
