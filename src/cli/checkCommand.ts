import path from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { createLibrary } from '../core/bibliography/library.ts';
import type { Bibliography, Library } from '../core/bibliography/model.ts';
import { openBibliography } from '../core/bibliography/openBibliography.ts';
import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { crossReferenceProblems } from '../core/features/crossReferenceFeatures.ts';
import { hintsOf } from '../core/features/hints/hints.ts';
import { libraryProblems } from '../core/features/libraryProblems.ts';
import { problemsOf } from '../core/features/problems.ts';
import { createLexicon } from '../core/matching/lexicon.ts';
import type { Problem } from '../core/text/problem.ts';
import { severities } from '../presentation/severity.ts';
import { listOf, oneOf } from './arguments.ts';
import { openBibliographyFile } from './bibliographyFiles.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { readEvidence } from './evidenceOptions.ts';
import { locatePackProblems } from './packFolders.ts';
import { documentFormatOf } from './documentFormats.ts';
import { filesIn, readText } from './files.ts';
import { uriOfFile } from './fileUris.ts';
import { expandPatterns } from './patterns.ts';
import { type FoundProblem, locateProblems, problemLine, type Reporting } from './foundProblem.ts';
import { type Manuscript, openManuscript } from './manuscript.ts';
import { ManuscriptReader } from './manuscriptReader.ts';
import { citeCommandsFor } from './projectPlaces.ts';
import { formatSarif } from './sarif.ts';

/** `afferent check`: the problems that the editor would show. */
export const checkCommand: Command = {
	name: 'check',
	synopsis: '[--json | --format FORMAT] [--severity CODE=LEVEL] [--least LEVEL] [FILE…]',
	summary: 'Lists the problems of manuscripts, bibliographies and evidence packs that the editor would show.',
	details: [
		'FILE is a manuscript, with all that it \\inputs, or a bibliography. The packs of --packs are checked, too.',
		'',
		'  --json           write a list of {file, code, severity, message, start, end, line, column, …}',
		'  --format FORMAT  text (as when it is not given), json or sarif (SARIF 2.1.0)',
		'  --severity CODE=LEVEL  how serious problems of this code, or of all codes that begin with this word, are: error,',
		'                   warning, information, hint or off; may be given several times',
		'  --cite-command NAME  a LaTeX command that cites, as the editor’s setting afferent.citations.latexCommands names',
		'                   them, which is read from .vscode/settings.json, too; those that a manuscript defines are known',
		'  --least LEVEL    leave out what is less serious; text leaves out hints unless asked for them',
		'',
		'Entries that no manuscript cites are problems with --severity entry.unused=warning and the manuscripts beside',
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
		const checked = checkFiles(files, reader, base, reporting);
		const ofPacks = packs.flatMap((pack) => locatePackProblems(pack, reporting));
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

/** The problems of each file. A chapter that two manuscripts pull in, or that is given beside them, is there once. */
function checkFiles(
	files: readonly string[],
	reader: ManuscriptReader,
	base: EvidenceBase,
	reporting: Reporting,
): ReadonlyMap<string, readonly FoundProblem[]> {
	const lexicon = createLexicon(base.vocabularies);
	const checked = new Map<string, readonly FoundProblem[]>();
	const names = new Map<string, string>();
	const add = (given: string, text: string, problems: readonly Problem[]) => {
		// A file has one name, however it was given and pulled in.
		const file = path.resolve(given);
		const name = names.get(file) ?? given;
		names.set(file, name);
		const located = locateProblems(name, text, problems, reporting);
		const known = checked.get(name) ?? [];
		const isNew = ({ code, start }: FoundProblem) => !known.some((each) => each.code === code && each.start === start);
		checked.set(
			name,
			[...known, ...located.filter(isNew)].sort((a, b) => a.start - b.start || a.end - b.end),
		);
	};
	const given = files.map((file) => (isBibliography(file) ? openBibliographyFile(file) : openManuscript(file, reader)));
	const manuscripts = given.filter((each) => 'files' in each);
	const cited = new Set(manuscripts.flatMap(({ citekeys }) => citekeys));
	for (const each of given) {
		if ('files' in each) {
			const undeclared = undeclaredBeside(each);
			for (const { path, scanned, library, facts, others } of each.files) {
				const ofCites = problemsOf(scanned, library, base, { ...facts, undeclared });
				const ofReferences = crossReferenceProblems(scanned, others);
				add(path, scanned.text, [...ofCites, ...ofReferences, ...hintsOf(scanned, lexicon, base, others)]);
			}
			for (const { path, text, problems } of each.declaring) {
				add(path, text, problems);
			}
		} else {
			const { text } = each;
			const bibliography = asRead(each.bibliography, manuscripts, reader);
			// Only who gives the manuscripts as well can hear what they leave unused.
			const options = manuscripts.length === 0 || cited.has('*') ? {} : { cited };
			add(bibliography.source, text, [...bibliography.problems, ...libraryProblems(bibliography, base, options)]);
		}
	}
	return checked;
}

/**
 * A bibliography as the manuscripts read it that are given too; alone, with the `@string`s of those beside it, since one
 * of them may be declared before it.
 */
function asRead(
	bibliography: Bibliography,
	manuscripts: readonly Manuscript[],
	reader: ManuscriptReader,
): Bibliography {
	const file = path.resolve(bibliography.source);
	const known = manuscripts.flatMap(({ library }) => library.bibliographies);
	const ofManuscript = known.find(({ source }) => path.resolve(source) === file);
	if (ofManuscript !== undefined) {
		return ofManuscript;
	}
	if (!bibliography.problems.some(({ code }) => code === 'bibtex.undefined-string')) {
		return bibliography;
	}
	const folder = path.dirname(file);
	const beside = filesIn(folder)
		.map((name) => path.join(folder, name))
		.filter((name) => /\.bib$/i.test(name) && name !== file)
		.map((name) => reader.bibliography(uriOfFile(name)))
		.filter((opened) => typeof opened !== 'string');
	return reader.strings.apply([...beside, bibliography]).at(-1) ?? bibliography;
}

function isBibliography(file: string): boolean {
	return documentFormatOf(file) === undefined && bibliographyFormatOf(file) !== undefined;
}

/** The `.bib` files in the folder of a manuscript that it does not declare; read only where a citekey is unknown. */
function undeclaredBeside({ files, citekeys, library }: Manuscript): Library {
	const first = files[0];
	if (first === undefined || citekeys.every((citekey) => library.has(citekey))) {
		return createLibrary([]);
	}
	const folder = path.dirname(first.path);
	const declared = new Set(library.bibliographies.map(({ source }) => path.resolve(source)));
	const beside = filesIn(folder)
		.filter((name) => name.endsWith('.bib') && !declared.has(path.resolve(folder, name)))
		.sort();
	return createLibrary(
		beside.map((name) => openBibliography(readText(path.join(folder, name)), path.join(folder, name), 'bibtex')),
	);
}
