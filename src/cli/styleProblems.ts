import path from 'node:path';
import type * as CitationEngine from '../citationEngine.ts';
import { declaredStyleFile, isPlacedStyle } from '../core/documents/declaredStyle.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import { largestStyle } from '../core/documents/readingPolicy.ts';
import { isNetworkPath } from '../core/text/filePath.ts';
import type { Problem } from '../core/text/problem.ts';
import { missingReason, UnreadFile } from './cliError.ts';
import { isThere, readText } from './files.ts';

/** What is wrong with the style that a manuscript names. */
export type StyleProblems = (file: string, scanned: ScannedDocument) => readonly Problem[];

/**
 * Checks the style file that the header of a manuscript names, as the editor does. A bare name that is
 * not there may be one of the distribution, or of pandoc's own folder, which only the build can know.
 *
 * @param engine loads what reads styles, which is only done where there is one
 */
export function createStyleProblems(engine: () => typeof CitationEngine): StyleProblems {
	return (manuscript, scanned) => {
		const declared = declaredStyleFile(scanned);
		if (declared === undefined) {
			return [];
		}
		const { file, span } = declared;
		const details = faultOf(file, path.resolve(path.dirname(manuscript), file), scanned, engine);
		return details === undefined ? [] : [{ code: 'document.unread-style', span, details: { file, ...details } }];
	};
}

function faultOf(
	style: string,
	place: string,
	scanned: ScannedDocument,
	engine: () => typeof CitationEngine,
): Problem['details'] {
	if (isNetworkPath(style)) {
		return { refusal: 'network' };
	}
	if (!isThere(place)) {
		// Pandoc counts from where it runs.
		return isPlacedStyle(style, scanned) && !isThere(style) ? { failure: missingReason } : undefined;
	}
	try {
		const checked = engine().checkStyle(readText(place, largestStyle));
		return 'fault' in checked ? checked : undefined;
	} catch (error) {
		if (error instanceof UnreadFile) {
			return { failure: error.reason };
		}
		throw error;
	}
}
