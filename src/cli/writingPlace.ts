import { realpathSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';
import { bibliographyFormatOf } from '../core/bibliography/bibliographyFormat.ts';
import { mayWrite, type WritingRole } from '../core/documents/writingPolicy.ts';
import { isInside } from '../core/text/filePath.ts';
import { refusalSentence } from '../presentation/writing.ts';
import type { Reader } from '../presentation/localise.ts';
import { CliError } from './cliError.ts';

/**
 * Throws a {@link CliError} for the first file that may not be written. What the user typed may be; what files name, such
 * as the parts of a manuscript, only in the folders of what the user typed and in the working folder.
 *
 * @param files what is to be written, all of it there and read
 * @param typed the files that are on the command line
 * @param role what the files are, where their names do not say
 */
export function refuseForbidden(
	files: readonly string[],
	typed: readonly string[],
	reader: Reader,
	role?: WritingRole,
): void {
	const named = new Set(typed.map(real));
	const folders = [...[...named].map((file) => path.dirname(file)), ...workingFolder()];
	for (const file of files) {
		const target = real(file);
		const isBibliography = bibliographyFormatOf(file) !== undefined;
		const decision = mayWrite({
			role: role ?? (isBibliography ? 'bibliography' : 'manuscript'),
			path: path.resolve(file).split(path.sep).join('/'),
			isTrusted: true,
			// A link is followed first, so that one that leads out is known by where it leads.
			place: folders.some((folder) => isInside(target, folder)) ? 'inside' : 'outside',
			isThroughLink: false,
			isNamed: named.has(target),
			content: isBibliography ? 'references' : 'other',
		});
		if (decision.kind === 'refuse') {
			throw new CliError(refusalSentence(decision.reason, file, reader));
		}
		if (decision.kind === 'ask') {
			throw new CliError(
				`${file} is outside the folders of the given files. Nothing was written; to change it, give its name as well.`,
			);
		}
	}
}

/** The folder in which the command runs; a home folder or a whole disk says nothing of what belongs together. */
function workingFolder(): readonly string[] {
	const folder = realpathSync('.');
	return folder === homedir() || folder === path.parse(folder).root ? [] : [folder];
}

function real(file: string): string {
	try {
		return realpathSync(file);
	} catch {
		return path.resolve(file);
	}
}
