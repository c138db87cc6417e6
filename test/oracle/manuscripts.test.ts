import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildLatex, inScratchDirectory, oracleTest, runProgram } from '../support/oracleTools.ts';
import { isCrossReference } from '../support/quartoCrossReferences.ts';

/*
 * The manuscripts in test/fixtures/manuscripts are there to show that nothing is reported where nothing is wrong.
 * These tests show that they deserve it: the programs that writers use find every work that is cited.
 */

/** A record of `manuscripts.json`. */
interface Manuscript {
	readonly main: string;
	/** What builds it; `unbuilt` where that needs fonts and styles beyond a basic LaTeX. */
	readonly builder: 'pandoc' | 'bibtex' | 'biber' | 'none' | 'unbuilt';
	/** The project's header, in the manuscript's first folder: Quarto merges it, pandoc is given it. */
	readonly metadata?: string;
}

const folder = join(import.meta.dirname, '../fixtures/manuscripts');
const manuscripts: readonly Manuscript[] = JSON.parse(readFileSync(join(folder, 'manuscripts.json'), 'utf8'));

suite('the manuscripts without a fault are without a fault', () => {
	for (const { main, builder, metadata } of manuscripts) {
		if (builder === 'pandoc') {
			oracleTest(`pandoc finds every work that ${main} cites`, ['pandoc'], () =>
				inScratchDirectory(join(folder, project(main)), (directory) => pandocIsContent(directory, main, metadata)),
			);
		} else if (builder !== 'unbuilt') {
			oracleTest(`LaTeX finds every work that ${main} cites`, programsOf(builder), () =>
				inScratchDirectory(join(folder, project(main)), async (directory) => {
					const build = await buildLatex(directory, basename(main, '.tex'), builder);
					assert.deepEqual(build.complaints, []);
				}),
			);
		}
	}
});

/** The folder of the whole manuscript, of which the main file may be in a subfolder. */
function project(main: string): string {
	return main.slice(0, main.indexOf('/'));
}

function programsOf(builder: 'bibtex' | 'biber' | 'none'): string[] {
	return builder === 'none' ? ['pdflatex'] : ['pdflatex', builder];
}

async function pandocIsContent(directory: string, main: string, metadata: string | undefined): Promise<void> {
	const file = main.slice(project(main).length + 1);
	const text = await readFile(join(directory, file), 'utf8');
	// Quarto fills in its shortcodes before pandoc reads the text.
	await writeFile(join(directory, file), text.replace(/\{\{<.*?>\}\}/g, ''));
	const bibliographies =
		metadata === undefined
			? []
			: [
					...declaredBibliographies(await readFile(join(directory, metadata), 'utf8'), '.'),
					...declaredBibliographies(text, dirname(file)),
				];
	const run = await runProgram(
		'pandoc',
		['--from=markdown', '--citeproc', '--to=plain', ...bibliographies, `--resource-path=${dirname(file)}`, file],
		{ directory },
	);
	const complaints = run.stderr
		.split('\n')
		.filter((line) => line.trim() !== '' && !isCrossReference(/citation (\S+) not found/.exec(line)?.[1] ?? ''));
	assert.deepEqual(complaints, []);
	assert.equal(run.status, 0);
}

/** Pandoc replaces a project's bibliographies by the manuscript's, Quarto adds them up: so both are named as options. */
function declaredBibliographies(header: string, folder: string): string[] {
	const names = header.matchAll(/^(?:bibliography:|\s+-)\s+(\S+\.bib)\s*$/gm);
	return [...names].map((match) => `--bibliography=${join(folder, match[1]!)}`);
}
