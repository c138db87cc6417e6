import { readdirSync, readFileSync, statSync } from 'node:fs';
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

/**
 * The text of bytes, without byte order mark: UTF-16 where a mark says so, UTF-8 where it is valid, else Latin-1
 * (Windows-1252), in which old libraries are written.
 */
export function decodeText(bytes: Uint8Array): string {
	if (bytes[0] === 0xff && bytes[1] === 0xfe) {
		return new TextDecoder('utf-16le').decode(bytes);
	}
	if (bytes[0] === 0xfe && bytes[1] === 0xff) {
		return new TextDecoder('utf-16be').decode(bytes);
	}
	try {
		return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
	} catch (error) {
		if (error instanceof TypeError) {
			return new TextDecoder('windows-1252').decode(bytes);
		}
		throw error;
	}
}
