import { readdirSync, readFileSync, statSync } from 'node:fs';
import { decodeText } from '../core/text/decode.ts';
import { CliError, reasonOf } from './cliError.ts';

/** The text of a file; a sentence for the user when it cannot be read. */
export function readText(path: string): string {
	try {
		return decodeText(readFileSync(path));
	} catch (error) {
		throw new CliError(`${path} cannot be read: ${reasonOf(error)}.`);
	}
}

/** The text of a file, or undefined when it does not exist or is a folder. */
export function tryReadText(path: string): string | undefined {
	return isFile(path) ? readText(path) : undefined;
}

/** Whether there is a file (and not a folder) at this path. */
export function isFile(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}

/** Whether there is a folder at this path. */
export function isFolder(path: string): boolean {
	return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/** The names of the files in a folder; none where it cannot be read. */
export function filesIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isFile())
			.map(({ name }) => name);
	} catch {
		return [];
	}
}
