import { latexCommand, type LatexCommand, type OwnCommands } from '../citations/latexCommands.ts';
import { readArguments } from './latexArguments.ts';

/** A command that a manuscript defines and that may cite. */
export interface CiteDefinition {
	/** Without the backslash; for `suffix` what is put after the names of all cite commands, as multibib does. */
	readonly name: string;
	readonly kind: 'wrapper' | 'own' | 'ownMultiple' | 'suffix';
	/** For a wrapper, the commands in its body that get an argument of its own, in order. */
	readonly calls: readonly Call[];
}

interface Call {
	readonly command: string;
	/** Arguments in braces that a user of the wrapper gives before the one that is passed on. */
	readonly argumentsBefore: number;
	/** The wrapper is another name for the command, and takes all its arguments. */
	readonly isAlias: boolean;
}

/**
 * What `\newcommand{\mycite}[2][]{(\cite[#1]{#2})}` and its like wrap. `parameters` has a letter for each parameter:
 * `m` for one in braces, any other for one that need not be given.
 */
export function wrapperOf(name: string, parameters: string, body: string): CiteDefinition | undefined {
	const calls: Call[] = [];
	for (const match of body.matchAll(/\\([A-Za-z]+)/g)) {
		const given = readArguments(body, match.index + match[0].length, 3).all.filter(({ isOptional }) => !isOptional);
		for (const { text } of given) {
			const passed = /^\s*#([1-9])\s*$/.exec(text)?.[1];
			if (passed !== undefined && parameters[Number(passed) - 1] === 'm') {
				const before = parameters.slice(0, Number(passed) - 1).replace(/[^m]/g, '').length;
				calls.push({ command: match[1]!, argumentsBefore: before, isAlias: false });
			}
		}
	}
	// `\newcommand{\pc}{\parencite}` is another name for the command.
	const alias = parameters === '' ? /^\s*\\([A-Za-z]+)\*?\s*$/.exec(body)?.[1] : undefined;
	if (alias !== undefined) {
		calls.push({ command: alias, argumentsBefore: 0, isAlias: true });
	}
	return calls.length === 0 ? undefined : { name, kind: 'wrapper', calls };
}

/** The cite commands among what a manuscript defines; `named` are those of the writer's settings. */
export function commandsOf(definitions: Iterable<CiteDefinition>, named: OwnCommands): OwnCommands {
	const commands = new Map(named);
	const wrappers: CiteDefinition[] = [];
	for (const definition of definitions) {
		switch (definition.kind) {
			case 'wrapper':
				wrappers.push(definition);
				break;
			case 'suffix':
				addSuffixed(commands, definition.name);
				break;
			default:
				commands.set(definition.name, { ...plain, isMultiple: definition.kind === 'ownMultiple' });
		}
	}
	// A wrapper may wrap one that is defined behind it; each round finds those of another level.
	for (let round = 0; round < 5; round++) {
		const found = wrappers.filter(({ name, calls }) => {
			const command = commands.has(name) || latexCommand(name) !== undefined ? undefined : wrapped(calls, commands);
			if (command !== undefined) {
				commands.set(name, command);
			}
			return command !== undefined;
		});
		if (found.length === 0) {
			break;
		}
	}
	return commands;
}

const plain: LatexCommand = {
	mode: 'parenthetical',
	isSilent: false,
	isMultiple: false,
	argumentsBefore: 0,
	usesAngles: false,
};

/** The first command that prints a cite; one that only lists the work, such as `\nocite`, where there is no other. */
function wrapped(calls: readonly Call[], commands: OwnCommands): LatexCommand | undefined {
	const found = calls.flatMap(({ command, argumentsBefore, isAlias }) => {
		const known = latexCommand(command, commands);
		return known === undefined
			? []
			: [{ ...known, argumentsBefore: isAlias ? known.argumentsBefore : argumentsBefore }];
	});
	return found.find(({ isSilent }) => !isSilent) ?? found[0];
}

/** The commands that multibib makes for `\newcites{sec}{…}`: `\citesec`, `\nocitesec`, with natbib `\citepsec` and so on. */
const suffixed =
	'cite nocite citep citet citealp citealt citeauthor citefullauthor citeyear citeyearpar Citep Citet Citealp Citealt Citeauthor'.split(
		' ',
	);

function addSuffixed(commands: Map<string, LatexCommand>, suffix: string): void {
	for (const name of suffixed) {
		commands.set(name + suffix, latexCommand(name)!);
	}
}
