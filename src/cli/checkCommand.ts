import { severities } from '../presentation/severity.ts';
import { listOf, oneOf } from './arguments.ts';
import { checkFiles } from './checkFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { readEvidence } from './evidenceOptions.ts';
import { locatePackProblems } from './packFolders.ts';
import { withTriedNames } from './pack/tryNames.ts';
import { createStyleProblems } from './styleProblems.ts';
import { expandPatterns } from './patterns.ts';
import { problemLine } from './foundProblem.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { formatSarif } from './sarif.ts';

/** `afferent check`: the problems that the editor would show. */
export const checkCommand: Command = {
	name: 'check',
	synopsis: '[--json | --format FORMAT] [--severity CODE=LEVEL] [--least LEVEL] [FILE…]',
	summary: 'Lists the problems of manuscripts, bibliographies and evidence packs that the editor would show.',
	details: [
		'FILE is a manuscript, with all that it \\inputs, or a bibliography. The packs of --packs are also checked.',
		'',
		'  --json           write a list of {file, code, severity, message, start, end, line, column, …}',
		'  --format FORMAT  text (as when it is not given), json or sarif (SARIF 2.1.0)',
		'  --severity CODE=LEVEL  how serious problems of this code, or of all codes that begin with this word, are: error,',
		'                   warning, information, hint or off; may be given several times',
		'  --cite-command NAME  a LaTeX command that cites, as the editor’s setting afferent.citations.latexCommands names',
		'                   them, which is read from .vscode/settings.json, too; those that a manuscript defines are known',
		'  --least LEVEL    leave out what is less serious; text leaves out hints unless asked for them',
		'',
		'Where cites do not fit their sentence by the records of the evidence is told under codes that begin with evidence;',
		'--severity evidence=off leaves that out.',
		'',
		'Entries that no manuscript cites are problems with --severity entry.unused=warning and the manuscripts next to',
		'the bibliography. The exit code is 1 when there is any problem but hints.',
	],
	options: {
		json: { type: 'boolean' },
		format: { type: 'string' },
		severity: { type: 'string', multiple: true },
		'cite-command': { type: 'string', multiple: true },
		least: { type: 'string' },
	},
	usesEvidence: true,
	run: async ({ args, terminal, assets }) => {
		const format = oneOf(args, 'format', ['text', 'json', 'sarif']) ?? (args.flags.has('json') ? 'json' : 'text');
		const { base, packs } = readEvidence(args, assets);
		if (args.positionals.length === 0 && packs.length === 0) {
			throw new CliError('Give at least one file.');
		}
		const least = oneOf(args, 'least', severities.slice(0, -1)) ?? (format === 'text' ? 'information' : 'hint');
		const chosen = chosenSeverities(args.values.get('severity') ?? []);
		const files = expandPatterns(args.positionals);
		const reader = new ManuscriptReader(citeCommandsFor(files, args.values.get('cite-command') ?? []));
		const reporting = { reader: assets.reader('en'), chosen, least };
		const lexicon = () => assets.lexicon(base);
		const checked = checkFiles(
			files,
			reader,
			{ base, lexicon, suggester: () => assets.suggester(base) },
			reporting,
			createStyleProblems(() => assets.citationEngine()),
		);
		const ofPacks = packs.flatMap((pack) => locatePackProblems(withTriedNames(pack), reporting));
		const problems = [...ofPacks, ...[...checked.values()].flat()];
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
		return problems.some(({ severity }) => severity !== 'hint') ? 1 : 0;
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
