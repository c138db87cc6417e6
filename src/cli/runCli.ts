import { readArguments } from './arguments.ts';
import { Assets } from './assets.ts';
import { cardCommand } from './cardCommand.ts';
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
import { mentionsCommand } from './mentionsCommand.ts';
import { renderCommand } from './renderCommand.ts';
import { suggestCommand } from './suggestCommand.ts';
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
	tidyCommand,
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
	const [name, ...rest] = args;
	if (name === undefined) {
		terminal.warn('afferent: a command is missing; “afferent --help” lists them.');
		return 2;
	}
	if (name === '--version' || name === '-v') {
		await terminal.write(`${assets().version()}\n`);
		return 0;
	}
	if (name === '--help' || name === '-h' || name === 'help') {
		const about = rest[0] === undefined ? undefined : findCommand(rest[0]);
		await terminal.write(about === undefined ? overview() : helpOf(about));
		return 0;
	}
	const command = findCommand(name);
	const options = {
		...command.options,
		...(command.usesEvidence ? evidenceOptions : {}),
		help: { type: 'boolean', short: 'h' },
	} as const;
	const parsed = readArguments(command.name, options, command.usesEvidence ? spreadPacks(rest) : rest);
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

function findCommand(name: string): Command {
	const command = commands.find((candidate) => candidate.name === name);
	if (command === undefined) {
		const what = name.startsWith('-') ? 'option' : 'command';
		throw new CliError(`There is no ${what} “${name}”; “afferent --help” lists what there is.`);
	}
	return command;
}

function overview(): string {
	const width = Math.max(...commands.map((command) => command.name.length));
	return [
		'Evidence, citations and bibliographies of biomedical manuscripts in Markdown and LaTeX.',
		'',
		'Usage: afferent COMMAND [OPTION…] [ARGUMENT…]',
		'',
		...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
		'',
		'“afferent COMMAND --help” says more about one; “afferent --version” gives the version.',
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
