import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { problemsOf } from '../core/features/problems.ts';
import { severities } from '../presentation/severity.ts';
import { listOf, oneOf } from './arguments.ts';
import type { Assets } from './assets.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { documentFormatOf } from './documentFormats.ts';
import { type FoundProblem, locateProblems, problemLine, type Reporting } from './foundProblem.ts';
import { openManuscript } from './manuscript.ts';
import { formatSarif } from './sarif.ts';

/** `afferent check`: the problems that the editor would show. */
export const checkCommand: Command = {
	name: 'check',
	synopsis: '[--json | --format FORMAT] [--severity CODE=LEVEL] [--least LEVEL] FILE…',
	summary: 'Lists the problems of manuscripts and bibliographies that the editor would show.',
	details: [
		'FILE is a manuscript, with all that it \\inputs, or a bibliography.',
		'',
		'  --json           write a list of {file, code, severity, message, start, end, line, column, …}',
		'  --format FORMAT  text (as when it is not given), json or sarif (SARIF 2.1.0)',
		'  --severity CODE=LEVEL  how serious problems of this code, or of all codes that begin with this word, are: error,',
		'                   warning, information, hint or off; may be given several times',
		'  --least LEVEL    leave out what is less serious (information, so that hints are left out)',
		'',
		'The exit code is 1 when any problem is reported.',
	],
	options: {
		json: { type: 'boolean' },
		format: { type: 'string' },
		severity: { type: 'string', multiple: true },
		least: { type: 'string' },
	},
	run: async ({ args, terminal, assets }) => {
		const format = oneOf(args, 'format', ['text', 'json', 'sarif']) ?? (args.flags.has('json') ? 'json' : 'text');
		if (args.positionals.length === 0) {
			throw new CliError('Give at least one file.');
		}
		const least = oneOf(args, 'least', severities.slice(0, -1));
		const reporting: Reporting = {
			reader: assets.reader('en'),
			chosen: chosenSeverities(args.values.get('severity') ?? []),
			...(least && { least }),
		};
		const checked = new Map<string, readonly FoundProblem[]>();
		for (const file of args.positionals) {
			for (const [path, problems] of checkFile(file, assets, reporting)) {
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

/** `citation.retracted=error`, `bibtex=off`; a sentence for the user when it is something else. */
function chosenSeverities(given: readonly string[]): Record<string, string> {
	const chosen: Record<string, string> = {};
	for (const pair of given) {
		const [, code = '', level = ''] = /^([a-z.-]+)=([a-z]+)$/.exec(pair) ?? [];
		if (!severities.some((severity) => severity === level)) {
			throw new CliError(`--severity takes CODE=LEVEL, where LEVEL is ${listOf(severities)}, not “${pair}”.`);
		}
		chosen[code] = level;
	}
	return chosen;
}

function checkFile(
	file: string,
	assets: Assets,
	reporting: Reporting,
): (readonly [path: string, problems: readonly FoundProblem[]])[] {
	if (documentFormatOf(file) === undefined && bibliographyFormatOf(file) !== undefined) {
		const { bibliography, text } = openBibliographyFile(file);
		return [[file, locateProblems(file, text, bibliography.problems, reporting)]];
	}
	const manuscript = openManuscript(file);
	const base = assets.evidence();
	return manuscript.files.map(({ path, scanned, problems }) => {
		const found = [...problems, ...problemsOf(scanned, manuscript.library, base)];
		return [path, locateProblems(path, scanned.text, found, reporting)] as const;
	});
}
