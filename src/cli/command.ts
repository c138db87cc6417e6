import type { ParseArgsConfig } from 'node:util';
import type { Arguments } from './arguments.ts';
import type { Assets } from './assets.ts';
import type { CommandEvidence } from './evidenceOptions.ts';
import type { Terminal } from './terminal.ts';

/** What a command works with. */
export interface CommandContext {
	readonly args: Arguments;
	readonly terminal: Terminal;
	readonly assets: Assets;
	/** Reads the evidence when it is first asked for, and warns of packs that are not as they should be. */
	readonly evidence: () => CommandEvidence;
}

/** One command of `afferent`. */
export interface Command {
	readonly name: string;
	/** What is after the name in the usage line. */
	readonly synopsis: string;
	/** One line for the list of commands. */
	readonly summary: string;
	/** Lines on each option and on what is written. */
	readonly details: readonly string[];
	readonly options: NonNullable<ParseArgsConfig['options']>;
	/** Whether it works with evidence, and so takes `--packs` and `--no-bundled-pack`. */
	readonly usesEvidence: boolean;
	/** Gives the exit code: 0 when all is well, 1 when problems were found. Throws `CliError` when it could not run. */
	readonly run: (context: CommandContext) => Promise<0 | 1 | 2>;
}
