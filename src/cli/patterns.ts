import { isPattern, Surroundings } from '../core/documents/project/surroundings.ts';
import { drive } from '../core/documents/project/questions.ts';
import { noCommands } from '../core/citations/latexCommands.ts';
import { isPossiblePath } from '../core/text/filePath.ts';
import { isSameUri } from '../core/text/fileUri.ts';
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
		if (!isPossiblePath(name)) {
			return [name];
		}
		const uri = uriOfFile(name);
		if (isPattern(name) && !isThere(name)) {
			const found = drive(around.matching(uri), reader);
			return found.length === 0 ? [name] : found.map(shownFile);
		}
		// A disk that folds names has a file under any spelling.
		const found = drive(around.file(uri), reader);
		return [found === undefined || isSameUri(found, uri) ? name : shownFile(found)];
	});
}
