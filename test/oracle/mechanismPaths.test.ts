import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { manuscriptMarkup } from '../../src/core/features/manuscriptMarkup.ts';
import { mechanismPaths, mechanismSteps } from '../../src/core/features/mechanismPaths.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { mechanismMermaid, mechanismSentence, mechanismTikz } from '../../src/presentation/mechanism.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';
import { inScratchDirectory, oracleTest, runProgram } from '../support/oracleTools.ts';

const base = createEvidenceBase([wholeBundledPack()]);
const reader = { t: createLocalise(), language: 'en' } as const;

function wordingOf(isLatex: boolean) {
	const markup = manuscriptMarkup(isLatex ? 'latex' : 'markdown');
	return { base, reader, isLatex, markup, citekeyOf: (citekey: string) => citekey };
}

/** Every step of the evidence as a path of its own, and longer ones from ketamine. */
function everyPath() {
	const single = mechanismSteps(base).map((step) => ({ steps: [step], sign: step.sign }));
	const ends = [...new Set(mechanismSteps(base).map(({ to }) => to))].filter((to) => to !== 'ketamine');
	return [...single, ...ends.flatMap((to) => mechanismPaths('ketamine', to, base, { limit: 2 }))];
}

suite('Mechanism paths', () => {
	oracleTest('LaTeX draws every step and every path with tikz', ['pdflatex'], () =>
		inScratchDirectory(undefined, async (directory) => {
			const paths = everyPath();
			assert.ok(paths.length > 300);
			const wording = wordingOf(true);
			const figures = paths.map((path) => `${mechanismTikz(path, wording)}\n\n${mechanismSentence(path, wording)}`);
			const head = '\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{tikz}\n\\begin{document}\n';
			await writeFile(join(directory, 'paths.tex'), `${head}${figures.join('\n\n')}\n\\end{document}\n`);
			const args = ['-draftmode', '-interaction=nonstopmode', '-halt-on-error', 'paths.tex'];
			const run = await runProgram('pdflatex', args, { directory });
			assert.equal(run.status, 0, run.stdout.slice(-2000));
			assert.doesNotMatch(run.stdout, /Missing character/);
		}),
	);

	oracleTest('pandoc reads the sentences with all their cites', ['pandoc'], () =>
		inScratchDirectory(undefined, async (directory) => {
			const wording = wordingOf(false);
			const sentences = everyPath().map((path) => mechanismSentence(path, wording));
			const input = `${sentences.join('\n\n')}\n`;
			const { stdout } = await runProgram('pandoc', ['--from=markdown', '--to=html'], { directory, input });
			assert.equal(stdout.match(/data-cites=/g)?.length, input.match(/\[@/g)?.length);
			assert.doesNotMatch(stdout, /<(?:code|del|strong)>|\\/);
		}),
	);

	test('Mermaid text is of the form that its grammar reads', () => {
		for (const path of everyPath()) {
			const lines = mechanismMermaid(path, wordingOf(false)).split('\n');
			assert.deepEqual([lines[0], lines[1], lines.at(-1)], ['```mermaid', 'flowchart TD', '```']);
			for (const line of lines.slice(2, -1)) {
				assert.match(line, /^ {2}n\d+(?:\["[^"\n]+"\]| (?:--[>xo]|-\.-[>xo])\|"[^"\n]+"\| n\d+)$/);
			}
		}
	});
});
