import { readdirSync } from 'node:fs';
import path from 'node:path';
import { CliError, reasonOf } from './cliError.ts';
import { documentFormatOf } from './documentFormats.ts';

/** Folders in which tools keep what they installed or made, as in the editor. */
const toolFolders: ReadonlySet<string> = new Set(['node_modules', '_book', '_site', 'renv']);

/** The files in a folder and below that have the name of a manuscript, sorted; hidden folders and those of tools aside. */
export function manuscriptFilesIn(folder: string): readonly string[] {
	const found: string[] = [];
	const visit = (current: string) => {
		for (const entry of entriesOf(current)) {
			const file = path.join(current, entry.name);
			if (entry.isDirectory() && !entry.name.startsWith('.') && !toolFolders.has(entry.name)) {
				visit(file);
			} else if (entry.isFile() && documentFormatOf(entry.name) !== undefined) {
				found.push(file);
			}
		}
	};
	visit(folder);
	return found.sort((a, b) => (a < b ? -1 : 1));
}

function entriesOf(folder: string) {
	try {
		return readdirSync(folder, { withFileTypes: true });
	} catch (error) {
		throw new CliError(`${folder} cannot be read: ${reasonOf(error)}.`);
	}
}
