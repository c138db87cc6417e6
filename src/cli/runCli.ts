import { listOf, readArguments } from './arguments.ts';
import { Assets } from './assets.ts';
import { cardCommand } from './cardCommand.ts';
import { changesCommand } from './changesCommand.ts';
import { checkCommand } from './checkCommand.ts';
import { CliError } from './cliError.ts';
import type { Command } from './command.ts';
import {
	type CommandEvidence,
	evidenceDetails,
	evidenceOptions,
	readEvidence,
	spreadPacks,
	warnOfPacks,
} from './evidenceOptions.ts';
import { exportCommand } from './exportCommand.ts';
import { libraryCommand } from './libraryCommand.ts';
import { mcpCommand } from './mcpCommand.ts';
import { mentionsCommand } from './mentionsCommand.ts';
import { checkPacksCommand } from './pack/checkPacks.ts';
import { diffPacksCommand } from './pack/diffPacks.ts';
import { fromLibraryCommand } from './pack/fromLibrary.ts';
import { importFigureCommand } from './pack/importFigure.ts';
import { mergePacksCommand } from './pack/mergePacks.ts';
import { newPackCommand } from './pack/newPack.ts';
import { pathCommand } from './pathCommand.ts';
import { renderCommand } from './renderCommand.ts';
import { suggestCommand } from './suggestCommand.ts';
import { tableCommand } from './tableCommand.ts';
import { tidyCommand } from './tidyCommand.ts';
import type { Terminal } from './terminal.ts';

const commands: readonly Command[] = [
	mentionsCommand,
	cardCommand,
	checkCommand,
	suggestCommand,
	libraryCommand,
	renderCommand,
	exportCommand,
	changesCommand,
	tableCommand,
	pathCommand,
	tidyCommand,
	mcpCommand,
	newPackCommand,
	fromLibraryCommand,
	checkPacksCommand,
	diffPacksCommand,
	mergePacksCommand,
	importFigureCommand,
];

/** Runs `afferent` with these arguments. Gives the exit code: 0 = fine, 1 = problems found, 2 = could not run. */
export async function runCli(args: readonly string[], terminal: Terminal, assets?: Assets): Promise<number> {
	try {
		return await dispatch(args, terminal, () => assets ?? new Assets());
	} catch (error) {
		// Whatever else goes wrong is a fault of the program; a stack would help nobody at a prompt.
		const sentence = error instanceof Error ? error.message : String(error);
		terminal.warn(`afferent: ${error instanceof CliError ? sentence : `something went wrong: ${sentence}`}`);
		return 2;
	}
}

async function dispatch(args: readonly string[], terminal: Terminal, assets: () => Assets): Promise<number> {
	const [name] = args;
	if (name === undefined) {
		terminal.warn('afferent: a command is missing; “afferent --help” lists them.');
		return 2;
	}
	if (name === '--version' || name === '-v') {
		await terminal.write(`${assets().version()}\n`);
		return 0;
	}
	if (name === '--help' || name === '-h' || name === 'help') {
		await terminal.write(args.length < 2 || name !== 'help' ? overview() : helpAbout(args.slice(1)));
		return 0;
	}
	if (groupOf(name).length > 0 && (args[1] === '--help' || args[1] === '-h')) {
		await terminal.write(helpAbout([name]));
		return 0;
	}
	const { command, rest } = findCommand(args);
	const options = {
		...command.options,
		...(command.usesEvidence ? evidenceOptions : {}),
		help: { type: 'boolean', short: 'h' },
	} as const;
	const parsed = readArguments(
		command.name,
		options,
		command.usesEvidence && !isOnPacks(command) ? spreadPacks(rest) : rest,
	);
	if (parsed.flags.has('help')) {
		await terminal.write(helpOf(command));
		return 0;
	}
	const shipped = assets();
	let read: CommandEvidence | undefined;
	const evidence = () => {
		if (read === undefined) {
			read = readEvidence(parsed, shipped);
			warnOfPacks(read, terminal);
		}
		return read;
	};
	return command.run({ args: parsed, terminal, assets: shipped, evidence });
}

/** The command that the first word names, or, for one of a group such as `pack new`, the first two. */
function findCommand(words: readonly string[]): {
	readonly command: Command;
	readonly rest: readonly string[];
} {
	const [name = '', second = ''] = words;
	const ofGroup = commands.find((candidate) => candidate.name === `${name} ${second}`);
	if (ofGroup !== undefined) {
		return { command: ofGroup, rest: words.slice(2) };
	}
	const command = commands.find((candidate) => candidate.name === name);
	if (command === undefined) {
		const group = groupOf(name).map((each) => each.name.slice(name.length + 1));
		if (group.length > 0) {
			throw new CliError(`“afferent ${name}” needs ${listOf(group)}; see “afferent ${name} --help”.`);
		}
		const what = name.startsWith('-') ? 'option' : 'command';
		throw new CliError(`There is no ${what} “${name}”; “afferent --help” lists all commands.`);
	}
	return { command, rest: words.slice(1) };
}

/** The commands whose name begins with this word and has a second one. */
function groupOf(name: string): readonly Command[] {
	return commands.filter((command) => command.name.startsWith(`${name} `));
}

/** Whether the folders behind the command are packs of their own, and none of those that `--packs` names. */
function isOnPacks({ name }: Command): boolean {
	return name.startsWith('pack ');
}

function helpAbout(words: readonly string[]): string {
	const group = words.length === 1 ? groupOf(words[0]!) : [];
	return group.length > 0 ? listed(group) : helpOf(findCommand(words).command);
}

function listed(some: readonly Command[]): string {
	const width = Math.max(...some.map((command) => command.name.length));
	return some.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}\n`).join('');
}

function overview(): string {
	return [
		'Evidence, citations and bibliographies of biomedical manuscripts in Markdown and LaTeX.',
		'',
		'Usage: afferent COMMAND [OPTION…] [ARGUMENT…]',
		'',
		listed(commands),
		'“afferent COMMAND --help” describes a command; “afferent --version” prints the version.',
		'Exit codes: 0 = fine, 1 = problems found, 2 = could not run.',
		'',
	].join('\n');
}

function helpOf({ name, synopsis, summary, details, usesEvidence }: Command): string {
	const all = usesEvidence ? [...details, '', ...evidenceDetails] : details;
	return [
		`Usage: afferent ${name} ${usesEvidence ? '[--packs DIR…] [--no-bundled-pack] ' : ''}${synopsis}`,
		'',
		summary,
		...(all.length > 0 ? ['', ...all] : []),
		'',
	].join('\n');
}
