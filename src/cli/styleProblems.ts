import path from 'node:path';
import type * as CitationEngine from '../citationEngine.ts';
import { declaredStyle, styleKeys } from '../core/documents/declaredStyle.ts';
import { headerLine } from '../core/documents/headerLine.ts';
import type { ScannedDocument } from '../core/documents/model.ts';
import { largestStyle } from '../core/documents/readingPolicy.ts';
import { isNetworkPath } from '../core/text/filePath.ts';
import type { Problem } from '../core/text/problem.ts';
import { CliError } from './cliError.ts';
import { isThere, readText } from './files.ts';

/** What is wrong with the style that a manuscript names. */
export type StyleProblems = (file: string, scanned: ScannedDocument) => readonly Problem[];

/**
 * Checks the style file that the header of a manuscript names, as the editor does. A file that is not there may be one of
 * the distribution, or of pandoc's own folder, which only the build can tell.
 *
 * @param engine loads what reads styles, which is only done where there is one
 */
export function createStyleProblems(engine: () => typeof CitationEngine): StyleProblems {
	return (file, scanned) => {
		const style = declaredStyle(scanned);
		const span = headerLine(scanned, styleKeys);
		if (style === undefined || span === undefined || !/\.csl$/i.test(style)) {
			return [];
		}
		const details = faultOf(style, path.resolve(path.dirname(file), style), engine);
		return details === undefined ? [] : [{ code: 'document.unread-style', span, details: { file: style, ...details } }];
	};
}

function faultOf(style: string, place: string, engine: () => typeof CitationEngine): Problem['details'] {
	if (isNetworkPath(style)) {
		return { refusal: 'network' };
	}
	if (!isThere(place)) {
		return undefined;
	}
	try {
		const checked = engine().checkStyle(readText(place, largestStyle));
		return 'fault' in checked ? checked : undefined;
	} catch (error) {
		if (error instanceof CliError) {
			return { failure: reasonIn(error, place) };
		}
		throw error;
	}
}

/** The reason in “PATH cannot be read: REASON.”. */
function reasonIn({ message }: CliError, place: string): string {
	return message.slice(message.indexOf(': ', place.length) + 2).replace(/\.$/, '');
}
