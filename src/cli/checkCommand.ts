import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { problemsOf } from '../core/features/problems.ts';
import { oneOf } from './arguments.ts';
import type { Assets } from './assets.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { documentFormatOf } from './documentFormats.ts';
import { type FoundProblem, locateProblems, problemLine } from './foundProblem.ts';
import { openManuscript } from './manuscript.ts';
import { formatSarif } from './sarif.ts';

/** `afferent check`: the problems that the editor would show. */
export const checkCommand: Command = {
	name: 'check',
	synopsis: '[--json | --format FORMAT] FILE…',
	summary: 'Lists the problems of manuscripts and bibliographies that the editor would show.',
	details: [
		'FILE is a manuscript, with all that it \\inputs, or a bibliography.',
		'',
		'  --json           write a list of {file, code, severity, message, start, end, line, column, …}',
		'  --format FORMAT  text (as when it is not given), json or sarif (SARIF 2.1.0)',
		'',
		'The exit code is 1 when there is any problem.',
	],
	options: { json: { type: 'boolean' }, format: { type: 'string' } },
	run: async ({ args, terminal, assets }) => {
		const format = oneOf(args, 'format', ['text', 'json', 'sarif']) ?? (args.flags.has('json') ? 'json' : 'text');
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one file.');
		}
		const checked = new Map<string, readonly FoundProblem[]>();
		for (const file of args.positionals) {
			for (const [path, problems] of checkFile(file, assets)) {
				// A chapter that two manuscripts pull in, or that is given beside its manuscript, is reported once.
				if (!checked.has(path)) {
					checked.set(path, problems);
				}
			}
		}
		const problems = [...checked.values()].flat();
		switch (format) {
			case 'json':
				await terminal.write(`${JSON.stringify(problems, undefined, 2)}\n`);
				break;
			case 'sarif':
				await terminal.write(`${JSON.stringify(formatSarif(problems, assets.version()), undefined, 2)}\n`);
				break;
			default:
				await terminal.write(problems.map((problem) => `${problemLine(problem)}\n`).join(''));
		}
		return problems.length > 0 ? 1 : 0;
	},
};

function checkFile(file: string, assets: Assets): (readonly [path: string, problems: readonly FoundProblem[]])[] {
	const reader = assets.reader('en');
	if (documentFormatOf(file) === undefined && bibliographyFormatOf(file) !== undefined) {
		const { bibliography, text } = openBibliographyFile(file);
		return [[file, locateProblems(file, text, bibliography.problems, reader)]];
	}
	const manuscript = openManuscript(file);
	const base = assets.evidence();
	return manuscript.files.map(({ path, scanned, problems }) => {
		const found = [...problems, ...problemsOf(scanned, manuscript.library, base)];
		return [path, locateProblems(path, scanned.text, found, reader)] as const;
	});
}
