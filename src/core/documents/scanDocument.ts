import { noCommands, type OwnCommands } from '../citations/latexCommands.ts';
import { ContentMaker } from './blockContents.ts';
import { commandsOf } from './citeDefinitions.ts';
import type { DocumentFormat, ScannedDocument } from './model.ts';
import { citeDefinitionsIn } from './latexFacts.ts';
import { rescan } from './rescan.ts';
import { isManuscript, Manuscript } from './scannedManuscript.ts';
import { splitFrom, splitterOf } from './splitBlocks.ts';

export interface ScanOptions {
	/** Further LaTeX commands that cite, from settings or other files; those that the text defines are known anyway. */
	readonly latexCommands?: OwnCommands;
}

/**
 * Takes a manuscript apart. With the scan of an earlier version only the blocks that changed are read again;
 * all others keep their content object, and with it everything that was worked out from it.
 */
export function scanDocument(
	text: string,
	format: DocumentFormat,
	previous?: ScannedDocument,
	options: ScanOptions = {},
): ScannedDocument {
	const latexCommands = options.latexCommands ?? noCommands;
	if (isManuscript(previous) && previous.format === format && previous.latexCommands === latexCommands) {
		return previous.text === text ? previous : (rescan(previous, text) ?? scanAnew(text, format, latexCommands));
	}
	return scanAnew(text, format, latexCommands);
}

/** The same manuscript with another text, read as it was read. */
export function rescanned(document: ScannedDocument, text: string): ScannedDocument {
	const options = isManuscript(document) ? { latexCommands: document.latexCommands } : {};
	return scanDocument(text, document.format, document, options);
}

/** `known` are the cite commands of the text, where they are known already. */
function scanAnew(text: string, format: DocumentFormat, given: OwnCommands, known: OwnCommands = given): Manuscript {
	const splitter = splitterOf(format);
	const blocks = splitFrom(
		text,
		{ splitter, maker: new ContentMaker(format, known) },
		{ start: 0, state: splitter.initialState(text) },
	);
	const definitions = format === 'latex' ? citeDefinitionsIn(blocks) : [];
	const commands = definitions.length === 0 ? given : commandsOf(definitions, given);
	// Blocks that were made before the definitions were read know too few commands.
	return commands === known || known !== given
		? new Manuscript({ text, format, latexCommands: given, citeCommands: commands, blocks })
		: scanAnew(text, format, given, commands);
}
