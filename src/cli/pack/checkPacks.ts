import path from 'node:path';
import { isWholePack, withoutCopies } from '../../core/evidence/wholePack.ts';
import type { EvidencePack } from '../../core/evidence/packModel.ts';
import { CliError } from '../cliError.ts';
import type { Command } from '../command.ts';
import { counted } from '../counted.ts';
import { readEvidence } from '../evidenceOptions.ts';
import { filesIn, foldersIn } from '../files.ts';
import { problemLine } from '../foundProblem.ts';
import { withTriedNames } from './tryNames.ts';
import { isPackFolder, locatePackProblems, type PackFolder } from '../packFolders.ts';

/** So deep below the working folder packs are looked for. */
const deepest = 4;

/** `afferent pack check`: what is wrong in packs, and what is still to be filled. */
export const checkPacksCommand: Command = {
	name: 'pack check',
	synopsis: '[--json] [PACK…]',
	summary: 'Lists problems of evidence packs by file, line and column, and what is still to be filled in.',
	details: [
		'Without PACK, every folder here and below whose name ends in “.evidence”, and every file whose name ends in',
		'“.evidence.json”, is checked. Each pack may refer to what the bundled one and those before it have; the rules are',
		'those by which the bundled pack is built. A file beside the folder of which it is a copy is left out.',
		'',
		'  --json  write a list of {file, code, severity, message, start, end, line, column, …}',
		'',
		'The exit code is 1 when something is wrong, and 0 when something only has to be filled in.',
	],
	options: { json: { type: 'boolean' } },
	usesEvidence: true,
	run: async ({ args, terminal, assets }) => {
		const given =
			args.positionals.length > 0 ? args.positionals : withoutCopies(packsBelow('.', deepest), (place) => place);
		if (given.length === 0) {
			throw new CliError(
				'Nothing here or below has a name that ends in “.evidence” or “.evidence.json”. Give the folder or file of a pack.',
			);
		}
		const { packs } = readEvidence(args, assets, given);
		const checked = packs.filter(({ folder }) => given.includes(folder)).map(withTriedNames);
		const reporting = { reader: assets.reader('en'), least: 'hint' } as const;
		const located = checked.map((pack) => ({ pack, found: locatePackProblems(pack, reporting) }));
		const problems = located.flatMap(({ found }) => found);
		if (args.flags.has('json')) {
			await terminal.write(`${JSON.stringify(problems, undefined, 2)}\n`);
		} else {
			const lines = located.map(({ pack, found }) => summary(pack, found.length));
			await terminal.write([...problems.map(problemLine), ...lines].map((line) => `${line}\n`).join(''));
		}
		return problems.length > 0 ? 1 : 0;
	},
};

function packsBelow(folder: string, depth: number): readonly string[] {
	const whole = filesIn(folder)
		.filter(isWholePack)
		.map((name) => path.join(folder, name));
	const folders = foldersIn(folder)
		.filter((name) => !name.startsWith('.') && name !== 'node_modules')
		.map((name) => path.join(folder, name))
		.flatMap((below) =>
			below.endsWith('.evidence') && isPackFolder(below) ? [below] : depth > 1 ? packsBelow(below, depth - 1) : [],
		);
	return [...whole, ...folders];
}

/** `heart.evidence: 20 papers (3 without findings), 6 entities, 4 claims; 0 problems`. */
function summary({ folder, value }: PackFolder, problems: number): string {
	const told = counted(problems, 'problem');
	return value === undefined ? `${folder}: no usable pack; ${told}` : `${folder}: ${contents(value)}; ${told}`;
}

function contents({ papers, targets, pathways, entities, claims, figures }: EvidencePack): string {
	const toFill = papers.filter(({ study }) => study.findings.length === 0).length;
	const toDescribe = entities.filter(({ unconfirmed = [] }) => unconfirmed.includes('summary')).length;
	const parts = [
		`${counted(papers.length, 'paper')}${toFill > 0 ? ` (${toFill} without findings)` : ''}`,
		...(targets.length > 0 ? [counted(targets.length, 'target')] : []),
		...(pathways.length > 0 ? [counted(pathways.length, 'pathway')] : []),
		`${counted(entities.length, 'entity', 'entities')}${toDescribe > 0 ? ` (${toDescribe} with an unconfirmed summary)` : ''}`,
		counted(claims.length, 'claim'),
		...(figures.length > 0 ? [counted(figures.length, 'figure')] : []),
	];
	return parts.join(', ');
}
