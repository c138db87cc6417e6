import { isPattern, Surroundings } from '../core/documents/project/surroundings.ts';
import { drive } from '../core/documents/project/questions.ts';
import { noCommands } from '../core/citations/latexCommands.ts';
import { isPossiblePath } from '../core/text/filePath.ts';
import { isThere } from './files.ts';
import { shownFile, uriOfFile } from './fileUris.ts';
import { ManuscriptReader } from './manuscriptReader.ts';

/**
 * The files that are given, with patterns such as `*.md` expanded, as the shells of Windows leave it to programs, and each
 * in the spelling that the disk has. What fits nothing stays as it is, so that it can be named.
 */
export function expandPatterns(given: readonly string[]): readonly string[] {
	const reader = new ManuscriptReader(noCommands);
	const around = new Surroundings(uriOfFile('.'));
	return given.flatMap((name) => {
		if (!isPossiblePath(name) || isThere(name)) {
			return [name];
		}
		if (isPattern(name)) {
			const found = drive(around.matching(uriOfFile(name)), reader);
			return found.length === 0 ? [name] : found.map(shownFile);
		}
		const found = drive(around.file(uriOfFile(name)), reader);
		return [found === undefined ? name : shownFile(found)];
	});
}
