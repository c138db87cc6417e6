import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import type { TableSubjects } from '../core/features/evidenceRows.ts';
import { writeTable } from '../core/features/tables/generatedTable.ts';
import { manuscriptMarkup } from '../core/features/manuscriptMarkup.ts';
import { createEvidencePaperIndex } from '../core/features/citablePapers.ts';
import { evidenceCsv, evidenceTable, type TableColumn, tableColumns, widthsOf } from '../presentation/evidenceTable.ts';
import { type Arguments, listOf, oneOf } from './arguments.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { outputDetails, outputOptions, print } from './outputFile.ts';

/** At most so many papers of a search are in a table. */
const mostFound = 50;

/** `afferent table`: the papers of claims, pathways or a search, side by side. */
export const tableCommand: Command = {
	name: 'table',
	synopsis:
		'[--format FORMAT] [--columns COLUMNS] [--search QUERY] [--lang LANGUAGE] [--output FILE [--force]] [SUBJECT…]',
	summary: 'Prints a table of the papers of claims, pathways or a search, for a manuscript or a spreadsheet.',
	details: [
		'SUBJECT is the id of a claim or a pathway, or the citekey of a paper of the evidence.',
		'',
		'  --format FORMAT    markdown (the default), latex (booktabs; longtable for many rows) or csv',
		`  --columns COLUMNS  some of ${tableColumns.join(', ')}, in this order`,
		'  --search QUERY     papers as “afferent library --search” finds them in the evidence',
		'  --lang LANGUAGE    the language of headings and labels: en or zh-cn',
		...outputDetails,
		'',
		'The editor’s Update Evidence Table uses the comment before a table.',
	],
	options: {
		format: { type: 'string' },
		columns: { type: 'string' },
		search: { type: 'string' },
		lang: { type: 'string' },
		...outputOptions,
	},
	usesEvidence: true,
	run: async (context) => {
		const { args, assets, evidence } = context;
		const format = oneOf(args, 'format', ['markdown', 'latex', 'csv']) ?? 'markdown';
		const columns = columnsOf(args);
		const { base } = evidence();
		const subjects = subjectsOf(args, base);
		const request = {
			subjects,
			columns,
			base,
			reader: assets.reader(args.values.get('lang')?.at(-1) ?? 'en'),
			citekeyOf: (citekey: string) => citekey,
		};
		if (format === 'csv') {
			await print(evidenceCsv(request), context, 'text');
			return 0;
		}
		const table = evidenceTable(request, manuscriptMarkup(format));
		if (table.rows.size === 0) {
			throw new CliError('The evidence has no papers for this table.');
		}
		await print(`${writeTable(table, format, widthsOf(columns)).join('\n')}\n`, context, 'text');
		return 0;
	},
};

function columnsOf(args: Arguments): readonly TableColumn[] {
	const given = args.values.get('columns')?.at(-1);
	if (given === undefined) {
		return tableColumns.filter((column) => column !== 'study');
	}
	return given.split(/[\s,]+/).map((name) => {
		const column = tableColumns.find((each) => each === name.toLowerCase());
		if (column === undefined) {
			throw new CliError(`--columns takes ${listOf(tableColumns)}, not “${name}”.`);
		}
		return column;
	});
}

function subjectsOf(args: Arguments, base: EvidenceBase): TableSubjects {
	const claims: string[] = [];
	const pathways: string[] = [];
	const papers: string[] = [];
	for (const given of args.positionals) {
		const citekey = given.replace(/^@/, '');
		const claim = base.claim(given);
		if (claim !== undefined) {
			claims.push(claim.id);
		} else if (base.entity(given)?.kind === 'pathway') {
			pathways.push(given);
		} else if (base.paper(citekey) !== undefined) {
			papers.push(citekey);
		} else {
			throw new CliError(`No claim, pathway or paper of the evidence is called “${given}”.`);
		}
	}
	const query = args.values.get('search')?.at(-1);
	if (query !== undefined) {
		const found = createEvidencePaperIndex(base).search(query, { limit: mostFound });
		papers.push(...found.map(({ citekey }) => citekey));
	}
	if (claims.length + pathways.length + papers.length === 0) {
		throw new CliError(
			query === undefined ? 'Give at least one claim, pathway or paper.' : `The evidence has no paper for “${query}”.`,
		);
	}
	return { claims, pathways, papers: [...new Set(papers)] };
}
