import type { EvidenceBase } from '../core/evidence/evidenceBase.ts';
import { manuscriptMarkup } from '../core/features/manuscriptMarkup.ts';
import { type MechanismPath, mechanismPaths } from '../core/features/mechanismPaths.ts';
import { createNameSearch, type NameSearch } from '../core/search/nameSearch.ts';
import { printColours } from '../presentation/cardHtml.ts';
import { createDiagram } from '../presentation/diagram/diagramDrawing.ts';
import type { Reader } from '../presentation/localise.ts';
import {
	mechanismGraph,
	mechanismLine,
	mechanismMermaid,
	mechanismSentence,
	mechanismTikz,
} from '../presentation/mechanism.ts';
import { similarNames } from '../presentation/similarNames.ts';
import { type Arguments, oneOf } from './arguments.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import { outputDetails, outputOptions, print } from './outputFile.ts';

const formats = ['text', 'json', 'markdown', 'latex', 'mermaid', 'tikz', 'svg'] as const;

type Format = (typeof formats)[number];

/** `afferent path`: how one entity acts on another. */
export const pathCommand: Command = {
	name: 'path',
	synopsis: '[--format FORMAT] [--limit N] [--lang LANGUAGE] [--output FILE [--force]] FROM TO',
	summary:
		'Finds how one entity acts on another, step by step along pathways and claims, with the papers of each step.',
	details: [
		'FROM and TO are ids, or any names or Chinese names of entities, such as ketamine and synaptogenesis.',
		'',
		'  --format FORMAT  text (the default) and json list the paths, the shortest and best-supported first;',
		'                   markdown and latex write the first as a sentence with citations, mermaid, tikz and svg draw it',
		'  --limit N        at most N paths (default: 5); a sentence or drawing is made of the Nth',
		'  --lang LANGUAGE  the language of names and labels: en or zh-cn',
		...outputDetails,
		'',
		'In a list → promotes, ⊣ reduces, — is neither; a question mark is at steps that nothing supports. The sign at',
		'the end is the product of all. The exit code is 1 when there is no path.',
	],
	options: {
		format: { type: 'string' },
		limit: { type: 'string' },
		lang: { type: 'string' },
		...outputOptions,
	},
	usesEvidence: true,
	run: async (context) => {
		const { args, terminal, assets, evidence } = context;
		const format = oneOf(args, 'format', formats) ?? 'text';
		const limit = limitOf(args);
		const [from, to, ...more] = args.positionals;
		if (from === undefined || to === undefined || more.length > 0) {
			throw new CliError('Give two entities; put a name of several words in quotation marks.');
		}
		const { base } = evidence();
		const reader = assets.reader(args.values.get('lang')?.at(-1) ?? 'en');
		const names = createNameSearch(base.entities);
		const [start, end] = [idOf(from, names, base), idOf(to, names, base)];
		const paths = mechanismPaths(start, end, base, { limit: limit ?? 5 });
		const chosen = paths[limit === undefined ? 0 : limit - 1] ?? paths.at(-1);
		if (chosen === undefined) {
			terminal.warn(`afferent: No steps lead from ${start} to ${end}.`);
			return 1;
		}
		await print(`${written(format, paths, chosen, base, reader)}\n`, context, 'text');
		return 0;
	},
};

function written(
	format: Format,
	paths: readonly MechanismPath[],
	chosen: MechanismPath,
	base: EvidenceBase,
	reader: Reader,
): string {
	const isLatex = format === 'latex' || format === 'tikz';
	const markup = manuscriptMarkup(isLatex ? 'latex' : 'markdown');
	const wording = { base, reader, markup, isLatex, citekeyOf: (citekey: string) => citekey };
	switch (format) {
		case 'text':
			return paths
				.map((path) =>
					[
						mechanismLine(path, base, reader),
						...path.steps.map(({ from, relation, to, papers, isConfirmed }) => {
							const sources = papers.map((citekey) => `@${citekey}`).join(' ');
							return `  ${from} ${relation} ${to}: ${isConfirmed ? sources || 'a database' : 'unconfirmed'}`;
						}),
					].join('\n'),
				)
				.join('\n');
		case 'json':
			return JSON.stringify(paths, undefined, 2);
		case 'markdown':
		case 'latex':
			return mechanismSentence(chosen, wording);
		case 'mermaid':
			return mechanismMermaid(chosen, wording);
		case 'tikz':
			return mechanismTikz(chosen, wording);
		case 'svg':
			return createDiagram(mechanismGraph(chosen, base, reader), reader)!.draw(printColours, {
				direction: 'down',
				isLinked: false,
			}).svg;
	}
}

function limitOf(args: Arguments): number | undefined {
	const given = args.values.get('limit')?.at(-1);
	const limit = Number(given);
	if (given !== undefined && (!Number.isInteger(limit) || limit < 1 || limit > 50)) {
		throw new CliError(`--limit takes a whole number from 1 to 50, not “${given}”.`);
	}
	return given === undefined ? undefined : limit;
}

function idOf(given: string, names: NameSearch, base: EvidenceBase): string {
	const id = base.entity(given)?.id ?? names.exact(given);
	if (id === undefined) {
		throw new CliError(`No entity is called “${given}”.${similarNames(given, names, base)}`);
	}
	return id;
}
