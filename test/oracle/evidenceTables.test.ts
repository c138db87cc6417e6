import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createEvidenceBase } from '../../src/core/evidence/createEvidenceBase.ts';
import { writeTable } from '../../src/core/features/tables/generatedTable.ts';
import { manuscriptMarkup } from '../../src/core/features/manuscriptMarkup.ts';
import { evidenceTable, tableColumns, widthsOf } from '../../src/presentation/evidenceTable.ts';
import { createLocalise } from '../../src/presentation/localise.ts';
import { wholeBundledPack } from '../support/bundledPack.ts';
import { inScratchDirectory, oracleTest, runProgram } from '../support/oracleTools.ts';

const base = createEvidenceBase([wholeBundledPack()]);
/** Every paper of the evidence once, so that every odd character of the records is in the table. */
const subjects = {
	claims: base.claims.map(({ id }) => id),
	pathways: [],
	papers: base.papers.map(({ citekey }) => citekey),
};
const request = {
	subjects,
	columns: tableColumns,
	base,
	reader: { t: createLocalise(), language: 'en' },
	citekeyOf: (citekey: string) => citekey,
} as const;

suite('Evidence tables', () => {
	oracleTest('pandoc reads a table of all papers, cell by cell', ['pandoc'], () =>
		inScratchDirectory(undefined, async (directory) => {
			const table = evidenceTable(request, manuscriptMarkup('markdown'));
			const input = `${writeTable(table, 'markdown', widthsOf(tableColumns)).join('\n')}\n`;
			const { stdout, status } = await runProgram('pandoc', ['--from=markdown', '--to=html'], { directory, input });
			assert.equal(status, 0);
			assert.equal(stdout.match(/<tr/g)?.length, table.rows.size + 1);
			assert.equal(stdout.match(/<td/g)?.length, table.rows.size * tableColumns.length);
			assert.equal(stdout.match(/data-cites=/g)?.length, table.rows.size);
			assert.doesNotMatch(stdout, /<(?:em|strong|code|del)>|class="math/, 'nothing of the data becomes markup');
			assert.doesNotMatch(stdout.replace(/<!--[\s\S]*?-->/g, ''), /afferent-table/);
		}),
	);

	oracleTest('LaTeX sets a table with booktabs, and breaks one of all papers over pages', ['pdflatex'], () =>
		inScratchDirectory(undefined, async (directory) => {
			const table = evidenceTable(request, manuscriptMarkup('latex'));
			const written = (rows: number) =>
				writeTable({ ...table, rows: new Map([...table.rows].slice(0, rows)) }, 'latex', widthsOf(tableColumns)).join(
					'\n',
				);
			const set = async (tables: string) => {
				const head =
					'\\documentclass{article}\n\\usepackage[utf8]{inputenc}\n\\usepackage{booktabs,longtable}\n\\begin{document}\n\\tiny\n';
				await writeFile(join(directory, 'table.tex'), `${head}${tables}\n\\end{document}\n`);
				const run = await runProgram('pdflatex', ['-interaction=nonstopmode', '-halt-on-error', 'table.tex'], {
					directory,
				});
				assert.equal(run.status, 0, run.stdout.slice(-2000));
				assert.doesNotMatch(run.stdout, /Missing character|Extra alignment|Overfull \\vbox/);
				return Number(/\((\d+) pages?,/.exec(run.stdout)?.[1]);
			};
			assert.match(written(12), /\\begin\{tabular\}/);
			assert.equal(await set(written(12)), 1);
			assert.match(written(13), /\\begin\{longtable\}/);
			const pages = await set(written(table.rows.size));
			assert.ok(pages > table.rows.size / 40, `${table.rows.size} rows on ${pages} pages`);
		}),
	);
});
