import { parseArgs, type ParseArgsConfig } from 'node:util';
import { CliError } from './cliError.ts';

type Options = NonNullable<ParseArgsConfig['options']>;

/** What was given to a command: option values by name, and the rest. */
export interface Arguments {
	readonly flags: ReadonlySet<string>;
	readonly values: ReadonlyMap<string, readonly string[]>;
	readonly positionals: readonly string[];
}

/** Reads the arguments of a command by its options; a sentence for the user when they do not fit. */
export function readArguments(command: string, options: Options, args: readonly string[]): Arguments {
	try {
		const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true });
		const flags = new Set<string>();
		const given = new Map<string, readonly string[]>();
		for (const [name, value] of Object.entries(values)) {
			if (value === true) {
				flags.add(name);
			} else if (value !== undefined && value !== false) {
				given.set(name, (Array.isArray(value) ? value : [value]).map(String));
			}
		}
		return { flags, values: given, positionals };
	} catch (error) {
		throw new CliError(`${usageReason(error)} See “afferent ${command} --help”.`);
	}
}

/** The value of an option, which must be one of the choices where there are some. */
export function oneOf<T extends string>(args: Arguments, option: string, choices: readonly T[]): T | undefined {
	const value = args.values.get(option)?.at(-1);
	if (value === undefined) {
		return undefined;
	}
	const chosen = choices.find((choice) => choice === value.toLowerCase());
	if (chosen === undefined) {
		throw new CliError(`--${option} takes ${listOf(choices)}, not “${value}”.`);
	}
	return chosen;
}

/** `a, b or c`. */
export function listOf(choices: readonly string[]): string {
	return choices.length < 2 ? choices.join('') : `${choices.slice(0, -1).join(', ')} or ${choices.at(-1)!}`;
}

function usageReason(error: unknown): string {
	const message = error instanceof Error ? error.message : String(error);
	// Node adds advice for programmers after the first sentence.
	const sentence = message.split('. ')[0]!.replace(/\.$/, '');
	return `${sentence}.`;
}
