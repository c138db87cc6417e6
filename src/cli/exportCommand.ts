import path from 'node:path';
import type { BibliographyFormat } from '../core/bibliography/model.ts';
import { formatEntries } from '../core/bibliography/formatEntries.ts';
import { lostVariables } from '../core/bibliography/lostVariables.ts';
import { citedTogether } from '../core/features/export.ts';
import { listOf, oneOf } from './arguments.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { isFolder } from './files.ts';
import { type Manuscript, openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { expandPatterns } from './patterns.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { manuscriptFilesIn } from './manuscriptFiles.ts';
import { outputDetails, outputOptions, print } from './outputFile.ts';

const formats = ['bibtex', 'biblatex', 'csl-json', 'csl-yaml', 'ris'] as const satisfies readonly BibliographyFormat[];

/** `afferent export`: the references that manuscripts cite, as a bibliography of its own. */
export const exportCommand: Command = {
	name: 'export',
	synopsis: 'FILE… --to FORMAT [--evidence] [--output FILE [--force]]',
	summary: 'Prints the references that manuscripts cite, in the order of their first citation.',
	details: [
		'FILE is a manuscript, with all that it \\inputs, or a folder: all manuscripts in it and below.',
		'',
		`  --to FORMAT      ${listOf(formats)}`,
		'  --evidence       take what no bibliography of the manuscript has from the evidence base',
		...outputDetails,
		'',
		'If two manuscripts cite different papers under one citekey, the later paper is printed under another, which is',
		'named. The exit code is 1 when a citekey is unknown; the others are printed.',
	],
	options: { to: { type: 'string' }, evidence: { type: 'boolean' }, ...outputOptions },
	usesEvidence: true,
	run: async ({ args, terminal, evidence }) => {
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one manuscript or folder.');
		}
		const format = oneOf(args, 'to', formats);
		if (format === undefined) {
			throw new CliError(`Choose a format: --to ${listOf(formats)}.`);
		}
		const base = args.flags.has('evidence') ? evidence().base : undefined;
		const files = expandPatterns(args.positionals);
		const reader = new ManuscriptReader(citeCommandsFor(files, args.values.get('cite-command') ?? []));
		const manuscripts = files.flatMap((file) =>
			isFolder(file) ? manuscriptsIn(file, reader) : [{ name: file, ...openManuscript(file, reader) }],
		);
		const { items, missing, renamed, sources } = citedTogether(manuscripts, base);
		const text = formatEntries(items, format, sources);
		await print(text === '' || text.endsWith('\n') ? text : `${text}\n`, { args, terminal }, 'references');
		for (const { citekey, variables } of lostVariables(items, format, sources)) {
			terminal.warn(`afferent: ${format} cannot hold all of “${citekey}”; lost or changed: ${variables.join(', ')}.`);
		}
		const unreadable = new Set(manuscripts.flatMap((manuscript) => manuscript.unreadable));
		for (const sentence of unreadable) {
			terminal.warn(`afferent: ${sentence}`);
		}
		for (const { citekey, manuscript } of missing) {
			terminal.warn(`afferent: No bibliography of ${manuscript} has “${citekey}”.`);
		}
		for (const { citekey, written, manuscript } of renamed) {
			terminal.warn(
				`afferent: “${citekey}” is a different paper in ${manuscript}; that one is printed as “${written}”.`,
			);
		}
		return missing.length > 0 || unreadable.size > 0 ? 1 : 0;
	},
};

interface NamedManuscript extends Manuscript {
	readonly name: string;
}

/**
 * The manuscripts in a folder and below. A file that another one pulls in is read there; one that cites nothing its
 * bibliographies have and declares none, such as a README, is no manuscript.
 */
function manuscriptsIn(folder: string, reader: ManuscriptReader): NamedManuscript[] {
	const opened = manuscriptFilesIn(folder).map((file) => ({ name: file, ...openManuscript(file, reader) }));
	const partsOf = ({ name, files }: NamedManuscript) =>
		files.map((file) => path.resolve(file.path)).filter((file) => file !== path.resolve(name));
	const parts = new Set(opened.flatMap(partsOf));
	const manuscripts = opened.filter(
		({ name, files, library, citekeys, unreadable }) =>
			!parts.has(path.resolve(name)) &&
			(files.some(({ scanned }) => scanned.declarations.length > 0) ||
				unreadable.length > 0 ||
				citekeys.some((citekey) => library.has(citekey))),
	);
	if (manuscripts.length === 0) {
		throw new CliError(`There is no manuscript with a bibliography in ${folder}.`);
	}
	return manuscripts;
}
