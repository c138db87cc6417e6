import type { BibliographyFormat } from '../core/bibliography/model.ts';
import { formatEntries } from '../core/bibliography/formatEntries.ts';
import { itemsOfCitekeys } from '../core/features/export.ts';
import { listOf, oneOf } from './arguments.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { openManuscript } from './manuscript.ts';

const formats = ['bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris'] as const satisfies readonly BibliographyFormat[];

/** `afferent export`: the references that a manuscript cites, as a bibliography of its own. */
export const exportCommand: Command = {
	name: 'export',
	synopsis: 'FILE --to FORMAT [--evidence]',
	summary: 'Prints the references that a manuscript cites, in the order of their first citation.',
	details: [
		`  --to FORMAT  ${listOf(formats)}`,
		'  --evidence   take what no bibliography of the manuscript has from the evidence base',
		'',
		'The exit code is 1 when a citekey is unknown; the others are printed.',
	],
	options: { to: { type: 'string' }, evidence: { type: 'boolean' } },
	run: async ({ args, terminal, assets }) => {
		const [file, ...more] = args.positionals;
		if (file === undefined || more.length > 0) {
			throw new CliError('Give one manuscript.');
		}
		const format = oneOf(args, 'to', formats);
		if (format === undefined) {
			throw new CliError(`Say in which format: --to ${listOf(formats)}.`);
		}
		const manuscript = openManuscript(file);
		const base = args.flags.has('evidence') ? assets.evidence() : undefined;
		const { items, missing } = itemsOfCitekeys(manuscript.citekeys, manuscript.library, base);
		const text = formatEntries(items, format);
		await terminal.write(text === '' || text.endsWith('\n') ? text : `${text}\n`);
		for (const sentence of manuscript.unreadable) {
			terminal.warn(`afferent: ${sentence}`);
		}
		for (const citekey of missing) {
			terminal.warn(`afferent: No bibliography of ${file} has “${citekey}”.`);
		}
		return missing.length > 0 || manuscript.unreadable.length > 0 ? 1 : 0;
	},
};
