import { readdirSync, readFileSync, statSync } from 'node:fs';
import { decodeText } from '../core/text/decode.ts';
import { reasonOf, UnreadFile } from './cliError.ts';

/** A larger file is nobody's bibliography or manuscript, in bytes. */
const largestFile = 512 * 1024 * 1024;

/** The text of a file; a sentence for the user when it cannot be read, or has more bytes than `largest`. */
export function readText(path: string, largest = largestFile): string {
	try {
		const stat = statSync(path);
		if (!stat.isFile() && !stat.isDirectory()) {
			throw new UnreadFile(path, 'is not read', 'it is not a file but a device or a pipe, which may have no end');
		}
		if (stat.size > largest) {
			throw new UnreadFile(path, 'is not read', `it is larger than ${largest / (1024 * 1024)} MB`);
		}
		return decodeText(readFileSync(path));
	} catch (error) {
		if (error instanceof UnreadFile) {
			throw error;
		}
		throw new UnreadFile(path, 'cannot be read', reasonOf(error));
	}
}

/** Whether there is a file (and not a folder) at this path. */
export function isFile(path: string): boolean {
	return kindOf(path) === 'file';
}

/** Whether there is a folder at this path. */
export function isFolder(path: string): boolean {
	return kindOf(path) === 'folder';
}

/** Whether there is anything at this path. */
export function isThere(path: string): boolean {
	return kindOf(path) !== undefined;
}

/** What stands at a path; undefined when there is nothing, or no file can have such a path. */
function kindOf(path: string): 'file' | 'folder' | 'other' | undefined {
	try {
		const stat = statSync(path, { throwIfNoEntry: false });
		return stat && (stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other');
	} catch {
		// A NUL, a name that is too long, a link to itself, a folder that is closed.
		return undefined;
	}
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

/** The names of the folders in a folder; none where it cannot be read. */
export function foldersIn(folder: string): readonly string[] {
	try {
		return readdirSync(folder, { withFileTypes: true })
			.filter((entry) => entry.isDirectory())
			.map(({ name }) => name)
			.sort();
	} catch {
		return [];
	}
}
